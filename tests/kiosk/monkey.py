"""Random touches, keys and mishaps on a locked kiosk: ``python -m tests.kiosk.monkey``.

The same seed does the same things. Whatever happens, the kiosk is never left, no error is logged,
no screen of a bug is shown, the service menu stays shut, nobody is left without a word or shown
what another asked for, and left alone the kiosk welcomes the next one.
"""

import argparse
import logging
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection
from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.timeouts import VISITED
from kiosk.window import KioskWindow
from reception.domain.calendar import Opening
from reception.domain.errors import PrinterFault, SeriesExhaustedError, StorageFault
from reception.domain.printer import PrinterStatus
from tests.kiosk.bystander import HOME, Bystander
from tests.kiosk.listener import Listener
from tests.kiosk.locked_kiosk import a_locked_kiosk
from tests.support.fakes import FakePrinter, FakeReception, a_reception
from tests.support.fitful import Fitful
from tests.support.qml import items, middle
from ui_kit.app import make_app

_LONG_MINUTES = 10.0
_PATIENCE_S = 300
_KEYS = tuple(key for key in Qt.Key if key is not Qt.Key.Key_unknown)
_LIKELY_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F4,
    Qt.Key.Key_F1,
    Qt.Key.Key_Down,
)
_HELD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
)


class Monkey:
    """Does random things to a kiosk, and says what they led to."""

    def __init__(
        self,
        kiosk: KioskWindow,
        core: FakeReception,
        printer: FakePrinter,
        background: Fitful,
        seed: int,
    ) -> None:
        self.seen: Counter[str] = Counter()
        """How often each page stood there after an act."""
        self.acts = 0
        self._kiosk = kiosk
        self._core = core
        self._printer = printer
        self._background = background
        self.bystander = Bystander(kiosk, background)
        self._random = random.Random(seed)  # noqa: S311 - play, no secret
        self._screen: QPointingDevice = QTest.createTouchDevice()
        self._ways: tuple[tuple[int, Callable[[], None]], ...] = (
            (40, self._touch_a_button),
            (10, self._touch_a_service),
            (12, self._touch_anywhere),
            (6, self._touch_twice),
            (4, self._drag),
            (3, self._two_fingers),
            (2, self._hold_the_corner),
            (12, self._likely_key),
            (8, self._any_key),
            (2, self._other_button),
            (2, self._ask_to_close),
            (3, self._change_the_window),
            (4, self._mishap),
            (1, self._hang),
            (3, self._let_one_happen),
            (2, self._go_on),
            (4, self._heal),
            (6, self._wait),
        )

    def act(self) -> None:
        """Do one thing, and check that the kiosk is still one."""
        weights, ways = zip(*self._ways, strict=True)
        (way,) = self._random.choices(ways, weights)
        way()
        QGuiApplication.processEvents()
        self.acts += 1
        page = str(self._kiosk.view_model.sections.flow.property("page"))
        self.seen[page] += 1
        assert self._kiosk.isVisible(), f"{way.__name__} hid the kiosk"
        assert page != "bug", f"{way.__name__} led to the page of a bug"
        assert not self.bystander.is_frozen, f"nothing is said on {page} while a ticket is made"
        stage = self._kiosk.view_model.sections.service.property("stage")
        assert stage != "open", f"{way.__name__} opened the service menu"

    def leave(self) -> None:
        """Go away, in an office in which everything works again: the next one is welcomed."""
        self._heal()
        self._go_on()
        self._kiosk.view_model.sections.service.shut()
        _wait_until(lambda: self._kiosk.view_model.sections.flow.property("page") in HOME)
        assert self._kiosk.view_model.sections.flow.property("page") in HOME, (
            "the kiosk stays where it was left"
        )
        _wait_until(lambda: _fills_the_screen(self._kiosk))
        assert _fills_the_screen(self._kiosk), "the kiosk does not fill the screen"

    # What it does ----------------------------------------------------------------------------

    def _touch_a_button(self) -> None:
        self._touch_one_of("")

    def _touch_a_service(self) -> None:
        self._touch_one_of("service-")

    def _touch_one_of(self, prefix: str) -> None:
        buttons = [item for item in items(self._kiosk) if item.objectName() and _is_button(item)]
        named = [item for item in buttons if item.objectName().startswith(prefix)]
        middles = [middle(item).toPoint() for item in named]
        screen = QRect(QPoint(), self._kiosk.size())
        # On a window that is just being shrunk some stand outside.
        reached = [at for at in middles if screen.contains(at)]
        if reached:
            self._click(self._random.choice(reached))

    def _touch_anywhere(self) -> None:
        self._click(self._anywhere())

    def _touch_twice(self) -> None:
        at = self._anywhere()
        self._click(at)
        self._click(at)

    def _drag(self) -> None:
        QTest.mousePress(self._kiosk, Qt.MouseButton.LeftButton, _HELD[0], self._anywhere())
        for _ in range(4):
            QTest.mouseMove(self._kiosk, self._anywhere())
        QTest.mouseRelease(self._kiosk, Qt.MouseButton.LeftButton, _HELD[0], self._anywhere())

    def _two_fingers(self) -> None:
        fingers = QTest.touchEvent(self._kiosk, self._screen)
        for finger in (0, 1):
            fingers.press(finger, self._anywhere(), self._kiosk)
        fingers.commit()
        for _ in range(3):
            for finger in (0, 1):
                fingers.move(finger, self._anywhere(), self._kiosk)
            fingers.commit()
        for finger in (0, 1):
            fingers.release(finger, self._anywhere(), self._kiosk)
        fingers.commit()

    def _hold_the_corner(self) -> None:
        self._kiosk.view_model.sections.service.hold()

    def _likely_key(self) -> None:
        self._press(self._random.choice(_LIKELY_KEYS))

    def _any_key(self) -> None:
        self._press(self._random.choice(_KEYS))

    def _other_button(self) -> None:
        button = self._random.choice((Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton))
        QTest.mouseClick(self._kiosk, button, _HELD[0], self._anywhere())

    def _ask_to_close(self) -> None:
        assert not self._kiosk.close()

    def _change_the_window(self) -> None:
        self._random.choice((self._kiosk.showNormal, self._kiosk.showMinimized))()
        _wait_until(lambda: _fills_the_screen(self._kiosk), 1.0)

    def _mishap(self) -> None:
        away = StorageFault("the server does not answer", "look at the network")
        what = self._random.randrange(7)
        if what == 0:
            self._core.hall.failure = away
        elif what == 1:
            self._core.desk.failures = [away, away]
            self._core.desk.answer_lost = self._random.random() < 0.5
        elif what == 2:
            self._core.desk.failures = [SeriesExhaustedError("D", 999)]
        elif what == 3:
            self._printer.fault = PrinterFault("no paper", "put in a roll")
            self._printer.say(PrinterStatus(paper_out=True))
        elif what == 4:
            self._core.hall.hours = Opening(is_open=False)
        elif what == 5:
            self._background.loses_next = True
        else:
            self._kiosk.view_model.set_feed_lost(True)
        self._kiosk.view_model.refresh()

    def _hang(self) -> None:
        if self._random.random() < 0.5:
            self._background.hangs = True
        else:
            self._background.answers_late = True

    def _let_one_happen(self) -> None:
        self._background.let_one_happen()

    def _go_on(self) -> None:
        self._background.go_on()

    def _heal(self) -> None:
        self._background.loses_next = False
        self._core.hall.failure = None
        self._core.hall.hours = Opening(is_open=True)
        self._core.desk.failures.clear()
        self._printer.fault = None
        self._printer.say(PrinterStatus())
        self._kiosk.view_model.refresh()

    def _wait(self) -> None:
        QTest.qWait(self._random.choice((5, 40, 200, 800)))

    # How it does it --------------------------------------------------------------------------

    def _anywhere(self) -> QPoint:
        return QPoint(
            self._random.randrange(self._kiosk.width()),
            self._random.randrange(self._kiosk.height()),
        )

    def _click(self, at: QPoint) -> None:
        QTest.mouseClick(self._kiosk, Qt.MouseButton.LeftButton, _HELD[0], at)

    def _press(self, key: Qt.Key) -> None:
        held = self._random.choice(_HELD)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QGuiApplication.sendEvent(self._kiosk, QKeyEvent(kind, key.value, held))


