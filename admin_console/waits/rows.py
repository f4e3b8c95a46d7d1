"""A report of waits as rows of cells, in the language of the reader."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from admin_console.table import Cell, Column
from admin_console.words import duration_words, percent_words, translate
from reception.dimensions import Dimension, Key
from reception.domain.language import Language, text_in
from reception.domain.metrics import Figures
from reception.domain.unit import Unit
from reception.report_wording import figure_of, wording
from ui_kit.translations import current_language
from ui_kit.wording import date_text, from_the_left, language_name, without_marks

if TYPE_CHECKING:
    from reception.reports import WaitsReport

_CALLS = ("arrived", "called")
_WAITS = ("mean", "median", "p90", "max")
_OUTCOMES = (
    "arrived",
    "still_waiting",
    "being_called",
    "being_served",
    "parked",
    "served",
    "no_show",
    "continued",
    "cancelled",
    "unserved",
)
_NO_TIME = timedelta(0)


def dimension_words(dimension: Dimension) -> str:
    """Return what a dimension is called."""
    return {
        Dimension.SERVICE: translate("Console", "Service"),
        Dimension.HOUR: translate("Console", "Hour"),
        Dimension.WEEKDAY: translate("Console", "Weekday"),
        Dimension.COUNTER: translate("Console", "Counter"),
        Dimension.CLERK: translate("Console", "Clerk"),
        Dimension.LANGUAGE: translate("Console", "Language"),
        Dimension.PRIORITY: translate("Console", "Priority"),
        Dimension.DAY: translate("Console", "Day"),
        Dimension.WEEK: translate("Console", "Week"),
        Dimension.MONTH: translate("Console", "Month"),
        Dimension.YEAR: translate("Console", "Year"),
        Dimension.OUTCOME: translate("Console", "Outcome"),
    }[dimension]


def wait_columns(dimension: Dimension) -> list[Column]:
    """Return the titles of the table of waits, as the report's wording has them."""
    return [
        Column(title=dimension_words(dimension), stretches=True),
        *(Column(title=_title(name), figures=True) for name in _CALLS),
        *(Column(title=_title(figure_of("wait", one)), figures=True) for one in _WAITS),
        Column(title="", bars=True),
        Column(title=_title("service_level_pct"), figures=True),
    ]


def wait_rows(report: "WaitsReport", unit: Unit) -> list[list[Cell]]:
    """Return how long each group waited, and all of them."""
    spreads = [row.figures.wait for row in report.rows] + [report.total.wait]
    longest = max((one.p90 or one.median or _NO_TIME for one in spreads), default=_NO_TIME)
    return [
        [
            Cell(name, strong=strong),
            *(Cell(str(getattr(figures, count)), strong=strong) for count in _CALLS),
            *(Cell(duration_words(getattr(figures.wait, one)), strong=strong) for one in _WAITS),
            Cell("", bar=_bar(figures.wait.median, figures.wait.p90, longest)),
            Cell(percent_words(figures.service_level_pct), strong=strong),
        ]
        for name, figures, strong in _groups(report, unit)
    ]


def outcome_columns(dimension: Dimension) -> list[Column]:
    """Return the titles of the table of outcomes, as the report's wording has them."""
    return [
        Column(title=dimension_words(dimension), stretches=True),
        *(Column(title=_title(name), figures=True) for name in _OUTCOMES),
    ]


def outcome_rows(report: "WaitsReport", unit: Unit) -> list[list[Cell]]:
    """Return what became of each group, and of all of them."""
    return [
        [
            Cell(name, strong=strong),
            *(Cell(str(getattr(figures, one)), strong=strong) for one in _OUTCOMES),
        ]
        for name, figures, strong in _groups(report, unit)
    ]


def _groups(report: "WaitsReport", unit: Unit) -> list[tuple[str, Figures, bool]]:
    """Return the name and the figures of every group, and last of all of them."""
    name = _namer(report.by[0], unit)
    return [
        *((name(row.keys[0]), row.figures, False) for row in report.rows),
        (translate("Console", "In all"), report.total, True),
    ]


def _title(name: str) -> str:
    # A title may break at any space, so that the columns of figures stay narrow.
    return text_in(wording().figures[name].titles, current_language()).replace(" ", "\n")


def _bar(
    median: timedelta | None, p90: timedelta | None, longest: timedelta
) -> tuple[float, float] | None:
    if median is None or not longest:
        return None
    return median / longest, (p90 or median) / longest


def _namer(dimension: Dimension, unit: Unit) -> Callable[[Key], str]:
    """Return how the groups of a dimension are called."""
    spoken = current_language()
    texts: Mapping[Dimension, Sequence[tuple[str, str]]] = {
        Dimension.SERVICE: [(one.code, text_in(one.names, spoken)) for one in unit.services],
        Dimension.PRIORITY: [(one.code, text_in(one.names, spoken)) for one in unit.priorities],
        Dimension.CLERK: [(one.login, text_in(one.names, spoken)) for one in unit.people],
        Dimension.LANGUAGE: [(one.value, language_name(one)) for one in Language],
    }
    known = dict(texts.get(dimension, ()))

    def name(key: Key) -> str:
        match key:
            case None:
                return translate("Console", "Not called yet")
            case date():
                return date_text(key, weekday=True)
            case str():
                return known.get(key, key)
            case _ if dimension is Dimension.HOUR:
                return from_the_left(f"{key:02d}:00\u2013{key + 1:02d}:00")
            case _ if dimension is Dimension.WEEKDAY:
                return QLocale(f"{spoken}_MA").standaloneDayName(key)
            case _:
                return translate("Console", "Counter %1").replace("%1", str(key))

    return name


def as_text(table: Sequence[Sequence[str]], safe: Callable[[str], str]) -> str:
    """Return the table for the clipboard: a tab between cells, as spreadsheets take it."""
    lines = ("\t".join(safe(text) for text in row) for row in table)
    return without_marks("\n".join(lines))
