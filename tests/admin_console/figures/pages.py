"""The pages of figures as a test handles them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from admin_console.reports.page import FiguresPage
from admin_console.table import FigureTable
from reception.reports.build import Report
from tests.support.console_hall import Console
from ui_kit.plots.view import PlotView

TODAY = date(2026, 11, 25)
VISITORS = 60


def page_of(console: Console, report: Report) -> FiguresPage:
    console.press(f"page-{report.page}")
    return console.part(FiguresPage, f"{report.page}-page")


def part_of[W: QWidget](page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def choose(page: QWidget, name: str, value: object) -> None:
    field = part_of(page, QComboBox, name)
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def plot_of[C](page: QWidget, name: str, kind: type[C]) -> tuple[PlotView, C]:
    view = part_of(page, PlotView, f"{name}-plot")
    assert view.isVisible()
    assert isinstance(view.content, kind)
    return view, view.content


def table_of(page: QWidget, name: str) -> list[list[str]]:
    table = part_of(page, FigureTable, name)
    return table.texts()


def press_row(table: FigureTable, row: int) -> None:
    at = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
