"""Saves the report that is shown, or a list of visits, as a file, or prints it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from admin_console.messages import explain
from admin_console.reports.answer import FiguresFound, Request, Requests, asked_of
from admin_console.reports.visit_card import LegsListed
from admin_console.tools import Tools
from admin_console.words import filled, translate
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.unit import Person
from reception.reports.visits_xlsx import write_visits_xlsx
from reception.reports.xlsx import write_xlsx
from reception.system.files import written_whole
from reception.system.progress import AnswerStoppedError, Progress
from ui_kit.report_pages.pages import ReportPages
from ui_kit.report_pages.pdf import chosen_printer, draw_pdf, print_pages
from ui_kit.report_pages.pieces import WORKBOOK


class FileFormat(StrEnum):
    """What becomes of a report; the value of a file ends its name."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    PAPER = "paper"

    def brief(self) -> str:
        """Return what the button says."""
        return {
            FileFormat.CSV: "CSV",
            FileFormat.XLSX: "Excel",
            FileFormat.PDF: "PDF",
            FileFormat.PAPER: translate("Console", "Print"),
        }[self]

    def words(self) -> str:
        """Return what the button does."""
        return {
            FileFormat.CSV: translate("Console", "Save as CSV"),
            FileFormat.XLSX: translate("Console", "Save for Excel"),
            FileFormat.PDF: translate("Console", "Save as PDF"),
            FileFormat.PAPER: translate("Console", "Print"),
        }[self]


class Saving(QObject):
    """Asks where, writes in the worker, and says what came of it."""

    told = Signal(str)
    failed = Signal(str)
    progressed = Signal(float)
    """How far a long file is, from 0 to 1."""
    ended = Signal()

    def __init__(self, tools: Tools, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._tools = tools
        self._requests = Requests(tools.long_work, self)
        self._requests.told.connect(self.progressed)
        self._requests.ended.connect(self.ended)

    @property
    def is_busy(self) -> bool:
        """Return whether a file is being written."""
        return self._requests.is_busy

    def stop(self) -> None:
        """Write no more; the file is there whole or not at all."""
        self._requests.ask_to_stop()

    def give_up(self) -> None:
        """Write no more, and say nothing of it: whoever asked has left."""
        self._requests.stop()

    def save(self, form: FileFormat, found: FiguresFound, person: Person) -> None:
        """Save the report that is shown, or print it."""
        taking = _Taking(self._tools.reception, found, person, form)
        if form is FileFormat.PAPER:
            self._print(taking)
            return
        days = f"{found.document.first}-{found.document.last}"
        path = self.file(f"nouba-{found.asked.report.page}-{days}.{form}")
        if path is None:
            return
        match form:
            case FileFormat.CSV:
                self.write(lambda _: taking.write_csv(path), path)
            case FileFormat.XLSX:
                self.write(lambda request: taking.write_workbook(request, path), path)
            case FileFormat.PDF:
                self.write(lambda request: taking.write_pdf(request, path), path)

    def file(self, name: str) -> Path | None:
        """Ask where a file goes; None: nowhere, or not while another one is written."""
        if self.is_busy:
            self.failed.emit(translate("Console", "The file before is still being written."))
            return None
        return self._tools.choose_file(self._page, name)

    def write(self, act: Callable[[Request], object], path: Path) -> None:
        """Write a file in the worker."""
        self._run(act, lambda _: self._say_saved(path))

    def _run[T](self, act: Callable[[Request], T], done: Callable[[T], None]) -> None:
        self._requests.run(act, done, self._not_saved)

    def _print(self, taking: "_Taking") -> None:

        pages = ReportPages(taking.found.document)
        printer = chosen_printer(self._page, pages)
        if printer is None:
            return

        def paint(_: None) -> None:
            try:
                print_pages(printer, pages)
            except Exception as error:  # noqa: BLE001 - said, and logged if it is a bug
                self._not_saved(error)
            else:
                self.told.emit(translate("Console", "The report is on its way to the printer."))

        # Written down before anything is on paper.
        self._run(lambda _: taking.note(), paint)

    def _say_saved(self, path: Path) -> None:
        self.told.emit(filled(translate("Console", "Saved as %1."), path.name))

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, AnswerStoppedError):
            self.told.emit(translate("Console", "Stopped. No file was written."))
            return
        self.failed.emit(explain(error))


@dataclass(frozen=True, slots=True)
class _Taking:
    """A report on its way out, by a person, in a form; all of it in the worker."""

    reception: Reception
    found: FiguresFound
    person: Person
    form: FileFormat

    def note(self) -> None:
        """Have it written down who takes which figures out."""
        asked = self.found.asked
        _, reports = asked_of(self.reception, asked.site, self.person)
        what = f"{asked.report.code} {self.form}"
        reports.take_out(what, self.found.answers.question, asking=self.person)

    def write_pdf(self, request: Request, path: Path) -> None:
        """Write the report as a PDF; a process of its own draws it, and the window goes on."""
        self.note()
        draw_pdf(self.found.document, path, request.part(0, 1))

    def write_csv(self, path: Path) -> None:
        """Write what the report is first about for other programs."""
        self.note()
        with written_whole(path) as stream:
            self.found.answers.main.write_csv(stream)

    def write_workbook(self, request: Request, path: Path) -> None:
        """Write the report as a workbook."""
        self.note()
        write_xlsx(self.found.document, path, WORKBOOK, watch=request.part(0, 1))


def write_visits(  # noqa: PLR0917 - one call, from the page
    reception: Reception,
    listed: LegsListed,
    path: Path,
    language: Language,
    person: Person,
    watch: Progress,
) -> None:
    """Write a row for each leg that the list has on all its pages; runs in the worker.

    Raises:
        AnswerStoppedError: the watch said so.
    """
    asked, reports = listed.asked.question(listed.today), reception.reports
    asked = replace(asked, first=listed.first, last=listed.last, by=())
    if path.suffix == ".csv":
        with written_whole(path) as stream:
            reports.write_visits_csv(stream, asked, asking=person, watch=watch)
        return

    rows = reports.export(asked, asking=person, watch=watch)
    with closing(rows):
        write_visits_xlsx(rows, path, WORKBOOK, zone=listed.unit.zone, language=language)
