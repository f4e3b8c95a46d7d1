"""How runs of the hall become hours that hold: four of five ranges, nine of ten upper hours.

Of a hundred runs ninety are over by the upper hour and twelve before the lower one; whenever more
than one of ten was called after the upper hour lately, it is told later, and the other way round
(adaptive conformal inference: Gibbs and Candes, NeurIPS 2021). It stands on the kept quotes alone,
so that every station of a unit tells the same. A unit with few quotes tells a wider range.
"""

from collections.abc import Iterable
from datetime import timedelta
from heapq import nlargest
from typing import NamedTuple

from reception.database.run import moment
from reception.domain.expected_wait import ExpectedWait, announced, turn_hours
from reception.waits.hall_run import Floats
from reception.waits.model import PastStay

# So many of the latest are looked at: who waited, was told hours, and has been called.
_KEPT = 300
_PACE = 0.008
_LATE, _OUTSIDE = 0.1, 0.2
_UPPER, _LOWER = 0.9, 0.12
_WIDER = 0.06
_UPPER_WITHIN, _LOWER_WITHIN = (0.5, 0.995), (0.01, 0.5)
# Hours are rounded outwards, by half a step on average: a part of it is taken back before.
_TAKEN_FROM_UPPER_S, _TAKEN_FROM_LOWER_S = 90.0, 30.0
_MICROSECOND = timedelta(microseconds=1)


class Levels(NamedTuple):
    """What part of the runs is over before the lower hour, and by the upper one."""

    lower: float = _LOWER
    upper: float = _UPPER

    def told(self, runs_s: Floats) -> ExpectedWait:
        """Return the wait to tell.

        Args:
            runs_s: the wait in each run, in ascending order.
        """
        low_s = _quantile(runs_s, self.lower) + _TAKEN_FROM_LOWER_S
        high_s = _quantile(runs_s, self.upper) - _TAKEN_FROM_UPPER_S
        return announced(min(low_s, high_s), high_s)


def levels_of(stays: Iterable[PastStay]) -> Levels:
    """Return the levels that follow from how the latest quotes held."""
    late = outside = 0.0
    kept = nlargest(_KEPT, filter(_was_told, stays), key=lambda one: one.called_us or 0)
    for one in kept:
        came, called = moment(one.waiting_since_us), moment(one.called_us or 0)
        wait = ExpectedWait(
            low=(one.quoted_low_us or 0) * _MICROSECOND,
            high=(one.quoted_high_us or 0) * _MICROSECOND,
        )
        hours = turn_hours(came, wait)
        late += (called > hours.before) - _LATE
        if hours.after is not None:
            outside += (not hours.after <= called <= hours.before) - _OUTSIDE
    wider = _WIDER * (1 - len(kept) / _KEPT)
    return Levels(
        lower=_within(_LOWER - wider - _PACE * outside, *_LOWER_WITHIN),
        upper=_within(_UPPER + wider + _PACE * late, *_UPPER_WITHIN),
    )


def _was_told(one: PastStay) -> bool:
    is_called = one.called_us is not None and one.called_us > one.waiting_since_us
    return is_called and one.quoted_high_us is not None


def _within(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _quantile(ascending: Floats, level: float) -> float:
    place = level * (len(ascending) - 1)
    below = int(place)
    above = min(below + 1, len(ascending) - 1)
    return float(ascending[below] + (place - below) * (ascending[above] - ascending[below]))
