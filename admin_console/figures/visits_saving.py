"""Saves the visits that a page lists, for other programs or for Excel."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from admin_console.figures.listing import Listed
from reception.domain.language import Language
from reception.domain.unit import Person
from reception.whole_file import written_whole

if TYPE_CHECKING:
    from reception.bootstrap import Reception


def write_visits(
    reception: "Reception", listed: Listed, path: Path, language: Language, person: Person
) -> None:
    """Write a row for each stay that the list has on all its pages; runs in the worker."""
    days = (listed.first, listed.last)
    only = listed.inquiry.question(listed.today).only
    if path.suffix == ".csv":
        with written_whole(path) as stream:
            reception.reports.write_visits_csv(stream, *days, only=only, asking=person)
        return
    from reception.report_files.visits_xlsx import write_visits_xlsx  # noqa: PLC0415 - only this
    from ui_kit.report_pages.looks import WORKBOOK  # noqa: PLC0415 - likewise

    with closing(reception.reports.export(*days, only=only, asking=person)) as rows:
        write_visits_xlsx(rows, path, WORKBOOK, zone=listed.unit.zone, language=language)
