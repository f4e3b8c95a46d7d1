"""A note on the visit in hand, which the next counter reads."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reception.app import Reception
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue import verbs
from tests.support.clerk import CLERK, MAIN, OTHER, Seat, visit_of

KEY = Qt.Key
ENTER, ESC, I = KEY.Key_Return, KEY.Key_Escape, verbs.NOTE  # noqa: E741


@pytest.mark.parametrize("seat", [Language.ARABIC, Language.FRENCH], indirect=True)
def test_it_is_written_by_one_key_and_stays_in_sight(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.press(MAIN, MAIN, I)
    seat.write("2 photos")
    seat.press(ENTER)
    assert visit_of(reception, label).leg.note == "2 photos"
    assert visit_of(reception, label).state is TicketState.SERVING
    assert seat.says("ticket-note") == "2 photos"


def test_the_next_counter_reads_it(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.press(MAIN, I)
    seat.write("CIN")
    seat.press(ENTER, verbs.TRANSFER, ENTER)
    assert visit_of(reception, label).state is TicketState.WAITING
    assert visit_of(reception, label).leg.note == "CIN"


def test_it_can_be_gone_on_with_and_taken_back(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.press(MAIN, I)
    seat.write("CIN")
    seat.press(ENTER)
    QTest.mouseClick(seat.button("note"), Qt.MouseButton.LeftButton)
    seat.write(" ok")
    seat.press(ENTER)
    assert visit_of(reception, label).leg.note == "CIN ok"
    assert "Note" in seat.button("undo").text()
    seat.press(verbs.UNDO)
    assert visit_of(reception, label).leg.note == "CIN"
    seat.press(I)
    seat.write("!")
    seat.press(ESC)
    assert visit_of(reception, label).leg.note == "CIN"


def test_a_lost_answer_is_asked_for_again_and_it_is_written_once(
    seat: Seat, reception: Reception, issue: Callable[..., str], caplog: pytest.LogCaptureFixture
) -> None:
    label = issue()
    seat.press(MAIN, I)
    seat.write("CIN")
    seat.desk.lose_answer = True
    seat.press(ENTER, ENTER)
    assert seat.desk.operations[-1] == seat.desk.operations[-2]
    assert visit_of(reception, label).leg.note == "CIN"
    caplog.clear()


def test_with_free_hands_there_is_nothing_to_note(seat: Seat, reception: Reception) -> None:
    reception.desk.issue(OTHER)
    seat.press(I)
    assert seat.view_model.sheet is None
    assert not seat.button("note").isVisible()
    assert reception.hall.held_by(CLERK) is None
