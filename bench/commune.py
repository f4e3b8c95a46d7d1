"""``python -m bench.commune FILE``: a made-up commune's visits, whose truth is known.

Thirty-three working days at four counters that share six services, for `nouba backtest FILE
--mapping bench/commune.toml` and whatever else is measured on an office. Everything that happens is
drawn from the seed alone, and whom a counter calls is decided by Nouba's own rule.
"""

import argparse
import csv
import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from reception.domain.calling_rule import height

DAYS, SEED = 33, 1
FIRST_DAY = date(2026, 9, 28)
"""A Monday; every day from Monday to Friday is a working day here."""
SHARES = {
    "birth": 0.25, "residence": 0.25, "signature": 0.30, "marriage": 0.05, "death": 0.05,
    "urban": 0.10,
}  # fmt: skip
"""What part of the visitors comes for a service."""
TAKES = {
    "birth": (240, 0.7), "residence": (330, 0.7), "signature": (180, 0.6), "marriage": (900, 0.5),
    "death": (420, 0.6), "urban": (780, 0.8),
}  # fmt: skip
"""A service's mean in seconds, and the deviation of its logarithm."""
COUNTERS = (
    {"birth", "residence", "signature"},
    {"residence", "signature", "death"},
    {"birth", "marriage", "death", "urban"},
    {"signature", "marriage", "urban"},
)
"""What each gives; its number is its place, from one on."""
HEAD_STARTS_S = {"ordinary": 0.0, "priority": 900.0}
"""The second class is the elderly and the disabled."""

_VISITORS, _SPREAD, _MONDAY, _IN_PRIORITY = 222, 0.15, 1.2, 0.12
OPENS_S, CLOSES_S = 8.5 * 3600, 15.5 * 3600
# How many come, by the hour until which it is so, against the busiest.
_CROWDS = ((9.0, 0.6), (11.5, 1.0), (13.5, 0.45), (15.5, 0.6))
_PATIENCE_S, _WALK_S, _PACE = 7200.0, (3.0, 20.0), 0.15
# Two counters eat at noon, the two others when those are back.
_NOON_S, _SECOND_LUNCH_S, _LATE_S, _LUNCH_S = 12 * 3600, 2700, 600, (2100, 3000)
_LUNCHES_OVER_S = 14 * 3600
# Each is as often away, however many there are; of the third nobody else gives what it gives.
_ABSENT_EACH, _NEVER_ABSENT = 0.05, 2


@dataclass(slots=True)
class Visit:
    """One visitor; seconds since midnight."""

    date: date
    service: str
    priority: str
    joined: float
    called: float | None = None
    ended: float | None = None
    """When the service ended, or the visitor left."""
    counter: int | None = None

    @property
    def outcome(self) -> str:
        """Return what became of it, in the words of the file."""
        return "left" if self.called is None else "served"


def visits(days: int = DAYS, seed: int = SEED) -> Iterator[Visit]:
    """Yield the visits of so many working days, in the order in which they joined."""
    working = (day for n in count() if (day := FIRST_DAY + timedelta(n)).weekday() < 5)
    for _, day in zip(range(days), working, strict=False):
        yield from Day(day, Random(f"{seed} {day}")).visits()  # noqa: S311 - no secret


