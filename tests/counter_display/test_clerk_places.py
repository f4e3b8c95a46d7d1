"""People who take turns at a counter, a call box beside a mouse, and what a glance tells."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_display.clerk_panel.session import PanelPageName
from reception.app import Reception
from reception.domain.ticket import TicketState
from reception.queue import verbs
from reception.queue.model import At
from tests.support.clerk import CLERK, COLLEAGUE, COUNTER, MAIN, OTHER, SERVICE, Seat
from tests.support.clocks import FakeClock
from tests.support.inline import Inline
from ui_kit.tokens import LIGHT

ESC, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Return


def _open_seat(reception: Reception, qtbot: QtBot) -> Seat:
    seat = Seat(reception, Inline())
    qtbot.waitUntil(seat.window.isActiveWindow)
    return seat


def _go_to_counter(seat: Seat, number: int) -> None:
    """Close the counter, but not for today, and choose another."""
    seat.press(ESC, Qt.Key.Key_2, ENTER)
    seat.press(Qt.Key(Qt.Key.Key_0 + number))


def _take_up(seat: Seat, qtbot: QtBot) -> None:
    seat.window.activateWindow()
    qtbot.waitUntil(seat.window.isActiveWindow)


def _page_of(seat: Seat) -> PanelPageName:
    return seat.view_model.page


def _who_sits(reception: Reception) -> dict[int, str]:
    return {one.number: one.clerk for one in reception.hall.counters() if one.clerk}


def test_people_take_turns_at_a_counter(seat: Seat, reception: Reception) -> None:
    assert _who_sits(reception) == {COUNTER.number: CLERK}
    seat.button("sign-out").click()
    seat.sign_in(login=COLLEAGUE)
    seat.press(Qt.Key(Qt.Key.Key_0 + COUNTER.number))
    assert seat.view_model.page is PanelPageName.PANEL
    assert seat.says("clerk-name") == "Agent 2"
    assert _who_sits(reception) == {COUNTER.number: COLLEAGUE}


def test_who_sits_where_is_named_before_a_counter_is_taken(
    seat: Seat, reception: Reception, qtbot: QtBot
) -> None:
    other = _open_seat(reception, qtbot)
    other.sign_in(login=COLLEAGUE)
    choices = {
        name: other.widget(QPushButton, f"counter-{name}").accessibleName() for name in (1, 2)
    }
    assert choices == {1: "Guichet 1 · Agent 1", 2: "Guichet 2 · Libre"}
    # The focus is on the first that is free: Enter takes nobody's counter away.
    focused = other.window.focusWidget()
    assert focused
    assert focused.objectName() == "counter-2"
    other.close()


def test_a_person_has_one_session_wherever_she_sits(
    seat: Seat, reception: Reception, qtbot: QtBot
) -> None:
    other = _open_seat(reception, qtbot)
    other.sign_in()
    # She had not left her counter: she is still there.
    assert (other.view_model.page, other.view_model.counter) == (
        PanelPageName.PANEL,
        COUNTER.number,
    )
    _go_to_counter(other, 2)
    assert _who_sits(reception) == {2: CLERK}
    other.close()


def test_the_window_she_left_behind_says_so_and_calls_nobody(
    seat: Seat, reception: Reception, issue: Callable[..., str], qtbot: QtBot
) -> None:
    label = issue()
    other = _open_seat(reception, qtbot)
    other.sign_in()
    _go_to_counter(other, 2)
    seat.hear()
    assert _page_of(seat) is PanelPageName.SIGN_IN
    assert "un autre poste" in seat.says("notice")
    _take_up(seat, qtbot)
    seat.press(MAIN)
    assert _who_sits(reception) == {2: CLERK}
    assert reception.hall.ticket(label).visit.state is TicketState.WAITING
    other.close()


@pytest.mark.parametrize("on_break", [False, True])
def test_who_lost_her_counter_is_told_and_takes_nothing_back_by_the_main_key(
    seat: Seat, reception: Reception, issue: Callable[..., str], qtbot: QtBot, *, on_break: bool
) -> None:
    label = issue()
    if on_break:
        reception.desk.take_break(At(None, CLERK), "prayer")
    other = _open_seat(reception, qtbot)
    other.sign_in(login=COLLEAGUE)
    for _ in "twice":
        other.press(Qt.Key.Key_1)
    assert _who_sits(reception) == {1: COLLEAGUE}
    seat.hear()
    assert "Agent 2" in seat.says("notice")
    _take_up(seat, qtbot)
    seat.press(MAIN)
    assert _who_sits(reception) == {1: COLLEAGUE}
    assert reception.hall.ticket(label).visit.state is TicketState.WAITING
    other.close()


def test_a_lost_answer_to_taking_a_counter_is_asked_for_again(
    reception: Reception, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    seat = _open_seat(reception, qtbot)
    seat.sign_in()
    seat.desk.lose_answer = True
    seat.press(Qt.Key.Key_1)
    assert _page_of(seat) is PanelPageName.COUNTERS
    assert seat.says("notice")
    seat.press(Qt.Key.Key_1)
    assert _page_of(seat) is PanelPageName.PANEL
    assert _who_sits(reception) == {1: CLERK}
    seat.close()
    caplog.clear()


@pytest.mark.parametrize("clicked", ["language-ar", "ticket-label", "counter", "time", "notice"])
def test_the_call_box_goes_on_wherever_the_mouse_was(
    seat: Seat, reception: Reception, issue: Callable[..., str], clicked: str
) -> None:
    label = issue()
    seat.box("enter")
    QTest.mouseClick(seat.widget(QWidget, clicked), Qt.MouseButton.LeftButton)
    seat.box("enter")
    assert reception.hall.ticket(label).visit.state is TicketState.SERVING


def test_the_call_box_goes_on_after_acts_by_the_mouse(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    first, second = issue(), issue()
    QTest.mouseClick(seat.button("main-act"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(seat.button("recall"), Qt.MouseButton.LeftButton)
    seat.box("enter", "enter")
    assert reception.hall.ticket(first).visit.state is TicketState.SERVED
    assert reception.hall.ticket(second).visit.state is TicketState.CALLED
    QTest.mouseClick(seat.button("undo"), Qt.MouseButton.LeftButton)
    assert reception.hall.ticket(first).visit.state is TicketState.SERVING
    seat.box("*")
    QTest.mouseClick(seat.button("sheet-close"), Qt.MouseButton.LeftButton)
    seat.box("enter")
    assert reception.hall.ticket(second).visit.state is TicketState.CALLED


def test_who_has_waited_longer_than_aimed_at_is_marked(
    seat: Seat, reception: Reception, clock: FakeClock
) -> None:
    target = reception.hall.unit().service(SERVICE).target_wait
    assert target
    reception.desk.issue(SERVICE)
    clock.advance(seconds=target.total_seconds() + 60)
    reception.desk.issue(OTHER)
    seat.hear()
    late, on_time = seat.cells(0), seat.cells(2)
    assert late[3].startswith("▲ "), "colour never speaks alone"
    assert not on_time[3].startswith("▲")
    rows = seat.waiting.model()
    inks = [
        rows.index(row, 3).data(Qt.ItemDataRole.ForegroundRole).name().upper() for row in (0, 2)
    ]
    assert inks == [LIGHT.danger, LIGHT.ink]
    heard = rows.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.endswith("(En retard)")
    assert seat.says("queue-late").startswith("▲ 1 ")


def test_what_gives_way_in_a_card_is_no_window_of_its_own(
    seat: Seat, issue: Callable[..., str], qtbot: QtBot
) -> None:
    """Shown alone for a moment, it would take the keys from the panel."""
    for service in (SERVICE, OTHER):
        issue(service)
    seat.hear()
    QApplication.processEvents()
    before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    seat.press(MAIN, MAIN, MAIN)
    QApplication.processEvents()
    assert {one for one in QApplication.topLevelWidgets() if one.isVisible()} == before
    qtbot.waitUntil(seat.window.isActiveWindow)


def test_her_day_is_counted_in_sight(
    seat: Seat, reception: Reception, issue: Callable[..., str], clock: FakeClock
) -> None:
    issue()
    clock.advance(minutes=6)
    seat.press(MAIN, MAIN, MAIN)
    assert seat.says("today-served") == "1"
    seat.press(verbs.FINISH)
    assert without_spaces(seat.says("day-wait")) == "7 min"


def without_spaces(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")
