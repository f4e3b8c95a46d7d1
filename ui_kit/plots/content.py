"""What a plot shows: plain data and texts, from whoever asked the question."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class ContentKind(StrEnum):
    """What the values of a plot are, which decides at which round values its axis is marked."""

    COUNT = "count"
    SECONDS = "seconds"
    PERCENT = "percent"
    RATE = "rate"
    """A number that need not be whole, such as visitors an hour."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlotMeasure:
    """What is plotted, and how one value is written in full."""

    title: str
    kind: ContentKind
    write: Callable[[float], str]
    brief: Callable[[float], str] | None = None
    """How a round value is written at an axis and in a cell; None: as in full."""

    bare: Callable[[float], str] | None = None
    """The figure alone, where not even its unit has room; None: nothing is written then."""

    @property
    def mark(self) -> Callable[[float], str]:
        """Return how a value is written where there is little room."""
        return self.brief or self.write


@dataclass(frozen=True, kw_only=True, slots=True)
class PlotPoint:
    """One place of an axis that has no numbers: a day, an hour, a service."""

    name: str
    """In full, for the table and for whoever points at it."""
    short: str = ""
    """For the axis; empty: as in full."""
    key: Hashable = None
    """What is handed on when somebody chooses the place."""

    @property
    def mark(self) -> str:
        """Return what stands at the axis."""
        return self.short or self.name


class Stroke(StrEnum):
    """How a line of a trend is drawn, so that no line is told from another by colour alone."""

    MAIN = "main"
    SECOND = "second"
    BEFORE = "before"


@dataclass(frozen=True, kw_only=True, slots=True)
class TrendLine:
    """One line of a trend: a value for each place, None where there is nothing to tell."""

    name: str
    values: Sequence[float | None]
    stroke: Stroke = Stroke.MAIN
    places: Sequence[str] = ()
    """What its places are called, where they are not those of the axis, as of a time before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TrendContent:
    """How something went on from place to place, in order of time."""

    title: str
    measure: PlotMeasure
    places: Sequence[PlotPoint]
    lines: Sequence[TrendLine]
    target: float | None = None
    target_name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """The value of one group, with what may stand beside it."""

    place: PlotPoint
    value: float | None
    upper: float | None = None
    """Up to where the bar goes on pale, such as the 90th percentile."""
    before: float | None = None
    """The same group's value in the period before."""
    note: str = ""
    warned: str = ""
    """What stands at its end as a warning."""
    warned_part: float = 0.0
    """How large a part of it is hatched for that, from 0 to 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BarsContent:
    """One value a group: lying bars for names, standing ones for times."""

    title: str
    measure: PlotMeasure
    group: str
    """What the groups are, such as "Service"."""
    bars: Sequence[Bar]
    upper_name: str = ""
    before_name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bin:
    """How many values lie from ``low`` up to ``high``; None: and above."""

    low: float
    high: float | None
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Landmark:
    """A value that a distribution is read by."""

    name: str
    value: float
    is_target: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DistributionContent:
    """How durations are spread; the bins follow one another without a gap, the first from zero."""

    title: str
    measure: PlotMeasure
    """Of the durations."""
    count: PlotMeasure
    bins: Sequence[Bin]
    landmarks: Sequence[Landmark] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HeatContent:
    """A value for each row and column; None where nothing is known."""

    title: str
    measure: PlotMeasure
    rows: Sequence[PlotPoint]
    columns: Sequence[PlotPoint]
    values: Sequence[Sequence[float | None]]
    notes: Sequence[Sequence[str]] = ()
    """What is said of a cell besides its value."""


type Content = TrendContent | BarsContent | DistributionContent | HeatContent
