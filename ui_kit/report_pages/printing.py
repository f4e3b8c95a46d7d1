"""A report on a printer of the office, page by page as its PDF has it."""

from collections.abc import Callable

from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from reception.domain.errors import EnvironmentFault
from ui_kit.report_pages.pages import ReportPages

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
