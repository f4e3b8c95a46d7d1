"""Walking forward through a history: what would have been told, beside what came."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from reception.domain.expected_wait import announced, gamma_bounds
from reception.waits.days import NEVER, Floats, LearnedDay, WholeNumbers
from reception.waits.forecast import HIGH, LOW, MEAN, MEDIAN
from reception.waits.formula import Calibration, House, rule_seen, seeded
from reception.waits.hall_run import ALWAYS_S, NEVER_S, Lines, VisitorTimes, run_forward
from reception.waits.learn import (
    FEWEST_EXAMPLES,
    HIGHEST,
    LOWEST,
    Examples,
    joined_examples,
    learn,
    unseen_ranges,
    walked,
)

type FloatColumns = Mapping[str, Floats]


SIMPLE: dict[str, Callable[[FloatColumns, float], Floats]] = {
    "mean of the days before": lambda seen, mean: np.full(len(seen["ahead"]), mean),
    "last to enter service (LES)": lambda seen, mean: np.where(
        np.isnan(seen["last_wait"]), mean, seen["last_wait"]
    ),
    "head of line (HOL)": lambda seen, _: seen["oldest"],
    "queue length x service / busy": lambda seen, _: (
        seen["waiting"] * seen["present_service"] / np.maximum(1, seen["busy"])
    ),
    "completions of all ahead (QL)": lambda seen, _: seen["formula"],
    "the same, some leaving (QLm)": lambda seen, _: seen["formula_leaving"],
}


def gamma_range(columns: FloatColumns, leaving: float) -> tuple[Floats, Floats]:
    """Return the range that the formula alone gives: a gamma of QLm's mean and variance."""
    low, high = np.empty(len(columns["ahead"])), np.empty(len(columns["ahead"]))
    for index, ahead in enumerate(columns["ahead"]):
        pace = max(1.0, columns["busy"][index]) / columns["present_service"][index]
        low[index], high[index] = gamma_bounds(float(ahead), pace, leaving)
    return low, high


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What each predictor told those who waited on one day, and how long they did."""

    date: date
    wait: Floats
    points: dict[str, Floats]
    ranges: dict[str, tuple[Floats, Floats]]


OURS = "nouba"
OURS_MEDIAN = "nouba median"
OURS_MEAN = "nouba mean"
ANNOUNCED = "nouba, in steps of 5 min"
FORMULA = "formula of the first day"
RUN_FORWARD = "hall run forward"


@dataclass(slots=True)
class Walk:
    """A history walked through day by day, learning each night from all days before."""

    days: Sequence[LearnedDay]
    services: int
    priorities: int
    desks: int
    first: int
    """The first day that is judged."""
    progress: Callable[[date], None] = field(default=lambda _: None)
    rounds: int | None = None

    def told(self) -> Iterator[Told]:
        """Yield what was told on each day from the first one on.

        Raises:
            TooLittleError: the days before are too few to learn from.
        """
        rule = rule_seen(self.days[: self.first], self.priorities, self.services)
        past: list[Examples] = []
        calibration = Calibration()
        history = walked(self.days, self.services, self.desks, rule)
        for index, (day, house, examples) in enumerate(history):
            if index == self.first:
                calibration = _first_calibration(past, self.rounds)
            if index >= self.first and len(examples):
                self.progress(day.date)
                forward = Forward.of(self.days[:index], house)
                yield self._day(
                    day,
                    house,
                    examples,
                    joined_examples(past),
                    calibration=calibration,
                    forward=forward,
                )
            past.append(examples)

    def _day(
        self,
        day: LearnedDay,
        house: House,
        examples: Examples,
        past: Examples,
        *,
        calibration: Calibration,
        forward: "Forward",
    ) -> Told:
        answers = learn(past, rounds=self.rounds).answers(examples.table)
        low, high = _in_time(examples, answers, calibration)
        points = {
            OURS: np.maximum(0, (answers[:, MEDIAN] + answers[:, MEAN]) / 2),
            OURS_MEDIAN: np.maximum(0, answers[:, MEDIAN]),
            OURS_MEAN: np.maximum(0, answers[:, MEAN]),
        }
        column = {name: examples.table[:, at] for at, name in enumerate(examples.names)}
        mean = float(past.wait.mean())
        points |= {name: simple(column, mean) for name, simple in SIMPLE.items()}
        below, points[RUN_FORWARD], above = forward.told(day)
        return Told(
            date=day.date,
            wait=examples.wait,
            points=points,
            ranges={
                OURS: (low, high),
                FORMULA: gamma_range(column, float(house.leaving)),
                RUN_FORWARD: (below, above),
            },
        )


class TooLittleError(Exception):
    """The days before are too few to learn from."""


def _first_calibration(past: Sequence[Examples], rounds: int | None) -> Calibration:
    if sum(map(len, past)) < FEWEST_EXAMPLES or sum(len(one) > 0 for one in past) <= 1:
        raise TooLittleError
    together = joined_examples(past)
    return seeded(together.service.tolist(), unseen_ranges(past, rounds=rounds), together.wait)


def _in_time(
    examples: Examples, answers: Floats, calibration: Calibration
) -> tuple[Floats, Floats]:
    """Return the ranges as they were announced one after the other.

    The calibration hears of a wait when it is over, and not before.
    """
    low, high = np.empty(len(examples)), np.empty(len(examples))
    said = np.column_stack((answers[:, LOW], answers[:, HIGH], examples.wait)).tolist()
    services = examples.service.tolist()
    calls = deque(np.argsort(examples.called, kind="stable").tolist())
    for index in np.argsort(examples.joined, kind="stable").tolist():
        while examples.called[calls[0]] <= examples.joined[index]:
            over = calls.popleft()
            calibration.heard(services[over], *said[over])
        low[index], high[index] = calibration.ranged(services[index], *said[index][:2])
    for over in calls:
        calibration.heard(services[over], *said[over])
    return low, high


@dataclass(frozen=True, kw_only=True, slots=True)
class PointScore:
    """The errors of one predictor, in seconds."""

    name: str
    mae_s: float
    rmse_s: float
    bias_s: float
    """Below zero: people waited longer than it said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RangeScore:
    """How often waits fell into one kind of range."""

    name: str
    coverage_pct: float
    below_pct: float
    """Waits that were shorter than the range."""
    above_pct: float
    """Waits that were longer."""
    width_s: float


