"""Mean waits where priority accumulates, by theory, and how sure a simulated mean is.

Kleinrock (Naval Research Logistics Quarterly 11, 1964) gives the mean wait of each class where
priority accumulates at a rate of its own and nobody is interrupted; with several alike counters it
holds as well, since all are busy while anybody waits (Stanford, Taylor and Ziedins, Queueing
Systems 77, 2014).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

BATCHES = 30
# Student's t of 29 degrees of freedom, 99.9 % both sides; the seed is fixed, so that the interval
# either holds or does not.
T_999 = 3.659


@dataclass(frozen=True, kw_only=True)
class Load:
    """How visitors come and are served; time in minutes."""

    rates: Sequence[float]
    """By class, how fast priority accumulates, the slowest first."""
    arrivals: Sequence[float]
    """By class, how many come in a minute."""
    counters: int
    service: float = 1.0
    """How many one counter serves in a minute."""

    @property
    def loads(self) -> list[float]:
        return [one / (self.counters * self.service) for one in self.arrivals]

    @property
    def mean_wait(self) -> float:
        """Return the mean wait in the order of coming (Erlang C)."""
        offered = sum(self.arrivals) / self.service
        busy = offered**self.counters / math.factorial(self.counters)
        busy /= 1 - offered / self.counters
        idle = sum(offered**n / math.factorial(n) for n in range(self.counters))
        waits = busy / (idle + busy)
        return waits / (self.counters * self.service - sum(self.arrivals))

    def mean_waits(self) -> list[float]:
        """Return Kleinrock's mean wait of each class."""
        waits: list[float] = []
        for own, rate in enumerate(self.rates):
            slower = sum(
                self.loads[one] * waits[one] * (1 - self.rates[one] / rate) for one in range(own)
            )
            faster = sum(
                load * (1 - rate / other)
                for load, other in zip(self.loads[own + 1 :], self.rates[own + 1 :], strict=True)
            )
            waits.append((self.mean_wait - slower) / (1 - faster))
        return waits


def interval(values: list[float]) -> tuple[float, float]:
    """Return the mean, and half the width of its confidence interval by batch means."""
    size = len(values) // BATCHES
    means = [fmean(values[one * size : (one + 1) * size]) for one in range(BATCHES)]
    return fmean(means), T_999 * stdev(means) / math.sqrt(BATCHES)
