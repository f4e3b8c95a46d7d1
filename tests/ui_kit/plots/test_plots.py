"""Plots as people touch them: by mouse, by keys, by ear, on the screen and on paper."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from reception.domain.language import Language
from tests.support.console_hall import desk_look
from tests.support.contrast import contrast
from tests.support.examples import examples_of
from tests.ui_kit.plots.plot_data import SERVICES, contents
from ui_kit.plots.chart import Chart, class_width, steps
from ui_kit.plots.content import ContentKind, HeatContent, TrendContent
from ui_kit.plots.legend import HEAT_CLASSES, Look
from ui_kit.plots.view import PlotView, height_of, paint
from ui_kit.translations import Translations

LANGUAGES = (Language.ARABIC, Language.FRENCH)
_TEXT = 4.5
_DOTS = 1200


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> Iterator[QApplication]:
    with desk_look(qapp):
        yield qapp


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, look: QApplication) -> Language:
    Translations(look).use(request.param)
    return Language(request.param)


@pytest.fixture
def views(language: Language, qapp: QApplication) -> Iterator[list[PlotView]]:
    window, made = QWidget(), []
    column = QVBoxLayout(window)
    for content, vertical in contents(language):
        view = PlotView(type(content).__name__)
        view.show_content(content, vertical=vertical, opens=True)
        column.addWidget(view)
        made.append(view)
    window.resize(640, 300)
    window.show()
    qapp.processEvents()
    yield made
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_every_mark_is_reached_by_mouse_and_by_keys_and_is_said(views: list[PlotView]) -> None:
    for view in views:
        chosen: list[object] = []
        view.chosen.connect(chosen.append)
        keys = [mark.key for mark in view.marks]
        for number, mark in enumerate(view.marks):
            at = mark.area.center().toPoint()
            QTest.mouseMove(view, at)
            assert view.accessibleDescription() == "\n".join(mark.lines)
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
            QTest.keyClick(view, Qt.Key.Key_Home)
            for _ in range(number):
                QTest.keyClick(view, Qt.Key.Key_Down)
            assert view.accessibleDescription() == "\n".join(mark.lines)
            QTest.keyClick(view, Qt.Key.Key_Return)
        assert chosen == [key for key in keys for _ in range(2)]
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert view.accessibleDescription()
        assert view.accessibleName()


def test_what_is_plotted_is_also_a_table(views: list[PlotView]) -> None:
    trend, lying, standing, spread, heat = (view.table() for view in views)
    assert [row[0] for row in lying[1:]] == list(SERVICES)
    assert [row[1] for row in lying[1:]] == ["1\u00a0min", "2\u00a0min", "3\u00a0min"]
    assert trend[3][1:] == ["–", "–", "4\u00a0min"]
    assert [row[1] for row in standing[1:]] == ["12"] * 4
    assert [row[1] for row in spread[1:4]] == ["4", "9", "1"]
    assert heat[1][1:] == ["5\u00a0min", "–", "10\u00a0min", "15\u00a0min"]


def test_time_runs_as_the_language_reads(views: list[PlotView], language: Language) -> None:
    for view in views:
        if isinstance(view.content, TrendContent | HeatContent):
            first, second = view.marks[0].area.center(), view.marks[1].area.center()
            assert (first.x() > second.x()) == (language is Language.ARABIC)
    heat = views[-1].marks
    # Monday stands on top, whichever way lines are read.
    assert heat[0].area.top() < heat[-1].area.top()


def test_nothing_zooms_and_no_menu_opens(views: list[PlotView]) -> None:
    for view in views:
        before = [mark.area for mark in view.marks]
        middle = view.rect().center()
        wheel = QWheelEvent(
            QPointF(middle),
            QPointF(view.mapToGlobal(middle)),
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, wheel)
        assert not wheel.isAccepted()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
        QTest.mouseMove(view, QPoint(300, 120))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 120))
        QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=middle)
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=middle)
        assert [mark.area for mark in view.marks] == before
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]


def test_on_paper_plots_are_vectors_of_the_same_size(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "plots.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(_DOTS)
    painter = QPainter(writer)
    top = 0.0
    for content, vertical in contents(language):
        height = height_of(content, 640, language, vertical=vertical) * _DOTS / 96
        area = QRectF(0, top, writer.width(), height)
        paint(content, painter, area, language, vertical=vertical)
        top += height
    painter.end()
    page, sizes = PdfReader(path).pages[0], set()

    def note(text: str, user: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size * matrix[0] * user[0], 1))

    page.extract_text(visitor_text=note)
    assert not list(page.images)
    assert b"/Subtype /Image" not in path.read_bytes()
    # A pixel of a screen is three quarters of a point on paper, whatever the printer's dots.
    assert sizes == {round(0.75 * Look(language).font.pixelSize(), 1)}


@pytest.mark.one_case
def test_no_plot_is_left_to_be_taken_apart_later(language: Language) -> None:
    """A collection of memory in the middle of the next plot would end the process."""
    page = QImage(640, 400, QImage.Format.Format_RGB32)
    painter = QPainter(page)
    assert not gc.isenabled()
    try:
        before = _standing_charts()
        for content, vertical in contents(language):
            height_of(content, 640, language, vertical=vertical)
            paint(content, painter, QRectF(page.rect()), language, vertical=vertical)
        assert _standing_charts() == before
    finally:
        painter.end()


def _standing_charts() -> int:
    charts = (one for one in gc.get_objects() if issubclass(type(one), Chart))
    return sum(shiboken6.isValid(one) for one in charts)


def test_figures_are_read_on_every_ground_of_a_heat_map(look: QApplication) -> None:
    shown = Look(Language.FRENCH)
    for number in range(HEAT_CLASSES):
        ground, ink = shown.heat_class(number), shown.on_heat(number)
        assert contrast(QColor(ink), QColor(ground)) >= _TEXT


@given(st.floats(0, 1e7), st.sampled_from(list(ContentKind)))
@settings(max_examples=examples_of(150), deadline=None)
def test_an_axis_holds_its_values_with_few_round_marks(highest: float, kind: ContentKind) -> None:
    found = steps(highest, kind)
    assert found[-1] >= highest * (1 - 1e-9) or kind is ContentKind.PERCENT
    assert 2 <= len(found) <= 6 or kind is ContentKind.PERCENT
    assert class_width(highest, kind, 5) * 5 >= highest or kind is ContentKind.PERCENT
