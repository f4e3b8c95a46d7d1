"""A key that bounces, a finger that taps twice: nobody is served whom no clerk has seen."""

import os
import random
from collections.abc import Callable, Iterator
from threading import Event as Gate

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_display.clerk_panel.keys import NO_PACE, PLACES, USUAL_PACE, KeyDebounce, KeyPace
from counter_display.clerk_panel.session import PanelPageName
from reception.app import Reception
from reception.domain.ticket import TicketState
from reception.queue import verbs
from tests.support.clerk import MAIN, Key, Seat, held_label, visit_of
from tests.support.fakes import Held
from ui_kit.background import Pool

KEY = Qt.Key
RETURN = KEY.Key_Return
DEAD_MS = USUAL_PACE.dead_ms
BOUNCES_MS = (5, 50)
# A person has seen what her key did, and means the next press.
SEEN_MS = DEAD_MS + 10


class Hand:
    """Presses at times of its own, on a panel that goes by them; a busy machine changes nothing."""

    def __init__(self, seat: Seat, pace: KeyPace = USUAL_PACE) -> None:
        self._seat = seat
        self._now_ms = 0
        self.acts: list[str] = []
        seat.view_model.debounce = KeyDebounce(pace, lambda: self._now_ms / 1000)
        seat.view_model.acted.connect(self.acts.append)
        seat.hear()
        self.wait(SEEN_MS)

    def wait(self, time_ms: int) -> None:
        self._now_ms += time_ms

    def press(self, *keys: Key, gap_ms: int) -> None:
        """Press one key after another, each so long after the one before."""
        for key in keys:
            self.wait(gap_ms)
            self._seat.press(key)

    def click(self, button: str, *, gap_ms: int) -> None:
        self.wait(gap_ms)
        self._seat.button(button).click()


@pytest.fixture
def queue(issue: Callable[..., str]) -> list[str]:
    return [issue() for _ in range(5)]


@pytest.mark.usefixtures("queue")
class TestTheMainKey:
    @pytest.mark.parametrize("gap_ms", BOUNCES_MS)
    @pytest.mark.parametrize("key", [MAIN, "Ctrl+1"])
    def test_two_presses_at_once_are_one_act(self, seat: Seat, key: str, gap_ms: int) -> None:
        hand = Hand(seat)
        hand.press(key, key, gap_ms=gap_ms)
        assert hand.acts == [verbs.CALL_NEXT.code]

    @pytest.mark.parametrize("gap_ms", BOUNCES_MS)
    def test_without_a_pace_they_are_two(self, seat: Seat, gap_ms: int) -> None:
        """The control: nothing else keeps a bounce from starting a service nobody saw."""
        hand = Hand(seat, NO_PACE)
        hand.press(MAIN, MAIN, gap_ms=gap_ms)
        assert hand.acts == [verbs.CALL_NEXT.code, verbs.START.code]

    @pytest.mark.parametrize("gap_ms", BOUNCES_MS)
    def test_the_button_taken_twice_is_one_act(self, seat: Seat, gap_ms: int) -> None:
        hand = Hand(seat)
        hand.click("main-act", gap_ms=gap_ms)
        hand.click("main-act", gap_ms=gap_ms)
        hand.press(MAIN, gap_ms=gap_ms)
        assert hand.acts == [verbs.CALL_NEXT.code]

    @pytest.mark.parametrize("gap_ms", BOUNCES_MS)
    def test_a_contact_that_chatters_serves_nobody(
        self, seat: Seat, reception: Reception, queue: list[str], gap_ms: int
    ) -> None:
        hand = Hand(seat)
        hand.press(*(MAIN,) * 20, gap_ms=gap_ms)
        assert hand.acts == [verbs.CALL_NEXT.code]
        assert visit_of(reception, queue[0]).state is TicketState.CALLED

    def test_a_hand_that_waits_to_see_loses_no_press(
        self, seat: Seat, reception: Reception
    ) -> None:
        hand = Hand(seat)
        hand.press(*(MAIN,) * 11, gap_ms=SEEN_MS)
        on = (verbs.START.code, verbs.FINISH_AND_CALL.code)
        assert hand.acts == [verbs.CALL_NEXT.code, *on * 4, verbs.START.code, verbs.FINISH.code]
        assert held_label(reception) is None

    def test_a_press_that_was_none_is_soon_forgotten(self, seat: Seat) -> None:
        hand = Hand(seat)
        hand.press(MAIN, MAIN, gap_ms=DEAD_MS - 50)
        hand.press(MAIN, gap_ms=100)
        assert hand.acts == [verbs.CALL_NEXT.code, verbs.START.code]

    def test_the_answer_to_a_sheet_does_not_start_the_service(self, seat: Seat) -> None:
        hand = Hand(seat)
        hand.press(verbs.WALK_IN, gap_ms=1_000)
        while seat.view_model.sheet:
            hand.press(RETURN, gap_ms=1_000)
        assert hand.acts == [verbs.WALK_IN.code]
        hand.press(RETURN, gap_ms=50)
        assert hand.acts == [verbs.WALK_IN.code]


