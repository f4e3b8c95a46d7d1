from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from counter_display.clerk_panel.buttons import BUTTONS, place_of
from counter_display.clerk_panel.keys import KeyPace, alt_keys
from counter_display.clerk_panel.parts import ReturnButton, WordButton
from counter_display.clerk_panel.session import PanelPageName
from reception.app import Reception, open_reception
from reception.domain.ticket import NEW_LEGS, TRANSITIONS, TicketState
from reception.queue import verbs
from reception.queue.model import At
from reception.queue.verbs import verb_named
from tests.support.clerk import COUNTER, MAIN, SERVICE, Seat
from tests.support.clocks import FakeClock
from tests.support.databases import PASSWORD, SqliteDatabases
from tests.support.inline import Inline
from ui_kit.background import Pool
from ui_kit.changes import EVERYTHING
from ui_kit.words import label_text

ESC = Qt.Key.Key_Escape
type OpenSeat = Callable[..., Seat]


@pytest.fixture
def reception(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> Iterator[Reception]:
    """One store is enough here: that both answer alike is proved elsewhere."""
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def open_seat(reception: Reception, qtbot: QtBot) -> Iterator[OpenSeat]:
    seats: list[Seat] = []

    def open_it(**how: object) -> Seat:
        how.setdefault("background", Inline())
        seat = Seat(reception, **how)  # type: ignore[arg-type] # passed on as given
        qtbot.waitUntil(seat.window.isActiveWindow)
        seats.append(seat)
        return seat

    yield open_it
    for seat in seats:
        seat.close()


def state_of(reception: Reception, label: str) -> TicketState:
    return reception.hall.ticket(label).visit.state


def page_of(seat: Seat) -> PanelPageName:
    return seat.view_model.page


def test_a_whole_day_by_keys_only(
    reception: Reception, clock: FakeClock, open_seat: OpenSeat
) -> None:
    first, second, third = (reception.desk.issue(SERVICE).ticket.label for _ in range(3))
    seat = open_seat()
    seat.sit_down()
    clock.advance(minutes=4)

    seat.press(MAIN)
    assert state_of(reception, first) is TicketState.CALLED
    assert seat.says("ticket-label") == label_text(first)
    seat.press(verbs.RECALL)
    assert reception.hall.ticket(first).visit.leg.calls == 2
    seat.press(MAIN)
    assert state_of(reception, first) is TicketState.SERVING
    seat.press(MAIN)
    assert state_of(reception, first) is TicketState.SERVED
    assert state_of(reception, second) is TicketState.CALLED
    seat.press(verbs.NO_SHOW)
    assert state_of(reception, second) is TicketState.NO_SHOW
    seat.press(MAIN, MAIN, verbs.FINISH)
    assert state_of(reception, third) is TicketState.SERVED
    assert (seat.says("today-served"), seat.says("today-missed")) == ("2", "1")
    assert (seat.says("day-served"), seat.says("day-missed")) == ("2", "1")
    assert seat.says("day-wait")
    assert seat.says("day-service")
    seat.press(ESC)
    assert page_of(seat) is PanelPageName.PANEL, "whoever presses Esc once too often leaves nothing"
    seat.press(Qt.Key.Key_2, Qt.Key.Key_Return)
    assert page_of(seat) is PanelPageName.COUNTERS
    assert all(one.clerk is None for one in reception.hall.counters())


def test_acts_are_offered_only_when_they_are_legal(
    reception: Reception, open_seat: OpenSeat
) -> None:
    reception.desk.issue(SERVICE)
    seat = open_seat()
    seat.sit_down()

    free = {"main-act", "call-number", "walk-in", "cancel", "break", "close"}
    called = {"main-act", "recall", "no-show", "put-back", "transfer", "park", "undo", "note"}
    serving = {"main-act", "outcome", "follow", "transfer", "park", "undo", "note"}

    def offered(state: TicketState | None = None) -> set[str]:
        """Return what is offered of those; any other that is must be a step of the visit."""
        buttons = seat.window.findChildren(ReturnButton)
        buttons = [one for one in buttons if not isinstance(one, WordButton)]
        names = {one.objectName() for one in buttons if one.isVisible() and one.isEnabled()}
        known = free | called | serving | {"finish"}
        for other in names - known - {"shrink", "keys"}:
            assert (state, verb_named(other).event) in TRANSITIONS.keys() | NEW_LEGS.keys()
        return names & known

    def main() -> object:
        return seat.button("main-act").property("act")

    assert (main(), offered()) == ("call-next", free)
    seat.press(MAIN)
    assert (main(), offered(TicketState.CALLED)) == ("start", called)
    seat.press(MAIN)
    assert (main(), offered(TicketState.SERVING)) == ("finish", serving)
    reception.desk.issue(SERVICE)
    seat.changes.changed.emit(EVERYTHING)
    assert (main(), offered(TicketState.SERVING)) == ("finish-and-call", serving | {"finish"})


def test_illegal_keys_do_nothing(reception: Reception, open_seat: OpenSeat) -> None:
    reception.desk.issue(SERVICE)
    seat = open_seat()
    seat.sit_down()
    seat.press(verbs.RECALL, verbs.NO_SHOW, verbs.FINISH)
    assert seat.desk.operations == []
    assert seat.view_model.notices.current is None


def test_a_wrong_password_is_told_in_one_sentence_and_can_be_typed_again(
    open_seat: OpenSeat,
) -> None:
    seat = open_seat()
    seat.sign_in("wrong")
    assert seat.says("notice") == "L’identifiant ou le mot de passe n’est pas correct."
    assert page_of(seat) is PanelPageName.SIGN_IN

    seat.type_into("password", PASSWORD)
    seat.button("sign-in").click()
    assert page_of(seat) is PanelPageName.COUNTERS
    assert seat.says("notice") == ""


def test_nobody_waiting_is_a_calm_line_that_goes_away(open_seat: OpenSeat) -> None:
    seat = open_seat()
    seat.sit_down()
    seat.press(MAIN)
    assert seat.says("notice") == "Personne n’attend."
    seat.view_model.notices.drop_passing()
    assert seat.says("notice") == ""


def test_finishing_the_last_visitor_says_that_nobody_waits(
    reception: Reception, open_seat: OpenSeat
) -> None:
    reception.desk.issue(SERVICE)
    seat = open_seat()
    seat.sit_down()
    seat.press(MAIN, MAIN, MAIN)
    assert seat.says("notice") == "Service terminé. Personne n’attend."
    assert seat.view_model.held is None


def test_if_a_colleague_took_the_last_visitor_the_own_one_is_finished_alone(
    reception: Reception, open_seat: OpenSeat
) -> None:
    first, second = (reception.desk.issue(SERVICE).ticket.label for _ in range(2))
    seat = open_seat()
    seat.sit_down()
    seat.press(MAIN, MAIN)
    reception.desk.cancel(second)  # the panel has not heard of it yet
    seat.press(MAIN)

    assert state_of(reception, first) is TicketState.SERVED
    assert seat.says("notice") == "Service terminé. Personne n’attend."


def test_a_lost_answer_is_asked_for_again_under_the_same_operation(
    reception: Reception, open_seat: OpenSeat, caplog: pytest.LogCaptureFixture
) -> None:
    labels = [reception.desk.issue(SERVICE).ticket.label for _ in range(2)]
    seat = open_seat()
    seat.sit_down()
    seat.desk.lose_answer = True
    seat.press(MAIN)
    assert "base de données" in seat.says("notice")
    assert "cannot go on" in caplog.text
    caplog.clear()

    seat.press(MAIN)
    assert len(set(seat.desk.operations)) == 1
    assert len(seat.desk.operations) == 2
    assert seat.says("ticket-label") == label_text(labels[0])
    assert state_of(reception, labels[1]) is TicketState.WAITING
    assert seat.says("notice") == ""


def test_a_fault_stays_until_the_act_is_repeated(
    reception: Reception, open_seat: OpenSeat, caplog: pytest.LogCaptureFixture
) -> None:
    reception.desk.issue(SERVICE)
    seat = open_seat()
    seat.sit_down()
    seat.desk.lose_question = True
    seat.press(MAIN)
    caplog.clear()
    seat.view_model.notices.drop_passing()
    seat.changes.changed.emit(EVERYTHING)
    assert "base de données" in seat.says("notice")

    seat.press(MAIN)
    assert seat.says("notice") == ""


def test_a_lost_answer_is_found_by_reading_the_hall(
    reception: Reception, open_seat: OpenSeat, caplog: pytest.LogCaptureFixture
) -> None:
    label = reception.desk.issue(SERVICE).ticket.label
    seat = open_seat()
    seat.sit_down()
    seat.desk.lose_answer = True
    seat.press(MAIN)
    caplog.clear()
    seat.changes.changed.emit(EVERYTHING)
    assert seat.says("ticket-label") == label_text(label)
    assert seat.button("main-act").property("act") == "start"


def test_a_double_press_is_one_act(reception: Reception, open_seat: OpenSeat) -> None:
    label = reception.desk.issue(SERVICE).ticket.label
    seat = open_seat(pace=KeyPace(bounce_ms=60_000, dead_ms=0, settle_ms=0))
    seat.sit_down()
    seat.press(MAIN, MAIN)
    assert state_of(reception, label) is TicketState.CALLED


def test_an_act_is_locked_until_its_answer_has_come(
    reception: Reception, open_seat: OpenSeat, qtbot: QtBot
) -> None:
    label = reception.desk.issue(SERVICE).ticket.label
    pool = Pool("test")
    seat = open_seat(background=pool)
    seat.sign_in()
    qtbot.waitUntil(lambda: page_of(seat) is PanelPageName.COUNTERS)
    seat.press(Qt.Key(Qt.Key.Key_0 + COUNTER.number))
    qtbot.waitUntil(
        lambda: seat.view_model.reading is not None and page_of(seat) is PanelPageName.PANEL
    )
    with qtbot.waitSignal(seat.view_model.acted):
        seat.press(MAIN, MAIN, MAIN)
    assert len(seat.desk.operations) == 1
    assert state_of(reception, label) is TicketState.CALLED
    pool.close()


def test_digits_typed_before_the_sheet_is_there_are_not_lost(
    reception: Reception, open_seat: OpenSeat, qtbot: QtBot
) -> None:
    labels = [reception.desk.issue(SERVICE).ticket.label for _ in range(12)]
    pool = Pool("test")
    seat = open_seat(background=pool)
    seat.sign_in()
    qtbot.waitUntil(lambda: page_of(seat) is PanelPageName.COUNTERS)
    seat.press(Qt.Key(Qt.Key.Key_0 + COUNTER.number))
    qtbot.waitUntil(
        lambda: seat.view_model.reading is not None and page_of(seat) is PanelPageName.PANEL
    )
    seat.press(verbs.CALL_TICKET, Qt.Key.Key_1, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: seat.view_model.sheet is not None)
    assert seat.widget(QLineEdit, "sheet-line").text() == "11"
    seat.press(Qt.Key.Key_Return)
    with qtbot.waitSignal(seat.view_model.acted):
        seat.press(Qt.Key.Key_Return)
    assert state_of(reception, labels[10]) is TicketState.CALLED
    pool.close()


def test_after_a_restart_she_finds_her_counter_and_her_ticket(
    reception: Reception, open_seat: OpenSeat
) -> None:
    label = reception.desk.issue(SERVICE).ticket.label
    seat = open_seat()
    seat.sit_down()
    seat.press(MAIN, MAIN)
    seat.window.close()
    assert state_of(reception, label) is TicketState.SERVING

    again = open_seat()
    again.sign_in()
    assert page_of(again) is PanelPageName.PANEL
    assert again.says("counter") == f"Guichet {COUNTER.number}"
    assert again.says("ticket-label") == label_text(label)


def test_she_cannot_leave_or_sign_out_with_a_ticket_in_hand(
    reception: Reception, open_seat: OpenSeat
) -> None:
    label = reception.desk.issue(SERVICE).ticket.label
    seat = open_seat()
    seat.sit_down()
    seat.press(MAIN, ESC)
    assert page_of(seat) is PanelPageName.PANEL
    assert label_text(label) in seat.says("notice")
    assert not seat.button("sign-out").isEnabled()


def test_signing_out_gives_the_counter_back(reception: Reception, open_seat: OpenSeat) -> None:
    seat = open_seat()
    seat.sit_down()
    seat.button("sign-out").click()
    assert page_of(seat) is PanelPageName.SIGN_IN
    assert all(one.clerk is None for one in reception.hall.counters())


def test_a_counter_where_somebody_serves_is_refused(
    reception: Reception, open_seat: OpenSeat
) -> None:
    reception.desk.issue(SERVICE)
    reception.desk.call_next(At(COUNTER.number, "clerk2"))
    seat = open_seat()
    seat.sit_down()
    assert page_of(seat) is PanelPageName.COUNTERS
    assert str(COUNTER.number) in seat.says("notice")


def test_new_visitors_are_seen_without_a_key(reception: Reception, open_seat: OpenSeat) -> None:
    seat = open_seat()
    seat.sit_down()
    label = reception.desk.issue(SERVICE).ticket.label
    seat.changes.changed.emit(EVERYTHING)
    assert seat.next_label == label_text(label)


def test_the_next_visitor_is_seen_however_full_the_hall_is(
    reception: Reception, clock: FakeClock, open_seat: OpenSeat
) -> None:
    elsewhere = next(
        one.code for one in reception.hall.unit().services if one.code not in COUNTER.services
    )
    for _ in range(210):
        reception.desk.issue(elsewhere)
    clock.advance(minutes=1)
    label = reception.desk.issue(SERVICE).ticket.label
    seat = open_seat()
    seat.sit_down()
    assert seat.next_label == label_text(label)


def test_time_in_service_runs_with_the_cores_clock(
    reception: Reception, clock: FakeClock, open_seat: OpenSeat
) -> None:
    reception.desk.issue(SERVICE)
    seat = open_seat()
    seat.sit_down()
    seat.press(MAIN, MAIN)
    clock.advance(minutes=2, seconds=40)
    seat.changes.changed.emit(EVERYTHING)
    assert seat.says("ticket-state") == "En cours · 2:40"


def test_arabic_mirrors_the_panel_at_once(
    reception: Reception, open_seat: OpenSeat, qtbot: QtBot
) -> None:
    reception.desk.issue(SERVICE)
    seat = open_seat()
    seat.sit_down()

    def x(name: str) -> int:
        widget = seat.button(name)
        return widget.mapTo(seat.window, widget.rect().center()).x()

    assert x("main-act") < x("call-number") < x("walk-in")
    seat.button("language-ar").click()
    qtbot.waitUntil(lambda: x("main-act") > x("call-number") > x("walk-in"))
    assert seat.button("main-act").accessibleName().startswith("نداء ")
    seat.press(MAIN)
    assert seat.view_model.held is not None


def test_an_act_has_its_key_on_an_arabic_keyboard_too(open_seat: OpenSeat) -> None:
    seat = open_seat()
    keys = [one.keys() for one in seat.window.findChildren(QShortcut)]
    for one in BUTTONS:
        if one.key and place_of(one.verb) is None:
            assert [QKeySequence(key) for key in alt_keys(one.key)] in keys
