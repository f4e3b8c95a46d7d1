from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.errors import WrongStateError
from reception.domain.language import Language
from reception.domain.ticket import (
    OPEN_STATES,
    TRANSITIONS,
    Event,
    EventKind,
    Ticket,
    TicketState,
    Visit,
    apply,
    begin,
    fold,
    label,
    label_parts,
)

ISSUED_AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
TICKET = Ticket(
    id=UUID(int=7),
    unit="commune",
    service_day=date(2026, 11, 25),
    series="A",
    number=42,
    label="A042",
    language=Language.ARABIC,
    issued_at=ISSUED_AT,
)
ISSUED = Event(kind=EventKind.ISSUED, at=ISSUED_AT, service="birth-extract", priority="ordinary")

LATER_KINDS = [kind for kind in EventKind if kind is not EventKind.ISSUED]


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Draw any events after the first, legal or not, by anybody, at any counter, in time order."""
    kinds = draw(st.lists(st.sampled_from(LATER_KINDS), max_size=8))
    at = ISSUED_AT
    events = []
    for kind in kinds:
        at += timedelta(seconds=draw(st.integers(0, 3600)))
        events.append(
            Event(
                kind=kind,
                at=at,
                counter=draw(st.integers(1, 4)),
                clerk=draw(st.sampled_from(["clerk1", "clerk2"])),
                outcome=draw(st.sampled_from(["served", "referred", None])),
            )
        )
    return events


def legal_part(events: list[Event]) -> tuple[list[Visit], list[Event]]:
    """Apply what can be applied; return every visit on the way, and what was applied."""
    visits, applied = [begin(TICKET, ISSUED)], []
    for event in events:
        try:
            visits.append(apply(visits[-1], event))
        except WrongStateError:
            continue
        applied.append(event)
    return visits, applied


def test_a_visit_goes_the_ways_that_are_drawn_and_no_other() -> None:
    assert {(state, kind, after) for (state, kind), after in TRANSITIONS.items()} == {
        (TicketState.WAITING, EventKind.CALLED, TicketState.CALLED),
        (TicketState.WAITING, EventKind.CANCELLED, TicketState.CANCELLED),
        (TicketState.WAITING, EventKind.CLOSED, TicketState.UNSERVED),
        (TicketState.CALLED, EventKind.RECALLED, TicketState.CALLED),
        (TicketState.CALLED, EventKind.STARTED, TicketState.SERVING),
        (TicketState.CALLED, EventKind.MISSED, TicketState.NO_SHOW),
        (TicketState.CALLED, EventKind.CLOSED, TicketState.UNSERVED),
        (TicketState.SERVING, EventKind.FINISHED, TicketState.SERVED),
    }


@pytest.mark.parametrize("kind", EventKind)
@pytest.mark.parametrize("state", TicketState)
def test_a_step_is_taken_when_it_is_legal_and_refused_when_not(
    state: TicketState, kind: EventKind
) -> None:
    visit = begin(TICKET, ISSUED)
    stood = Visit(ticket=TICKET, legs=(replace(visit.leg, state=state),))
    if (state, kind) in TRANSITIONS:
        event = Event(kind=kind, at=ISSUED_AT)
        assert apply(stood, event).state is TRANSITIONS[state, kind]
    else:
        with pytest.raises(WrongStateError, match="A042"):
            apply(stood, Event(kind=kind, at=ISSUED_AT))


@given(histories())
def test_the_state_is_the_fold_of_the_events(events: list[Event]) -> None:
    visits, applied = legal_part(events)
    assert fold(TICKET, [ISSUED, *applied]) == visits[-1]


@given(histories())
def test_a_visit_that_is_over_stays_as_it_is(events: list[Event]) -> None:
    visits, _ = legal_part(events)
    over = next((one for one in visits if one.state not in OPEN_STATES), None)
    assert over is None or over is visits[-1]


@given(histories())
def test_the_instants_of_a_leg_are_in_order_and_say_where_it_stands(events: list[Event]) -> None:
    visits, applied = legal_part(events)
    leg = visits[-1].leg
    instants = (
        leg.waiting_since,
        leg.first_called_at,
        leg.last_called_at,
        leg.started_at,
        leg.ended_at,
    )
    known = [at for at in instants if at]
    assert known == sorted(known)
    assert (leg.ended_at is None) == (leg.state in OPEN_STATES)
    assert (leg.outcome is None) == (leg.ended_at is None)
    kinds = [event.kind for event in applied]
    calls = kinds.count(EventKind.CALLED) + kinds.count(EventKind.RECALLED)
    assert leg.calls == calls
    assert bool(calls) == all((leg.first_called_at, leg.last_called_at, leg.counter, leg.clerk))
    assert (leg.started_at is not None) == (EventKind.STARTED in kinds)


def test_an_end_without_an_outcome_of_the_unit_is_its_own_outcome() -> None:
    cancelled = apply(begin(TICKET, ISSUED), Event(kind=EventKind.CANCELLED, at=ISSUED_AT))
    assert cancelled.leg.outcome == "cancelled"


@pytest.mark.parametrize(
    "first",
    [
        Event(kind=EventKind.CALLED, at=ISSUED_AT, service="birth-extract", priority="ordinary"),
        Event(kind=EventKind.ISSUED, at=ISSUED_AT, priority="ordinary"),
        Event(kind=EventKind.ISSUED, at=ISSUED_AT, service="birth-extract"),
    ],
)
def test_a_history_that_does_not_begin_with_the_touch_is_none(first: Event) -> None:
    with pytest.raises(ValueError, match="issued"):
        fold(TICKET, [first])


@given(
    prefix=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=2),
    number=st.integers(0, 999_999),
)
def test_a_label_says_its_series_and_number(prefix: str, number: int) -> None:
    written = label(prefix, number)
    assert label_parts(written) == (prefix, number)
    assert label_parts(f" {prefix.lower()} {number}") == (prefix, number)
    assert len(written) >= len(prefix) + 3


@given(st.text(max_size=12))
def test_any_text_is_a_label_or_none(text: str) -> None:
    parts = label_parts(text)
    assert parts is None or label_parts(label(*parts)) == parts


@pytest.mark.parametrize("text", ["", "A", "042", "ABC042", "A042B", "A-042", "ا042", "A1234567"])
def test_what_is_no_label_is_told(text: str) -> None:
    assert label_parts(text) is None
