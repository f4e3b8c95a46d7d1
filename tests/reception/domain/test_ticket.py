from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.errors import WrongStateError
from reception.domain.language import Language
from reception.domain.ticket import (
    BEGINNING,
    NEW_LEGS,
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
    steps_from,
)
from tests.support.every_case import every_case

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

LATER_KINDS = [
    kind for kind in EventKind if kind not in {EventKind.ISSUED, EventKind.UNDONE, EventKind.NEWER}
]


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
    state, kind = TicketState, EventKind
    ways = {(before, step, after) for (before, step), after in TRANSITIONS.items()}
    assert {one for one in ways if one[0] is not one[2]} == {
        (state.WAITING, kind.CALLED, state.CALLED),
        (state.WAITING, kind.STARTED, state.SERVING),
        (state.WAITING, kind.CANCELLED, state.CANCELLED),
        (state.WAITING, kind.LEFT, state.CANCELLED),
        (state.WAITING, kind.GIVEN_BACK, state.GIVEN_BACK),
        (state.WAITING, kind.CLOSED, state.UNSERVED),
        (state.CALLED, kind.STARTED, state.SERVING),
        (state.CALLED, kind.MISSED, state.NO_SHOW),
        (state.CALLED, kind.CLOSED, state.UNSERVED),
        (state.SERVING, kind.FINISHED, state.SERVED),
        (state.SERVING, kind.CLOSED, state.SERVED),
        (state.PARKED, kind.RESUMED, state.WAITING),
        (state.PARKED, kind.CANCELLED, state.CANCELLED),
        (state.PARKED, kind.CLOSED, state.UNSERVED),
        (state.WAITING, kind.SERVED_ON_PAPER, state.UNSERVED),
        (state.CALLED, kind.SERVED_ON_PAPER, state.UNSERVED),
        (state.PARKED, kind.SERVED_ON_PAPER, state.UNSERVED),
    }
    staying = {(before, step) for before, step, after in ways if before is after}
    drawn = {(state.CALLED, kind.RECALLED), (state.CALLED, kind.NOTED), (state.SERVING, kind.NOTED)}
    assert {one for one in staying if one[1] in {kind.RECALLED, kind.NOTED}} == drawn
    waiting = {one for one in staying if one[0] is state.WAITING}
    assert waiting == {(state.WAITING, kind.LET_GO_FIRST)}
    assert {one[0] for one in staying} == {state.WAITING, state.CALLED, state.SERVING}
    assert {(before, step, *after) for (before, step), after in NEW_LEGS.items()} == {
        (state.CALLED, kind.PUT_BACK, state.CONTINUED, state.WAITING),
        (state.CALLED, kind.PARKED, state.CONTINUED, state.PARKED),
        (state.SERVING, kind.PARKED, state.CONTINUED, state.PARKED),
        (state.CALLED, kind.TRANSFERRED, state.CONTINUED, state.WAITING),
        (state.SERVING, kind.TRANSFERRED, state.CONTINUED, state.WAITING),
        (state.SERVING, kind.FOLLOWED, state.SERVED, state.SERVING),
        (state.NO_SHOW, kind.READMITTED, state.NO_SHOW, state.WAITING),
    }
    assert not TRANSITIONS.keys() & NEW_LEGS.keys(), "a step goes one way"


@every_case("kind", EventKind)
@every_case("state", TicketState)
def test_a_step_is_taken_when_it_is_legal_and_refused_when_not(
    state: TicketState, kind: EventKind
) -> None:
    visit = begin(TICKET, ISSUED)
    stood = Visit(ticket=TICKET, legs=(replace(visit.leg, state=state),))
    event = Event(kind=kind, at=ISSUED_AT)
    if kind in steps_from(state):
        after = TRANSITIONS.get((state, kind)) or NEW_LEGS[state, kind][1]
        assert apply(stood, event).state is after
    else:
        with pytest.raises(WrongStateError, match="A042"):
            apply(stood, event)


@given(histories())
def test_the_state_is_the_fold_of_the_events(events: list[Event]) -> None:
    visits, applied = legal_part(events)
    assert fold(TICKET, [ISSUED, *applied]) == visits[-1]


@given(histories(), st.integers(0, 8))
def test_what_is_undone_has_not_happened(events: list[Event], times: int) -> None:
    visits, applied = legal_part(events)
    times = min(times, len(applied))
    undone = [Event(kind=EventKind.UNDONE, at=ISSUED_AT)] * times
    assert fold(TICKET, [ISSUED, *applied, *undone]) == visits[-1 - times]


def test_nothing_is_undone_where_nothing_was_done() -> None:
    with pytest.raises(WrongStateError):
        fold(TICKET, [ISSUED, Event(kind=EventKind.UNDONE, at=ISSUED_AT)])


@given(histories())
def test_only_a_missed_visit_comes_back_from_its_end(events: list[Event]) -> None:
    visits, _ = legal_part(events)
    ends = [one for one in visits[:-1] if one.state not in OPEN_STATES]
    assert all(one.state is TicketState.NO_SHOW for one in ends)


@given(histories())
def test_every_second_of_a_visit_belongs_to_one_leg(events: list[Event]) -> None:
    visits, applied = legal_part(events)
    legs = visits[-1].legs
    assert [leg.index for leg in legs] == list(range(1, len(legs) + 1))
    begun = [event.at for event in applied if event.kind in BEGINNING]
    joined = [leg.parked_at or leg.started_at or leg.waiting_since for leg in legs[1:]]
    assert [min(one, at) for one, at in zip(joined, begun, strict=True)] == begun
    for before, after in pairwise(legs):
        assert before.ended_at is not None
        assert before.state not in OPEN_STATES
        if before.state is not TicketState.NO_SHOW:
            assert before.ended_at == (after.parked_at or after.waiting_since)


@given(histories())
def test_the_instants_of_a_leg_are_in_order_and_say_where_it_stands(events: list[Event]) -> None:
    visits, _ = legal_part(events)
    for leg in visits[-1].legs:
        instants = (
            leg.parked_at,
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
        assert bool(leg.calls) == bool(leg.first_called_at) == bool(leg.last_called_at)
        assert (leg.counter is None) == (leg.clerk is None)
        assert (leg.counter is None) == (leg.first_called_at is None and leg.started_at is None)


def test_an_end_without_an_outcome_of_the_unit_is_its_own_outcome() -> None:
    cancelled = apply(begin(TICKET, ISSUED), Event(kind=EventKind.CANCELLED, at=ISSUED_AT))
    assert cancelled.leg.outcome == "cancelled"


@every_case(
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


@every_case("text", ["", "A", "042", "ABC042", "A042B", "A-042", "ا042", "A1234567"])
def test_what_is_no_label_is_told(text: str) -> None:
    assert label_parts(text) is None
