"""The sheets that ask: by keys, by a number pad, by the mouse, and when an answer gets lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reception.app import Reception
from reception.domain.ticket import TicketState
from reception.queue.model import At
from tests.support.clerk import CLERK, COLLEAGUE, COUNTER, Seat, held_label, visit_of

KEY = Qt.Key
SPACE, ENTER = KEY.Key_Space, KEY.Key_Return


def test_a_number_pad_is_enough(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    first, second, third = issue(), issue(), issue()
    seat.hear()

    def pad(*keys: Qt.Key) -> None:
        for key in keys:
            target = seat.window.focusWidget() or seat.window
            QTest.keyClick(target, key, Qt.KeyboardModifier.KeypadModifier)

    pad(KEY.Key_Enter, KEY.Key_Plus)
    assert visit_of(reception, first).leg.calls == 2
    pad(KEY.Key_Minus)
    assert visit_of(reception, first).state is TicketState.NO_SHOW
    pad(KEY.Key_Period)
    assert held_label(reception) == first
    pad(KEY.Key_Asterisk, KEY.Key_Enter)
    assert visit_of(reception, first).state is TicketState.PARKED
    pad(KEY.Key_3, KEY.Key_Enter, KEY.Key_1, KEY.Key_Enter)
    assert held_label(reception) == third
    pad(KEY.Key_Slash, KEY.Key_Plus, KEY.Key_Enter)
    assert visit_of(reception, third).leg.service == COUNTER.services[2]
    pad(KEY.Key_Asterisk, KEY.Key_Enter)
    assert visit_of(reception, first).state is TicketState.WAITING
    pad(KEY.Key_0, KEY.Key_3, KEY.Key_Enter)
    assert reception.hall.counters()[0].on_break
    pad(KEY.Key_Enter)
    assert not reception.hall.counters()[0].on_break
    pad(KEY.Key_0, KEY.Key_Period)
    assert seat.view_model.sheet is None
    pad(KEY.Key_Enter)
    assert held_label(reception) in {first, second}


def test_while_a_sheet_is_open_no_key_acts_behind_it(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(SPACE, KEY.Key_P)
    seat.write("nrlu")
    assert visit_of(reception, label).leg.calls == 1
    assert visit_of(reception, label).state is TicketState.CALLED
    seat.press(ENTER)
    assert visit_of(reception, label).leg.note == "nrlu"


def test_the_space_bar_answers_only_where_nothing_can_be_written(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    seat.press(KEY.Key_B)
    seat.write("10 min")
    assert seat.view_model.sheet is not None
    seat.press(ENTER)
    away = reception.hall.counters()[0].away
    assert away
    assert away.reason == "Prière · min"
    seat.press(SPACE, KEY.Key_V, SPACE)
    assert reception.hall.held_by(CLERK)


def test_a_sheet_is_worked_by_the_mouse_as_well(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(SPACE)
    seat.button("transfer").click()
    seat.button("sheet-tab-3").click()
    row = seat.choices.visualItemRect(seat.choices.item(1)).center()
    QTest.mouseClick(seat.choices.viewport(), Qt.MouseButton.LeftButton, pos=row)
    seat.button("sheet-do").click()
    assert visit_of(reception, label).leg.kept_clerk == "clerk3"
    seat.button("break").click()
    seat.button("sheet-close").click()
    assert seat.view_model.sheet is None
    assert not reception.hall.counters()[0].on_break


def test_an_open_sheet_changes_its_language_and_keeps_what_wunharmed(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(SPACE, KEY.Key_P, KEY.Key_Down)
    seat.write("abc")
    seat.button("language-ar").click()
    assert seat.says("sheet-title") == "وضع المرتفق جانبا"
    seat.press(ENTER)
    leg = visit_of(reception, label).leg
    assert (leg.kept_clerk, leg.note) == (None, "abc")


def test_a_sheet_goes_when_its_act_has_become_impossible(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    reception.desk.call_next(At(2, COLLEAGUE))
    reception.desk.park(At(2, COLLEAGUE), anyone=True)
    seat.hear()
    seat.press(KEY.Key_G)
    assert seat.choices.isVisible()
    reception.desk.resume(At(None, "clerk3"), label)
    seat.hear()
    assert not seat.choices.isVisible()
    seat.press(SPACE)
    assert held_label(reception) == label


def test_a_lost_answer_to_a_sheet_is_asked_for_again_under_the_same_operation(
    seat: Seat, reception: Reception, issue: Callable[..., str], caplog: pytest.LogCaptureFixture
) -> None:
    label = issue()
    seat.hear()
    seat.press(SPACE, KEY.Key_T, KEY.Key_1)
    seat.desk.operations.clear()
    seat.desk.lose_answer = True
    seat.press(ENTER)
    assert "base de données" in seat.says("notice")
    assert "cannot go on" in caplog.text
    caplog.clear()
    seat.press(ENTER)
    assert len(seat.desk.operations) == 2
    assert len(set(seat.desk.operations)) == 1
    assert visit_of(reception, label).leg.index == 2
    assert seat.view_model.sheet is None
