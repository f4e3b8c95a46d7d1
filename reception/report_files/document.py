"""A report as it is laid out, whatever the kind of file: titles, typed cells, what they mean.

Everything in it is worded in one language already; a cell keeps its type, so that a workbook holds
durations as durations and a page writes them out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from reception.domain.language import Language

type Value = str | int | float | date | datetime | timedelta | None


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    COUNT = "count"
    NUMBER = "number"
    """A figure that is no whole number, such as visitors an hour."""
    DURATION = "duration"
    PERCENT = "percent"
    """The value 87.5 is 87.5 %."""
    DAY = "day"


class PlotKind(StrEnum):
    """How a table is drawn."""

    LINES = "lines"
    """One line a plotted column, over the first column."""
    BARS = "bars"
    """A bar a row, in the first plotted column; a second one is where the bar goes on pale."""
    COLUMNS = "columns"
    """The same, upright: for hours and days."""
    HEAT = "heat"
    """A coloured cell a row and column; empty ones stay empty."""
    DISTRIBUTION = "distribution"
    """A row is from where to where durations reach, and how many there are: the plotted column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """How a table is drawn as a picture."""

    kind: PlotKind
    columns: tuple[int, ...]
    """Which columns are drawn."""
    title: str
    """What is drawn, such as the median wait."""
    before: int | None = None
    """The column that tells the same of the period before, drawn as a quiet line."""
    landmarks: Sequence[tuple[str, timedelta]] = ()
    """By which a distribution is read: its median, say."""
    says_all: bool = False
    """Whether paper needs no table beside it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One question of a report: a table, and how it is drawn."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    total: Sequence[Value] | None = None
    plot: Plot | None = None
    note: str = ""
    """What else is to be said of it."""
    without_rows: str = ""
    """What is said in its place when there are none; else that nobody came."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyFigure:
    """One of the few figures that stand first, and the same of the period before."""

    title: str
    value: Value
    kind: Kind
    before: Value = None
    note: str = ""
    """Such as out of how many, or why there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """Something about the question that was asked."""

    title: str
    value: Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """What a word of the report means."""

    term: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A whole report, worded in one language."""

    language: Language
    title: str
    unit: str
    first: date
    last: date
    compared: tuple[date, date] | None
    """The period before, when key figures are set beside it."""
    compared_until: datetime | None
    """Up to when its last day was compared, where this one runs; in the unit's zone."""
    made_at: datetime
    """In the unit's zone."""
    made_by: str
    facts: Sequence[Fact]
    key_figures: Sequence[KeyFigure]
    sections: Sequence[Section]
    definitions: Sequence[Definition]
    cautions: Sequence[str] = ()
    """What a reader must know before believing a figure."""
