"""Walking forward through a history: what would have been told, beside what came."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from reception.estimating.calibration import Calibration, seeded
from reception.estimating.days import Day, Floats
from reception.estimating.examples import Examples, joined_examples, walked
from reception.estimating.house import House
from reception.estimating.learning import (
    FEWEST_EXAMPLES,
    HIGH,
    LOW,
    MEAN,
    MEDIAN,
    learn,
    unseen_ranges,
)
from reception.estimating.rule import Rule, rule_seen
from reception.estimating.simple import SIMPLE, gamma_range


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

    days: Sequence[Day]
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
        for index, (day, house, examples) in enumerate(self._walked(rule)):
            if index == self.first:
                calibration = _first_calibration(past, self.rounds)
            if index >= self.first and len(examples):
                self.progress(day.date)
                yield self._day(day, house, examples, joined_examples(past), calibration)
            past.append(examples)

    def _walked(self, rule: Rule) -> Iterator[tuple[Day, House, Examples]]:
        return walked(self.days, self.services, self.desks, rule)

    def _day(
        self, day: Day, house: House, examples: Examples, past: Examples, calibration: Calibration
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
            ranges={
                OURS: (low, high),
                FORMULA: gamma_range(column, float(house.leaving)),
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
    calls = np.argsort(examples.called, kind="stable")
    heard = 0
    for index in np.argsort(examples.joined, kind="stable"):
        while examples.called[calls[heard]] <= examples.joined[index]:
            _hear(examples, answers, calls[heard], calibration)
            heard += 1
        low[index], high[index] = calibration.ranged(
            int(examples.service[index]), answers[index, LOW], answers[index, HIGH]
        )
    for one in calls[heard:]:
        _hear(examples, answers, one, calibration)
    return low, high


def _hear(examples: Examples, answers: Floats, index: int, calibration: Calibration) -> None:
    calibration.heard(
        int(examples.service[index]),
        float(answers[index, LOW]),
        float(answers[index, HIGH]),
        float(examples.wait[index]),
    )
