"""Taking back the last act, which is named on its key."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reception.app import Reception
from reception.domain.calling_rule import CallingRules
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue import verbs
from tests.support.clerk import MAIN, Seat, held_label, visit_of
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE
from tests.support.inline import Inline
from ui_kit.words import label_text

KEY = Qt.Key
ENTER = KEY.Key_Return


IN_EACH_LANGUAGE = pytest.mark.parametrize(
    "seat", [Language.ARABIC, Language.FRENCH, Language.ENGLISH], indirect=True
)


@pytest.mark.one_case(3)
@IN_EACH_LANGUAGE
@pytest.mark.parametrize(
    "keys",
    [
        (verbs.RECALL,),
        (verbs.NO_SHOW,),
        (verbs.PUT_BACK,),
        (verbs.PARK, ENTER),
        (verbs.TRANSFER, ENTER),
        (MAIN,),
    ],
)
def test_the_last_act_is_named_and_taken_back(
    seat: Seat, reception: Reception, issue: Callable[..., str], keys: tuple[Qt.Key, ...]
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN)
    before = visit_of(reception, label)
    seat.press(*keys)
    assert visit_of(reception, label) != before
    assert label_text(label) in seat.button("undo").text()
    seat.press(verbs.UNDO)
    assert visit_of(reception, label) == before
    assert seat.view_model.held == before
    assert label_text(label) in seat.says("notice")


def test_finishing_and_calling_are_taken_back_together(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    first, second = issue(), issue()
    seat.hear()
    seat.press(MAIN, MAIN, MAIN)
    assert held_label(reception) == second
    assert label_text(second) in seat.button("undo").text()
    seat.press(verbs.UNDO)
    assert held_label(reception) == first
    assert seat.says("ticket-label") == label_text(first)
    assert visit_of(reception, second).state is TicketState.WAITING


def test_an_act_of_long_ago_is_not_offered_to_be_taken_back(
    seat: Seat, issue: Callable[..., str], clock: FakeClock
) -> None:
    issue()
    seat.hear()
    assert not seat.button("undo").isEnabled()
    seat.press(MAIN)
    assert seat.button("undo").isEnabled()
    clock.advance(minutes=6)
    seat.hear()
    assert not seat.button("undo").isEnabled()


def test_after_a_restart_the_visitor_in_hand_tells_what_can_be_taken_back(
    seat: Seat, reception: Reception, issue: Callable[..., str], qtbot: QtBot
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, MAIN)
    seat.window.close()
    again = Seat(reception, Inline())
    qtbot.waitUntil(again.window.isActiveWindow)
    again.sign_in()
    assert "Commencer" in again.button("undo").text()
    again.press(verbs.UNDO)
    assert visit_of(reception, label).state is TicketState.CALLED
    again.close()


def test_undo_within_the_houses_time(
    seat: Seat, reception: Reception, issue: Callable[..., str], clock: FakeClock
) -> None:
    calling = CallingRules(undo_within=timedelta(minutes=1))
    reception.office.set_up(replace(COMMUNE, calling=calling), by="tests")
    issue()
    seat.hear()
    seat.press(MAIN)
    clock.advance(minutes=2)  # the panel has not read the hall since
    seat.press(verbs.UNDO)
    assert "plus rien à annuler" in seat.says("notice")
