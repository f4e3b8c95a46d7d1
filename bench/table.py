"""What a benchmark found, and the table that shows it."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

# Blocks of ours and of the baseline alternate, so that other load on the machine hits both.
_BLOCKS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """One line of the table; ``limit`` is what the figure or the ratio must not pass."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    limit: float
    limits_ratio: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Return ours against the baseline."""
        return self.value / self.baseline if self.baseline else None

    @property
    def is_met(self) -> bool:
        """Return whether the limit is kept."""
        judged = self.ratio if self.limits_ratio else self.value
        return judged is not None and judged <= self.limit


def alternate(
    ours: Callable[[], object], baseline: Callable[[], object], *, repeats: int
) -> tuple[list[float], list[float]]:
    """Time two acts in alternating blocks; return both lists of milliseconds."""
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(_BLOCKS):
        mine += timed(ours, repeats // _BLOCKS)
        theirs += timed(baseline, repeats // _BLOCKS)
    return mine, theirs


def timed(act: Callable[[], object], repeats: int) -> list[float]:
    """Return how long each of the repeats took, in milliseconds."""
    took = []
    for _ in range(repeats):
        begun = perf_counter()
        act()
        took.append((perf_counter() - begun) * 1000)
    return took


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile (type 7)."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def show(rows: Sequence[Measured]) -> None:
    """Print the table."""
    line = "{:<46} {:>10} {:>5} {:>10} {:>7} {:>12}  {}"
    print(line.format("figure", "ours", "unit", "baseline", "ratio", "limit", ""), flush=True)
    for row in rows:
        print(
            line.format(
                row.name,
                f"{row.value:.3f}",
                row.unit,
                f"{row.baseline:.3f}" if row.baseline else "",
                f"{row.ratio:.2f}" if row.ratio else "",
                f"{row.limit:g}{'x' if row.limits_ratio else ' ' + row.unit}",
                "ok" if row.is_met else "MISSED",
            )
            + (f"  {row.note}" if row.note else ""),
            flush=True,
        )
