"""The hall as it is now, run forward: how long each who waits, and who joins now, will wait yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from reception.domain.calling_rule import (
    Caller,
    PriorityClass,
    RankAfter,
    callable_since,
    ranked_again,
)
from reception.domain.ticket import Leg, TicketState
from reception.domain.unit import ORDINARY
from reception.waits.hall_run import (
    ALWAYS_S,
    NEVER_S,
    NOBODY_S,
    Floats,
    Lines,
    VisitorTimes,
    WholeNumbers,
    run_forward,
)

RUNS = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ALWAYS = datetime.min.replace(tzinfo=UTC)
_SECOND = timedelta(seconds=1)
EVENLY = 3**0.5
"""Values that lie evenly between so many deviations on both sides have that deviation."""
# Whoever comes later than this overtakes few who are there now.
_JOIN_WITHIN_S = 3600.0
# Who waits has seen counters come back that were free for as long as this one, or so.
_ALIKE, _FEWEST_ALIKE = 1.6, 10
# Of a thousand runs in one as many more join than are reckoned with, and overtake nobody.
_DEVIATIONS = 3.0
# Nobody who came today stands before who counts from when it began.
_A_DAY_S = 86_400.0


class InLine(NamedTuple):
    """A place in a line, in seconds from now: below zero for what was."""

    service: str
    priority: str
    ranked_s: float
    """From when the calling rule counts."""
    since_s: float
    """Since when she waits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterAtWork:
    """A counter at which somebody works, or is expected back."""

    caller: Caller
    free_s: Floats
    """Equally likely seconds until it calls whoever is next."""
    serves: InLine | None = None
    """Who is there, as she stood in her line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """How fast the hall moves; each table is of equally likely values in seconds, in order."""

    takes_s: Mapping[str, Floats]
    """How long a visitor is at a counter, by service."""
    unsure: float
    """How far all of them may be wrong alike: a standard deviation of their logarithm."""
    gaps_s: Floats
    """How long a counter takes from one visitor to the next who waits."""
    stays_s: Mapping[str, Floats]
    """How long visitors wait before they leave, by service; never where they stay."""
    joining: Mapping[tuple[str, str], float]
    """How many join in a second, by service and class."""
    returns_s: Floats
    """Of free counters while somebody joined: since when they were, until they called (rows)."""
    sent_on: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """What part of those called for a service is sent on to which other, by service."""

    def rest_s(self, service: str, been_s: float) -> Floats:
        """Return how much longer a counter is taken by whom it has served for so long."""
        # Of a service that is described no more, as of any other.
        table = self.takes_s.get(service)
        if table is None:
            table = np.sort(np.concatenate([*self.takes_s.values(), np.zeros(1)]))
        longer: Floats = table[np.searchsorted(table, been_s, side="right") :] - been_s
        # Longer than anybody was: half as long again.
        return longer if longer.size else np.array([been_s / 2])

    def idle_s(self, since_s: float | None) -> Floats:
        """Return how much longer a counter calls nobody that has been free for so long."""
        if not len(self.returns_s):
            return np.zeros(1)
        since, until = self.returns_s[:, 0], self.returns_s[:, 1]
        if since_s is None:
            return until
        longer, shorter = np.maximum(since, since_s) + 1, np.minimum(since, since_s) + 1
        alike: Floats = until[longer < _ALIKE * shorter]
        return alike if len(alike) >= _FEWEST_ALIKE else until


@dataclass(frozen=True, kw_only=True, slots=True)
class HallState:
    """What waits depend on, at one instant."""

    priorities: Sequence[PriorityClass]
    waiting: Sequence[InLine]
    counters: Sequence[CounterAtWork]
    pace: Pace


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreseen:
    """How long each waits from now on, in seconds: runs x people, in the order they were given."""

    waiting_s: Floats
    """Never: she leaves before, or nobody who is here calls her."""
    newcomers_s: Floats


def foresee(
    hall: HallState, newcomers: Sequence[InLine], chance: np.random.Generator, runs: int = RUNS
) -> Foreseen:
    """Run the hall forward so many times."""
    now = _Now(hall, chance, runs)
    # Who has an appointment yet to come ranks from then on, and who was sent on from before.
    ranked_s = np.array([one.ranked_s for one in newcomers])
    join = now.as_ruled(newcomers)
    called = run_forward(
        now.as_ruled([one.like for one in now.lines]),
        now.visitors(),
        now.free_s(),
        replace(join, head_start_s=join.head_start_s - join.rate * ranked_s),
        holds=now.holds(),
    )
    return Foreseen(
        waiting_s=called.visitors_s[:, list(now.places())], newcomers_s=called.newcomers_s
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """Visitors whom every counter takes in the order of their ranks."""

    like: InLine
    waiting: tuple[int, ...] = ()
    """Who they are of the hall's."""
    joining: float = 0.0
    """How many join in a second."""
    sent_on: int = 0
    """How many may be sent on to it."""

    @property
    def there(self) -> int:
        """Return how many stand in it, or are reckoned with who are yet to join."""
        mean = self.joining * _JOIN_WITHIN_S
        return len(self.waiting) + int(mean + _DEVIATIONS * mean**0.5) + self.sent_on


