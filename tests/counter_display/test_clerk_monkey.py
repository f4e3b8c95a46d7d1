"""Any keys in any order, while colleagues work: the panel shows what is, and nothing breaks."""

import os
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from counter_display.clerk_panel.buttons import key_of, place_of
from counter_display.clerk_panel.keys import PLACES, KeySet
from reception.app import Reception
from reception.domain.errors import Refusal
from reception.queue.model import At
from reception.queue.verbs import VERBS
from tests.support.clerk import CLERK, COLLEAGUE, COUNTER, SERVICE, Key, Seat
from tests.support.clocks import FakeClock
from ui_kit.words import label_text

KEY = Qt.Key
KEYS: tuple[Key, ...] = (
    *(key for key in PLACES for _ in "twice"),
    *(PLACES[0],) * 6,
    *(key_of(one) for one in VERBS if place_of(one) is None),
    *("F1", "Alt+D", KEY.Key_Space),
    *(KEY.Key_Return,) * 6,
    *(KEY.Key_Escape, KEY.Key_Up, KEY.Key_Down, KEY.Key_Left, KEY.Key_Right, KEY.Key_Tab),
    *(KEY(one) for one in range(KEY.Key_0, KEY.Key_9 + 1)),
    *(KEY(ord(letter)) for letter in "RNLFOSTPCVBUGEJDXI"),
)
PAD = (*("enter",) * 3, *"+-*/.0123456789")
PRESSES = int(os.environ.get("NOUBA_MONKEY_KEYS", "150"))


def colleague(reception: Reception, chance: random.Random) -> None:
    """Let somebody else do something that perhaps she may not."""
    desk, hall = reception.desk, reception.hall
    waiting = [one.visit.ticket.label for one in hall.queue().tickets]
    acts: tuple[Callable[[], object], ...] = (
        *(lambda: desk.issue(SERVICE),) * 4,
        lambda: desk.issue(chance.choice(COUNTER.services), priority="elderly"),
        lambda: desk.call_next(At(2, COLLEAGUE)),
        lambda: desk.start(At(2, COLLEAGUE)),
        lambda: desk.finish(At(2, COLLEAGUE)),
        lambda: desk.transfer(At(2, COLLEAGUE), to_clerk=CLERK),
        lambda: desk.park(At(2, COLLEAGUE), anyone=True),
        lambda: desk.cancel(chance.choice(waiting)) if waiting else None,
        lambda: desk.open_counter(At(COUNTER.number, COLLEAGUE)),
        lambda: desk.close_counter(At(None, COLLEAGUE)),
    )
    try:
        chance.choice(acts)()
    except Refusal:
        return


@pytest.mark.parametrize(("seed", "lost", "keys"), [(1, 0.0, KeySet.SAFE), (2, 0.1, KeySet.SINGLE)])
def test_any_keys_in_any_order(
    seat: Seat,
    reception: Reception,
    clock: FakeClock,
    caplog: pytest.LogCaptureFixture,
    seed: int,
    lost: float,
    keys: KeySet,
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same keys every time, no secret
    for _ in range(6):
        reception.desk.issue(SERVICE)
    seat.hear()
    seat.view_model.use_keys(keys)
    for _ in range(PRESSES):
        seat.desk.lose_answer = chance.random() < lost
        if chance.random() < 0.25:
            seat.box(chance.choice(PAD))
        else:
            seat.press(chance.choice(KEYS))
        clock.advance(seconds=chance.randrange(40))
        if chance.random() < 0.2:
            colleague(reception, chance)
            seat.hear()
        if seat.view_model.notices.is_fault:
            assert lost
            caplog.clear()
            seat.hear()
        if seat.view_model.person is None:
            seat.sit_down()
        held = reception.hall.held_by(CLERK)
        if seat.view_model.counter is not None and held:
            assert seat.says("ticket-label") == label_text(held.ticket.label)
        elif seat.view_model.counter is not None:
            assert seat.view_model.held is None
    caplog.clear()
