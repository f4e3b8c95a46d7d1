"""The sheets that ask: by keys, by a call box, by the mouse, and when an answer gets lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reception.app import Reception
from reception.domain.ticket import TicketState
from reception.queue import verbs
from reception.queue.model import At
from tests.support.clerk import CLERK, COLLEAGUE, COUNTER, MAIN, Seat, held_label, visit_of

KEY = Qt.Key
ENTER = KEY.Key_Return


def test_a_call_box_is_enough(seat: Seat, reception: Reception, issue: Callable[..., str]) -> None:
    first, second, third = issue(), issue(), issue()
    seat.hear()

    pad = seat.box
    pad("enter", "+")
    assert visit_of(reception, first).leg.calls == 2
    pad("-")
    assert visit_of(reception, first).state is TicketState.NO_SHOW
    pad(".")
    assert held_label(reception) == first
    pad("*", "enter")
    assert visit_of(reception, first).state is TicketState.PARKED
    pad("3", "enter", "1", "enter")
    assert held_label(reception) == third
    pad("/", "+", "enter")
    assert visit_of(reception, third).leg.service == COUNTER.services[2]
    pad("*", "enter")
    assert visit_of(reception, first).state is TicketState.WAITING
    pad("0", "3", "enter")
    assert reception.hall.counters()[0].on_break
    pad("enter")
    assert not reception.hall.counters()[0].on_break
    pad("0", ".")
    assert seat.view_model.sheet is None
    pad("enter")
    assert held_label(reception) in {first, second}


def test_while_a_sheet_is_open_no_key_acts_behind_it(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, verbs.PARK)
    seat.write("nrlu")
    assert visit_of(reception, label).leg.calls == 1
    assert visit_of(reception, label).state is TicketState.CALLED
    seat.press(ENTER)
    assert visit_of(reception, label).leg.note == "nrlu"


def test_the_space_bar_answers_nothing(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    seat.press(verbs.BREAK)
    seat.write("10 min")
    assert seat.view_model.sheet is not None
    seat.press(ENTER)
    away = reception.hall.counters()[0].away
    assert away
    assert away.reason == "Prière · min"
    seat.press(MAIN, verbs.WALK_IN, KEY.Key_Space)
    assert not reception.hall.held_by(CLERK)
    seat.press(ENTER)
    assert reception.hall.held_by(CLERK)


def test_a_sheet_is_worked_by_the_mouse_as_well(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN)
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
    seat.press(MAIN, verbs.PARK, KEY.Key_Down)
    seat.write("abc")
    seat.button("language-ar").click()
    assert seat.says("sheet-title") == "تعليق الزيارة"
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
    seat.press(verbs.RESUME)
    assert seat.choices.isVisible()
    reception.desk.resume(At(None, "clerk3"), label)
    seat.hear()
    assert not seat.choices.isVisible()
    seat.press(MAIN)
    assert held_label(reception) == label


def test_a_lost_answer_to_a_sheet_is_asked_for_again_under_the_same_operation(
    seat: Seat, reception: Reception, issue: Callable[..., str], caplog: pytest.LogCaptureFixture
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, verbs.TRANSFER, KEY.Key_1)
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
