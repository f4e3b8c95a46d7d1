"""At which values an axis is marked."""

import math
from dataclasses import dataclass

from ui_kit.plots.content import Kind

_MINUTE = 60
_HOUR = 3600
_SECONDS = (
    *(1, 2, 5, 10, 15, 30),
    *(_MINUTE * one for one in (1, 2, 5, 10, 15, 20, 30)),
    *(_HOUR * one for one in (1, 2, 3, 6, 12, 24)),
)
_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_CLASSES = (0.2, 0.5, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60)
_INTERVALS = 5


@dataclass(frozen=True, slots=True)
class Steps:
    """The marks of an axis that begins at zero."""

    values: tuple[float, ...]

    @property
    def top(self) -> float:
        """Return where the axis ends."""
        return self.values[-1]


def steps(highest: float, kind: Kind, intervals: int = _INTERVALS) -> Steps:
    """Return the marks that hold everything up to ``highest``."""
    if kind is Kind.PERCENT:
        step = 25.0
        highest = max(highest, 100.0)
    elif kind is Kind.SECONDS:
        step = _step_of_seconds(highest, intervals)
    else:
        step = _nice(highest / intervals)
        if kind is Kind.COUNT:
            step = max(1.0, math.ceil(step))
    count = max(1, math.ceil(highest / step - 1e-9))
    return Steps(tuple(step * number for number in range(count + 1)))


def class_width(highest: float, kind: Kind, classes: int) -> float:
    """Return how wide each of so many classes from zero on is, so that ``highest`` is in the last.

    Nothing above is left out: the last class holds it as well.
    """
    if kind is Kind.PERCENT:
        return 100.0 / classes
    least = highest / classes
    if kind is Kind.SECONDS:
        unit = 1 if least < _MINUTE else _MINUTE if least < _HOUR else _HOUR
        return _class(least / unit) * unit
    return max(1.0, _class(least)) if kind is Kind.COUNT else _class(least)


def _class(least: float) -> float:
    scale = 1.0
    while least > _CLASSES[-1] * scale:
        scale *= 10
    return next(one * scale for one in _CLASSES if one * scale >= least)


def _step_of_seconds(highest: float, intervals: int) -> float:
    for step in _SECONDS:
        if step * intervals >= highest:
            return float(step)
    return _nice(highest / intervals / _HOUR) * _HOUR


def _nice(least: float) -> float:
    if least <= 0:
        return 1.0
    scale = 10.0 ** math.floor(math.log10(least))
    return next(one * scale for one in _NICE if one * scale >= least * (1 - 1e-9))
