"""A panel that nobody touches is locked; what is open stays, and nothing of it is seen or done."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_display.clerk_panel.session import PanelPageName
from reception.app import Reception
from reception.domain.errors import StorageFault
from reception.domain.sign_in import SessionEnd
from reception.domain.ticket import TicketState
from reception.queue import verbs
from reception.system.clock import Topic
from tests.support.clerk import CLERK, MAIN, SMALL, Seat
from tests.support.clocks import FakeClock
from tests.support.databases import PASSWORD, quick_office, quick_sign_in
from tests.support.inline import Inline
from tests.support.sign_in import THERE
from ui_kit.sign_in.guard import Guard
from ui_kit.words import label_text

PIN = "902514"
OWN = "une phrase de moi"


type OpenSeat = Callable[[], Seat]


@pytest.fixture
def open_seat(reception: Reception, qtbot: QtBot) -> Iterator[OpenSeat]:
    opened: list[Seat] = []

    def open_one() -> Seat:
        seat = Seat(reception, Inline())
        opened.append(seat)
        qtbot.waitUntil(seat.window.isActiveWindow)
        return seat

    yield open_one
    for seat in opened:
        seat.close()


class Watch:
    """A clock beside the panel's."""

    def __init__(self, seat: Seat) -> None:
        self.at_s = 0.0
        guard_of(seat)._monotonic_s = lambda: self.at_s

    def passes(self, seat: Seat, minutes: float) -> None:
        self.at_s += minutes * 60
        guard_of(seat).refresh()


def guard_of(seat: Seat) -> Guard:
    return seat.window.entry.guard


def page_of(seat: Seat) -> PanelPageName:
    return seat.view_model.page


def is_up(seat: Seat) -> bool:
    return guard_of(seat).is_up


def is_locked(seat: Seat) -> bool:
    return guard_of(seat).is_locked


def shows_its_page(seat: Seat) -> bool:
    page = seat.window.centralWidget()
    return page is not None and page.isVisible()


def is_small(seat: Seat) -> bool:
    return seat.window.is_small


def type_and_go(seat: Seat, sheet: str, **fields: str) -> None:
    for name, text in fields.items():
        edit = seat.widget(QLineEdit, f"{sheet}-{name.replace('_', '-')}")
        assert edit.isVisible()
        edit.clear()
        QTest.keyClicks(edit, text)
    go = seat.button(f"{sheet}-go")
    if go.isVisible():
        go.click()


@pytest.fixture
def watch(seat: Seat) -> Watch:
    made = Watch(seat)
    seat.window.entry.guard.watch(seat.view_model._inside)  # type: ignore[arg-type]
    return made


def test_after_five_quiet_minutes_the_ticket_in_hand_is_hidden_and_stays(
    seat: Seat, watch: Watch, reception: Reception, issue: Callable[..., str], clock: FakeClock
) -> None:
    label = issue()
    seat.press(MAIN)
    watch.passes(seat, 4.9)
    assert not is_up(seat)
    handle = seat.window.windowHandle()
    assert handle is not None
    QTest.mouseMove(handle)  # she is there
    watch.passes(seat, 4.9)
    assert not is_up(seat)
    watch.passes(seat, 0.2)
    assert is_locked(seat)
    assert not shows_its_page(seat)
    # No key and no call box does anything; the visitor stays hers.
    seat.press(MAIN)
    seat.box("enter")
    assert reception.hall.ticket(label).visit.state is TicketState.CALLED
    type_and_go(seat, "lock", password="wrong")
    assert "mot de passe" in seat.says("lock-refused")
    type_and_go(seat, "lock", password=PASSWORD)
    assert not is_up(seat)
    assert shows_its_page(seat)
    assert page_of(seat) is PanelPageName.PANEL
    seat.press(MAIN)
    assert reception.hall.ticket(label).visit.state is TicketState.SERVING


def test_it_does_not_lock_while_a_visitor_is_at_the_counter(
    seat: Seat, watch: Watch, reception: Reception, issue: Callable[..., str], clock: FakeClock
) -> None:
    label = issue()
    seat.press(MAIN, MAIN)
    for _ in range(8):
        clock.advance(minutes=5)
        watch.passes(seat, 5)
        guard_of(seat).on_changed(frozenset({Topic.SESSIONS}))
        assert not is_up(seat), "nor does the core lock it"
    seat.press(verbs.FINISH)
    assert reception.hall.ticket(label).visit.state is TicketState.SERVED
    watch.passes(seat, 4.9)
    assert not is_up(seat)
    watch.passes(seat, 0.2)
    assert is_locked(seat)


