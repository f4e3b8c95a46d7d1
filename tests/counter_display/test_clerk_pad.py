"""The number pad: its keys are shown where they do something, and Num Lock off is told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_display.clerk_panel.keys import PAD_CHARACTERS
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from tests.support.clerk import Seat, held_label, visit_of

KEY = Qt.Key
SPACE, ENTER = KEY.Key_Space, KEY.Key_Return
EACH_LANGUAGE = pytest.mark.parametrize("seat", [Language.ARABIC, Language.FRENCH], indirect=True)
WITHOUT_NUM_LOCK = (
    *(KEY.Key_Insert, KEY.Key_End, KEY.Key_Down, KEY.Key_PageDown, KEY.Key_Left, KEY.Key_Clear),
    *(KEY.Key_Right, KEY.Key_Home, KEY.Key_Up, KEY.Key_PageUp, KEY.Key_Delete),
)


def _pad(seat: Seat, key: Qt.Key) -> None:
    where = seat.window.focusWidget() or seat.window
    QTest.keyClick(where, key, Qt.KeyboardModifier.KeypadModifier)


def _key_of(said: str) -> Qt.Key:
    """Return the key that carries this sign, the first of those from one to nine."""
    return PAD_CHARACTERS[said[0].replace("\N{MINUS SIGN}", "-")]


@EACH_LANGUAGE
def test_what_is_shown_is_what_the_key_does(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.press(SPACE)
    assert seat.says("park-pad") == "*"
    _pad(seat, _key_of(seat.says("recall-pad")))
    assert visit_of(reception, label).leg.calls == 2
    _pad(seat, _key_of(seat.says("no-show-pad")))
    assert visit_of(reception, label).state is TicketState.NO_SHOW
    _pad(seat, _key_of(seat.says("call-number-pad")))
    assert seat.button("sheet-do").isVisible()
    seat.press(KEY.Key_Escape)
    _pad(seat, _key_of(seat.says("break-pad")))
    assert seat.choices.isVisible()


def test_acts_that_no_pad_does_show_no_key_of_one(seat: Seat, issue: Callable[..., str]) -> None:
    issue()
    seat.press(SPACE)
    assert seat.says("put-back-pad") == ""
    assert seat.says("main-act-pad") == "Entrée"


@pytest.mark.parametrize("key", [ENTER, KEY.Key_Enter])
def test_either_enter_does_what_the_space_bar_does(
    seat: Seat, reception: Reception, issue: Callable[..., str], key: Qt.Key
) -> None:
    label = issue()
    seat.press(key)
    assert held_label(reception) == label
    seat.press(key)
    assert visit_of(reception, label).state is TicketState.SERVING


@EACH_LANGUAGE
def test_a_pad_without_num_lock_is_told(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    issue()
    for key in WITHOUT_NUM_LOCK:
        seat.view_model.notices.drop()
        _pad(seat, key)
        assert "Num" in seat.says("notice"), key
    assert held_label(reception) is None
    seat.press(SPACE)
    assert held_label(reception)


def test_a_pad_without_num_lock_is_told_where_a_counter_is_chosen(seat: Seat) -> None:
    seat.button("sign-out").click()
    seat.sign_in()
    _pad(seat, KEY.Key_End)
    assert "Num" in seat.says("notice")


def test_the_same_keys_of_the_keyboard_mean_no_pad(seat: Seat) -> None:
    seat.press(KEY.Key_Insert, KEY.Key_End, KEY.Key_Delete)
    assert seat.says("notice") == ""


def test_its_arrows_move_in_a_list(seat: Seat, issue: Callable[..., str]) -> None:
    issue()
    seat.press(SPACE)
    seat.write("t")
    _pad(seat, KEY.Key_Down)
    assert (seat.choices.currentRow(), seat.says("notice")) == (1, "")
