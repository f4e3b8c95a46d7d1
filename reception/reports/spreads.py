"""How the durations of many groups are spread: type 7, and the estimate of Kaplan and Meier.

Durations are whole microseconds. All groups lie behind one another, and what is asked of them is
counted for all at once.
"""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from reception.domain.spread import LEAST_FOR_P90, ROUNDING, CensoredSpread, Spread, spread
from reception.reports.columns import NONE, Whole

_MICROSECOND = timedelta(microseconds=1)
_MEDIAN, _P90 = 50, 90
_NO_SPREAD = spread(())
_NO_CENSORED = CensoredSpread(n=0, median=None, p90=None)
_NARROW = 2**16
# So few numbers are sorted as quickly as a few of their ranks are found.
_FEW = 1000


@dataclass(frozen=True, slots=True)
class Ranked:
    """The numbers of each group that has any, those that a spread asks for in their places."""

    numbers: Whole
    groups: Whole
    n: Whole

    @property
    def starts(self) -> Whole:
        """Return where each group begins."""
        return np.cumsum(self.n) - self.n


class ByGroup:
    """Lays numbers group by group, those of every measure alike.

    Args:
        groups: the group of each.
        size: how many groups there are.
    """

    def __init__(self, groups: Whole, size: int) -> None:
        self._size = size
        # Numbers this narrow are sorted in one pass.
        narrow = groups.astype(np.uint16) if size <= _NARROW else groups
        self._order = np.argsort(narrow, kind="stable") if size > 1 else slice(None)
        self._groups = groups[self._order]

    def ranked(self, numbers: Whole, *, wholly: bool = False) -> Ranked:
        """Return the numbers; -1 is none, and ``wholly`` puts all of a group in order."""
        numbers = numbers[self._order]
        there = numbers != NONE
        numbers = numbers[there]
        if self._size > 1:
            every = np.bincount(self._groups[there], minlength=self._size)
        else:
            every = np.array([len(numbers)])
        filled = np.flatnonzero(every)
        found = Ranked(numbers, filled, every[filled])
        ranks = _ranks_of(found.n)
        for place, (start, n) in enumerate(
            zip(found.starts.tolist(), found.n.tolist(), strict=True)
        ):
            if wholly or n <= _FEW:
                numbers[start : start + n].sort()
            else:
                numbers[start : start + n].partition(ranks[place])
        return found


def _ranks_of(n: Whole) -> Whole:
    """Return which numbers of each group a spread asks for, by their places in order.

    They are both neighbours of the median, both of the 90th percentile, and the longest.
    """
    columns = [
        np.minimum((n - 1) * percent // 100 + further, n - 1)
        for percent in (_MEDIAN, _P90)
        for further in (0, 1)
    ]
    return np.stack([*columns, n - 1], axis=1)


def spreads(ranked: Ranked, size: int) -> list[Spread]:
    """Return how the durations of each of ``size`` groups are spread."""
    found = [_NO_SPREAD] * size
    n, starts = ranked.n, ranked.starts
    if not len(n):
        return found
    columns = (
        *(ranked.groups, n, _divided(np.add.reduceat(ranked.numbers, starts), n)),
        *(_percentile(ranked, percent) for percent in (_MEDIAN, _P90)),
        ranked.numbers[starts + n - 1],
    )
    for group, count, mean, median, p90, longest in zip(
        *(one.tolist() for one in columns), strict=True
    ):
        found[group] = Spread(
            n=count,
            mean=mean * _MICROSECOND,
            median=median * _MICROSECOND,
            p90=p90 * _MICROSECOND if count >= LEAST_FOR_P90 else None,
            max=longest * _MICROSECOND,
        )
    return found


def _percentile(ranked: Ranked, percent: int) -> Whole:
    """Return a percentile of each group by type 7."""
    below, hundredths = np.divmod((ranked.n - 1) * percent, 100)
    low = ranked.numbers[ranked.starts + below]
    high = ranked.numbers[ranked.starts + np.minimum(below + 1, ranked.n - 1)]
    return _divided(low * (100 - hundredths) + high * hundredths, 100)


def _divided(numbers: Whole, by: Whole | int) -> Whole:
    """Return quotients as ``timedelta`` has them: the nearest whole one, of two the even one."""
    quotients, rests = np.divmod(numbers, by)
    nearest: Whole = quotients + (2 * rests + quotients % 2 > by)
    return nearest


def censored(seen: Whole, cut_off: Whole) -> Whole:
    """Return durations as one column: twice each, and one more where its end was not seen.

    So of two alike the one that was seen to its end comes first.
    """
    return np.where(seen >= 0, 2 * seen, 2 * cut_off + 1)


def seen_of(ranked: Ranked) -> Ranked:
    """Return of durations, some of them censored, those that were seen to their end."""
    seen = ranked.numbers & 1 == 0
    n = np.add.reduceat(seen, ranked.starts, dtype=np.int64) if len(ranked.n) else ranked.n
    some = n > 0
    return Ranked(ranked.numbers[seen] >> 1, ranked.groups[some], n[some])


def censored_spreads(ranked: Ranked, size: int) -> list[CensoredSpread]:
    """Return how durations of each of ``size`` groups, wholly in order, are spread."""
    found = [_NO_CENSORED] * size
    numbers, n, starts = ranked.numbers, ranked.n, ranked.starts
    if not len(n):
        return found
    at_risk = np.repeat(starts + n, n) - np.arange(len(numbers))
    # Behind a group's last nothing lasts on: next to nothing, for the next group to begin anew.
    lasting = np.maximum(np.where(numbers & 1, 1.0, 1 - 1 / at_risk), ROUNDING)
    lasting[starts[1:]] /= np.multiply.reduceat(lasting, starts)[:-1]
    longer = np.cumprod(lasting)
    reached = []
    for percent in (_MEDIAN, _P90):
        beyond = longer > (100 - percent) / 100 + ROUNDING
        places = np.add.reduceat(beyond, starts, dtype=np.int64)
        there = numbers[starts + np.minimum(places, n - 1)] >> 1
        reached.append(np.where(places < n, there, NONE).tolist())
    for group, count, median, p90 in zip(ranked.groups.tolist(), n.tolist(), *reached, strict=True):
        found[group] = CensoredSpread(
            n=count,
            median=None if median == NONE else median * _MICROSECOND,
            p90=None if p90 == NONE or count < LEAST_FOR_P90 else p90 * _MICROSECOND,
        )
    return found
