"""How content visitors are: scores from 1 to 5, and what a number of them comes to."""

from collections.abc import Mapping
from dataclasses import dataclass

SCORES = (1, 2, 3, 4, 5)
"""From the saddest face to the happiest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """How often each score was given."""

    counts: Mapping[int, int]

    @property
    def rated(self) -> int:
        """Return how many ratings there are."""
        return sum(self.counts.values())

    @property
    def mean(self) -> float | None:
        """Return the arithmetic mean; None when nobody has rated."""
        points = sum(score * times for score, times in self.counts.items())
        return points / self.rated if self.rated else None
