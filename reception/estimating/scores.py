"""How good predictors were: their errors, and how often their ranges held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from reception.domain.estimate import announced
from reception.estimating.backtest import ANNOUNCED, OURS, Told
from reception.estimating.days import Floats


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
class Scores:
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


def scores_of(told: Sequence[Told], trained_from: date, trained_to: date) -> Scores:
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
    return Scores(
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