class _Now:
    """A hall as the engine takes it."""

    def __init__(self, hall: HallState, chance: np.random.Generator, runs: int) -> None:
        self._hall, self._chance, self._runs = hall, chance, runs
        self._classes = {one.code: one for one in hall.priorities}
        self._after: dict[tuple[int, str], float] = {}
        self._served = [one.serves for one in hall.counters if one.serves and hall.pace.sent_on]
        self.lines = self._in_lines()
        self._onward = self._goes_on() if hall.pace.sent_on else None
        self._begins = [0, *accumulate(one.there for one in self.lines)]

    def _in_lines(self) -> list[_Line]:
        """Return the lines, those with the smaller head start first.

        Of two who stand alike the one is called who has waited longer, with less of a start.
        """
        waiting = self._hall.waiting
        found: dict[tuple[str, str], _Line] = {}
        for at in sorted(range(len(waiting)), key=lambda one: waiting[one].ranked_s):
            one = waiting[at]
            line = found.get(one[:2]) or _Line(one)
            found[one[:2]] = replace(line, waiting=(*line.waiting, at))
        least = min((one.head_start, one.rate) for one in self._hall.priorities)
        for (service, priority), joining in self._hall.pace.joining.items():
            own = self._classes.get(priority)
            # Nobody else overtakes anybody.
            if own and service in self._hall.pace.takes_s and (own.head_start, own.rate) > least:
                line = found.get((service, priority)) or _Line(InLine(service, priority, 0, 0))
                found[service, priority] = replace(line, joining=joining)
        return sorted(found.values(), key=lambda one: self._class_of(one.like).head_start)

    def _goes_on(self) -> WholeNumbers:
        """Draw which line each joins next who stands in one or is at a counter; add those lines.

        Runs x people, of whom those at counters come last; -1 for none. Nobody is sent on twice.
        """
        added: dict[tuple[str, str], int] = {}
        drawn = [np.empty((self._runs, 0), np.int64)]
        drawn += [self._next_line(one.like, one.there, added) for one in self.lines]
        at_counters = [self._next_line(one, 1, added) for one in self._served]
        everybody = np.concatenate([*drawn, *at_counters], axis=1)
        for (service, priority), line in added.items():
            most = int((everybody == line).sum(axis=1).max())
            self.lines.append(_Line(InLine(service, priority, 0.0, 0.0), sent_on=most))
            drawn.append(np.full((self._runs, most), -1))
        return np.concatenate([*drawn, *at_counters], axis=1)

    def _next_line(
        self, like: InLine, count: int, added: dict[tuple[str, str], int]
    ) -> WholeNumbers:
        shares = self._hall.pace.sent_on.get(like.service, {})
        lines = [
            added.setdefault((one, like.priority), len(self.lines) + len(added)) for one in shares
        ]
        drawn = self._chance.random((self._runs, count))
        return np.array([*lines, -1])[np.cumsum([*shares.values()]).searchsorted(drawn, "right")]

    def places(self) -> Iterator[int]:
        """Yield where the engine has each who waits, in the hall's order."""
        at = {
            one: begins + number
            for line, begins in zip(self.lines, self._begins, strict=False)
            for number, one in enumerate(line.waiting)
        }
        yield from (at[one] for one in range(len(self._hall.waiting)))

    def as_ruled(self, places: Sequence[InLine]) -> Lines:
        """Return what the calling rule makes of each."""
        classes = [self._class_of(one) for one in places]
        after_s = [
            [self._after_s(counter.caller, one.service) for one in places]
            for counter in self._hall.counters
        ]
        return Lines(
            head_start_s=np.array([one.head_start / _SECOND for one in classes]),
            rate=np.array([one.rate for one in classes]),
            after_s=np.array(after_s, np.float64).reshape(len(after_s), len(places)),
        )

    def _after_s(self, caller: Caller, service: str) -> float:
        known = self._after.get((caller.counter, service))
        if known is None:
            known = self._after[caller.counter, service] = called_after_s(_waits(service), caller)
        return known

    def visitors(self) -> VisitorTimes:
        """Return who is there, who will join, and who is at the counters."""
        pace, people = self._hall.pace, self._begins[-1] + len(self._served)
        size = self._runs, people
        ranked_s, comes_s, since_s = np.empty(size), np.zeros(size), np.zeros(people)
        takes_s, leaves_s = np.zeros(size), np.zeros(size)
        ranked_s[:, self._begins[-1] :] = [one.ranked_s for one in self._served]
        comes_s[:, self._begins[-1] :] = NOBODY_S
        for line, begin, end in zip(self.lines, self._begins, self._begins[1:], strict=False):
            mine = slice(begin, end)
            waiting = [self._hall.waiting[one] for one in line.waiting]
            there = begin + len(waiting)
            ranked_s[:, begin:there] = [one.ranked_s for one in waiting]
            since_s[begin:there] = [-one.since_s for one in waiting]
            if line.sent_on:
                ranked_s[:, mine] = comes_s[:, mine] = NOBODY_S
            elif there < end:
                gaps_s = self._chance.exponential(1 / line.joining, (self._runs, end - there))
                comes_s[:, there:end] = gaps_s.cumsum(axis=1)
                # A line stands in the order of its ranks, behind an appointment yet to come, too.
                last_s = waiting[-1].ranked_s if waiting else 0.0
                ranked_s[:, there:end] = np.maximum(comes_s[:, there:end], last_s)
            takes_s[:, mine] = self._drawn(pace.takes_s[line.like.service], end - begin)
            leaves_s[:, mine] = self._still(pace.stays_s[line.like.service], since_s[mine])
            if not line.sent_on:
                leaves_s[:, mine] += comes_s[:, mine]
        return VisitorTimes(
            first=np.array(self._begins),
            ranked_s=ranked_s,
            there_s=comes_s,
            leaves_s=leaves_s,
            takes_s=takes_s * self._pace_of_runs() + self._drawn(pace.gaps_s, people),
            onward=self._onward,
            again_s=ranked_again(
                next((one.caller.rules.transferred for one in self._hall.counters), RankAfter.LAST),
                first_ranked=ranked_s,
                day_began=ranked_s - _A_DAY_S,
                now=np.full(size, NEVER_S),
            ),
        )

    def holds(self) -> WholeNumbers | None:
        """Return where the engine has whom each counter serves; -1 for nobody."""
        busy = np.array([one.serves is not None for one in self._hall.counters], np.bool_)
        found: WholeNumbers = np.where(busy, self._begins[-1] + busy.cumsum() - 1, -1)
        return None if self._onward is None else found

    def _pace_of_runs(self) -> Floats:
        """Return how much longer visits take in each run than in the middle one (runs x 1)."""
        deviations = self._chance.permutation(EVENLY * np.linspace(-1, 1, self._runs))
        pace: Floats = np.exp(self._hall.pace.unsure * deviations)[:, None]
        return pace if self._runs > 1 else np.ones((1, 1))

    def free_s(self) -> Floats:
        """Return when each counter is free first (runs x counters)."""
        drawn = [self._drawn(one.free_s, 1) for one in self._hall.counters]
        return np.concatenate([np.empty((self._runs, 0)), *drawn], axis=1)

    def _drawn(self, table: Floats, count: int) -> Floats:
        return table[self._chance.integers(0, len(table), (self._runs, count))]

    def _still(self, table: Floats, been_s: Floats) -> Floats:
        """Return how much longer they stay who have stayed so long already (runs x of those)."""
        beyond = np.searchsorted(table, been_s, side="right")
        rest = len(table) - beyond
        drawn = beyond + (self._chance.random((self._runs, len(been_s))) * rest).astype(np.int64)
        return np.where(rest > 0, np.append(table, NEVER_S)[drawn] - been_s, NEVER_S)

    def _class_of(self, one: InLine) -> PriorityClass:
        return self._classes[one.priority]


def _waits(service: str) -> Leg:
    return Leg(
        index=1,
        service=service,
        priority=ORDINARY,
        state=TicketState.WAITING,
        waiting_since=_EPOCH,
        ranked_since=_EPOCH,
    )


def called_after_s(leg: Leg, caller: Caller) -> float:
    """Return from how long a wait on, by which the rule counts, somebody calls a waiting leg."""
    since = callable_since(leg, caller)
    if since is None:
        return NEVER_S
    return ALWAYS_S if since == _ALWAYS else (since - leg.ranked_since) / _SECOND