@dataclass(frozen=True, kw_only=True, slots=True)
class BacktestScores:
    """What a walk through a history showed."""

    trained_from: date
    trained_to: date
    tested_from: date
    tested_to: date
    waits: int
    mean_wait_s: float
    points: tuple[PointScore, ...]
    ranges: tuple[RangeScore, ...]

    @property
    def mae_of_les(self) -> float:
        """Return our mean absolute error as a part of that of the last to enter service."""
        mae = {one.name: one.mae_s for one in self.points}
        return mae[OURS] / next(value for name, value in mae.items() if "LES" in name)


def scores_of(told: Sequence[Told], trained_from: date, trained_to: date) -> BacktestScores:
    """Return the scores of all days together; no figure is an average of averages."""
    wait = np.concatenate([one.wait for one in told])
    points = {name: np.concatenate([one.points[name] for one in told]) for name in told[0].points}
    ranges = {
        name: (
            np.concatenate([one.ranges[name][0] for one in told]),
            np.concatenate([one.ranges[name][1] for one in told]),
        )
        for name in told[0].ranges
    }
    low, high = ranges[OURS]
    steps = [announced(*pair) for pair in zip(low.tolist(), high.tolist(), strict=True)]
    ranges[ANNOUNCED] = (
        np.array([one.low.total_seconds() for one in steps]),
        np.array([one.high.total_seconds() for one in steps]),
    )
    return BacktestScores(
        trained_from=trained_from,
        trained_to=trained_to,
        tested_from=told[0].date,
        tested_to=told[-1].date,
        waits=len(wait),
        mean_wait_s=float(wait.mean()),
        points=tuple(_point(name, value, wait) for name, value in points.items()),
        ranges=tuple(_range(name, *bounds, wait) for name, bounds in ranges.items()),
    )


def _point(name: str, said: Floats, wait: Floats) -> PointScore:
    error = said - wait
    return PointScore(
        name=name,
        mae_s=float(np.abs(error).mean()),
        rmse_s=float(np.sqrt((error**2).mean())),
        bias_s=float(error.mean()),
    )


def _range(name: str, low: Floats, high: Floats, wait: Floats) -> RangeScore:
    below, above = float((wait < low).mean()), float((wait > high).mean())
    return RangeScore(
        name=name,
        coverage_pct=100 * (1 - below - above),
        below_pct=100 * below,
        above_pct=100 * above,
        width_s=float((high - low).mean()),
    )


