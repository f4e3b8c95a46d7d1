"""Walking forward through a history: what would have been told, beside what came."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from reception.domain.expected_wait import announced, gamma_bounds
from reception.waits.days import Floats, LearnedDay
from reception.waits.forecast import HIGH, LOW, MEAN, MEDIAN
from reception.waits.formula import Calibration, House, rule_seen, seeded
from reception.waits.learn import (
    FEWEST_EXAMPLES,
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
                yield self._day(day, house, examples, joined_examples(past), calibration)
            past.append(examples)

    def _day(
        self,
        day: LearnedDay,
        house: House,
        examples: Examples,
        past: Examples,
        calibration: Calibration,
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
        return Told(
            date=day.date,
            wait=examples.wait,
            points=points,
            ranges={OURS: (low, high), FORMULA: gamma_range(column, float(house.leaving))},
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