@pytest.mark.usefixtures("queue")
class TestAPlaceThatMeansSomethingElse:
    def test_three_quick_presses_call_one_visitor_and_serve_nobody(
        self, seat: Seat, reception: Reception, queue: list[str]
    ) -> None:
        hand = Hand(seat)
        hand.press(MAIN, MAIN, gap_ms=SEEN_MS)
        hand.press(MAIN, gap_ms=SEEN_MS)
        hand.press(MAIN, MAIN, gap_ms=250)
        assert visit_of(reception, queue[0]).state is TicketState.SERVED
        assert visit_of(reception, queue[1]).state is TicketState.CALLED
        assert "Commencer" in seat.says("notice"), "it says why, and what it means now"

    def test_it_is_dead_for_mouse_and_call_box_as_well(self, seat: Seat) -> None:
        hand = Hand(seat)
        hand.press(MAIN, gap_ms=SEEN_MS)
        hand.wait(DEAD_MS - 100)
        seat.button("transfer").click()
        seat.box("-", "/", "enter")
        assert seat.view_model.sheet is None
        assert hand.acts == [verbs.CALL_NEXT.code]
        hand.wait(200)
        seat.box("/")
        assert seat.view_model.sheet is not None

    def test_what_stays_beside_it_is_not_dead(self, seat: Seat) -> None:
        hand = Hand(seat)
        hand.press(MAIN, MAIN, gap_ms=SEEN_MS)
        hand.press(verbs.TRANSFER, gap_ms=20)
        assert seat.view_model.sheet is not None, "it sends the same visitor on"


@pytest.mark.usefixtures("queue")
class TestWhatDoesNotWait:
    @pytest.mark.parametrize("gap_ms", BOUNCES_MS)
    def test_undo_is_never_dead(self, seat: Seat, gap_ms: int) -> None:
        hand = Hand(seat)
        hand.press(MAIN, gap_ms=SEEN_MS)
        hand.press(verbs.UNDO, gap_ms=gap_ms)
        assert hand.acts == [verbs.CALL_NEXT.code, verbs.UNDO.code]

    def test_calling_again_leaves_the_main_key_as_it_was(self, seat: Seat) -> None:
        hand = Hand(seat)
        hand.press(MAIN, verbs.RECALL, MAIN, gap_ms=SEEN_MS)
        assert hand.acts == [verbs.CALL_NEXT.code, verbs.RECALL.code, verbs.START.code]

    def test_the_wrong_key_is_taken_back_while_the_main_one_settles(self, seat: Seat) -> None:
        hand = Hand(seat)
        hand.press(MAIN, gap_ms=SEEN_MS)
        hand.press(MAIN, gap_ms=DEAD_MS - 10)
        hand.press(verbs.UNDO, gap_ms=20)
        assert hand.acts == [verbs.CALL_NEXT.code, verbs.UNDO.code]


def test_a_key_to_which_a_call_was_added_waits_until_that_was_read(
    seat: Seat, reception: Reception, issue: Callable[..., str]
) -> None:
    issue()
    hand = Hand(seat)
    hand.press(MAIN, MAIN, gap_ms=SEEN_MS)
    hand.wait(SEEN_MS)
    issue()
    seat.hear()
    assert seat.view_model.main_verb is verbs.FINISH_AND_CALL
    hand.press(MAIN, gap_ms=100)
    assert hand.acts == [verbs.CALL_NEXT.code, verbs.START.code], "she meant to finish alone"
    assert "Terminer et appeler" in seat.says("notice")
    hand.press(MAIN, gap_ms=SEEN_MS)
    assert hand.acts == [verbs.CALL_NEXT.code, verbs.START.code, verbs.FINISH_AND_CALL.code]


@pytest.fixture
def slow_seat(reception: Reception, queue: list[str], qtbot: QtBot) -> Iterator[Seat]:
    """A counter whose core is asked in the background."""
    assert queue
    pool = Pool("test-clerk")
    seat = Seat(reception, pool)
    qtbot.waitUntil(seat.window.isActiveWindow)
    seat.sign_in()
    qtbot.waitUntil(lambda: seat.view_model.page is PanelPageName.COUNTERS)
    seat.press(KEY.Key_1)
    qtbot.waitUntil(lambda: verbs.CALL_NEXT in seat.view_model.legal_verbs)
    yield seat
    pool.close()
    seat.close()


