"""A report as a PDF: typefaces embedded, everything drawn as vectors."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reception.domain.errors import EnvironmentFault
from reception.reports.document import Document, packed, unpacked
from reception.system.files import put_whole
from reception.system.progress import Progress, tell
from ui_kit.report_pages.pages import ReportPages
from ui_kit.theme import load_fonts

_DOTS_AN_INCH = 1440


def write_pdf(document: Document, path: Path) -> int:
    """Write a report as a PDF, whole or not at all; return how many pages it has.

    Raises:
        OSError: it cannot be written.
    """
    pages = ReportPages(document)
    data = pdf_of(document, pages)
    with put_whole(path) as draft:
        draft.write_bytes(data)
    return pages.count


def pdf_of(document: Document, pages: ReportPages) -> bytes:
    """Return pages as a PDF of the kind that archives keep (PDF/A-1b)."""
    # In memory first: Qt does not say that a disk is full.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DOTS_AN_INCH)
    writer.setTitle(f"{document.title} \u00b7 {document.unit}")
    writer.setCreator(document.made_by)
    writer.setAuthor(document.unit)
    painter = QPainter(writer)
    for index in range(pages.count):
        if index:
            writer.newPage()
        pages.draw_into(painter, index, writer.width())
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


_COMMAND = (sys.executable, "-m", "ui_kit.report_pages.pdf")
_LOOK_EVERY_S = 0.1


def draw_pdf(document: Document, path: Path, watch: Progress) -> None:
    """Have a report drawn and write it, whole or not at all; any thread may.

    Raises:
        OSError: it cannot be written.
        AnswerStoppedError: whoever watches wants no more.
    """
    data = _drawn(packed(document), watch)
    with put_whole(path) as draft:
        draft.write_bytes(data)


def _drawn(report: bytes, watch: Progress) -> bytes:
    pipe = subprocess.PIPE
    with subprocess.Popen(_COMMAND, stdin=pipe, stdout=pipe, stderr=pipe) as child:  # noqa: S603 - our own
        given: bytes | None = report
        try:
            while True:
                tell(watch, 0.0)
                try:
                    data, complaints = child.communicate(given, timeout=_LOOK_EVERY_S)
                except subprocess.TimeoutExpired:
                    given = None  # it is on its way: from now on only the answer is waited for
                    continue
                break
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        raise RuntimeError(f"the report was not drawn: {complaints.decode(errors='replace')}")
    return data


def main() -> None:
    """Draw what is read."""
    ensure_application()
    document = unpacked(sys.stdin.buffer.read())
    sys.stdout.buffer.write(pdf_of(document, ReportPages(document)))


# Qt wants it kept as long as anything is drawn.
_kept: list[QCoreApplication] = []


def ensure_application() -> None:
    """Make the application object that drawing needs; off the screen, when there is none yet."""
    if QCoreApplication.instance() is None:
        _kept.append(QApplication(["nouba", "-platform", "offscreen"]))
        load_fonts()


type Choose = Callable[[QPrinter, QWidget | None], bool]
"""Lets the person choose a printer and pages; false when she thinks better of it."""


def choose_printer(printer: QPrinter, parent: QWidget | None) -> bool:
    """Ask by the system's own dialogue."""
    return QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted


def chosen_printer(
    parent: QWidget | None, pages: ReportPages, choose: Choose | None = None
) -> QPrinter | None:
    """Return the printer that the person chooses for a report; None when she thinks better."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(pages.title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setFromTo(1, pages.count)
    return printer if (choose or choose_printer)(printer, parent) else None


def print_pages(printer: QPrinter, pages: ReportPages) -> None:
    """Print a report.

    Raises:
        EnvironmentFault: the printer could not be reached.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentFault(
            f"The printer {printer.printerName()} took no pages",
            "see whether it is switched on and connected, then print again",
        )
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or pages.count, pages.count)
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        pages.draw_into(painter, number - 1, printer.width())
    painter.end()


if __name__ == "__main__":
    main()
