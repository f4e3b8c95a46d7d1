"""A made-up past of a unit: its services, counters and classes, lived through by its rule."""

import heapq
import random
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from reception.domain.ticket import Leg, TicketState
from reception.domain.unit import ORDINARY, Unit

_OPENS = time(8, 30)
_ASKED_FOR = frozenset({"signature", "residence", "planning", "birth"})
_ARRIVES, _ENDS, _LEAVES = range(3)


def past_of(
    unit: Unit, first: date, *, days: int, a_day: int, seed: int = 1
) -> Mapping[date, list[Leg]]:
    """Return so many days' legs, in each of which so many arrive within six hours."""
    return {
        first + timedelta(days=number): _day(
            unit,
            datetime.combine(first + timedelta(days=number), _OPENS, UTC),
            a_day,
            seed + number,
        )
        for number in range(days)
    }


def _day(unit: Unit, opens: datetime, arrivals: int, seed: int) -> list[Leg]:
    chance = random.Random(seed)  # noqa: S311 - a made-up past
    classes = {one.code: one for one in unit.priorities}
    services = [one.code for one in unit.services if one.code in _ASKED_FOR]
    counters = [one for one in unit.counters if set(one.services) & set(services)][:5]
    # Some days are busier than others, and some have a counter less.
    span = 6 * 3600 * chance.uniform(0.8, 1.2)
    counters = counters[: len(counters) - chance.randrange(2)] or counters
    mean = span / arrivals * len(counters) * 0.95
    came = sorted(chance.uniform(0, span) for _ in range(arrivals))
    wanted = [
        (
            chance.choice(services),
            ORDINARY if chance.random() < 0.85 else chance.choice(list(classes)),
        )
        for _ in came
    ]
    called: dict[int, tuple[float, int]] = {}
    ended: dict[int, float] = {}
    left: dict[int, float] = {}
    waiting: list[int] = []
    free = [one.number for one in counters]
    gives = {one.number: set(one.services) for one in counters}
    events = [(at, _ARRIVES, index) for index, at in enumerate(came)]
    heapq.heapify(events)

    def height(index: int, now: float) -> float:
        one = classes[wanted[index][1]]
        return one.head_start.total_seconds() + one.rate * (now - came[index])

    while events:
        now, kind, index = heapq.heappop(events)
        if kind == _ARRIVES:
            waiting.append(index)
            heapq.heappush(events, (now + chance.expovariate(1 / 7200), _LEAVES, index))
        elif kind == _ENDS:
            free.append(called[index][1])
        elif index in waiting:
            waiting.remove(index)
            left[index] = now
        for counter in list(free):
            mine = [one for one in waiting if wanted[one][0] in gives[counter]]
            if mine:
                best = max(mine, key=lambda one: (height(one, now), -one))
                waiting.remove(best)
                free.remove(counter)
                called[best] = now, counter
                ended[best] = now + chance.lognormvariate(0, 0.7) * mean * 0.78
                heapq.heappush(events, (ended[best], _ENDS, best))
    return [
        _leg(
            opens, came[index], wanted[index], called.get(index), ended.get(index, left.get(index))
        )
        for index in range(arrivals)
        if index in called or index in left
    ]


def _leg(
    opens: datetime,
    came: float,
    wanted: tuple[str, str],
    called: tuple[float, int] | None,
    over: float | None,
) -> Leg:
    def at(seconds: float | None) -> datetime | None:
        return None if seconds is None else opens + timedelta(seconds=seconds)

    joined = opens + timedelta(seconds=came)
    return Leg(
        index=1,
        service=wanted[0],
        priority=wanted[1],
        state=TicketState.SERVED if called else TicketState.CANCELLED,
        waiting_since=joined,
        ranked_since=joined,
        calls=1 if called else 0,
        first_called_at=at(called[0]) if called else None,
        last_called_at=at(called[0]) if called else None,
        started_at=at(called[0]) if called else None,
        ended_at=at(over),
        counter=called[1] if called else None,
        clerk=f"clerk{called[1]}" if called else None,
        outcome="served" if called else "cancelled",
    )
