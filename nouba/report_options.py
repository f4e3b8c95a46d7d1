"""What may be said of a report on the command line: its form, its language, whom it is about."""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from nouba.options import path_option
from nouba.station import WrongUsageError
from reception.app import Reception
from reception.domain.errors import EnvironmentFault
from reception.domain.expected_wait import WaitRange
from reception.domain.language import Language
from reception.domain.unit import Unit
from reception.network.compare import UNIT, AnyComparison, SitesComparison
from reception.network.model import NoCentreError
from reception.reports.build import AnswerKind, Report
from reception.reports.document import Document
from reception.reports.question import Dimension, Key, ReportQuestion
from reception.reports.terminal import document_lines
from reception.reports.xlsx import CellFormats, write_xlsx
from reception.system.files import written_whole

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
"""Legs for which there is no such thing, such as a counter where nobody has called."""


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


@contextmanager
def written(out: Path | None) -> Iterator[TextIO]:
    """Give the stream for text to write to; a file is there whole or not at all."""
    if out is None:
        yield sys.stdout
        return
    with told_of(out), written_whole(out) as stream:
        yield stream


@contextmanager
def told_of(out: Path) -> Iterator[None]:
    """Say where a file was written; of one that cannot be, which one it is, and what to do.

    Raises:
        EnvironmentFault: it cannot be written.
    """
    try:
        yield
        typer.echo(f"Written: {out}")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise EnvironmentFault(
            f"{out} cannot be written ({reason})", "name another file or make room"
        ) from error


def window_width() -> int:
    """Return how many columns the terminal has."""
    return shutil.get_terminal_size().columns


def file_for(out: Path | None, form: str) -> Path:
    """Return the file that a form needs which is no text."""
    if out is None:
        raise WrongUsageError(f"Say where the {form} file goes: --out FILE.{form}")
    return out


def save_pdf(document: Document, path: Path) -> None:
    """Write a report as a PDF.

    Raises:
        OSError: it cannot be written.
    """
    # Qt: only for this form.
    from ui_kit.report_pages.pdf import ensure_application, write_pdf  # noqa: PLC0415

    ensure_application()
    write_pdf(document, path)


def save_xlsx(document: Document, path: Path) -> None:
    """Write a report as a workbook.

    Raises:
        OSError: it cannot be written.
    """
    write_xlsx(document, path, workbook_look())


def workbook_look() -> CellFormats:
    """Return how the cells of a workbook look."""
    # In the colours of the pages, whose module loads Qt: only for this form.
    from ui_kit.report_pages.pieces import WORKBOOK  # noqa: PLC0415

    return WORKBOOK


def without_sites(
    by: str | None, only: Sequence[str] | None
) -> tuple[bool, Sequence[str], str | None, list[str] | None]:
    """Return whether sites stand side by side, which count alone, and the rest of the words."""
    names = [one.strip() for one in (by or "").split(",")]
    rest = ",".join(one for one in names if one != UNIT)
    wanted: list[str] = []
    others: list[str] = []
    for one in only or ():
        name, equals, keys = one.partition("=")
        if name.strip() == UNIT and equals and keys:
            wanted += [key.strip() for key in keys.split(",")]
        else:
            others.append(one)
    compared = UNIT in names
    if len(wanted) > 1 and not compared:
        raise WrongUsageError("Several sites are named: add --by unit to see them side by side")
    return compared, wanted, (rest if compared else by), (others if only is not None else None)


def comparing(reception: Reception) -> SitesComparison:
    """Return what compares sites.

    Raises:
        NoCentreError: this database follows none.
    """
    if reception.comparing is None:
        raise NoCentreError
    return reception.comparing


def compared(
    reception: Reception, report: Report, question: ReportQuestion, sites: Sequence[str]
) -> AnyComparison:
    """Return the sites side by side.

    Raises:
        WrongUsageError: they are not compared by such a report.
    """
    if report.about is AnswerKind.QUOTES or not report.at_sites:
        raise WrongUsageError(
            f"Sites are not compared by {report.code}; ask for one: --only unit=CODE"
        )
    centre = comparing(reception)
    if report.about is AnswerKind.COUNTERS:
        return centre.counters(question, sites=sites)
    return centre.waits(question, sites=sites)


def write_document(document: Document, form: Format, path: Path | None) -> None:
    """Write a report that is laid out, as a table for a terminal, a PDF or a workbook."""
    if form is Format.TABLE:
        with written(path) as stream:
            stream.writelines(f"{line}\n" for line in document_lines(document, window_width()))
    elif path:
        with told_of(path):
            (save_pdf if form is Format.PDF else save_xlsx)(document, path)
