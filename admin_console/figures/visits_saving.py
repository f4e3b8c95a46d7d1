"""Saves the visits that a page lists, for other programs or for Excel."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from admin_console.figures.listing import Listed
from reception.domain.language import Language
from reception.domain.unit import Person
from reception.progress import Watch
from reception.whole_file import written_whole

if TYPE_CHECKING:
    from reception.bootstrap import Reception


def write_visits(  # noqa: PLR0917 - one call, from the page
    reception: "Reception",
    listed: Listed,
    path: Path,
    language: Language,
    person: Person,
    watch: Watch,
) -> None:
    """Write a row for each stay that the list has on all its pages; runs in the worker.

    Raises:
        AnswerStoppedError: the watch said so.
    """
    asked, reports = listed.inquiry.question(listed.today), reception.reports
    days = (listed.first, listed.last)
    if path.suffix == ".csv":
        with written_whole(path) as stream:
            reports.write_visits_csv(
                stream, *days, only=asked.only, waited=asked.waited, asking=person, watch=watch
            )
        return
    from reception.report_files.visits_xlsx import write_visits_xlsx  # noqa: PLC0415 - only this
    from ui_kit.report_pages.looks import WORKBOOK  # noqa: PLC0415 - likewise

    rows = reports.export(*days, only=asked.only, waited=asked.waited, asking=person, watch=watch)
    with closing(rows):
        write_visits_xlsx(rows, path, WORKBOOK, zone=listed.unit.zone, language=language)
