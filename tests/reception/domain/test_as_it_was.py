"""A visit as it stood: the same as the fold of what had happened by then."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.language import Language
from reception.domain.ticket import (
    Event,
    EventKind,
    Leg,
    Ticket,
    Visit,
    apply,
    as_it_was,
    begin,
    fold,
    steps_from,
)

START = datetime(2026, 11, 25, 8, tzinfo=UTC)
TICKET = Ticket(
    id=UUID(int=1),
    unit="commune-1",
    service_day=START.date(),
    series="A",
    number=1,
    label="A001",
    language=Language.ARABIC,
    issued_at=START,
)


@st.composite
def lives(draw: st.DrawFn) -> list[Event]:
    """Return what happens to one visitor, each act some time after the one before."""
    at = START
    events = [Event(kind=EventKind.ISSUED, at=at, service="signature", priority="ordinary")]
    visit = begin(TICKET, events[0])
    for _ in range(draw(st.integers(0, 9))):
        ways = sorted(steps_from(visit.state))
        if not ways:
            break
        at += timedelta(microseconds=draw(st.integers(1, 10**9)))
        event = Event(kind=draw(st.sampled_from(ways)), at=at, counter=3, clerk="amina")
        if event.kind is EventKind.TRANSFERRED:
            event = replace(event, service="passport")
        events.append(event)
        visit = apply(visit, event)
    return events


def figured(visit: Visit | None) -> list[Leg]:
    """Return the legs with what figures are counted of; nobody counts calls and notes."""
    legs = visit.legs if visit else ()
    return [replace(one, calls=0, ranked_since=START, last_called_at=None) for one in legs]


@given(lives(), st.floats(0, 1.2))
def test_it_is_the_fold_of_what_had_happened_by_then(events: list[Event], part: float) -> None:
    at = START + part * (events[-1].at - START + timedelta(seconds=1))
    now = fold(TICKET, events)
    then = [one for one in events if one.at < at]
    expected = fold(TICKET, then) if then else None
    assert figured(as_it_was(now, at)) == figured(expected)


def test_it_had_not_begun_at_its_first_instant() -> None:
    visit = fold(
        TICKET, [Event(kind=EventKind.ISSUED, at=START, service="signature", priority="ordinary")]
    )
    assert as_it_was(visit, START) is None
    assert as_it_was(visit, START + timedelta(microseconds=1)) == visit
