"""Who is next though she waits, and at how many counters: what a ticket says beside its hours."""

import pytest

from reception.app import Reception
from reception.queue.model import At

ONE, OTHER, ELSEWHERE = At(3, "clerk3"), At(4, "clerk2"), At(1, "clerk1")
"""The first two legalise signatures; the third does not."""


def told(reception: Reception, service: str = "signature") -> tuple[int | None, bool]:
    """Return how many counters a ticket is told of, and whether its visitor is next."""
    visit = reception.desk.issue(service)
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
