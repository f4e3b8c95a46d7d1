"""The hall run forward: by the calling rule itself, and as theory says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reception.domain.calling_rule import Caller, PriorityClass, QueueLine, callable_since, chosen
from reception.domain.ticket import Visit
from reception.waits.hall_run import ALWAYS_S, NEVER_S, Lines, VisitorTimes, run_forward
from tests.support.arrivals import arrived

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
SERVICES = ("birth", "death", "signature")
CLASSES = (
    PriorityClass(code="ordinary", names={}),
    PriorityClass(code="slow", names={}, rate=0.3719),
    PriorityClass(code="elderly", names={}, head_start=timedelta(seconds=420.3)),
)


@dataclass(frozen=True)
class Seat:
    """A counter: what it gives, from how long a wait on, when it is free, and when it calls."""

    after_s: Mapping[str, int]
    free_s: int
    turns_s: tuple[int, ...] = ()
    """When it begins to call and when it no longer does, in turn; always, if nothing is said."""

    def from_s(self, at_s: float) -> float:
        """Return from when on it calls, at that time or later."""
        stretches = list(zip(self.turns_s[::2], self.turns_s[1::2], strict=True))
        if not self.turns_s or at_s >= NEVER_S:
            return at_s
        return min(
            (max(at_s, opens) for opens, closes in stretches if at_s < closes), default=NEVER_S
        )

    def caller(self, number: int) -> Caller:
        lines = tuple(
            QueueLine(service=one, after=timedelta(seconds=after))
            for one, after in self.after_s.items()
        )
        return Caller(counter=number, clerk=None, lines=lines)


@dataclass(frozen=True)
class Person:
    """A visitor: since when she ranks, how long she stays and what she takes."""

    service: str
    priority: int
    ranked_s: int
    leaves_s: int
    takes_s: int

    def visit(self, number: int) -> Visit:
        at = NOW + timedelta(seconds=self.ranked_s)
        return arrived(number, at, service=self.service, priority=CLASSES[self.priority].code)


SEATS = st.lists(
    st.builds(
        Seat,
        after_s=st.dictionaries(
            st.sampled_from(SERVICES), st.sampled_from([0, 0, 240]), min_size=1
        ),
        free_s=st.integers(0, 900),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.free_s,
)
PEOPLE = st.lists(
    st.builds(
        Person,
        service=st.sampled_from(SERVICES),
        priority=st.integers(0, 2),
        ranked_s=st.integers(-3600, 1800),
        leaves_s=st.integers(1, 5400),
        takes_s=st.integers(1, 600),
    ),
    max_size=14,
    unique_by=lambda one: one.ranked_s,
)


def called_by_rule(seats: Sequence[Seat], people: Sequence[Person]) -> list[float]:
    """Return when each is called, one call after the other, as the rule says it in words."""
    callers = [seat.caller(number) for number, seat in enumerate(seats)]
    free_s = [seat.from_s(float(seat.free_s)) for seat in seats]
    visits = {number: one.visit(number) for number, one in enumerate(people)}
    called_s = [NEVER_S] * len(people)
    classes = {one.code: one for one in CLASSES}
    while any(people[number].ranked_s <= 0 for number in visits) and min(free_s) < NEVER_S:
        seat = free_s.index(min(free_s))
        now_s = free_s[seat]
        now = NOW + timedelta(seconds=now_s)
        there = [
            (visit, classes[visit.leg.priority])
            for number, visit in visits.items()
            if people[number].ranked_s <= now_s
        ]
        visit = chosen(there, callers[seat], now)
        if visit is None:
            later = [_opens_s(one, callers[seat], people[number]) for number, one in visits.items()]
            free_s[seat] = seats[seat].from_s(min(later, default=NEVER_S))
            continue
        number = visit.ticket.number
        del visits[number]
        if people[number].leaves_s >= now_s:
            called_s[number] = now_s
            now_s += people[number].takes_s
        free_s[seat] = seats[seat].from_s(now_s)
    return called_s


def _opens_s(visit: Visit, caller: Caller, person: Person) -> float:
    since = callable_since(visit.leg, caller)
    return NEVER_S if since is None else max(person.ranked_s, (since - NOW).total_seconds())


def engine(
    seats: Sequence[Seat], people: Sequence[Person]
) -> tuple[Lines, VisitorTimes, NDArray[np.float64], list[int]]:
    """Return the same hall as the engine takes it, and who stands where in it."""
    kinds = [(service, own) for service in SERVICES for own in range(len(CLASSES))]
    lines = Lines(
        head_start_s=np.array([CLASSES[own].head_start.total_seconds() for _, own in kinds]),
        rate=np.array([CLASSES[own].rate for _, own in kinds]),
        after_s=np.array([[after_of(seat, service) for service, _ in kinds] for seat in seats]),
    )
    line_of = {kind: place for place, kind in enumerate(kinds)}
    order = sorted(
        range(len(people)),
        key=lambda one: (line_of[people[one].service, people[one].priority], people[one].ranked_s),
    )
    at = [line_of[people[one].service, people[one].priority] for one in order]

    def row(name: str) -> NDArray[np.float64]:
        return np.array([[getattr(people[one], name) for one in order]], float)

    visitors = VisitorTimes(
        first=np.searchsorted(at, np.arange(len(kinds) + 1)),
        ranked_s=row("ranked_s"),
        there_s=row("ranked_s"),
        leaves_s=row("leaves_s"),
        takes_s=row("takes_s"),
    )
    return lines, visitors, np.array([[seat.free_s for seat in seats]], float), order


def after_of(seat: Seat, service: str) -> float:
    after = seat.after_s.get(service)
    return NEVER_S if after is None else after or ALWAYS_S


def of_everybody(lines: Lines, which: Sequence[int]) -> Lines:
    return Lines(
        head_start_s=lines.head_start_s[which],
        rate=lines.rate[which],
        after_s=lines.after_s[:, which],
    )


@given(seats=SEATS, people=PEOPLE)
def test_everybody_is_called_when_the_rule_calls_her(
    seats: list[Seat], people: list[Person]
) -> None:
    lines, visitors, free_s, order = engine(seats, people)
    called = run_forward(lines, visitors, free_s, of_everybody(lines, []))
    by_rule = called_by_rule(seats, people)
    assert called.visitors_s[0].tolist() == [by_rule[one] for one in order]


@given(seats=SEATS, people=PEOPLE, asked=st.integers(0, 8))
def test_who_only_asks_is_told_when_she_would_be_called_if_she_stood_there(
    seats: list[Seat], people: list[Person], asked: int
) -> None:
    # Nobody comes in the same instant as she does.
    people = [one for one in people if one.ranked_s]
    lines, visitors, free_s, _ = engine(seats, people)
    told_s = run_forward(lines, visitors, free_s, of_everybody(lines, [asked])).newcomers_s[0, 0]
    service, own = divmod(asked, len(CLASSES))
    she = Person(SERVICES[service], own, 0, int(NEVER_S), 1)
    assert told_s == called_by_rule(seats, [*people, she])[-1]


TURNS_S = st.lists(st.integers(0, 90), min_size=4, max_size=4, unique=True).map(
    lambda minutes: tuple(60 * one for one in sorted(minutes))
)


@given(seats=SEATS, people=PEOPLE, turns_s=st.lists(TURNS_S, min_size=4, max_size=4))
def test_a_counter_calls_in_its_stretches_alone(
    seats: list[Seat], people: list[Person], turns_s: list[tuple[int, ...]]
) -> None:
    seats = [replace(one, turns_s=own) for one, own in zip(seats, turns_s, strict=False)]
    lines, visitors, free_s, order = engine(seats, people)
    stretches_s = np.array([[seat.turns_s for seat in seats]], float)
    called = run_forward(lines, visitors, free_s, of_everybody(lines, []), stretches_s=stretches_s)
    by_rule = called_by_rule(seats, people)
    assert called.visitors_s[0].tolist() == [by_rule[one] for one in order]
