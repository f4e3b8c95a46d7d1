"""What gives way to something else in the same moment is never seen as a window of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from admin_console.acts import ActRows
from admin_console.forms.preview import RowPreview, SeenRow
from admin_console.reports.bar import QuestionBar
from admin_console.reports.question import PageQuestion
from reception.domain.expected_wait import WaitRange
from reception.domain.language import Language
from reception.reports.report_list import WAITING
from ui_kit.staff_row import RowWords
from ui_kit.tokens import KIOSK_ROW

WAITED = tuple(WaitRange(timedelta(minutes=one), None) for one in (5, 10))


def rows() -> tuple[QWidget, Callable[[int], object]]:
    made = ActRows[int, QWidget](QWidget)
    return made, lambda number: made.rows_of([number])


def chips() -> tuple[QWidget, Callable[[int], object]]:
    made = QuestionBar(WAITING)
    asked = replace(PageQuestion(), report=WAITING)

    def show(number: int) -> None:
        made.show_question(asked.with_waited(WAITED[number]), back=False, forward=False)

    return made, show


def pictures() -> tuple[QWidget, Callable[[int], object]]:
    made = RowPreview("service")
    row = SeenRow(language=Language.FRENCH, words=RowWords(name="État civil"), sizes=KIOSK_ROW)
    words = (row.words, replace(row.words, name="Légalisation"))
    return made, lambda number: made.show_rows([replace(row, words=words[number])])


def windows() -> set[QWidget]:
    return {one for one in QApplication.topLevelWidgets() if one.isVisible()}


@pytest.mark.parametrize("part", [rows, chips, pictures])
def test_what_gives_way_is_no_window_of_its_own(
    part: Callable[[], tuple[QWidget, Callable[[int], object]]], look: QApplication
) -> None:
    made, show = part()
    made.show()
    before = windows()
    for number in (0, 1):
        show(number)
    look.processEvents()
    after = windows()
    shiboken6.delete(made)
    assert after == before