def test_after_a_slow_answer_it_is_seen_before_the_key_goes_on(
    slow_seat: Seat, qtbot: QtBot
) -> None:
    """Who presses again because nothing happens may do so just as it has happened."""
    hand, answers = Hand(slow_seat), Gate()
    slow_seat.desk.wait_for = answers
    hand.press(MAIN, gap_ms=SEEN_MS)
    hand.press(MAIN, gap_ms=2 * SEEN_MS)
    answers.set()
    qtbot.waitUntil(lambda: hand.acts == [verbs.CALL_NEXT.code] and slow_seat.view_model.is_ready)
    hand.press(MAIN, gap_ms=DEAD_MS - 10)
    assert slow_seat.view_model.is_ready, "the press was not heard"
    hand.press(MAIN, gap_ms=SEEN_MS)
    qtbot.waitUntil(lambda: hand.acts == [verbs.CALL_NEXT.code, verbs.START.code])


@pytest.fixture
def answers() -> Held:
    return Held()


@pytest.fixture
def late_seat(
    reception: Reception, queue: list[str], answers: Held, qtbot: QtBot
) -> Iterator[Seat]:
    """A counter whose core answers when the test says so."""
    assert queue
    seat = Seat(reception, answers)
    qtbot.waitUntil(seat.window.isActiveWindow)
    seat.sign_in()
    answers.let_happen()
    seat.press(KEY.Key_1)
    answers.let_happen()
    yield seat
    seat.close()


class TestWhileAnActIsUnderWay:
    def test_another_one_is_refused_and_says_so_until_it_can_be_read(
        self, late_seat: Seat, reception: Reception, answers: Held
    ) -> None:
        hand = Hand(late_seat)
        answers.let_happen()
        hand.press(MAIN, gap_ms=SEEN_MS)
        hand.press(verbs.WALK_IN, gap_ms=SEEN_MS)
        assert late_seat.view_model.sheet is None
        assert "Non exécuté" in late_seat.says("notice")
        answers.let_happen()
        assert hand.acts == [verbs.CALL_NEXT.code]
        assert "Non exécuté" in late_seat.says("notice"), "the answer took the line away"
        assert held_label(reception) is not None

    def test_the_same_one_is_heard_and_done_once(self, late_seat: Seat, answers: Held) -> None:
        hand = Hand(late_seat)
        answers.let_happen()
        hand.press(MAIN, gap_ms=SEEN_MS)
        hand.press(MAIN, gap_ms=SEEN_MS)
        assert "prise en compte" in late_seat.says("notice")
        answers.let_happen()
        assert hand.acts == [verbs.CALL_NEXT.code]
        assert late_seat.view_model.notices.current is None

    def test_another_counter_is_not_taken_without_a_word(
        self, late_seat: Seat, answers: Held
    ) -> None:
        late_seat.view_model.leave_counter()
        answers.let_happen()
        assert late_seat.view_model.page is PanelPageName.COUNTERS
        late_seat.press(KEY.Key_1, KEY.Key_2)
        assert "Non exécuté" in late_seat.says("notice")
        answers.let_happen()
        assert late_seat.view_model.counter == 1

    @pytest.mark.parametrize("seed", [1, 2])
    def test_every_press_is_done_or_refused_aloud(
        self,
        late_seat: Seat,
        reception: Reception,
        answers: Held,
        issue: Callable[..., str],
        seed: int,
    ) -> None:
        """At whatever moment it comes; the same act by a finger that bounces is the same press."""
        chance, hand, seat = random.Random(seed), Hand(late_seat), late_seat  # noqa: S311 - no secret
        view_model, silent, counted = seat.view_model, [], {True: 0, False: 0}
        acted, acted_ms, turned = None, SEEN_MS, list[bool]()
        view_model.outcomeWanted.connect(lambda: turned.append(True))
        answers.let_happen()
        for turn in range(PRESSES):
            if not reception.hall.queue().tickets:
                issue()
                seat.hear()
            time_ms = chance.choice((100, 300, 500, SEEN_MS))
            hand.wait(time_ms)
            acted_ms += time_ms
            answers.let_happen(chance.choice((0, 0, 1, None)))
            view_model.close_sheet()  # every key is its own
            place = chance.choice((0, 0, *range(len(PLACES))))
            # While an act settles none is under way, and an empty place has nothing to refuse.
            is_busy = view_model.debounce.lets_act and not view_model.is_ready
            verb = view_model.verb_at(place)
            if verb not in view_model.legal_verbs and not (is_busy and answers.waiting):
                continue
            view_model.notices.drop()
            before = (answers.waiting, view_model.sheet, len(turned))
            seat.press(PLACES[place])
            is_done = before != (answers.waiting, view_model.sheet, len(turned))
            counted[is_done] += 1
            if is_done:
                acted, acted_ms = verb, 0
            elif view_model.notices.current is None and not (
                verb is acted and acted_ms < USUAL_PACE.bounce_ms
            ):
                silent.append((turn, place, verb and verb.code))
        assert not silent
        assert min(counted.values()) > PRESSES // 20, "too few were done, or refused"


PRESSES = int(os.environ.get("NOUBA_PANEL_PRESSES", "150"))
"""The soak of promises presses a thousand times."""
