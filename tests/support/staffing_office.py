"""An office whose truth is known: who comes, how long she takes and stays, and who works when.

It knows nothing of plans and draws: each event in turn, by the calling rule in words.
"""

import heapq
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from reception.domain.calendar import Calendar, Period
from reception.domain.calling_rule import PriorityClass, chosen
from reception.domain.language import Language
from reception.domain.ticket import Event, EventKind, Ticket, Visit, apply, begin
from reception.domain.unit import Counter, Unit
from tests.support.report_data import UNIT, texts

FIRST = date(2026, 10, 5)
"""A Monday."""
HOURS = (Period(opens=time(8, 30), closes=time(16, 30)),)
_A_DAY = timedelta(days=1)
_PAPERS = ("legalisation", "copies")

OFFICE = replace(
    UNIT,
    zone="UTC",
    calendar=Calendar(hours=dict.fromkeys(range(1, 6), HOURS)),
    counters=(
        Counter(number=1, services=_PAPERS),
        Counter(number=2, services=_PAPERS),
        Counter(number=3, services=(*_PAPERS, "residence")),
        Counter(number=4, services=("residence", "birth")),
        Counter(number=5, services=("residence", "birth", "copies")),
        Counter(number=6, services=(*_PAPERS, "residence", "birth")),
    ),
    priorities=(
        PriorityClass(code="ordinary", names=texts("Ordinaire", "عادي")),
        PriorityClass(
            code="mobility",
            names=texts("Mobilité réduite", "حركية محدودة"),
            head_start=timedelta(minutes=10),
        ),
    ),
)

type Works = tuple[float, float, int]
"""From when to when which counter calls, in seconds of the day."""


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What the office is like."""

    a_half_hour: Sequence[float] = (8, 11, 15, 16, 15, 12, 10, 8, 6, 5, 8, 10, 10, 8, 7, 5)
    """How many come, on average, in each half hour from half past eight on."""
    services: Sequence[tuple[str, float, float]] = (
        *(("legalisation", 0.4, 240), ("copies", 0.3, 330)),
        *(("residence", 0.2, 480), ("birth", 0.1, 540)),
    )
    """Each with its part of visitors and its mean time, in seconds."""
    patience_s: float = 6000.0
    varies: float = 0.1
    """By how much a day is busier or calmer than another."""
    gap_s: float = 20.0
    """What a clerk writes up behind each, on average."""


@dataclass
class OfficeDay:
    """One day, event by event."""

    truth: Truth
    chance: random.Random
    day: date
    unit: Unit = OFFICE
    visits: dict[int, Visit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._midnight = datetime.combine(self.day, time(), UTC)
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._number = 0
        self._now = 0.0
        self._takes: dict[int, float] = {}
        self._idle: list[Works] = []
        self._classes = {one.code: one for one in self.unit.priorities}

    def go_by(self, works: Sequence[Works]) -> list[Visit]:
        """Let the visitors come, and the counters call while they are open."""
        for one in works:
            self._at(one[0], lambda one=one: self._look(one))  # type: ignore[misc]
        busy = self.chance.lognormvariate(-(self.truth.varies**2) / 2, self.truth.varies)
        for place, mean in enumerate(self.truth.a_half_hour):
            at_s = 1800.0 * (17 + place)
            while True:
                at_s += self.chance.expovariate(mean * busy / 1800)
                if at_s >= 1800.0 * (18 + place):
                    break
                self._at(at_s, self._come)
        while self._due:
            self._now, _, happens = heapq.heappop(self._due)
            happens()
        over = self._midnight + timedelta(hours=20)
        return [
            one if one.leg.ended_at else apply(one, Event(kind=EventKind.CLOSED, at=over))
            for one in self.visits.values()
        ]

    def _at(self, at_s: float, happens: Callable[[], None]) -> None:
        self._number += 1
        heapq.heappush(self._due, (at_s, self._number, happens))

    def _come(self) -> None:
        names, parts, means = zip(*self.truth.services, strict=True)
        place = self.chance.choices(range(len(names)), parts)[0]
        number = len(self.visits) + 1
        ticket = Ticket(
            id=UUID(int=(self.day.toordinal() << 32) + number),
            unit=self.unit.code,
            service_day=self.day,
            series="A",
            number=number,
            label=f"A{number:03d}",
            language=Language.ARABIC,
            issued_at=self._instant,
        )
        priority = "mobility" if self.chance.random() < 0.1 else "ordinary"
        event = Event(
            kind=EventKind.ISSUED, at=self._instant, service=names[place], priority=priority
        )
        self.visits[number] = begin(ticket, event)
        self._takes[number] = self.chance.gammavariate(2, means[place] / 2)
        leaves_s = self._now + self.chance.expovariate(1 / self.truth.patience_s)
        self._at(leaves_s, lambda: self._leave(number))
        for one in self._idle.copy():
            self._idle.remove(one)
            self._look(one)

    def _leave(self, number: int) -> None:
        if not self.visits[number].leg.first_called_at and not self.visits[number].leg.ended_at:
            self._let(number, EventKind.CANCELLED)

    def _look(self, works: Works) -> None:
        if self._now >= works[1]:
            return
        caller = self.unit.caller(works[2], None)
        waiting = [
            (one, self._classes[one.leg.priority])
            for one in self.visits.values()
            if not one.leg.first_called_at and not one.leg.ended_at
        ]
        visit = chosen(waiting, caller, self._instant)
        if visit is None:
            self._idle.append(works)
            return
        number = visit.ticket.number
        self._let(number, EventKind.CALLED, counter=works[2], clerk=f"clerk{works[2]}")
        self._let(number, EventKind.STARTED, counter=works[2], clerk=f"clerk{works[2]}")
        self._at(self._now + self._takes[number], lambda: self._end(number, works))

    def _end(self, number: int, works: Works) -> None:
        self._let(
            number, EventKind.FINISHED, counter=works[2], clerk=f"clerk{works[2]}", outcome="served"
        )
        gap_s = self.chance.expovariate(1 / self.truth.gap_s)
        self._at(self._now + gap_s, lambda: self._look(works))

    @property
    def _instant(self) -> datetime:
        return self._midnight + timedelta(seconds=self._now)

    def _let(self, number: int, kind: EventKind, **more: object) -> None:
        event = Event(kind=kind, at=self._instant, **more)  # type: ignore[arg-type]
        self.visits[number] = apply(self.visits[number], event)


def as_always(counters: Sequence[int] = (1, 2, 3, 4)) -> list[Works]:
    """Return the whole day at some counters, each with a pause."""
    opens, closes = 1800.0 * 17, 1800.0 * 33 + 3600
    found = []
    for turn, one in enumerate(counters):
        away = 43_200.0 + 2700 * (turn % 2)
        found += [(opens, away, one), (away + 2700, closes, one)]
    return found


def working_days(weeks: int, first: date = FIRST) -> Iterator[date]:
    """Yield the days from Monday to Friday of some weeks."""
    for number in range(7 * weeks):
        day = first + number * _A_DAY
        if day.isoweekday() < 6:
            yield day


def past_of(
    weeks: int, *, seed: int = 1, truth: Truth | None = None, works: Sequence[Works] | None = None
) -> list[Visit]:
    """Return the visits of some weeks, by day."""
    chance = random.Random(seed)  # noqa: S311 - the same visits every time, no secret
    return [
        visit
        for day in working_days(weeks)
        for visit in OfficeDay(truth or Truth(), chance, day).go_by(
            as_always() if works is None else works
        )
    ]
