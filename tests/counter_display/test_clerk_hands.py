"""What hands and colleagues do at the wrong moment, and a database that is slow or away."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event as Gate

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_display.clerk_panel.keys import NO_PACE
from counter_display.clerk_panel.session import PanelPageName
from reception.app import Reception
from reception.domain.ticket import TicketState
from reception.queue import verbs
from reception.queue.model import At
from tests.support.clerk import CLERK, COLLEAGUE, COUNTER, MAIN, SERVICE, Seat, held_label, visit_of
from tests.support.clocks import FakeClock
from tests.support.databases import PASSWORD
from tests.support.inline import Inline
from ui_kit.background import Pool
from ui_kit.words import label_text

KEY = Qt.Key
ENTER, ESC = KEY.Key_Return, KEY.Key_Escape
THERE = 2


def page_of(seat: Seat) -> PanelPageName:
    return seat.view_model.page


def hold(seat: Seat, key: Qt.Key, text: str, *, times: int = 30) -> None:
    """Hold a key down: it is pressed once and repeats itself, until it is let go."""
    plain = Qt.KeyboardModifier.NoModifier
    target = seat.window.focusWidget() or seat.window
    QTest.keyPress(target, key)
    for _ in range(times):
        target = seat.window.focusWidget() or seat.window
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            QApplication.sendEvent(target, QKeyEvent(kind, key, plain, text, autorep=True))
    QTest.keyRelease(seat.window.focusWidget() or seat.window, key)


class TestAKeyThatIsHeldDown:
    def test_the_main_key_calls_one_visitor(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        label = issue()
        issue()
        seat.hear()
        hold(seat, KEY.Key_F2, "")
        assert visit_of(reception, label).state is TicketState.CALLED
        assert len(seat.desk.operations) == 1

    def test_enter_on_a_button_presses_it_once(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        label = issue()
        seat.hear()
        seat.button("main-act").setFocus()
        hold(seat, ENTER, "\r")
        assert visit_of(reception, label).state is TicketState.CALLED
        assert len(seat.desk.operations) == 1

    def test_enter_answers_one_question(self, seat: Seat, issue: Callable[..., str]) -> None:
        issue()
        issue()
        seat.hear()
        seat.press(verbs.CALL_TICKET)
        hold(seat, ENTER, "\r")
        assert "Pourquoi" in seat.says("sheet-title"), "the reason is not chosen by the same press"
        assert seat.desk.operations == []

    def test_escape_closes_the_sheet_and_not_the_counter(self, seat: Seat) -> None:
        seat.press(verbs.BREAK)
        hold(seat, ESC, "")
        assert seat.view_model.page is PanelPageName.PANEL
        assert seat.view_model.sheet is None


class TestClosingTheCounter:
    def test_it_says_who_waits_for_her_alone(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        issue()
        issue()
        seat.hear()
        seat.press(ESC)
        assert seat.says("sheet-title") == f"Fermer le guichet {COUNTER.number}"
        assert seat.says("sheet-warning").startswith("2 usagers attendent")
        seat.press(ESC)
        assert seat.view_model.page is PanelPageName.PANEL
        reception.desk.open_counter(At(THERE, COLLEAGUE))
        seat.hear()
        seat.press(ESC)
        assert seat.choices.isVisible()
        assert seat.says("sheet-warning") == ""

    def test_who_holds_a_visitor_decides_first(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        label = issue()
        seat.hear()
        seat.press(MAIN, ESC)
        assert label_text(label) in seat.says("notice")
        assert seat.view_model.sheet is None
        assert not seat.button("close").isEnabled()
        assert held_label(reception) == label


class TestSeveralPeopleACounter:
    def test_a_second_one_is_told_who_is_there_and_takes_it_by_asking_twice(
        self, seat: Seat, reception: Reception
    ) -> None:
        seat.press(ESC, KEY.Key_2, ENTER)
        reception.desk.open_counter(At(COUNTER.number, COLLEAGUE))
        seat.hear()
        digit = KEY(KEY.Key_0 + COUNTER.number)
        seat.press(digit)
        assert page_of(seat) is PanelPageName.COUNTERS
        assert "Choisissez-le encore" in seat.says("notice")
        here = reception.hall.counters()[0]
        assert here.clerk == COLLEAGUE
        seat.press(digit)
        assert page_of(seat) is PanelPageName.PANEL
        assert reception.hall.counters()[0].clerk == CLERK

    def test_who_lost_her_counter_is_told_by_whom(self, seat: Seat, reception: Reception) -> None:
        seat.press(verbs.BREAK)
        reception.desk.open_counter(At(COUNTER.number, COLLEAGUE))
        seat.hear()
        assert seat.view_model.page is PanelPageName.COUNTERS
        assert seat.says("notice").startswith("Agent 2 a repris le guichet 1")
        seat.view_model.notices.drop_passing()
        assert seat.says("notice"), "she may have been away"
        seat.press(KEY(KEY.Key_0 + THERE))
        assert (seat.view_model.page, seat.says("notice")) == (PanelPageName.PANEL, "")

    def test_a_session_that_was_ended_elsewhere_is_over_here(
        self, seat: Seat, reception: Reception
    ) -> None:
        reception.desk.close_day()
        seat.hear()
        assert seat.view_model.page is PanelPageName.SIGN_IN
        assert "a été clôturée" in seat.says("notice")

    def test_a_panel_left_open_over_the_night_asks_who_is_there_in_the_morning(
        self, seat: Seat, reception: Reception, clock: FakeClock
    ) -> None:
        clock.advance(days=1)
        label = reception.desk.issue(SERVICE).ticket.label
        seat.hear()
        assert seat.view_model.page is PanelPageName.SIGN_IN
        seat.sit_down()
        seat.press(MAIN)
        assert held_label(reception) == label
        assert reception.hall.counters()[0].clerk == CLERK

    def test_who_holds_a_visitor_keeps_the_panel_whoever_closes_the_day(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        label = issue()
        seat.hear()
        seat.press(MAIN, MAIN)
        reception.desk.close_day()
        seat.hear()
        assert seat.says("ticket-label") == label_text(label)
        seat.press(verbs.FINISH)
        assert visit_of(reception, label).state is TicketState.SERVED

    def test_the_same_person_at_another_computer_takes_her_session_with_her(
        self, seat: Seat, reception: Reception
    ) -> None:
        reception.desk.open_counter(At(THERE, CLERK))
        seat.hear()
        assert seat.view_model.page is PanelPageName.COUNTERS


class TestASecondWindowOfHers:
    """Whoever signs in twice sees each act in both windows; no key means another visitor."""

    def test_a_key_never_means_a_visitor_whom_she_does_not_see(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        first, second = issue(), issue()
        seat.hear()
        seat.press(MAIN)
        reception.desk.no_show(At(COUNTER.number, CLERK))
        reception.desk.call_next(At(COUNTER.number, CLERK))
        seat.press(MAIN)
        assert visit_of(reception, first).state is TicketState.NO_SHOW
        assert visit_of(reception, second).state is TicketState.CALLED
        assert seat.says("ticket-label") == label_text(second), "and now she sees her"

    def test_a_sheet_about_somebody_else_closes(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        issue()
        issue()
        seat.hear()
        seat.press(MAIN, verbs.TRANSFER)
        assert seat.view_model.sheet
        reception.desk.no_show(At(COUNTER.number, CLERK))
        reception.desk.call_next(At(COUNTER.number, CLERK))
        seat.hear()
        assert seat.view_model.sheet is None


class TestALostAnswer:
    def test_once_it_is_seen_that_it_was_done_the_key_waits_for_her_to_look(
        self,
        reception: Reception,
        issue: Callable[..., str],
        caplog: pytest.LogCaptureFixture,
        qtbot: QtBot,
    ) -> None:
        label = issue()
        seat = Seat(reception, Inline(), pace=replace(NO_PACE, surprise_ms=3_600_000))
        qtbot.waitUntil(seat.window.isActiveWindow)
        seat.sit_down()
        seat.desk.lose_answer = True
        seat.press(MAIN)
        caplog.clear()
        seat.hear()
        assert seat.says("notice") == "C’était bien fait. Continuez d’ici."
        seat.press(MAIN)
        assert visit_of(reception, label).state is TicketState.CALLED, "she meant to call again"
        seat.close()

    def test_after_a_restart_nothing_is_done_twice(
        self,
        seat: Seat,
        reception: Reception,
        issue: Callable[..., str],
        caplog: pytest.LogCaptureFixture,
        qtbot: QtBot,
    ) -> None:
        first, second, third = issue(), issue(), issue()
        seat.hear()
        seat.press(MAIN, MAIN)
        seat.desk.lose_answer = True
        seat.press(MAIN)
        caplog.clear()
        seat.window.close()
        again = Seat(reception, Inline())
        qtbot.waitUntil(again.window.isActiveWindow)
        again.sign_in()
        assert again.says("ticket-label") == label_text(second)
        assert visit_of(reception, first).state is TicketState.SERVED
        assert visit_of(reception, third).state is TicketState.WAITING
        again.close()


class TestASlowDatabase:
    @pytest.fixture
    def slow(self, reception: Reception, qtbot: QtBot) -> Iterator[Seat]:
        pool = Pool("slow")
        seat = Seat(reception, pool)
        qtbot.waitUntil(seat.window.isActiveWindow)
        seat.sign_in(PASSWORD)
        qtbot.waitUntil(lambda: seat.view_model.page is PanelPageName.COUNTERS)
        seat.press(KEY(KEY.Key_0 + COUNTER.number))
        qtbot.waitUntil(
            lambda: (
                seat.view_model.page is PanelPageName.PANEL and seat.view_model.reading is not None
            )
        )
        yield seat
        pool.close()
        seat.close()

    def test_she_is_told_that_her_key_was_heard_and_others_wait_for_it(
        self, slow: Seat, reception: Reception, issue: Callable[..., str], qtbot: QtBot
    ) -> None:
        label = issue()
        slow.hear()
        qtbot.waitUntil(lambda: slow.next_label == label_text(label))
        gate = Gate()
        slow.desk.wait_for = gate
        slow.view_model.slow_ms = 20
        slow.press(MAIN, MAIN)
        qtbot.waitUntil(lambda: slow.says("notice").startswith("Votre touche"))
        slow.press(verbs.NO_SHOW, verbs.TRANSFER, verbs.CALL_TICKET)
        assert slow.says("notice").startswith("Non exécuté")
        with qtbot.waitSignal(slow.view_model.acted):
            gate.set()
        assert visit_of(reception, label).state is TicketState.CALLED
        assert visit_of(reception, label).leg.calls == 1
        # What was not done can still be read.
        assert slow.says("notice").startswith("Non exécuté")
        assert slow.view_model.sheet is None


def test_a_clock_that_is_set_back_shows_no_negative_time(
    seat: Seat, reception: Reception, issue: Callable[..., str], clock: FakeClock
) -> None:
    label = issue()
    seat.hear()
    seat.press(MAIN, MAIN)
    clock.advance(hours=-2)
    seat.hear()
    assert seat.says("ticket-state") == "En cours · 0:00"
    seat.press(verbs.FINISH)
    assert visit_of(reception, label).state is TicketState.SERVED
    assert "-" not in seat.says("today-service")
