"""What may be said of a report on the command line: its form, its language, whom it is about."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from nouba.options import path_option
from reception.dimensions import Dimension, Key
from reception.domain.language import Language
from reception.domain.unit import Unit
from reception.wait_range import WaitRange

Out = Annotated[
    Path | None,
    typer.Option(
        "--out", parser=path_option, metavar="FILE", help="Else standard output (json, csv)."
    ),
]


class Format(StrEnum):
    """How a report is written."""

    TABLE = "table"
    """For people, on a terminal; no wider than its window."""
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


class VisitsFormat(StrEnum):
    """How single visits are written."""

    CSV = "csv"
    XLSX = "xlsx"


class ReportLanguage(StrEnum):
    """A language that reports are worded in."""

    ARABIC = "ar"
    FRENCH = "fr"
    ENGLISH = "en"


Form = Annotated[
    Format | None,
    typer.Option(
        "--format", show_default=False, help="On a terminal a table; else json, into files too."
    ),
]
Spoken = Annotated[
    ReportLanguage | None,
    typer.Option(
        "--language",
        show_default=False,
        help="Of a workbook or PDF, else the unit's; of a table, else English.",
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="A,B",
        help=f"What to tell apart: {', '.join(Dimension)}; at a centre, unit.",
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="A=X,Y", help="What counts alone, such as service=passport; repeatable."
    ),
]
Waited = Annotated[
    str | None,
    typer.Option(
        "--waited",
        metavar="A-B",
        help="Only who waited from A to less than B minutes; A- for A and longer.",
    ),
]

_NUMBERS = {Dimension.HOUR, Dimension.WEEKDAY, Dimension.COUNTER, Dimension.YEAR}
_DAYS = {Dimension.DAY, Dimension.WEEK, Dimension.MONTH}
_MOST_DIGITS = 5
_NOBODY = "-"
"""Stays for which there is no such thing, such as a counter where nobody has called."""


def dimensions(by: str | None) -> tuple[Dimension, ...]:
    """Return the dimensions that are named, each once."""
    names = [name.strip() for name in (by or "").split(",") if name.strip()]
    return tuple(dict.fromkeys(_dimension(name) for name in names))


def alone(only: Sequence[str] | None) -> Mapping[Dimension, tuple[Key, ...]]:
    """Return what counts alone."""
    found: dict[Dimension, tuple[Key, ...]] = {}
    for one in only or ():
        name, equals, keys = one.partition("=")
        if not equals or not keys:
            raise typer.BadParameter(f"'{one}' says nothing; write it as service=passport")
        dimension = _dimension(name.strip())
        read = tuple(_key(dimension, key.strip()) for key in keys.split(","))
        found[dimension] = (*found.get(dimension, ()), *read)
    return found


def wait_range(waited: str | None) -> WaitRange | None:
    """Return the range of waits that is named; None when there is none."""
    if waited is None:
        return None
    low, dash, high = (one.strip() for one in waited.partition("-"))
    if not dash or not _is_minutes(low) or not (_is_minutes(high) or not high):
        raise typer.BadParameter(f"'{waited}' is no range of minutes; write it as 10-15, or as 10-")
    if high and int(high) <= int(low):
        raise typer.BadParameter(f"'{waited}' ends before it begins; nobody waited so long")
    longest = timedelta(minutes=int(high)) if high else None
    return WaitRange(timedelta(minutes=int(low)), longest)


def _is_minutes(text: str) -> bool:
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def form_of(form: Format | None, out: Path | None) -> Format:
    """Return the form that is asked for; else a table on a terminal, and JSON for programs."""
    if form:
        return form
    return Format.TABLE if out is None and sys.stdout.isatty() else Format.JSON


def spoken_by(unit: Unit, chosen: ReportLanguage | None) -> Language:
    """Return the language of a report: the chosen one, else the unit's first that has the words."""
    if chosen:
        return Language(chosen.value)
    words = {Language(one.value) for one in ReportLanguage}
    worded = [one for one in unit.languages if one in words]
    return worded[0] if worded else Language.FRENCH


def _dimension(name: str) -> Dimension:
    if name not in list(Dimension):
        raise typer.BadParameter(
            f"'{name}' is not a dimension; choose among {', '.join(Dimension)}"
        )
    return Dimension(name)


def _key(dimension: Dimension, text: str) -> Key:
    if text == _NOBODY:
        return None
    try:
        if dimension in _NUMBERS:
            return int(text)
        if dimension in _DAYS:
            return date.fromisoformat(f"{text}-01" if len(text) == len("2026-10") else text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is no {dimension.value}") from None
    return text
