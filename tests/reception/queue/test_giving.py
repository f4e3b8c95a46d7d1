"""Who is next though she waits, and at how many counters: what a ticket says beside its hours."""

from dataclasses import replace
from datetime import timedelta

import pytest

from reception.app import Reception
from reception.domain.calling_rule import WorkProfile
from reception.domain.ticket import Visit
from reception.queue.model import At
from reception.waits.forecast import WaitForecaster
from tests.support.clocks import FakeClock

ONE, OTHER, ELSEWHERE = At(3, "clerk3"), At(4, "clerk2"), At(1, "clerk1")
"""The first two legalise signatures; the third does not."""


def told(reception: Reception, service: str = "signature") -> tuple[int | None, bool]:
    """Return how many counters a ticket is told of, and whether its visitor is next."""
    return told_again(reception, reception.desk.issue(service))


def told_again(reception: Reception, visit: Visit) -> tuple[int | None, bool]:
    paper = reception.hall.paper(reception.hall.announced(visit))
    now = reception.hall.paper(reception.hall.view(visit))
    assert (paper.counters, paper.is_next) == (now.counters, now.is_next)
    assert reception.hall.paper_of(visit.ticket.id) == paper
    return paper.counters, paper.is_next


def serve_somebody(reception: Reception, at: At) -> None:
    reception.desk.issue("signature")
    reception.desk.open_counter(at)
    reception.desk.call_next(at)


def test_nobody_is_next_where_nobody_works(reception: Reception) -> None:
    reception.desk.open_counter(ELSEWHERE)
    assert told(reception) == (0, False)


def test_before_a_free_counter_nobody_waits(reception: Reception) -> None:
    reception.desk.open_counter(ONE)
    assert told(reception) == (1, False)


def test_who_comes_while_somebody_is_at_every_counter_is_next(reception: Reception) -> None:
    serve_somebody(reception, ONE)
    reception.desk.open_counter(ELSEWHERE)
    assert told(reception) == (1, True)
    # And whoever comes behind is not.
    assert told(reception) == (1, False)


def test_a_second_counter_is_free_taken_or_on_a_break(reception: Reception) -> None:
    serve_somebody(reception, ONE)
    reception.desk.open_counter(OTHER)
    assert told(reception) == (2, False)
    reception.desk.call_next(OTHER)
    assert told(reception) == (2, True)
    reception.desk.start(OTHER)
    reception.desk.finish(OTHER)
    reception.desk.take_break(At(None, OTHER.clerk), "prayer")
    assert told(reception)[0] == 1


@pytest.mark.parametrize("waits_for", ["residence", "orientation"])
def test_who_waits_for_something_else_at_that_counter_may_be_called_first(
    reception: Reception, waits_for: str
) -> None:
    serve_somebody(reception, ONE)
    # The hall is read before she comes: then she is one who has joined since.
    reception.hall.services()
    reception.desk.issue(waits_for)
    assert told(reception) == (1, False)


def test_who_waits_for_what_that_counter_does_not_give_stands_before_nobody(
    reception: Reception,
) -> None:
    serve_somebody(reception, ONE)
    reception.desk.issue("planning")
    assert told(reception) == (1, True)


def test_once_the_counter_is_free_nobody_is_told_so(reception: Reception) -> None:
    serve_somebody(reception, ONE)
    reception.desk.start(ONE)
    reception.desk.finish(ONE)
    assert told(reception) == (1, False)


def test_who_speaks_a_language_that_is_called_first_there_may_come_before_her(
    reception: Reception, clock: FakeClock
) -> None:
    serve_somebody(reception, OTHER)
    first = reception.desk.issue("signature", language="zgh")
    clock.advance(minutes=6)
    visit = reception.desk.issue("signature", language="fr", priority="elderly")
    assert reception.hall.announced(visit).ahead == 0
    assert told_again(reception, visit) == (1, False)
    # Behind her are only who speak as she does: none of them is called first.
    reception.desk.cancel(first.ticket.label)
    reception.desk.issue("signature", language="fr")
    assert told_again(reception, visit) == (1, True)


def test_who_is_kept_for_that_counter_is_called_before_her(
    reception: Reception, clock: FakeClock
) -> None:
    reception.desk.issue("birth-extract")
    reception.desk.open_counter(ELSEWHERE)
    reception.desk.call_next(ELSEWHERE)
    reception.desk.start(ELSEWHERE)
    serve_somebody(reception, OTHER)
    reception.desk.transfer(ELSEWHERE, to_counter=OTHER.counter)
    clock.advance(minutes=1)
    assert told(reception) == (1, False)


def test_who_is_called_there_only_after_a_while_is_not_next_before(
    reception: Reception, clock: FakeClock
) -> None:
    unit, late = reception.hall.unit(), timedelta(minutes=20)
    extracts = WorkProfile(
        code="extracts",
        names=unit.services[0].names,
        services=("birth-extract",),
        helps=("signature",),
        help_after=late,
    )
    reception.office.set_up(replace(unit, profiles=(extracts,)), by="admin")
    reception.desk.issue("birth-extract")
    reception.desk.open_counter(OTHER)
    reception.desk.take_profile(At(None, OTHER.clerk), "extracts")
    reception.desk.call_next(OTHER)
    visit = reception.desk.issue("signature")
    assert told_again(reception, visit) == (1, False)
    clock.advance(minutes=20)
    assert told_again(reception, visit) == (1, True)


def test_who_was_sent_on_to_a_counter_that_is_closed_is_next_nowhere(reception: Reception) -> None:
    serve_somebody(reception, ONE)
    serve_somebody(reception, OTHER)
    reception.desk.start(ONE)
    sent = reception.desk.transfer(ONE, to_counter=2)
    serve_again = reception.desk.issue("signature")
    assert reception.desk.call_next(ONE).ticket == serve_again.ticket
    visit = reception.hall.visit(sent.ticket.id)
    assert visit
    assert told_again(reception, visit) == (2, False)


def test_nothing_is_foreseen_to_count_the_counters(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve_somebody(reception, ONE)
    visit = reception.desk.issue("signature")
    reception.desk.open_counter(OTHER)
    monkeypatch.delattr(WaitForecaster, "forecast")
    assert reception.hall.announced(visit).counters == 2
