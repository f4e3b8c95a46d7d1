"""Saves the report that is shown."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from admin_console.failures import explain
from admin_console.figures.found import Found
from admin_console.words import translate
from reception.domain.unit import Person
from reception.reports.quotes import QuotesReport
from reception.reports.waits import WaitsReport
from reception.whole_file import written_whole

if TYPE_CHECKING:
    from admin_console.pages import Tools


class FileKind(StrEnum):
    """A kind of file that a report is saved as; the value ends its name."""

    CSV = "csv"

    def words(self) -> str:
        """Return what the button says."""
        return {FileKind.CSV: translate("Console", "Save as CSV")}[self]


class Saving(QObject):
    """Asks where, writes in the worker, and says what came of it."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, tools: "Tools", page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._tools = tools

    def save(self, kind: FileKind, found: Found, person: Person) -> None:
        """Save the report of an answer as a file."""
        name = f"nouba-{found.inquiry.subject}-{found.first}-{found.last}.{kind}"
        path = self._tools.choose_file(self._page, name)
        if path is None:
            return
        self._tools.long_work.run(
            lambda: _write_csv(found, path),
            done=lambda _: self.told.emit(
                translate("Console", "Saved as %1.").replace("%1", path.name)
            ),
            failed=self._not_saved,
        )

    def _not_saved(self, error: Exception) -> None:
        self.failed.emit(
            translate("Console", "The file could not be written. Please choose another folder.")
            if isinstance(error, OSError)
            else explain(error)
        )


def _write_csv(found: Found, path: Path) -> None:
    report = found.main
    assert isinstance(report, WaitsReport) or not isinstance(report, QuotesReport)
    with written_whole(path) as stream:
        if isinstance(report, WaitsReport):
            report.write_csv(stream)
