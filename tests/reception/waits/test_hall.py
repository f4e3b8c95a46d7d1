"""The hall as it is, run forward: whom the rule calls, told from lines, callers and breaks."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.calling_rule import Caller, PriorityClass, QueueLine, callable_since, chosen
from reception.domain.ticket import Visit
from reception.waits.hall import CounterAtWork, HallState, InLine, Pace, foresee
from reception.waits.hall_run import NEVER_S
from tests.support.arrivals import arrived

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
TAKES = {"birth": 240.0, "death": 431.0, "signature": 177.0}
GAP_S = 9.0
CLASSES = (
    PriorityClass(code="ordinary", names={}),
    PriorityClass(code="slow", names={}, rate=0.3719),
    PriorityClass(code="elderly", names={}, head_start=timedelta(seconds=420.3)),
)
SERVICES, CODES = st.sampled_from(sorted(TAKES)), st.sampled_from([one.code for one in CLASSES])


def pace(stays_s: float = NEVER_S, **joining: float) -> Pace:
    return Pace(
        takes_s={one: np.array([took]) for one, took in TAKES.items()},
        unsure=0.0,
        gaps_s=np.array([GAP_S]),
        stays_s=dict.fromkeys(TAKES, np.array([stays_s])),
        joining={("signature", code): rate for code, rate in joining.items()},
        returns_s=np.empty((0, 2)),
    )


def counter(number: int, free_s: float = 0.0, **after: float) -> CounterAtWork:
    lines = (QueueLine(service=one, after=timedelta(seconds=s)) for one, s in after.items())
    return CounterAtWork(
        caller=Caller(counter=number, clerk=None, lines=tuple(lines)),
        free_s=np.array([float(free_s)]),
    )


@st.composite
def halls(draw: st.DrawFn) -> HallState:
    gives = st.dictionaries(SERVICES, st.sampled_from([0, 0, 240]), min_size=1)
    counters = [
        # Two are never free at one instant.
        counter(number, draw(st.integers(0, 300)) * 5 + number, **draw(gives))
        for number in range(1, draw(st.integers(1, 4)) + 1)
    ]
    ago = draw(st.lists(st.integers(1, 3600), max_size=12, unique=True))
    waiting = [InLine(draw(SERVICES), draw(CODES), -one, -one) for one in ago]
    return HallState(priorities=CLASSES, waiting=waiting, counters=counters, pace=pace())


def called_by_rule(hall: HallState, *newcomers: InLine) -> list[float]:
    """Return when each is called, one call after the other, as the rule says it."""
    classes = {one.code: one for one in hall.priorities}
    there: dict[int, Visit] = {}
    for number, one in enumerate([*hall.waiting, *newcomers]):
        since = NOW + timedelta(seconds=float(one.since_s))
        there[number] = arrived(number, since, service=one.service, priority=one.priority)
    called_s = dict.fromkeys(there, NEVER_S)
    free = [NOW + timedelta(seconds=float(one.free_s[0])) for one in hall.counters]
    never = NOW + timedelta(seconds=NEVER_S)
    while there and min(free) < never:
        seat = free.index(min(free))
        caller, now = hall.counters[seat].caller, free[seat]
        visit = chosen([(one, classes[one.leg.priority]) for one in there.values()], caller, now)
        if visit is None:
            opens = [callable_since(one.leg, caller) for one in there.values()]
            free[seat] = min([one for one in opens if one], default=never)
            continue
        del there[visit.ticket.number]
        called_s[visit.ticket.number] = (now - NOW).total_seconds()
        free[seat] += timedelta(seconds=TAKES[visit.leg.service] + GAP_S)
    return list(called_s.values())


@given(hall=halls())
def test_who_waits_is_called_when_the_rule_calls_her(hall: HallState) -> None:
    told = foresee(hall, [], np.random.default_rng(1), 1).waiting_s[0].tolist()
    assert told == pytest.approx(called_by_rule(hall))


@given(hall=halls(), service=SERVICES, priority=CODES)
def test_who_joins_now_is_called_when_the_rule_would_call_her(
    hall: HallState, service: str, priority: str
) -> None:
    she = InLine(service, priority, 0, 0)
    told = foresee(hall, [she], np.random.default_rng(1), 1).newcomers_s[0, 0]
    assert told == pytest.approx(called_by_rule(hall, she)[-1])


def test_an_appointment_ranks_from_its_hour() -> None:
    waiting = [InLine("signature", "ordinary", ago, -600) for ago in (-60, 100, 300)]
    hall = HallState(
        priorities=CLASSES, waiting=waiting, counters=[counter(1, signature=0)], pace=pace()
    )
    she = InLine("signature", "ordinary", 200, 0)
    told = foresee(hall, [she], np.random.default_rng(1), 3)
    took = TAKES["signature"] + GAP_S
    assert told.newcomers_s.tolist() == [[2 * took]] * 3
    assert told.waiting_s[0].tolist() == [0, took, 2 * took]


def test_an_appointment_that_heads_its_line_stands_as_the_rule_has_it() -> None:
    waiting = [InLine("signature", "ordinary", -60 * ago, -60 * ago) for ago in range(1, 13)]
    early = InLine("signature", "appointment", 600, -60)
    booked = PriorityClass(code="appointment", names={}, head_start=timedelta(minutes=30))
    hall = HallState(
        priorities=(*CLASSES, booked),
        waiting=[*waiting, early],
        counters=[counter(1, signature=0)],
        pace=pace(),
    )
    told = foresee(hall, [InLine("signature", "ordinary", 0, 0)], np.random.default_rng(1), 2)
    took = TAKES["signature"] + GAP_S
    # 30 minutes ahead, less the ten until her hour: before who has waited twelve.
    assert told.waiting_s[0].tolist()[-1] == 0
    assert told.newcomers_s[0, 0] == pytest.approx(13 * took)


def test_whoever_has_lost_patience_takes_no_counter() -> None:
    waiting = [InLine("signature", "ordinary", -ago, -ago) for ago in (300, 200, 100)]
    hall = HallState(
        priorities=CLASSES,
        waiting=waiting,
        counters=[counter(1, signature=0)],
        pace=pace(stays_s=310),
    )
    told = foresee(hall, [InLine("signature", "ordinary", 0, 0)], np.random.default_rng(1), 2)
    took = TAKES["signature"] + GAP_S
    assert told.waiting_s.tolist() == [[0, NEVER_S, took]] * 2
    assert told.newcomers_s.tolist() == [[2 * took]] * 2


def test_those_who_will_overtake_are_reckoned_with_and_nobody_else() -> None:
    waiting = [InLine("signature", "ordinary", -ago, -ago) for ago in range(100, 1000, 100)]

    def told(**joining: float) -> float:
        hall = HallState(
            priorities=CLASSES,
            waiting=waiting,
            counters=[counter(1, signature=0)],
            pace=pace(**joining),
        )
        she = InLine("signature", "ordinary", 0, 0)
        waits = foresee(hall, [she], np.random.default_rng(1)).newcomers_s
        return float(waits.mean())

    alone = 9 * (TAKES["signature"] + GAP_S)
    assert told() == alone
    assert told(ordinary=0.01, slow=0.01) == alone
    assert told(elderly=1 / 400) > alone + TAKES["signature"]
