"""Does a plan made from four weeks hold in the fifth? On the commune, whose truth is known.

It has six counters here, four of which were open. The fifth week comes anew many times, with its
own crowds, absences and lunches, and the plan has seen none of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from random import Random
from typing import NamedTuple
from uuid import UUID

from bench.commune import CLOSES_S, COUNTERS, HEAD_STARTS_S, OPENS_S, TAKES, Day, Visit
from bench.staffing import Anybody
from bench.table import Measured
from reception.domain.calendar import Calendar, Period
from reception.domain.calling_rule import PriorityClass
from reception.domain.language import Language
from reception.domain.ticket import Leg, Ticket, TicketState
from reception.domain.ticket import Visit as PastVisit
from reception.domain.unit import Counter, Unit
from reception.staffing.ask import Staffing
from reception.staffing.model import StaffingAnswer, StaffingQuestion
from reception.unit.current import UnitReader
from tests.support.report_data import UNIT, FixedClock, MemoryUnits, texts

_SEEDS, _TIMES, _WEEKS = (1, 2), 8, 4
FIRST = date(2026, 9, 28)
"""A Monday."""
# The four of the past, and two windows more that give what the first and the third do.
_SIX = (*COUNTERS, COUNTERS[0], COUNTERS[2])
_HALF_HOUR_S, _WITHIN_S = 1800.0, 900.0
_TARGET = 0.8

type Works = Mapping[int, Sequence[tuple[float, float]]]
"""When each counter is open on a day, in seconds."""


def office() -> Unit:
    """Return the commune as a unit describes it."""
    return replace(
        UNIT,
        zone="UTC",
        calendar=Calendar(
            hours=dict.fromkeys(range(1, 6), (Period(opens=time(8, 30), closes=time(15, 30)),))
        ),
        services=tuple(
            replace(UNIT.services[0], code=code, usual_service=timedelta(seconds=mean_s))
            for code, (mean_s, _) in TAKES.items()
        ),
        counters=tuple(
            Counter(number=number, services=tuple(sorted(gives)))
            for number, gives in enumerate(_SIX, 1)
        ),
        profiles=(),
        priorities=tuple(
            PriorityClass(code=code, names=texts(code, code), head_start=timedelta(seconds=head_s))
            for code, head_s in HEAD_STARTS_S.items()
        ),
    )


def past_visit(unit: str, number: int, one: Visit) -> PastVisit:
    """Return a visit of the commune as Nouba keeps it."""
    midnight = datetime.combine(one.date, time(), UTC)

    def at(since_s: float | None) -> datetime | None:
        return None if since_s is None else midnight + timedelta(seconds=since_s)

    joined = midnight + timedelta(seconds=one.joined)
    ticket = Ticket(
        id=UUID(int=number),
        unit=unit,
        service_day=one.date,
        series="A",
        number=number,
        label=f"A{number:03d}",
        language=Language.ARABIC,
        issued_at=joined,
    )
    leg = Leg(
        index=1,
        service=one.service,
        priority=one.priority,
        state=TicketState.CANCELLED if one.called is None else TicketState.SERVED,
        waiting_since=joined,
        ranked_since=joined,
        first_called_at=at(one.called),
        last_called_at=at(one.called),
        started_at=at(one.called),
        ended_at=at(one.ended),
        counter=one.counter,
        clerk=None if one.counter is None else f"clerk{one.counter}",
    )
    return PastVisit(ticket=ticket, legs=(leg,))


def plan_of(seed: int) -> StaffingAnswer:
    """Return the plan that the first weeks of a seed make."""
    unit = office()
    days = [FIRST + timedelta(number) for number in range(7 * _WEEKS) if number % 7 < 5]
    came = (
        one
        for day in days
        for one in Day(day, Random(f"{seed} {day}")).visits()  # noqa: S311 - no secret
    )
    visits = [past_visit(unit.code, number, one) for number, one in enumerate(came, 1)]
    now = datetime.combine(FIRST + timedelta(weeks=_WEEKS), time(6), UTC)
    staffing = Staffing(
        lambda *_: iter(visits),
        lambda *_: [],
        lambda *_: [],
        UnitReader(MemoryUnits(unit)),
        FixedClock(now),
        Anybody(),
    )
    return staffing.answer(StaffingQuestion(target_pct=100 * _TARGET))


def works_of(plan: StaffingAnswer) -> dict[int, Works]:
    """Return when each counter is open by a plan, by weekday from 1."""
    found: dict[int, Works] = {}
    for day in plan.weekdays:
        spans: dict[int, list[tuple[float, float]]] = {}
        for half in day.half_hours:
            begin, end = (3600.0 * at.hour + 60 * at.minute for at in (half.begins, half.ends))
            for work in half.counters:
                mine = spans.setdefault(work.counter - 1, [])
                if mine and mine[-1][1] == begin:
                    mine[-1] = mine[-1][0], end
                else:
                    mine.append((begin, end))
        found[day.weekday] = spans
    return found


class Received(NamedTuple):
    """How many of those who came were called in time, in a week that came so many times."""

    share: float
    reached: float
    """In so many of the half hours of a week, all times together, the target was reached."""
    hours: float
    """Counter hours of a week."""


def judged(seed: int, works: Mapping[int, Works]) -> Received:
    """Let the fifth week come anew, with counters open so, and count."""
    within: dict[tuple[int, int], int] = {}
    counted: dict[tuple[int, int], int] = {}
    for again in range(_TIMES):
        for weekday, open_at in works.items():
            day = FIRST + timedelta(weeks=_WEEKS, days=weekday - 1)
            chance = Random(f"{seed} {day} {again}")  # noqa: S311 - no secret
            for one in Day(day, chance, counters=_SIX, works=open_at).visits():
                over = one.called if one.called is not None else one.ended
                waited_s = (over or CLOSES_S) - one.joined
                # Who leaves before the target is not counted, as in every report.
                if one.called is None and waited_s <= _WITHIN_S:
                    continue
                half = weekday, int((one.joined - OPENS_S) // _HALF_HOUR_S)
                counted[half] = counted.get(half, 0) + 1
                within[half] = within.get(half, 0) + (waited_s <= _WITHIN_S)
    reached = [within[half] >= _TARGET * of for half, of in counted.items()]
    return Received(
        share=100 * sum(within.values()) / sum(counted.values()),
        reached=100 * sum(reached) / len(reached),
        hours=sum(
            (end - begin) / 3600
            for open_at in works.values()
            for spans in open_at.values()
            for begin, end in spans
        ),
    )


def always(counters: Sequence[int]) -> dict[int, Works]:
    """Return some counters open all day on every weekday."""
    return {day: {one: [(OPENS_S, CLOSES_S)] for one in counters} for day in range(1, 6)}


def best_of(seed: int, count: int) -> Received:
    """Return what the best choice of so many counters receives, all day and with hindsight."""
    gives_all = (
        some
        for some in combinations(range(len(_SIX)), count)
        if set().union(*(_SIX[one] for one in some)) == TAKES.keys()
    )
    alike = {tuple(sorted(tuple(sorted(_SIX[one])) for one in some)): some for some in gives_all}
    return max(judged(seed, always(some)) for some in alike.values())


def measure() -> Iterator[Measured]:
    """Yield what the plan brings in the fifth week, beside what else would have been done."""
    for seed in _SEEDS:
        found = {
            "the plan": judged(seed, works_of(plan_of(seed))),
            "as last week": judged(seed, always(range(len(COUNTERS)))),
            **{f"the best {count} all day": best_of(seed, count) for count in (4, 5)},
        }
        for name, one in found.items():
            yield Measured(
                name=f"called within 15 min, seed {seed}, {name}",
                value=one.share,
                unit="%",
                limit=None,
                note=f"{one.hours:.1f} counter hours a week, target reached in"
                f" {one.reached:.0f} % of half hours",
            )
