"""How durations are spread, and how those are whose end nobody has seen.

A percentile is Hyndman and Fan's type 7 (The American Statistician 50, 1996), as spreadsheets and
databases have it. Where some durations are known to be longer than they were seen, the share that
lasts longer is estimated as Kaplan and Meier do (Journal of the American Statistical Association
53, 1958): whoever left, or was sent home, counts among those who wait for as long as she did.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

# The 90th percentile of a handful of values is little more than their maximum.
LEAST_FOR_P90 = 10
ROUNDING = 1e-9
"""A share that floating point leaves so little above another is that other."""
_ZERO = timedelta(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """How a group of durations is spread, to the microsecond; None where too few say nothing."""

    n: int
    mean: timedelta | None
    median: timedelta | None
    p90: timedelta | None
    max: timedelta | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CensoredSpread:
    """How durations are spread of which some are known to be longer than they were seen."""

    n: int
    """All of them."""
    median: timedelta | None
    """The first duration that half of all do not exceed; None where that is beyond what is seen."""
    p90: timedelta | None
    """Likewise of nine in ten, and None where too few say nothing."""


def spread(durations: Sequence[timedelta]) -> Spread:
    """Return how ``durations`` are spread."""
    ordered = sorted(durations)
    n = len(ordered)
    if not n:
        return Spread(n=0, mean=None, median=None, p90=None, max=None)
    return Spread(
        n=n,
        mean=sum(ordered, _ZERO) / n,
        median=percentile(ordered, 50),
        p90=percentile(ordered, 90) if n >= LEAST_FOR_P90 else None,
        max=ordered[-1],
    )


def percentile(ordered: Sequence[timedelta], percent: int) -> timedelta:
    """Return a percentile of durations in ascending order, at least one, by type 7."""
    below, hundredths = divmod((len(ordered) - 1) * percent, 100)
    low = ordered[below]
    if not hundredths:
        return low
    # timedelta divides in whole numbers, so there is no rounding before the last microsecond.
    return (low * (100 - hundredths) + ordered[below + 1] * hundredths) / 100


def censored_spread(seen: Iterable[timedelta], cut_off: Iterable[timedelta]) -> CensoredSpread:
    """Return how durations are spread, by the estimate of Kaplan and Meier.

    Args:
        seen: those that were seen to their end.
        cut_off: for how long the others were seen, which lasted longer.
    """
    # Of two alike, the end that was seen comes first: the other lasted longer.
    ordered = sorted([*((one, False) for one in seen), *((one, True) for one in cut_off)])
    n, longer = len(ordered), 1.0
    median = p90 = None
    for place, (duration, is_cut_off) in enumerate(ordered):
        if not is_cut_off:
            longer *= (n - place - 1) / (n - place)
            if median is None and longer <= 0.5 + ROUNDING:
                median = duration
            if p90 is None and longer <= 0.1 + ROUNDING:
                p90 = duration
    return CensoredSpread(n=n, median=median, p90=p90 if n >= LEAST_FOR_P90 else None)
