"""The predictors that everybody knows, to be beaten; each told of the same features."""

from collections.abc import Callable, Mapping

import numpy as np

from reception.domain.estimate import gamma_bounds
from reception.estimating.days import Floats

type Columns = Mapping[str, Floats]


def _mean(columns: Columns, mean: float) -> Floats:
    return np.full(len(columns["ahead"]), mean)


def _last(columns: Columns, mean: float) -> Floats:
    return np.where(np.isnan(columns["last_wait"]), mean, columns["last_wait"])


def _head(columns: Columns, _mean: float) -> Floats:
    return columns["oldest"]


def _queue_length(columns: Columns, _mean: float) -> Floats:
    return columns["waiting"] * columns["present_service"] / np.maximum(1, columns["busy"])


def _completions(columns: Columns, _mean: float) -> Floats:
    return columns["formula"]


def _completions_leaving(columns: Columns, _mean: float) -> Floats:
    return columns["formula_leaving"]


SIMPLE: dict[str, Callable[[Columns, float], Floats]] = {
    "mean of the days before": _mean,
    "last to enter service (LES)": _last,
    "head of line (HOL)": _head,
    "queue length x service / busy": _queue_length,
    "completions of all ahead (QL)": _completions,
    "the same, some leaving (QLm)": _completions_leaving,
}


def gamma_range(columns: Columns, leaving: float) -> tuple[Floats, Floats]:
    """Return the range that the formula alone gives: a gamma of QLm's mean and variance."""
    low, high = np.empty(len(columns["ahead"])), np.empty(len(columns["ahead"]))
    for index, ahead in enumerate(columns["ahead"]):
        pace = max(1.0, columns["busy"][index]) / columns["present_service"][index]
        low[index], high[index] = gamma_bounds(float(ahead), pace, leaving)
    return low, high
