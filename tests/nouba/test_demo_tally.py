"""The demonstration says truly how many came, and when the computer was too slow for it."""

from lab.demo.report import tally
from reception.app import Reception
from reception.domain.paper import PrintState
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.sheets import sending


def give(reception: Reception, *, prints: bool = True) -> None:
    ticket = reception.desk.issue("signature", printer_station="kiosk-1").ticket.id
    if prints:
        job = reception.prints.original(ticket)
        assert job
        sending(reception, job)
        reception.prints.record(job, PrintState.CONFIRMED)


def test_who_did_not_come_and_who_has_no_paper_are_counted(
    reception: Reception, clock: FakeClock
) -> None:
    for prints in (True, True, False):
        give(reception, prints=prints)
    clock.advance(hours=1)
    assert reception.prints.wanted("kiosk-1") == ()  # that paper is too old to be begun
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))
    reception.desk.finish(At(3, "clerk1"))
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))

    found = tally(reception, 12)
    assert not found.over
    assert list(found.sentences(60)) == [
        "Visitors planned 12, came 3.",
        "Tickets on paper 2, without paper 1.",
        "Served 1, still at the counter 1, not there when called 0, not served 1.",
        "This computer is too slow for this speed; try --speed 15.",
    ]


def test_nobody_is_told_of_a_slow_computer_when_all_came_and_have_paper(
    reception: Reception,
) -> None:
    give(reception)
    assert not tally(reception, 1).over
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))
    reception.desk.finish(At(3, "clerk1"))
    found = tally(reception, 1)
    assert found.over
    assert "too slow" not in " ".join(found.sentences(60))
    assert "try --speed 30" in " ".join(tally(reception, 2).sentences(60))


def test_a_visitor_is_counted_once_however_many_queues_she_was_in(reception: Reception) -> None:
    for _ in range(2):
        give(reception)
    here = At(3, "clerk1")
    reception.desk.call_next(here)
    reception.desk.start(here)
    # Served here, she goes on to another counter; the other one is missed and comes again.
    first = reception.desk.transfer(here, to_service="planning").ticket.label
    reception.desk.call_next(here)
    reception.desk.no_show(here)
    there = At(4, "clerk2")
    assert reception.desk.call_next(there).ticket.label == first
    reception.desk.start(there)
    reception.desk.finish(there)
    found = tally(reception, 2)
    assert (found.came, found.states.total()) == (2, 2)
    assert list(found.sentences(60))[2] == (
        "Served 1, still at the counter 0, not there when called 1, not served 0."
    )
