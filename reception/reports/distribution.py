"""How many durations of each length there were: exact counts, minute by minute."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from reception.dimensions import Key
from reception.domain.metrics import Measure
from reception.reports.answer import Answer

MINUTE = timedelta(minutes=1)
BUCKETS = 120
"""Two hours by the minute; what is longer is counted together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Distribution:
    """How many durations fall into each bucket; bucket ``i`` is ``[i, i + 1)`` times its width."""

    counts: tuple[int, ...]
    over: int
    """How many are as long as all buckets together, or longer."""

    @property
    def n(self) -> int:
        """Return how many durations there are."""
        return sum(self.counts) + self.over


@dataclass(frozen=True, kw_only=True, slots=True)
class DistributionRow:
    """The durations of one group."""

    keys: tuple[Key, ...]
    distribution: Distribution


@dataclass(frozen=True, kw_only=True, slots=True)
class DistributionReport(Answer):
    """How the durations of a period are spread, by group and in all."""

    measure: Measure
    bucket: timedelta
    rows: tuple[DistributionRow, ...]
    total: Distribution

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON has it; durations in seconds, instants in UTC."""
        return {
            **self.head(),
            "measure": self.measure.value,
            "bucket_s": self.bucket.total_seconds(),
            "rows": [
                {
                    **self.places(row.keys),
                    "counts": list(row.distribution.counts),
                    "over": row.distribution.over,
                }
                for row in self.rows
            ],
            "total": {"counts": list(self.total.counts), "over": self.total.over},
        }


def distribution_from(found: Counter[int], *, buckets: int) -> Distribution:
    """Return the distribution of which bucket ``i`` holds ``found[i]``, whatever is beyond."""
    over = sum(count for index, count in found.items() if index >= buckets)
    return Distribution(counts=tuple(found[index] for index in range(buckets)), over=over)