@dataclass(slots=True)
class Day:
    """A day in the hall, event by event."""

    date: date
    chance: Random
    waiting: list[Visit] = field(default_factory=list)
    free: set[int] = field(default_factory=set)
    away: set[int] = field(default_factory=set)
    """Who is at lunch, or goes there when the visitor is served."""
    pace: list[float] = field(default_factory=list)
    counters: Sequence[set[str]] = COUNTERS
    works: Mapping[int, Sequence[tuple[float, float]]] | None = None
    """When each counter is open, in seconds of the day; None: all of them, until nobody waits."""
    happens: list[tuple[float, int, str, Any]] = field(default_factory=list)
    order: Iterator[int] = field(default_factory=count)

    def visits(self) -> list[Visit]:
        """Let the day go by, and return who came."""
        came = self._arrivals()
        self.pace = [self.chance.lognormvariate(0, _PACE) for _ in self.counters]
        count = len(self.counters)
        is_one_away = self.chance.random() < _ABSENT_EACH * count
        absent = self.chance.randrange(count) if is_one_away else None
        self.free = {*range(count)} - ({absent} - {_NEVER_ABSENT})
        for counter in sorted(self.free):
            noon = _NOON_S + _SECOND_LUNCH_S * (counter % 2) + self.chance.uniform(0, _LATE_S)
            lunch = noon, noon + self.chance.uniform(*_LUNCH_S)
            if self.works is None:
                self._plan(lunch[0], "lunch", counter)
                self._plan(lunch[1], "back", counter)
                continue
            self.away.add(counter)
            for begin, end in _around(lunch, self.works.get(counter, ())):
                self._plan(begin, "back", counter)
                # Who is in when the doors close is served by those who are there then.
                if end < CLOSES_S:
                    self._plan(end, "lunch", counter)
        for visit in came:
            self._plan(visit.joined, "joins", visit)
        while self.happens:
            now, _, what, who = heapq.heappop(self.happens)
            self._happen(now, what, who)
            for counter in sorted(self.free - self.away):
                self._call(counter, now)
        return came

    def _arrivals(self) -> list[Visit]:
        busy = self.chance.uniform(1 - _SPREAD, 1 + _SPREAD)
        busy *= _MONDAY if self.date.weekday() == 0 else 1
        came: list[float] = []
        while len(came) < round(_VISITORS * busy):
            at = self.chance.uniform(OPENS_S, CLOSES_S)
            if self.chance.random() < next(part for until, part in _CROWDS if at <= until * 3600):
                came.append(at)
        kinds = self.chance.choices([*SHARES], [*SHARES.values()], k=len(came))
        ordinary, first = HEAD_STARTS_S
        return [
            Visit(self.date, kind, first if self.chance.random() < _IN_PRIORITY else ordinary, at)
            for at, kind in zip(sorted(came), kinds, strict=True)
        ]

    def _plan(self, at: float, what: str, who: Any) -> None:
        heapq.heappush(self.happens, (at, next(self.order), what, who))

    def _happen(self, now: float, what: str, who: Any) -> None:
        match what:
            case "joins":
                self.waiting.append(who)
                self._plan(now + self.chance.expovariate(1 / _PATIENCE_S), "leaves", who)
            case "leaves" if who in self.waiting:
                self.waiting.remove(who)
                who.ended = now
            case "ends":
                self._plan(now + self.chance.uniform(*_WALK_S), "ready", who)
            case "ready":
                self.free.add(who)
            case "lunch":
                self.away.add(who)
            case "back":
                self.away.discard(who)

    def _call(self, counter: int, now: float) -> None:
        theirs = [one for one in self.waiting if one.service in self.counters[counter]]
        if theirs:
            called = max(theirs, key=lambda one: _stands(one, now))
            self.waiting.remove(called)
            self.free.remove(counter)
            mean, deviation = TAKES[called.service]
            took = mean * self.chance.lognormvariate(-(deviation**2) / 2, deviation)
            called.called, called.counter = now, counter + 1
            called.ended = now + took * self.pace[counter]
            self._plan(called.ended, "ends", counter)


def _around(
    lunch: tuple[float, float], works: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """Yield when somebody works who eats then, or while she is not wanted anyway at noon."""
    ends = [_NOON_S, *(min(max(end, _NOON_S), _LUNCHES_OVER_S) for _, end in works)]
    begins = [*(min(max(begin, _NOON_S), _LUNCHES_OVER_S) for begin, _ in works), _LUNCHES_OVER_S]
    has_eaten = max(begin - end for begin, end in zip(begins, ends, strict=True)) >= _LUNCH_S[0]
    for begin, end in works:
        if has_eaten or lunch[1] <= begin or end <= lunch[0]:
            yield begin, end
            continue
        if begin < lunch[0]:
            yield begin, lunch[0]
        if lunch[1] < end:
            yield lunch[1], end


def _stands(visit: Visit, now: float) -> tuple[float, float]:
    waited = now - visit.joined
    stands: float = height(HEAD_STARTS_S[visit.priority], 1.0, waited)
    return stands, waited


_INSTANTS = ("joined", "called", "ended")


def write(file: Path, days: int = DAYS, seed: int = SEED) -> None:
    """Write the visits as `nouba backtest` reads them by `commune.toml`."""
    columns = [one.name for one in fields(Visit)]
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["visit", *columns, "outcome"])
        for number, visit in enumerate(visits(days, seed), 1):
            cells = [_cell(visit, name) for name in columns]
            rows.writerow([number, *cells, visit.outcome])


def _cell(visit: Visit, column: str) -> Any:
    value = getattr(visit, column)
    if column not in _INSTANTS or value is None:
        return value
    return datetime.combine(visit.date, time()) + timedelta(seconds=round(value))


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.commune", allow_abbrev=False)
    parser.add_argument("file", metavar="FILE", type=Path, help="the CSV file to write")
    parser.add_argument("--days", type=int, default=DAYS, help="how many working days")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    write(asked.file, asked.days, asked.seed)


if __name__ == "__main__":
    _main()