_RUNS = 100
_VALUES = 128
# Who began nothing for so long is not at work any more.
_AT_WORK_S = 900.0
# Whoever waits has seen counters come back that stood idle as long as this one, or so.
_ALIKE, _FEWEST_ALIKE = 1.6, 10
_NOT_TODAY_S = 7200.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Desks:
    """What each desk did at some instants (instants x desks); infinite or -1 where nothing."""

    began: Floats
    """The last call before."""
    ended: Floats
    """The end of it."""
    service: WholeNumbers
    next: Floats
    """The first call after."""

    @classmethod
    def at(cls, day: LearnedDay, instants: Floats, desks: int) -> "_Desks":
        size = len(instants), desks
        began, ended, later = np.full(size, -NEVER), np.full(size, -NEVER), np.full(size, NEVER)
        service = np.full(size, -1)
        for desk in range(desks):
            mine = np.flatnonzero(day.desk == desk)
            mine = mine[np.argsort(day.called[mine], kind="stable")]
            if mine.size:
                last = np.searchsorted(day.called[mine], instants, side="right") - 1
                those, seen = last >= 0, mine[np.maximum(last, 0)]
                began[those, desk] = day.called[seen][those]
                ended[those, desk] = day.ended[seen][those]
                service[those, desk] = day.service[seen][those]
                later[:, desk] = np.append(day.called[mine], NEVER)[last + 1]
        return cls(began=began, ended=ended, service=service, next=later)


