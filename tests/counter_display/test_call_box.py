"""A number pad that calls while the keyboard is another program's: from the byte to the act."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from counter_display.call_box import CallBox, CallBoxTrouble
from counter_display.clerk_panel.main import join_call_box
from counter_display.clerk_panel.session import PanelPageName
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue import verbs
from tests.counter_display.call_box import FifoPad, Keypad
from tests.support.clerk import COUNTER, SERVICE, Seat, held_label, visit_of


@pytest.fixture
def keypad(tmp_path: Path) -> Keypad:
    pad = Keypad(tmp_path / "pad")
    pad.plug()
    return pad


@pytest.fixture
def trial_pad(monkeypatch: pytest.MonkeyPatch) -> type[FifoPad]:
    monkeypatch.setattr(FifoPad, "grabbed", 0)
    return FifoPad


@pytest.fixture
def box(seat: Seat, keypad: Keypad, trial_pad: type[FifoPad], qtbot: QtBot) -> Iterator[CallBox]:
    opened = CallBox(str(keypad.path), trial_pad, again_s=0.01)
    join_call_box(seat.window, opened)
    qtbot.waitUntil(lambda: trial_pad.grabbed == 1)
    yield opened
    opened.close()


@pytest.fixture
def letter(qtbot: QtBot) -> QLineEdit:
    """Another program, in which she types."""
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.setFocus()
    return other


@pytest.mark.usefixtures("box")
def test_a_visitor_is_called_and_served_while_she_types_elsewhere(
    seat: Seat, reception: Reception, issue: Callable[..., str], keypad: Keypad,
    letter: QLineEdit, qtbot: QtBot,
) -> None:  # fmt: skip
    first, second = issue(), issue()
    keypad.press("KPENTER")
    qtbot.waitUntil(lambda: held_label(reception) == first)
    keypad.press("KPPLUS")
    qtbot.waitUntil(lambda: visit_of(reception, first).leg.calls == 2)
    keypad.press("KPENTER")
    qtbot.waitUntil(lambda: visit_of(reception, first).state is TicketState.SERVING)
    keypad.press("KPENTER")
    qtbot.waitUntil(lambda: held_label(reception) == second)
    assert letter.isActiveWindow()
    assert letter.text() == ""


@pytest.mark.usefixtures("box", "letter")
def test_a_sheet_is_answered_by_the_box(
    seat: Seat, reception: Reception, issue: Callable[..., str], keypad: Keypad, qtbot: QtBot
) -> None:
    label = issue()
    keypad.press("KPENTER")
    qtbot.waitUntil(lambda: held_label(reception) == label)
    keypad.press("KPASTERISK", "KPPLUS", "KPENTER")
    qtbot.waitUntil(lambda: visit_of(reception, label).state is TicketState.PARKED)
    assert visit_of(reception, label).leg.kept_clerk is None
    keypad.press("KPDOT")
    qtbot.waitUntil(lambda: held_label(reception) == label)


@pytest.mark.usefixtures("box", "letter")
def test_a_number_is_called_out_of_turn_and_a_break_taken_by_the_box(
    seat: Seat, reception: Reception, keypad: Keypad, qtbot: QtBot
) -> None:
    # All in one minute: a panel that nobody touches for five is locked.
    labels = [reception.desk.issue(SERVICE).ticket.label for _ in range(12)]
    seat.hear()
    keypad.press("KP1", "KP2", "KPENTER", "KP2", "KPENTER")
    qtbot.waitUntil(lambda: held_label(reception) == labels[11])
    keypad.press("KPMINUS", "KP0", "KPENTER")
    qtbot.waitUntil(lambda: seat.view_model.main_verb is verbs.END_BREAK)
    keypad.press("KP0")
    qtbot.waitUntil(lambda: seat.view_model.main_verb is verbs.CALL_NEXT)


@pytest.mark.usefixtures("box")
def test_a_key_that_is_held_is_one_act(
    reception: Reception, issue: Callable[..., str], keypad: Keypad, seat: Seat, qtbot: QtBot
) -> None:
    label = issue()
    with qtbot.waitSignal(seat.view_model.acted):
        keypad.hold("KPENTER", times=5)
    with qtbot.waitSignal(seat.view_model.acted):
        keypad.press("KPPLUS")
    assert visit_of(reception, label).leg.calls == 2
    assert visit_of(reception, label).state is TicketState.CALLED


@pytest.mark.usefixtures("box")
def test_the_box_chooses_a_counter_and_does_nothing_while_nobody_is_signed_in(
    seat: Seat, reception: Reception, issue: Callable[..., str], keypad: Keypad, qtbot: QtBot
) -> None:
    issue()
    seat.button("sign-out").click()
    keypad.press("KPENTER", "KP1")
    seat.sign_in()
    assert seat.view_model.page is PanelPageName.COUNTERS
    keypad.press(f"KP{COUNTER.number}")
    qtbot.waitUntil(lambda: seat.view_model.page is PanelPageName.PANEL)
    assert held_label(reception) is None


def test_a_box_that_is_unplugged_is_told_of_and_comes_back(
    seat: Seat, reception: Reception, issue: Callable[..., str], keypad: Keypad, box: CallBox,
    trial_pad: type[FifoPad], qtbot: QtBot, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    label = issue()
    keypad.unplug()
    qtbot.waitUntil(lambda: "boîtier" in seat.says("notice"))
    assert box.trouble is CallBoxTrouble.MISSING
    (told,) = caplog.messages
    assert told.startswith(f"There is no call box at {keypad.path}: plug it in")
    caplog.clear()
    keypad.plug()
    qtbot.waitUntil(lambda: trial_pad.grabbed == 2)
    keypad.press("KPENTER")
    qtbot.waitUntil(lambda: held_label(reception) == label)
    assert box.trouble is None


@pytest.mark.parametrize("seat", [Language.ARABIC, Language.FRENCH], indirect=True)
def test_a_box_that_is_not_there_is_told_of_to_who_signs_in(
    seat: Seat, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    seat.button("sign-out").click()
    box = join_call_box(seat.window, CallBox(str(tmp_path / "none"), FifoPad, again_s=0.01))
    qtbot.waitUntil(lambda: box.trouble is CallBoxTrouble.MISSING)
    assert seat.says("notice") == ""
    seat.sign_in()
    assert seat.says("notice")
    box.close()
    caplog.clear()


def _no_pad(path: Path) -> str:
    path.write_bytes(b"")
    return str(path)


def _mouse(path: Path) -> str:
    os.mkfifo(path)
    return str(path)


class _Mouse(FifoPad):
    keys = ()


class _Taken(FifoPad):
    refuses_to_be_grabbed = True


@pytest.mark.parametrize(
    ("made", "device", "trouble"),
    [
        (str, None, CallBoxTrouble.MISSING),
        (_no_pad, None, CallBoxTrouble.NO_PAD),
        (_mouse, _Mouse, CallBoxTrouble.NO_PAD),
        (_mouse, _Taken, CallBoxTrouble.TAKEN),
    ],
)
def test_each_trouble_has_its_sentence_and_the_panel_goes_on(
    seat: Seat, reception: Reception, issue: Callable[..., str], tmp_path: Path, qtbot: QtBot,
    caplog: pytest.LogCaptureFixture, made: Callable[[Path], str], device: type[FifoPad] | None,
    trouble: CallBoxTrouble,
) -> None:  # fmt: skip
    label = issue()
    path = made(tmp_path / "device")
    box = CallBox(path, device, again_s=0.01) if device else CallBox(path, again_s=0.01)
    join_call_box(seat.window, box)
    qtbot.waitUntil(lambda: box.trouble is trouble)
    assert seat.says("notice")
    seat.view_model.press_place(0)
    assert held_label(reception) == label
    box.close()
    assert len(caplog.messages) == 1
    caplog.clear()


def test_the_thread_ends_at_once_when_the_panel_closes(
    keypad: Keypad, trial_pad: type[FifoPad], qtbot: QtBot
) -> None:
    """It waits for a key that nobody presses, and is woken."""
    box = CallBox(str(keypad.path), trial_pad)
    box.start()
    qtbot.waitUntil(lambda: trial_pad.grabbed == 1)
    box.close()
    assert "call-box" not in [one.name for one in threading.enumerate()]