def play(monkey: Monkey, length: timedelta, until_seen: Collection[str] = ()) -> None:
    """Let the monkey play for a while, on a slow computer until it has seen these pages, and leave.

    Raises:
        AssertionError: it has not seen them in five minutes more.
    """
    began_s, length_s = time.monotonic(), length.total_seconds()
    wanted = set(until_seen)
    while (played_s := time.monotonic() - began_s) < length_s or wanted - set(monkey.seen):
        assert played_s < length_s + _PATIENCE_S, f"never seen: {wanted - set(monkey.seen)}"
        monkey.act()
    monkey.leave()


def _wait_until(true: Callable[[], bool], patience_s: float = _PATIENCE_S) -> None:
    until_s = time.monotonic() + patience_s
    while not true() and time.monotonic() < until_s:
        QTest.qWait(5)


def _is_button(item: QQuickItem) -> bool:
    return item.metaObject().indexOfSignal("clicked()") >= 0


def _fills_the_screen(kiosk: KioskWindow) -> bool:
    return kiosk.isVisible() and kiosk.windowStates() == Qt.WindowState.WindowFullScreen


def main() -> int:
    """Play as long as the command line says; print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_app(["monkey"], visitors=True)
    listener = Listener()
    logging.getLogger().addHandler(listener)
    sys.excepthook = lambda kind, error, trace: logging.getLogger("monkey").critical(
        "a bug", exc_info=(kind, error, trace)
    )
    core, printer = a_reception(), FakePrinter()
    background = Fitful()
    kiosk = a_locked_kiosk(core, printer, background)
    monkey = Monkey(kiosk, core, printer, background, asked.seed)
    play(monkey, timedelta(minutes=asked.minutes))
    tickets = len(core.desk.given)
    unseen = sorted(VISITED - set(monkey.seen))
    told = (
        f"seed {asked.seed}: {monkey.acts} acts, {tickets} tickets",
        ", ".join(f"{page} {times}" for page, times in monkey.seen.most_common()),
        f"not seen: {', '.join(unseen) or 'none'}",
        f"{len(listener.complaints)} complaints",
        *listener.complaints[:20],
    )
    sys.stdout.write("\n".join(told) + "\n")
    too_little = unseen and asked.minutes >= _LONG_MINUTES
    return 1 if listener.complaints or too_little else 0


if __name__ == "__main__":
    sys.exit(main())
