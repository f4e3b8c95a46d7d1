"""A report as it is laid out, whoever shows it: titles, typed cells, what they mean.

Everything in it is worded in one language already; a cell keeps its type, so that a workbook holds
durations as durations and a page writes them out. What a row was counted of goes with it, so that
a screen can lead there; files drop it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from reception.domain.expected_wait import WaitRange
from reception.domain.language import Language
from reception.reports.question import Dimension, Key

type ReportValue = str | int | float | date | datetime | timedelta | None
type Leads = tuple[tuple[Dimension, Key], ...] | WaitRange | str | None
"""What to choose so that the single visits of a row are listed, or the code of a site that has
figures of its own; None: it leads nowhere."""


class ValueKind(StrEnum):
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
class ReportColumn:
    """A column of a table."""

    title: str
    kind: ValueKind = ValueKind.TEXT
    name: str = ""
    """Which figure it holds; empty for what is none."""
    full: str = ""
    """What it is called where there is room; empty: as in its title."""
    leads: Leads = None


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
    before_name: str = ""
    target: ReportValue = None
    """What the values should keep to."""
    target_name: str = ""
    landmarks: Sequence[tuple[str, timedelta]] = ()
    """By which a distribution is read: its median, say."""
    says_all: bool = False
    """Whether paper needs no table beside it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportRow:
    """A row of a table, and what only a plot or a screen says of it."""

    cells: Sequence[ReportValue]
    short: str = ""
    """Its name at the axis of a plot; empty: as in full."""
    before: ReportValue = None
    """What is drawn of it, in the period before."""
    before_name: str = ""
    """What its place is called there, where it is another."""
    notes: Sequence[str] = ()
    """What is said of each cell besides its value."""
    warned: str = ""
    """What a plot says of it besides its value, such as how many were never received."""
    warned_part: float = 0.0
    """Of how large a part of it that is so, from 0 to 1."""
    leads: Leads = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportSection:
    """One question of a report: a table, and how it is drawn."""

    title: str
    columns: Sequence[ReportColumn]
    rows: Sequence[ReportRow]
    name: str = ""
    """What it is called where it is asked for by its name, as on a screen."""
    total: Sequence[ReportValue] | None = None
    plot: Plot | None = None
    bars: tuple[int, int] | None = None
    """The columns of which a screen draws a small bar in every row."""
    note: str = ""
    """What else is to be said of it."""
    without_rows: str = ""
    """What is said in its place when there are none; else that nobody came."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyFigure:
    """One of the few figures that stand first, and the same of the period before."""

    name: str
    title: str
    value: ReportValue
    kind: ValueKind
    before: ReportValue = None
    note: str = ""
    """Such as out of how many, or why there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """Something about the question that was asked."""

    title: str
    value: ReportValue


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
    sections: Sequence[ReportSection]
    definitions: Sequence[Definition]
    advice: str = ""
    """What to do, in one sentence; or that too little is known to say."""
    cautions: Sequence[str] = ()
    """What a reader must know before believing a figure."""
    empty: str = ""
    """What is said first when there was nothing in the period that it is about."""


_MICROSECOND = timedelta(microseconds=1)
_DROPPED = "leads"
_MADE: Mapping[str, Callable[..., object]] = {
    **{
        one.__name__: one
        for one in (Document, ReportSection, ReportColumn, ReportRow, Plot, KeyFigure, Fact)
    },
    **{one.__name__: one for one in (Definition, Language, ValueKind, PlotKind)},
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "timedelta": lambda us: us * _MICROSECOND,
}


def packed(document: Document) -> bytes:
    """Return a report as bytes on their way to another process; every value keeps its type."""
    return json.dumps(_pack(document)).encode()


def unpacked(data: bytes) -> Document:
    """Return the report that was packed; its sequences are tuples, and its rows lead nowhere.

    Raises:
        ValueError: it is none.
    """
    found = _unpack(json.loads(data))
    if not isinstance(found, Document):
        raise ValueError("no report was packed")  # noqa: TRY004 - of what was read
    return found


def _pack(value: object) -> object:
    name = type(value).__name__
    match value:
        case StrEnum():
            return {name: value.value}
        case date():
            return {name: value.isoformat()}
        case timedelta():
            return {name: value // _MICROSECOND}
        case None | str() | int() | float():
            return value
        case Sequence():
            return [_pack(one) for one in value]
    if not is_dataclass(value):
        raise TypeError(f"a report holds no {name}")
    kept = (one.name for one in fields(value) if one.name != _DROPPED)
    return {name: {one: _pack(getattr(value, one)) for one in kept}}


def _unpack(data: Any) -> object:
    match data:
        case dict():
            ((name, held),) = data.items()
            if isinstance(held, dict):
                return _MADE[name](**{key: _unpack(one) for key, one in held.items()})
            return _MADE[name](held)
        case list():
            return tuple(_unpack(one) for one in data)
        case _:
            return data
