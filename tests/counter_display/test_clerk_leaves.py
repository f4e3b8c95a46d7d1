"""A visitor who says that she does not wait any longer."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reception.app import Reception
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue import verbs
from tests.support.clerk import CLERK, MAIN, OTHER, Seat, visit_of

KEY = Qt.Key
ENTER, ESC, X = KEY.Key_Return, KEY.Key_Escape, verbs.CANCEL


def test_she_is_out_of_the_line_and_nobody_calls_her(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    first, second = issue(), issue()
    seat.hear()
    seat.press(X)
    seat.write(second[1:])
    seat.press(ENTER)
    assert visit_of(reception, second).state is TicketState.WAITING
    assert seat.button("sheet-do").isVisible()
    seat.press(ENTER)
    assert visit_of(reception, second).state is TicketState.CANCELLED
    assert visit_of(reception, first).state is TicketState.WAITING
    assert "n’attend plus" in seat.says("notice")


def test_one_key_too_many_takes_nobodys_place(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.hear()
    seat.press(X, ENTER, ESC, MAIN)
    assert visit_of(reception, label).state is TicketState.CALLED


def test_who_is_set_aside_may_leave_too_and_so_may_who_waits_for_others(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    aside, elsewhere = issue(), issue(OTHER)
    seat.press(MAIN, verbs.PARK, ENTER)
    for label in (aside, elsewhere):
        seat.press(X)
        seat.write(label)
        seat.press(ENTER, ENTER)
        assert visit_of(reception, label).state is TicketState.CANCELLED


def test_it_is_offered_only_with_free_hands_and_while_somebody_waits(
    seat: Seat, issue: Callable[..., str]
) -> None:
    assert not seat.button("cancel").isEnabled()
    issue()
    seat.hear()
    assert seat.button("cancel").isEnabled()
    seat.press(MAIN)
    assert verbs.CANCEL not in seat.view_model.legal_verbs


def test_what_was_done_before_can_still_be_taken_back(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    first, second = issue(), issue()
    seat.press(MAIN, verbs.PARK, ENTER, X)
    seat.write(second)
    seat.press(ENTER, ENTER, verbs.UNDO)
    held = reception.hall.held_by(CLERK)
    assert held
    assert held.ticket.label == first
    assert visit_of(reception, second).state is TicketState.CANCELLED


@pytest.mark.parametrize("seat", [Language.ARABIC], indirect=True)
def test_the_question_begins_where_arabic_begins(seat: Seat, issue: Callable[..., str]) -> None:
    label = issue()
    seat.hear()
    seat.press(X)
    seat.write(label[1:])
    seat.press(ENTER)
    title = seat.widget(QLabel, "sheet-title").text()
    assert title.startswith("\u200f"), title
