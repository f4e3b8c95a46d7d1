"""``nouba report monthly``: last month's report into a folder, as a timer does it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nouba.options import Db, path_option
from nouba.report_options import ReportLanguage, Spoken, spoken_by
from nouba.report_output import save_pdf, save_xlsx
from nouba.station import open_station
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.domain.unit import Unit
    from reception.report_files.document import Document

_READ = (Language.ARABIC, Language.FRENCH)
_DAY = timedelta(days=1)


class MonthNotOverError(Refusal):
    """A month is reported once it is over."""

    def __init__(self, month: date) -> None:
        super().__init__(
            f"{month:%Y-%m} is not over yet: its report is made from the first of the next month"
        )


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a month; write it as 2026-10") from None


def monthly(
    folder: Annotated[
        Path,
        typer.Option("--folder", parser=path_option, metavar="DIR", help="Where the files go."),
    ],
    month: Annotated[
        date | None,
        typer.Option("--month", parser=_month, metavar="M", help="Else the last one, as 2026-10."),
    ] = None,
    people: Annotated[
        bool, typer.Option("--people", help="Tell clerks apart, too; see who reads the folder.")
    ] = False,
    language: Spoken = None,
    db: Db = None,
) -> None:
    """Write a month's report into a folder: a PDF in Arabic, one in French, and a workbook.

    All three are there, or none is. The same month again replaces them.
    """
    with open_station(db) as reception:
        unit, today = reception.hall.unit(), reception.hall.today()
        start = month or (today.replace(day=1) - _DAY).replace(day=1)
        if start >= today.replace(day=1):
            raise MonthNotOverError(start)
        documents = _documents(reception, unit, start, people, language)
    stem = f"nouba-{unit.code}-{start:%Y-%m}"
    with _all_or_none(folder) as drafts:
        for spoken in _READ:
            save_pdf(documents[spoken], drafts / f"{stem}-{spoken}.pdf")
        save_xlsx(documents[spoken_by(unit, language)], drafts / f"{stem}.xlsx")
        names = sorted(one.name for one in drafts.iterdir())
    for name in names:
        typer.echo(f"Wrote {folder / name}")


def _documents(
    reception: "Reception",
    unit: "Unit",
    start: date,
    people: bool,
    language: ReportLanguage | None,
) -> dict[Language, "Document"]:
    from reception.report_files.answers import Answers  # noqa: PLC0415
    from reception.report_files.build import Making, build  # noqa: PLC0415
    from reception.report_files.definitions import OVERVIEW  # noqa: PLC0415
    from reception.reports import Question  # noqa: PLC0415

    end = (start + 31 * _DAY).replace(day=1) - _DAY
    question = Question(first=start, last=end)
    if people:
        reception.reports.take_out("overview monthly by clerk", question)
    answers = Answers(reception.reports, unit, question)
    return {
        spoken: build(
            OVERVIEW,
            answers,
            Making(language=spoken, with_people=people),
        )
        for spoken in {*_READ, spoken_by(unit, language)}
    }


@contextmanager
def _all_or_none(folder: Path) -> Iterator[Path]:
    """Give a place for drafts inside the folder; all of them take their places at the end.

    Raises:
        EnvironmentFault: the folder is not there or cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".nouba-", dir=folder) as place:
            drafts = Path(place)
            yield drafts
            for draft in sorted(drafts.iterdir()):
                # As any new file of the folder; a temporary one is its owner's alone.
                draft.chmod(0o666 & ~_umask())
                draft.replace(folder / draft.name)
    except OSError as error:
        raise EnvironmentFault(
            f"The reports cannot be written into {folder} ({error.strerror or error})",
            "make the folder, give this user leave to write in it, or make room",
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
