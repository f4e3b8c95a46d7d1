"""The call box: its keys stand on the buttons where there is one; a keyboard's pad does no act."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_display.clerk_panel.keys import PAD_CHARACTERS
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue import verbs
from tests.support.clerk import MAIN, Seat, held_label, visit_of

EACH_LANGUAGE = pytest.mark.parametrize("seat", [Language.ARABIC, Language.FRENCH], indirect=True)


def _key_of(said: str) -> str:
    """Return the key that carries this sign, the first of those from one to nine."""
    return said[0].replace("\N{MINUS SIGN}", "-")


@EACH_LANGUAGE
def test_what_is_shown_is_what_the_key_does(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.view_model.has_call_box = True
    seat.press(MAIN)
    assert seat.says("park-pad") == "*"
    seat.box(_key_of(seat.says("recall-pad")))
    assert visit_of(reception, label).leg.calls == 2
    seat.box(_key_of(seat.says("no-show-pad")))
    assert visit_of(reception, label).state is TicketState.NO_SHOW
    seat.box(_key_of(seat.says("call-number-pad")))
    assert seat.button("sheet-do").isVisible()
    seat.press(Qt.Key.Key_Escape)
    seat.box(_key_of(seat.says("break-pad")))
    assert seat.choices.isVisible()


def test_acts_that_no_pad_does_show_no_key_of_one(seat: Seat, issue: Callable[..., str]) -> None:
    issue()
    seat.view_model.has_call_box = True
    seat.press(MAIN)
    assert seat.says("put-back-pad") == ""
    assert seat.says("main-act-pad") == "Entrée"


def test_without_a_call_box_no_key_of_one_is_shown(seat: Seat, issue: Callable[..., str]) -> None:
    issue()
    seat.press(MAIN)
    assert seat.says("recall-pad") == seat.says("main-act-pad") == ""


def test_a_keyboards_own_pad_does_no_act(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    """Amounts and numbers of files are typed there all day."""
    label = issue()
    pad = Qt.KeyboardModifier.KeypadModifier
    seat.hear()
    for state in (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING):
        assert visit_of(reception, label).state is state
        for key in PAD_CHARACTERS.values():
            QTest.keyClick(seat.window.focusWidget() or seat.window, key, pad)
        assert visit_of(reception, label).state is state
        assert seat.view_model.sheet is None
        seat.press(MAIN)
    assert held_label(reception) is None


def test_its_keys_move_in_a_list(seat: Seat, issue: Callable[..., str]) -> None:
    issue()
    seat.press(MAIN, verbs.TRANSFER)
    seat.box("+")
    assert (seat.choices.currentRow(), seat.says("notice")) == (1, "")
