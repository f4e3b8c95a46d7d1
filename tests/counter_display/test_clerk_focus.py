"""Who has the keys: the acts, a sheet, or a button that somebody went to by Tab."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counter_display.clerk_panel.session import PanelPageName
from reception.app import Reception
from reception.queue import verbs
from tests.support.clerk import MAIN, Seat, held_label

KEY = Qt.Key
ENTER, ESC, TAB = KEY.Key_Return, KEY.Key_Escape, KEY.Key_Tab


def _click(seat: Seat, name: str) -> None:
    QTest.mouseClick(seat.widget(QWidget, name), Qt.MouseButton.LeftButton)


def _go_by_tab(seat: Seat, name: str) -> None:
    """Press Shift+Tab until the button has the focus, as who looks for it does."""
    for _ in range(12):
        QTest.keyClick(
            seat.window.focusWidget() or seat.window,
            KEY.Key_Backtab,
            Qt.KeyboardModifier.ShiftModifier,
        )
        focused = seat.window.focusWidget()
        if focused and focused.objectName() == name:
            return
    raise AssertionError(f"{name} is not reached by Tab")


@pytest.mark.parametrize("clicked", ["ticket-label", "ticket-card", "sheet", "sheet-title", "time"])
def test_a_click_beside_what_a_sheet_lists_leaves_it_the_keys(
    seat: Seat, issue: Callable[..., str], clicked: str
) -> None:
    issue()
    seat.press(MAIN, MAIN)
    seat.press(verbs.TRANSFER)
    _click(seat, clicked)
    seat.press(KEY.Key_2)
    assert seat.choices.currentRow() == 1
    seat.press(ESC)
    assert seat.view_model.sheet is None


def test_a_click_leaves_the_keys_to_the_note_that_is_being_written(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.press(MAIN, MAIN)
    seat.press(verbs.PARK)
    seat.write("co")
    _click(seat, "ticket-label")
    seat.write("py")
    seat.press(ENTER)
    assert reception.hall.ticket(label).visit.leg.note == "copy"


def test_tab_goes_round_in_a_sheet(seat: Seat, issue: Callable[..., str]) -> None:
    issue()
    seat.press(MAIN, MAIN)
    seat.press(verbs.PARK)
    visited = []
    for _ in range(5):
        focused = seat.window.focusWidget()
        assert focused
        visited.append(focused.objectName())
        seat.press(TAB)
    assert visited == ["sheet-choices", "sheet-line", "sheet-do", "sheet-close", "sheet-choices"]


def test_a_language_chosen_beside_a_sheet_leaves_it_the_keys(
    seat: Seat, issue: Callable[..., str]
) -> None:
    issue()
    seat.press(MAIN, MAIN)
    seat.press(verbs.TRANSFER)
    _click(seat, "language-ar")
    seat.press(KEY.Key_2, ESC)
    assert seat.view_model.sheet is None


@pytest.mark.parametrize("key", [ENTER, KEY.Key_Space])
def test_the_language_and_signing_out_need_no_mouse(
    seat: Seat, reception: Reception, issue: Callable[..., str], key: Qt.Key
) -> None:
    issue()
    _go_by_tab(seat, "language-ar")
    seat.press(key)
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert held_label(reception) is None
    _go_by_tab(seat, "sign-out")
    seat.press(key)
    assert seat.view_model.page is PanelPageName.SIGN_IN


def test_the_keys_call_again_once_the_language_is_chosen(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    _go_by_tab(seat, "language-ar")
    seat.press(KEY.Key_Space, KEY.Key_Space)
    assert held_label(reception) is None
    seat.press(MAIN)
    assert held_label(reception) == label


def test_the_language_is_chosen_by_keys_before_signing_in(seat: Seat) -> None:
    seat.button("sign-out").click()
    _go_by_tab(seat, "language-ar")
    seat.press(KEY.Key_Space)
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
