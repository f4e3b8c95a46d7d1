"""The demonstration says truly how many came, and when the computer was too slow for it."""

from lab.demo.report import PORTRAYED_STATION, tally
from reception.app import Reception
from reception.domain.paper import PrintState
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.sheets import sending


def give(reception: Reception, station: str = "kiosk-1", *, prints: bool = True) -> None:
    ticket = reception.desk.issue("signature", printer_station=station).ticket.id
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
    give(reception, PORTRAYED_STATION)
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
        "Tickets on paper 3, without paper 1 (1 taken for the pictures).",
        "Served 1, still at the counter 1, not there when called 0, not served 2.",
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
