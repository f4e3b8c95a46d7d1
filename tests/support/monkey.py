"""Random touches, keys and mishaps on a locked kiosk: ``python -m tests.support.monkey``.

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
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.assembly import build_kiosk
from kiosk.care.lock import Lock
from kiosk.care.site import NOBODYS_SITE, Site
from kiosk.pages import VISITED
from kiosk.patience import Pace
from kiosk.turnstile import Allowance, Turnstile, Turnstiles
from kiosk.window import KioskWindow
from reception.domain.calendar import Opening
from reception.domain.errors import PrinterFault, SeriesExhaustedError, StorageFault
from reception.domain.printer import PrinterStatus
from reception.ports import ChangeFeed
from tests.support.clocks import FakeClock
from tests.support.fakes import NINE, FakePrinter, FakePrinting, FakeReception, a_reception
from tests.support.fitful import Fitful
from tests.support.qml import items, middle
from ui_kit.app import make_app
from ui_kit.background import Background, Inline
from ui_kit.change_bridge import ChangeBridge

# Hurried, so that every page also goes by itself now and then.
HURRIED = Pace(
    idle_ms=400,
    warning_ms=300,
    ticket_ms=400,
    keep_number_ms=600,
    message_ms=400,
    settle_ms=20,
    again_ms=100,
    slow_ms=60,
    answer_ms=300,
)
# Far longer than it takes to say that a ticket is being made.
_FROZEN_S = 0.2
_LONG_MINUTES = 10.0
# No seed finds it: it would have to type twelve digits in this order.
_PIN_HASH = (
    "$argon2id$v=19$m=8,t=1,p=1$bm91YmFub3ViYW5vdWJh$bm90IHRoZSBoYXNoIG9mIGFueSBwaW4gYXQgYWxsIQ"
)
_HOME = frozenset({"welcome", "closed"})
_ENVIRONMENT_WARNS = ("kiosk.", "reception.", "printer_drivers.")
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


class Listener(logging.Handler):
    """Keeps what ought not to be logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # A printer or a database that is away is no fault of the kiosk's, and is noted.
        expected = record.levelno < logging.ERROR and record.name.startswith(_ENVIRONMENT_WARNS)
        if not expected:
            self.complaints.append(self.format(record))


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
        background.mark = lambda: self._visits
        background.deliver = self._deliver
        self._visits = 0
        self._locked_at_s: float | None = None
        kiosk.view_model.pageChanged.connect(self._note_page)
        kiosk.view_model.lockedChanged.connect(self._note_lock)
        self._random = random.Random(seed)  # noqa: S311 - play, no secret
        self._screen: QPointingDevice = QTest.createTouchDevice()
        self._ways: tuple[tuple[int, Callable[[], None]], ...] = (
            (40, self._touch_a_button),
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
            (2, self._hang),
            (3, self._let_one_happen),
            (1, self._go_on),
            (4, self._heal),
            (6, self._wait),
        )

    @property
    def is_frozen(self) -> bool:
        """Return whether a visitor has touched a service, and nothing is said of it."""
        if self._locked_at_s is None or self._page not in VISITED:
            return False
        return time.monotonic() - self._locked_at_s > _FROZEN_S

    def act(self) -> None:
        """Do one thing, and check that the kiosk is still one."""
        weights, ways = zip(*self._ways, strict=True)
        (way,) = self._random.choices(ways, weights)
        way()
        QGuiApplication.processEvents()
        self.acts += 1
        page = str(self._kiosk.view_model.property("page"))
        self.seen[page] += 1
        assert self._kiosk.isVisible(), f"{way.__name__} hid the kiosk"
        assert page != "bug", f"{way.__name__} led to the page of a bug"
        assert not self.is_frozen, f"nothing is said on {page} while a ticket is made"
        stage = self._kiosk.view_model.service_menu.property("stage")
        assert stage != "open", f"{way.__name__} opened the service menu"

    def leave(self) -> None:
        """Go away, in an office in which everything works again: the next one is welcomed."""
        self._heal()
        self._go_on()
        self._kiosk.view_model.service_menu.shut()
        _wait_until(lambda: self._kiosk.view_model.property("page") in _HOME)
        assert self._kiosk.view_model.property("page") in _HOME, "the kiosk stays where it was left"
        _wait_until(lambda: _fills_the_screen(self._kiosk))
        assert _fills_the_screen(self._kiosk), "the kiosk does not fill the screen"

    # What it does ----------------------------------------------------------------------------

    def _touch_a_button(self) -> None:
        named = (item for item in items(self._kiosk) if item.objectName() and _is_button(item))
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
        self._kiosk.view_model.service_menu.hold()

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
        self._background.hangs = True

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

    # What it watches -------------------------------------------------------------------------

    @property
    def _page(self) -> str:
        return str(self._kiosk.view_model.property("page"))

    def _note_page(self) -> None:
        if self._page in _HOME:
            self._visits += 1

    def _note_lock(self) -> None:
        is_locked = bool(self._kiosk.view_model.property("locked"))
        self._locked_at_s = time.monotonic() if is_locked else None

    def _deliver(self, visits: int, hand_back: Callable[[], None]) -> None:
        before = self._page
        hand_back()
        after = self._page
        told = after == before or {before, after} <= _HOME or visits == self._visits
        assert told, f"what another visitor asked for led from {before} to {after}"

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


def play(monkey: Monkey, length: timedelta) -> None:
    """Let the monkey play for a while, and then leave."""
    until_s = time.monotonic() + length.total_seconds()
    while time.monotonic() < until_s:
        monkey.act()
    monkey.leave()


def a_locked_kiosk(
    core: FakeReception, printer: FakePrinter, background: Background
) -> KioskWindow:
    """Return a kiosk as the public meets it, shown and locked."""
    window = build_kiosk(
        core,
        background,
        ChangeBridge(_no_feed),
        clock=FakeClock(NINE),
        reading=Inline(),
        care=Inline(),
        printing=FakePrinting(printer, Inline()),
        pace=HURRIED,
        turnstiles=Turnstiles(tickets=Turnstile(Allowance(within=timedelta(seconds=2)))),
        site=Site(core=NOBODYS_SITE.core, station="kiosk-1", pin_hash=_PIN_HASH),
    )
    Lock(window)
    window.view_model.refresh()
    return window


def _wait_until(true: Callable[[], bool], patience_s: float = 20.0) -> None:
    until_s = time.monotonic() + patience_s
    while not true() and time.monotonic() < until_s:
        QTest.qWait(5)


def _no_feed() -> ChangeFeed:
    raise AssertionError("the feed is not part of this")


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
