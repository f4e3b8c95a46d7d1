"""What a benchmark found, and the table that shows it."""

import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time

# Blocks of ours and of the baseline alternate, so that other load on the machine hits both.
_BLOCKS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """One line of the table; ``limit`` is what the figure or the ratio must not pass."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    limit: float | None
    """None: the figure explains another one, which has a limit."""
    limits_ratio: bool = False
    processor_ms: float | None = None
    """What the act took of the processor, where that is measured beside the clock."""
    baseline_processor_ms: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Return ours against the baseline."""
        return self.value / self.baseline if self.baseline else None

    @property
    def is_met(self) -> bool:
        """Return whether the limit is kept."""
        if self.limit is None:
            return True
        judged = self.ratio if self.limits_ratio else self.value
        return judged is not None and judged <= self.limit


class Times(list[float]):
    """Milliseconds of each turn by the clock, and beside them those of the processor.

    The clock hears what else the machine does, and waits for a slow disk; the processor's time of
    this process tells whether an act itself costs more.
    """

    def __init__(self) -> None:
        super().__init__()
        self.processor: list[float] = []

    def take(self, act: Callable[[], object]) -> None:
        """Time an act."""
        busy, begun = process_time(), perf_counter()
        act()
        self.append((perf_counter() - begun) * 1000)
        self.processor.append((process_time() - busy) * 1000)


def alternate(
    ours: Callable[[], object], baseline: Callable[[], object], *, repeats: int
) -> tuple[Times, Times]:
    """Time two acts in alternating blocks."""
    mine, theirs = Times(), Times()
    for _ in range(_BLOCKS):
        for act, times in ((ours, mine), (baseline, theirs)):
            for _ in range(repeats // _BLOCKS):
                times.take(act)
    return mine, theirs


def timed(act: Callable[[], object], repeats: int) -> Times:
    """Return how long each of the repeats took."""
    times = Times()
    for _ in range(repeats):
        times.take(act)
    return times


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile (type 7)."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


_LINE = "{:<46} {:>10} {:>5} {:>10} {:>7} {:>12}  {}"
HEAD = _LINE.format("figure", "ours", "unit", "baseline", "ratio", "limit", "")
# Every commit prints its lines so: two of any age can be compared.
_PRINTED = re.compile(
    r"(?P<name>\S.*?) +(?P<value>-?\d+\.\d{3}) +(?P<unit>\S+) +(-?\d+\.\d{3} +)?(-?\d+\.\d{2} +)?"
    r"(-|[\d.e+-]+)(x| \S+)  (?P<met>ok|MISSED)"
    r"(  processor (?P<processor>\d+\.\d{3})\b)?(  .*| .*)?"
)


def line_of(row: Measured) -> str:
    """Return a line of the table."""
    limit = "-" if row.limit is None else f"{row.limit:g}"
    line = _LINE.format(
        row.name,
        f"{row.value:.3f}",
        row.unit,
        f"{row.baseline:.3f}" if row.baseline else "",
        f"{row.ratio:.2f}" if row.ratio else "",
        f"{limit}{'x' if row.limits_ratio else ' ' + row.unit}",
        "ok" if row.is_met else "MISSED",
    )
    if row.processor_ms is not None:
        line += f"  processor {row.processor_ms:.3f} ms"
    if row.baseline_processor_ms is not None:
        line += f" against {row.baseline_processor_ms:.3f}"
    return f"{line}  {row.note}" if row.note else line


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A line of the table, as it was read."""

    name: str
    value: float
    unit: str
    processor_ms: float | None
    is_met: bool
    line: str


def figure_in(line: str) -> Figure | None:
    """Read a line that a benchmark printed; None: it is none of its table."""
    read = _PRINTED.fullmatch(line.rstrip())
    return read and Figure(
        name=read["name"],
        value=float(read["value"]),
        unit=read["unit"],
        processor_ms=float(read["processor"]) if read["processor"] else None,
        is_met=read["met"] == "ok",
        line=line.rstrip(),
    )