@dataclass(frozen=True, kw_only=True, slots=True)
class Forward:
    """Tells the waits of a day by running the hall forward at each arrival.

    It knows no sessions and no breaks: who served somebody lately is at work, and a counter that
    stands idle while people wait comes back as such counters did on the days before.
    """

    house: House
    takes_s: Floats
    """Equally likely times at a counter, by service."""
    gaps_s: Floats
    """Equally likely times from the end of a visit to the next call, where somebody waits."""
    idle: Floats
    """Of counters that stood idle while somebody joined: for how long, and until when still."""
    joining: Floats
    """How many of a class join a service in a second, on average (services x classes)."""

    @classmethod
    def of(cls, days: Sequence[LearnedDay], house: House) -> "Forward":
        """Return what these days teach."""
        services, desks = len(house.service_s), len(house.serves)
        served = np.concatenate([day.service for day in days])
        ended, called = (
            np.concatenate([getattr(day, name) for day in days]) for name in ("ended", "called")
        )
        known = np.isfinite(ended) & (ended > called)
        took_s = np.where(known, ended, 0.0) - np.where(known, called, 0.0)
        parts = (np.arange(_VALUES) + 0.5) / _VALUES
        # A past that tells no ends of visits is taken as the house takes it.
        takes_s = np.tile(house.service_s[:, None], _VALUES)
        for service in range(services):
            seen = took_s[known & (served == service)]
            # One that is seldom asked for takes as long as any other, until it is known.
            seen = seen if len(seen) >= _FEWEST_ALIKE else took_s[known]
            if seen.size:
                takes_s[service] = np.quantile(seen, parts)
        idle, gaps = [], [np.zeros(1)]
        joining, lasted_s = np.zeros((services, len(house.heads))), 0.0
        for day in days:
            at = day.joined[day.counted]
            seen_at = _Desks.at(day, at, desks)
            since = at[:, None] - seen_at.ended
            those = (since >= 0) & (since <= _AT_WORK_S)
            until = np.minimum(seen_at.next - at[:, None], _NOT_TODAY_S)
            idle.append(np.column_stack((since[those], until[those])))
            for desk in range(desks):
                mine = np.flatnonzero(day.desk == desk)
                mine = mine[np.argsort(day.called[mine], kind="stable")]
                over, follows = day.ended[mine[:-1]], mine[1:]
                gap = day.called[follows] - over
                gaps.append(gap[(day.joined[follows] < over) & (gap >= 0) & (gap < _AT_WORK_S)])
            np.add.at(joining, (day.service, day.priority), 1)
            lasted_s += float(np.ptp(day.joined)) if len(day) else 0.0
        return cls(
            house=house,
            takes_s=takes_s,
            gaps_s=np.quantile(np.concatenate(gaps), parts),
            idle=np.concatenate(idle),
            joining=joining / max(lasted_s, 1.0),
        )

    def told(self, day: LearnedDay) -> tuple[Floats, Floats, Floats]:
        """Return the bounds and the median in between that each who waited would have been told."""
        those = np.flatnonzero(day.counted & (day.service >= 0) & (day.priority >= 0))
        desks = _Desks.at(day, day.joined[those], len(self.house.serves))
        found = np.full((len(those), 3), np.nan)
        for number, index in enumerate(those.tolist()):
            # Of her own: who else is told a wait changes nothing of hers.
            chance = np.random.default_rng((day.date.toordinal(), index))
            waits = self._waits(day, index, desks, number, chance)
            found[number] = np.quantile(waits, (LOWEST, 0.5, HIGHEST))
        # Nobody is told more than that it is not today.
        low, median, high = np.minimum(found, _NOT_TODAY_S).T
        return low, median, high

    def _waits(
        self, day: LearnedDay, index: int, desks: _Desks, number: int, chance: np.random.Generator
    ) -> Floats:
        house, now = self.house, float(day.joined[index])
        serves = house.serves[:, day.service[index]]
        works = now - desks.ended[number] <= _AT_WORK_S
        # Who works nowhere yet will, or nobody would have been called.
        at_work = np.flatnonzero(works if (works & serves).any() else works | serves)
        waiting = np.flatnonzero((day.joined[:index] <= now) & (day.left[:index] > now))
        classes = len(house.heads)
        line_of = day.service[waiting] * classes + day.priority[waiting]
        order = np.lexsort((day.ranked[waiting], line_of))
        waiting, line_of = waiting[order], line_of[order]
        overtaking = self.joining * ((house.heads > house.heads.min()) | (house.rates > 1))
        lines = np.unique(np.append(line_of, np.flatnonzero(overtaking)))
        more = np.ceil(overtaking.ravel()[lines] * _NOT_TODAY_S / 2).astype(np.int64)
        there = np.searchsorted(line_of, [lines, lines + 1])
        ranked = []
        for line, begin, end, joining in zip(lines, *there, more, strict=True):
            ranked.append(np.tile(day.ranked[waiting[begin:end]] - now, (_RUNS, 1)))
            if joining:
                gap_s = 1 / overtaking.ravel()[line]
                ranked.append(chance.exponential(gap_s, (_RUNS, joining)).cumsum(axis=1))
        ranked_s = np.concatenate([*ranked, np.empty((_RUNS, 0))], axis=1)
        first = np.concatenate(([0], np.cumsum(there[1] - there[0] + more)))
        service = np.repeat(lines // classes, np.diff(first))
        drawn, gap = chance.integers(0, _VALUES, (2, *ranked_s.shape))
        stays_s = chance.exponential(1 / max(float(house.leaving), 1e-9), ranked_s.shape)
        called = run_forward(
            self._ruled(lines // classes, lines % classes, at_work),
            VisitorTimes(
                first=first,
                ranked_s=ranked_s,
                there_s=ranked_s,
                leaves_s=np.maximum(ranked_s, 0) + stays_s,
                takes_s=self.takes_s[service, drawn] + self.gaps_s[gap],
            ),
            self._free_s(now, desks, number, at_work, chance),
            self._ruled(day.service[[index]], day.priority[[index]], at_work),
        )
        waits: Floats = called.newcomers_s[:, 0]
        return waits

    def _ruled(self, service: WholeNumbers, priority: WholeNumbers, desks: WholeNumbers) -> Lines:
        """Return lines of these services and classes, at these desks."""
        return Lines(
            head_start_s=self.house.heads[priority],
            rate=self.house.rates[priority],
            ahead_s=np.zeros((len(desks), len(service))),
            after_s=np.where(self.house.serves[np.ix_(desks, service)], ALWAYS_S, NEVER_S),
        )

    def _free_s(
        self,
        now: float,
        desks: _Desks,
        number: int,
        at_work: WholeNumbers,
        chance: np.random.Generator,
    ) -> Floats:
        """Return when each desk is free first (runs x desks)."""
        free_s = np.empty((_RUNS, len(at_work)))
        for place, desk in enumerate(at_work):
            stood_s = now - desks.ended[number, desk]
            if stood_s < 0:
                been_s = now - desks.began[number, desk]
                table = self.takes_s[desks.service[number, desk]]
                likely = table[table > been_s] - been_s
                # Longer than anybody was: half as long again.
                known = likely if likely.size else np.array([been_s / 2])
            else:
                stood = self.idle[:, 0] + 1
                alike = np.maximum(stood, stood_s + 1) < _ALIKE * np.minimum(stood, stood_s + 1)
                known = self.idle[alike, 1]
                if len(known) < _FEWEST_ALIKE:
                    known = self.idle[:, 1] if len(self.idle) else np.zeros(1)
            free_s[:, place] = chance.choice(known, _RUNS)
            if stood_s < 0:
                free_s[:, place] += chance.choice(self.gaps_s, _RUNS)
        return free_s
