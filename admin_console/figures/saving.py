"""Saves the report that is shown as a file, or prints it."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from admin_console.failures import explain
from admin_console.figures.found import Found
from admin_console.figures.subject import Subject
from admin_console.words import translate
from reception.domain.unit import Person
from reception.report_files.compose import Order, compose
from reception.report_files.compose import Subject as FileSubject
from reception.report_files.counters_csv import write_counters_csv
from reception.report_files.document import Document
from reception.report_files.quotes_csv import write_quotes_csv
from reception.reports.counters import CountersReport
from reception.reports.quotes import QuotesReport
from reception.reports.waits import WaitsReport
from reception.whole_file import written_whole
from ui_kit.translations import current_language

if TYPE_CHECKING:
    from admin_console.pages import Tools
    from reception.bootstrap import Reception

_SUBJECTS = {
    Subject.WAITS: FileSubject.WAITS,
    Subject.SERVICES: FileSubject.SERVICES,
    Subject.COUNTERS: FileSubject.COUNTERS,
    Subject.PEOPLE: FileSubject.PEOPLE,
    Subject.CLASSES: FileSubject.PRIORITIES,
    Subject.HOURS: FileSubject.HOURS,
    Subject.PROMISES: FileSubject.PROMISES,
}


class Form(StrEnum):
    """What becomes of a report; the value of a file ends its name."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    PAPER = "paper"

    def brief(self) -> str:
        """Return what the button says."""
        return {
            Form.CSV: "CSV",
            Form.XLSX: "Excel",
            Form.PDF: "PDF",
            Form.PAPER: translate("Console", "Print"),
        }[self]

    def words(self) -> str:
        """Return what the button does."""
        return {
            Form.CSV: translate("Console", "Save as CSV"),
            Form.XLSX: translate("Console", "Save for Excel"),
            Form.PDF: translate("Console", "Save as PDF"),
            Form.PAPER: translate("Console", "Print"),
        }[self]


class Saving(QObject):
    """Asks where, writes in the worker, and says what came of it."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, tools: "Tools", page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._tools = tools

    def save(self, form: Form, found: Found, person: Person) -> None:
        """Save the report of an answer, or print it."""
        if form is Form.PAPER:
            self._compose(found, person, self._print)
            return
        name = f"nouba-{found.inquiry.subject}-{found.first}-{found.last}.{form}"
        path = self._tools.choose_file(self._page, name)
        if path is None:
            return
        match form:
            case Form.CSV:
                self.run(lambda: write_csv(found, path), path)
            case Form.XLSX:
                order = _order(found)
                self.run(lambda: self._write_workbook(found, order, person, path), path)
            case Form.PDF:
                self._compose(found, person, lambda document: self._write_pdf(document, path))

    def run(self, act: Callable[[], object], path: Path) -> None:
        """Write a file in the worker."""
        self._tools.long_work.run(act, done=lambda _: self._say_saved(path), failed=self._not_saved)

    def _compose(self, found: Found, person: Person, done: Callable[[Document], None]) -> None:
        """Put the report together in the worker; it is drawn here, where plots may be drawn."""
        order = _order(found)
        self._tools.long_work.run(
            lambda: _document(self._tools.reception(), found, order, person),
            done,
            failed=self._not_saved,
        )

    def _write_workbook(self, found: Found, order: Order, person: Person, path: Path) -> None:
        from reception.report_files.xlsx import write_xlsx  # noqa: PLC0415 - only this needs it
        from ui_kit.report_pages.looks import WORKBOOK  # noqa: PLC0415 - likewise

        write_xlsx(_document(self._tools.reception(), found, order, person), path, WORKBOOK)

    def _write_pdf(self, document: Document, path: Path) -> None:
        from ui_kit.report_pages.pdf import write_pdf  # noqa: PLC0415 - only this needs it

        try:
            write_pdf(document, path)
        except OSError as error:
            self._not_saved(error)
        else:
            self._say_saved(path)

    def _print(self, document: Document) -> None:
        from ui_kit.report_pages.printing import print_report  # noqa: PLC0415 - only this needs it

        try:
            printed = print_report(self._page, document)
        except Exception as error:  # noqa: BLE001 - said, and logged if it is a bug
            self._not_saved(error)
        else:
            if printed:
                self.told.emit(translate("Console", "The report is on its way to the printer."))

    def _say_saved(self, path: Path) -> None:
        self.told.emit(translate("Console", "Saved as %1.").replace("%1", path.name))

    def _not_saved(self, error: Exception) -> None:
        self.failed.emit(
            translate("Console", "The file could not be written. Please choose another folder.")
            if isinstance(error, OSError)
            else explain(error)
        )


def write_csv(found: Found, path: Path) -> None:
    """Write the figures of the page's main table for other programs."""
    with written_whole(path) as stream:
        match found.main:
            case WaitsReport() as report:
                report.write_csv(stream)
            case CountersReport() as report:
                write_counters_csv(report, stream)
            case QuotesReport() as report:
                write_quotes_csv(report, stream)


def _order(found: Found) -> Order:
    """Return the report as it is wanted; called in the window, whose language it has."""
    question = replace(found.inquiry.question(found.today), first=found.first, last=found.last)
    return Order(
        subject=_SUBJECTS[found.inquiry.subject],
        question=question,
        language=current_language(),
        made_by=f"Nouba {version('nouba')}",
    )


def _document(reception: "Reception", found: Found, order: Order, person: Person) -> Document:
    return compose(reception.reports, found.unit, order, asking=person)
