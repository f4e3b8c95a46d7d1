"""A tired hand harms nobody: what is typed does no act, and each person chooses her keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from counter_display.clerk_panel.keys import NO_PACE, PLACES, KeyDebounce, KeyPace, KeySet
from counter_display.clerk_panel.window_memory import WindowMemory
from reception.app import Reception
from reception.domain.ticket import TicketState
from reception.queue import verbs
from tests.support.clerk import COLLEAGUE, MAIN, Key, Seat, held_label, visit_of
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE

ESC, RETURN, SPACE = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
TYPED = "open sesame, N1 rlfotpcvbxugeji 9"
STEPS = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)


def type_a_line(seat: Seat) -> None:
    """Type as into a field that somebody believes to be there, and end the line."""
    seat.write(TYPED)
    seat.press(RETURN, Qt.Key.Key_Enter)


@pytest.mark.parametrize("keys", [KeySet.SAFE, KeySet.NONE])
def test_what_is_typed_blindly_does_nothing(
    seat: Seat, reception: Reception, issue: Callable[..., str], keys: KeySet
) -> None:
    label = issue()
    issue()
    seat.hear()
    for state in STEPS:
        seat.view_model.use_keys(keys)
        asked = len(seat.desk.operations)
        type_a_line(seat)
        assert visit_of(reception, label).state is state
        assert (len(seat.desk.operations), seat.view_model.sheet) == (asked, None)
        seat.view_model.use_keys(KeySet.SAFE)
        seat.press(MAIN)


def test_a_blank_presses_no_act_that_was_gone_to_by_tab(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    issue()
    seat.hear()
    seat.button("main-act").setFocus()
    seat.press(SPACE)
    assert held_label(reception) is None
    seat.press(RETURN)
    assert held_label(reception)
    seat.press(RETURN)
    assert visit_of(reception, held_label(reception) or "").state is TicketState.CALLED


@pytest.mark.parametrize("key", ["F{}", "Ctrl+{}"])
def test_six_places_have_six_keys_twice(seat: Seat, issue: Callable[..., str], key: str) -> None:
    issue()
    first = 2 if key == "F{}" else 1
    places: list[Key] = [key.format(first + at) for at in range(len(PLACES))]
    seat.hear()
    seat.press(places[0])
    assert seat.view_model.held
    seat.press(places[1])
    assert seat.view_model.held.leg.calls == 2
    for at in (4, 5):
        seat.press(places[at])
        assert seat.view_model.sheet
        seat.press(ESC)
    seat.press(places[3])
    assert seat.view_model.held is None


class TestAbsent:
    @pytest.fixture(autouse=True)
    def house(self, seat: Seat, reception: Reception, issue: Callable[..., str]) -> str:
        calling = replace(COMMUNE.calling, absent_after=timedelta(minutes=2))
        reception.office.set_up(replace(COMMUNE, calling=calling), by="tests")
        label = issue()
        seat.hear()
        seat.press(MAIN)
        return label

    def test_one_call_and_one_key_are_not_enough(
        self, seat: Seat, reception: Reception, clock: FakeClock, house: str
    ) -> None:
        clock.advance(seconds=1.5)
        seat.press(verbs.NO_SHOW)
        seat.button("no-show").click()
        seat.hear()
        assert visit_of(reception, house).state is TicketState.CALLED
        assert "rappeler le ticket" in seat.says("notice")
        assert not seat.button("no-show").isEnabled()
        assert seat.says("no-show-pad") == "1:58", "the button shows what is left"

    def test_a_second_call_is_enough(self, seat: Seat, reception: Reception, house: str) -> None:
        seat.press(verbs.RECALL, verbs.NO_SHOW)
        assert visit_of(reception, house).state is TicketState.NO_SHOW

    def test_the_houses_time_is_enough(
        self, seat: Seat, reception: Reception, clock: FakeClock, house: str
    ) -> None:
        clock.advance(minutes=2)
        seat.hear()
        assert seat.button("no-show").isEnabled()
        seat.press(verbs.NO_SHOW)
        assert visit_of(reception, house).state is TicketState.NO_SHOW

    def test_no_single_letter_does_it(self, seat: Seat, reception: Reception, house: str) -> None:
        seat.press(verbs.RECALL)
        seat.view_model.use_keys(KeySet.SINGLE)
        seat.press(Qt.Key.Key_N)
        assert visit_of(reception, house).state is TicketState.CALLED


def keys_of(seat: Seat) -> KeySet:
    return seat.view_model.key_set


def choose(seat: Seat, keys: KeySet) -> None:
    """Choose on the page of the keys, by keys."""
    seat.press("F1")
    order = list(KeySet)
    steps = order.index(keys) - order.index(seat.view_model.key_set)
    seat.press(*(DOWN if steps > 0 else UP,) * abs(steps))
    assert seat.widget(QRadioButton, f"keys-{keys}").isChecked()
    seat.press("F1")


class TestThePageOfTheKeys:
    def test_single_keys_act_for_who_chose_them(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        label = issue()
        seat.hear()
        choose(seat, KeySet.SINGLE)
        seat.press(SPACE)
        assert held_label(reception) == label
        seat.press(Qt.Key.Key_R)
        assert visit_of(reception, label).leg.calls == 2
        seat.press(Qt.Key.Key_U, MAIN)
        assert visit_of(reception, label).state is TicketState.SERVING, "the others act as well"

    def test_keys_can_be_turned_off_and_on_again(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        issue()
        seat.hear()
        choose(seat, KeySet.NONE)
        seat.press(MAIN, verbs.BREAK, ESC, "Ctrl+1", "Alt+D")
        assert held_label(reception) is None
        assert seat.view_model.sheet is None
        assert not seat.window.is_small
        assert "F2" not in seat.says("ticket-hint"), "no key is promised that does nothing"
        seat.button("main-act").setFocus()
        seat.press(RETURN)
        assert held_label(reception), "every act is reached by Tab and Enter"
        choose(seat, KeySet.SAFE)
        seat.press(MAIN)
        assert visit_of(reception, held_label(reception) or "").state is TicketState.SERVING

    def test_they_are_kept_for_each_person(self, tmp_path: Path, seat: Seat) -> None:
        choose(seat, KeySet.SINGLE)
        seat.button("sign-out").click()
        seat.sign_in(login=COLLEAGUE)
        assert keys_of(seat) is KeySet.SAFE
        seat.button("sign-out").click()
        seat.sign_in()
        assert keys_of(seat) is KeySet.SINGLE
        file = tmp_path / "clerk-window.ini"
        WindowMemory(file).set_keys("a.b-c", KeySet.NONE)
        assert WindowMemory(file).keys_of("a.b-c") is KeySet.NONE
        file.write_text("[General]\nkeys_of_a=none of ours\n")
        assert WindowMemory(file).keys_of("a") is KeySet.SAFE

    def test_while_it_is_open_no_key_acts(
        self, seat: Seat, reception: Reception, issue: Callable[..., str]
    ) -> None:
        issue()
        seat.hear()
        seat.press("F1", MAIN, verbs.BREAK)
        assert held_label(reception) is None
        assert seat.view_model.sheet is None
        seat.press(ESC)
        assert seat.view_model.page == "panel"
        seat.press(MAIN)
        assert held_label(reception)


class TestAWindowThatHasJustComeToTheFront:
    @pytest.fixture
    def now_s(self, seat: Seat) -> list[float]:
        now = [0.0]
        pace = KeyPace(bounce_ms=0, dead_ms=0)
        seat.view_model.debounce = KeyDebounce(pace, lambda: now[0])
        QApplication.sendEvent(seat.window, QEvent(QEvent.Type.WindowActivate))
        return now

    def test_keys_count_after_a_second(
        self, seat: Seat, reception: Reception, issue: Callable[..., str], now_s: list[float]
    ) -> None:
        issue()
        seat.hear()
        seat.press(MAIN)
        assert held_label(reception) is None
        assert "premier plan" in seat.says("notice")
        now_s[0] = 0.9
        seat.press(MAIN)
        assert held_label(reception) is None
        now_s[0] = 1.0
        seat.press(MAIN)
        assert held_label(reception)

    def test_an_open_sheet_is_answered_by_no_key_that_was_meant_elsewhere(
        self, seat: Seat, now_s: list[float]
    ) -> None:
        now_s[0] = 5
        seat.press(verbs.BREAK)
        QApplication.sendEvent(seat.window, QEvent(QEvent.Type.WindowActivate))
        handle = seat.window.windowHandle()
        assert isinstance(handle, QObject)
        QTest.keyClick(handle, RETURN)
        assert seat.view_model.sheet, "nobody is on a break"
        now_s[0] = 6
        QTest.keyClick(handle, RETURN)
        assert seat.view_model.sheet is None

    def test_the_mouse_counts_at_once(
        self, seat: Seat, reception: Reception, issue: Callable[..., str], now_s: list[float]
    ) -> None:
        issue()
        seat.hear()
        assert now_s == [0.0]
        seat.button("main-act").click()
        assert held_label(reception)


def test_hands_that_wait_by_themselves_are_kept_waiting_by_nothing() -> None:
    keys = KeyDebounce(NO_PACE, lambda: 0.0)
    keys.come_to_front()
    keys.act()
    keys.see([1] * len(PLACES))
    assert (keys.is_settled, keys.lets_act, keys.press(0).name) == (True, True, "MEANT")
