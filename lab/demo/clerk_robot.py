"""The real clerk's panel, made small, and a clerk who works it by her call box.

Keys of the keyboard reach the one window that has the focus, as they should; the keys of a call box
reach the panel whatever has it, and three panels on one screen have one focus among them.
"""

import sys
import time
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from counter_display.clerk_panel.buttons import button_of
from counter_display.clerk_panel.keys import NO_PACE, PAD_MAIN
from counter_display.clerk_panel.main import run
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.session import PanelPageName
from counter_display.clerk_panel.window import ClerkWindow
from lab.demo.processes import morning, part, say_ready, settings_and_clock
from lab.demo.screen import Photographer, TiledWindow, place
from lab.demo.visitors import VisitorHabits
from reception.domain.ticket import TicketState, Visit
from reception.queue import verbs

_LOOK_EVERY_MS = 150
# A key is not pressed again before its answer can be seen, on a slow computer too.
_PATIENCE_S = 10.0
_BEFORE_RECALL, _BEFORE_NO_SHOW = timedelta(seconds=60), timedelta(seconds=120)
# Until then a window manager that there is has framed the window.
_FRAME_COMES_MS = 3_000
_NAME_MARGIN_PX = 8
_MAIN, _RECALL, _NO_SHOW = PAD_MAIN, button_of(verbs.RECALL).pad, button_of(verbs.NO_SHOW).pad


def sign_in(window: QWidget, login: str, password: str) -> bool:
    """Fill the page for signing in and press its button; return whether it was there."""
    name = window.findChild(QLineEdit, "login")
    secret = window.findChild(QLineEdit, "password")
    button = window.findChild(QAbstractButton, "sign-in")
    if not (name and secret and button and button.isVisible() and button.isEnabled()):
        return False
    name.setText(login)
    secret.setText(password)
    button.click()
    return True


class ClerkRobot(QObject):
    """Signs in, and serves one visitor after another as the panel shows them."""

    def __init__(self, window: ClerkWindow) -> None:
        super().__init__(window)
        self._window = window
        self._clock = settings_and_clock()[1]
        self._counter = int(part("counter"))
        self._habits = VisitorHabits(morning().seed * 100 + self._counter)
        self._step: tuple[object, ...] = ()
        self._comes = True
        self._due: datetime | None = None
        self._waits_until_s = 0.0
        self._name: QLabel | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    @Slot()
    def _act(self) -> None:
        page, reading = self._window.view_model.page, self._window.view_model.reading
        step = (page, *_standing(reading.held if reading else None))
        if step != self._step:
            self._step, self._waits_until_s = step, 0.0
            self._due = self._when_done(reading)
        if time.monotonic() < self._waits_until_s:
            return
        if page is PanelPageName.SIGN_IN:
            if sign_in(self._window, part("login"), part("password")):
                self._waits_until_s = time.monotonic() + _PATIENCE_S
        elif page is PanelPageName.COUNTERS:
            self._press(str(self._counter))
        elif reading:
            self._show_small()
            self._serve(reading)

    def _show_small(self) -> None:
        """Let the panel be seen, once it is the small one that has room beside the others."""
        out_of_sight = Qt.WidgetAttribute.WA_DontShowOnScreen
        if self._window.testAttribute(out_of_sight):
            self._window.hide()
            self._window.setAttribute(out_of_sight, on=False)
            _show(self._window)
            Photographer(self._window, f"counter-{self._counter}")
            QTimer.singleShot(_FRAME_COMES_MS, self, self._name_if_bare)
            say_ready(f"counter-{self._counter}")

    @Slot()
    def _name_if_bare(self) -> None:
        """Write above the panel whose it is, where no window manager does."""
        if self._window.windowHandle().frameMargins().isNull():
            self._name = QLabel(f"{self._window.windowTitle()} · {part('login')}")
            self._name.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self._name.setMargin(_NAME_MARGIN_PX)
            self._name.setGeometry(_tile().adjusted(0, 0, 0, -self._window.height()))
            self._name.show()

    def _serve(self, reading: PanelReading) -> None:
        if self._due and self._clock.now() < self._due:
            return
        held = reading.held
        if held is None and not reading.somebody_waits:
            return
        if held and held.state is TicketState.CALLED and not self._comes:
            self._press(_RECALL if held.leg.calls == 1 else _NO_SHOW)
        else:
            self._press(_MAIN)

    def _when_done(self, reading: PanelReading | None) -> datetime | None:
        held = reading.held if reading else None
        if reading is None or held is None:
            return None
        now = self._clock.now()
        if held.state is TicketState.SERVING:
            return now + self._habits.service_time(reading.unit.service(held.leg.service))
        if held.leg.calls == 1:
            self._comes = self._habits.comes()
            return now + (self._habits.walk() if self._comes else _BEFORE_RECALL)
        return now + _BEFORE_NO_SHOW

    def _press(self, key: str) -> None:
        if self._window.view_model.is_ready:
            self._waits_until_s = time.monotonic() + _PATIENCE_S
            self._window.take_pad(key)


def _standing(held: Visit | None) -> tuple[object, ...]:
    return (held.ticket.id, held.state, held.leg.calls) if held else ()


def _show(window: QWidget) -> None:
    window.setWindowTitle(f"Nouba: counter {part('counter')}")
    window.move(_tile().topLeft())
    window.show()
    TiledWindow(window.windowHandle(), _tile())


def _tile() -> QRect:
    return place(f"clerk-{part('place')}")


def _attend(window: ClerkWindow) -> ClerkRobot:
    window.change_size()
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    return ClerkRobot(window)


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend, pace=NO_PACE))