def test_who_works_by_keys_alone_is_there(
    seat: Seat, watch: Watch, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.press(MAIN)
    for _ in range(3):
        watch.passes(seat, 4)
        seat.press(verbs.RECALL)
    assert not is_up(seat)
    assert reception.hall.ticket(label).visit.leg.calls == 4


@pytest.mark.parametrize("by_hand", [True, False])
def test_after_the_lock_the_last_act_is_taken_back_as_before(
    seat: Seat,
    watch: Watch,
    reception: Reception,
    issue: Callable[..., str],
    clock: FakeClock,
    *,
    by_hand: bool,
) -> None:
    label = issue()
    seat.press(MAIN, MAIN, verbs.FINISH)
    if by_hand:
        seat.button("lock").click()
    for _ in range(4):
        clock.advance(minutes=5)
        watch.passes(seat, 5)
    assert is_locked(seat)
    type_and_go(seat, "lock", password=PASSWORD)
    assert label_text(label) in seat.button("undo").text()
    seat.press(verbs.UNDO)
    assert reception.hall.ticket(label).visit.state is TicketState.SERVING
    seat.press(MAIN)
    clock.advance(minutes=6)
    seat.hear()
    assert not seat.button("undo").isEnabled(), "the time counts again"


def test_after_the_lock_she_goes_on_writing_where_she_was(
    seat: Seat, watch: Watch, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.press(MAIN, verbs.NOTE)
    seat.write("copie ")
    watch.passes(seat, 6)
    assert is_locked(seat)
    type_and_go(seat, "lock", password=PASSWORD)
    seat.write("CIN")
    seat.press(Qt.Key.Key_Return)
    assert reception.hall.ticket(label).visit.leg.note == "copie CIN"


@pytest.mark.parametrize("small", [False, True])
def test_what_is_typed_as_it_locks_goes_to_the_lock_and_nowhere_else(
    seat: Seat, watch: Watch, reception: Reception, issue: Callable[..., str], *, small: bool
) -> None:
    label = issue()
    seat.hear()
    if small:
        seat.press(SMALL)
    seat.press(MAIN)
    first, then = PASSWORD[:6], PASSWORD[6:]
    seat.write(first)
    watch.passes(seat, 6)
    focused = seat.window.focusWidget()
    assert focused is seat.widget(QLineEdit, "lock-password")
    QTest.keyClicks(focused, then)
    assert seat.widget(QLineEdit, "lock-password").text() == then
    assert reception.hall.ticket(label).visit.state is TicketState.CALLED
    assert seat.view_model.sheet is None


def test_the_window_stays_where_it_is_as_a_strip_locks(seat: Seat, watch: Watch) -> None:
    """Were it made anew, another program would have the keys for a moment."""
    seat.press(SMALL)
    handle = seat.window.winId()
    watch.passes(seat, 6)
    assert is_locked(seat)
    assert seat.window.winId() == handle
    type_and_go(seat, "lock", password=PASSWORD)
    assert seat.window.winId() == handle
    assert is_small(seat)


def test_a_pin_is_chosen_at_the_lock_and_opens_it_from_then_on(
    seat: Seat, watch: Watch, reception: Reception
) -> None:
    seat.button("lock").click()
    seat.button("lock-choose-pin").click()
    type_and_go(seat, "lock", password=PASSWORD, new_pin=PIN, new_pin_again="111222")
    assert "PIN" in seat.says("lock-refused")
    assert is_locked(seat)
    type_and_go(seat, "lock", password=PASSWORD, new_pin=PIN, new_pin_again=PIN)
    assert not is_up(seat)
    seat.button("lock").click()
    assert not seat.widget(QLineEdit, "lock-password").isVisible()
    type_and_go(seat, "lock", pin="111223")  # goes by itself with its last digit
    assert seat.says("lock-refused").endswith("4")
    type_and_go(seat, "lock", pin=PIN)
    assert not is_up(seat)
    seat.button("lock").click()
    for _ in range(5):
        type_and_go(seat, "lock", pin="111223")
    assert "mot de passe" in seat.says("lock-refused")
    type_and_go(seat, "lock", password=PASSWORD)
    assert not is_up(seat)


def test_the_strip_grows_to_be_unlocked_and_is_a_strip_again(seat: Seat, watch: Watch) -> None:
    seat.window.change_size()
    assert is_small(seat)
    guard_of(seat).lock()
    assert not is_small(seat)
    type_and_go(seat, "lock", password=PASSWORD)
    assert is_small(seat)


def test_another_person_comes_in_where_one_is_away(
    seat: Seat, watch: Watch, reception: Reception, issue: Callable[..., str]
) -> None:
    label = issue()
    seat.press(MAIN)
    seat.button("lock").click()
    seat.button("lock-back").click()
    assert page_of(seat) is PanelPageName.SIGN_IN
    assert quick_sign_in(reception).sessions(asking=None) == ()
    seat.sign_in(login="clerk2")
    assert page_of(seat) is PanelPageName.COUNTERS
    held = reception.hall.held_by(CLERK)
    assert held
    assert held.ticket.label == label


@pytest.mark.parametrize(
    "ended", [SessionEnd.ELSEWHERE, SessionEnd.ADMINISTRATOR, SessionEnd.CLOSING]
)
def test_who_is_signed_out_from_elsewhere_is_told(
    seat: Seat, reception: Reception, ended: SessionEnd
) -> None:
    sign_in = quick_sign_in(reception)
    (session,) = sign_in.sessions(asking=None)
    if ended is SessionEnd.ELSEWHERE:
        sign_in.enter(CLERK, PASSWORD, THERE)
    elif ended is SessionEnd.ADMINISTRATOR:
        sign_in.end(session.id, asking=None)
    else:
        reception.desk.close_day()
    guard_of(seat).on_changed(frozenset({Topic.SESSIONS}))
    assert page_of(seat) is PanelPageName.SIGN_IN
    assert seat.says("notice")
    assert not is_up(seat)


def test_a_first_password_is_changed_before_the_counter_is_seen(
    reception: Reception, open_seat: OpenSeat
) -> None:
    word = quick_office(reception).renew_password(CLERK, asking=None)
    seat = open_seat()
    seat.sign_in(word)
    assert seat.widget(QWidget, "new-password").isVisible()
    type_and_go(seat, "new-password", first=OWN, again="une autre phrase")
    assert "diffèrent" in seat.says("new-password-refused")
    type_and_go(seat, "new-password", first="qwertyuiop", again="qwertyuiop")
    assert seat.says("new-password-refused")
    type_and_go(seat, "new-password", first=OWN, again=OWN)
    assert page_of(seat) is PanelPageName.COUNTERS
    assert not is_up(seat)
    seat.button("sign-out").click()
    seat.sign_in(word)
    assert page_of(seat) is PanelPageName.SIGN_IN
    seat.widget(QLineEdit, "login").clear()
    seat.sign_in(OWN)
    assert page_of(seat) is PanelPageName.COUNTERS


def test_the_pages_behind_give_up_and_begin_anew(reception: Reception, open_seat: OpenSeat) -> None:
    word = quick_office(reception).renew_password(CLERK, asking=None)
    seat = open_seat()
    seat.sign_in(word)
    seat.button("new-password-back").click()
    assert page_of(seat) is PanelPageName.SIGN_IN
    assert not is_up(seat)
    assert seat.widget(QWidget, "login").isVisible()


def test_a_lock_stays_while_nobody_can_be_asked(
    seat: Seat, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for who is in, by the password that she came in with: visitors are served meanwhile."""

    def away(*_: object, **__: object) -> None:
        raise StorageFault("The database is away", "look at the cable")

    with monkeypatch.context() as cut:
        for verb in ("lock", "unlock", "unlock_by_pin", "stay"):
            cut.setattr(seat.core.sign_in, verb, away)
        seat.button("lock").click()
        type_and_go(seat, "lock", password="wrong")
        assert is_locked(seat)
        assert seat.says("lock-refused")
        type_and_go(seat, "lock", password=PASSWORD)
        assert not is_up(seat)
        guard_of(seat).lock()
        for _ in range(5):
            type_and_go(seat, "lock", password="wrong")
        type_and_go(seat, "lock", password=PASSWORD)
        assert is_locked(seat)
    type_and_go(seat, "lock", password=PASSWORD)
    assert not is_up(seat)
