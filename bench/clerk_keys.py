"""``python -m bench.clerk_keys N``: the real clerk's panel, whose main key calls N visitors.

Prints, for each, the label and two monotonic times, which processes share: when a key was pressed,
and when the panel had painted the number of who is called. Where nothing goes on, it says in a
line that begins with ``stands`` how the panel stands, and ends. Without visitors to call she sits
at her counter until the process is ended.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from bench.busy_hall import CLERK, COUNTER
from bench.instants import tell_of
from counter_display.clerk_panel.keys import NO_PACE, PLACES
from counter_display.clerk_panel.main import run
from counter_display.clerk_panel.window import ClerkWindow
from reception.domain.ticket import TicketState
from reception.queue import verbs
from reception.system.settings import settings_from
from tests.support.databases import PASSWORD

_TRY_EVERY_MS = 200
# Never in step with what looks for changes.
_GAPS_MS = (431, 457, 487, 509)
# Whom she has called she begins to serve, which nobody measures.
_BEGIN_AFTER_MS = 150
# Whoever sits down, is called or is shown so late is not waited for any longer.
_STANDS_MS = 60_000
_CALLS = frozenset({verbs.CALL_NEXT, verbs.FINISH_AND_CALL})


class Keys(QObject):
    """A clerk who calls one visitor after the other, and starts each service."""

    def __init__(self, window: ClerkWindow, calls: int) -> None:
        super().__init__(window)
        self._window = window
        self._left = calls
        self._pressed = 0
        self._pressed_s: float | None = None
        self._before = ""
        self._number: QLabel | None = None
        self._timer = QTimer(self, interval=_TRY_EVERY_MS)
        self._timer.timeout.connect(self._sit_down)
        self._timer.start()
        self._stands = QTimer(self, interval=_STANDS_MS)
        self._stands.timeout.connect(self._give_up)
        self._stands.start()

    @Slot()
    def _sit_down(self) -> None:
        login = self._window.findChild(QLineEdit, "login")
        password = self._window.findChild(QLineEdit, "password")
        enter = self._window.findChild(QAbstractButton, "sign-in")
        counter = self._window.findChild(QAbstractButton, f"counter-{COUNTER}")
        number = self._window.findChild(QLabel, "ticket-label")
        if login and password and enter and login.isVisible():
            login.setText(CLERK)
            password.setText(PASSWORD)
            enter.click()
        elif counter and counter.isVisible():
            counter.click()
        elif number and self._window.view_model.reading:
            self._timer.stop()
            self._number = number
            number.installEventFilter(self)
            if self._left:
                self._again()
            else:
                self._stands.stop()

    @Slot()
    def _press(self) -> None:
        view_model = self._window.view_model
        held, main = view_model.held, view_model.main_verb
        calls = held is None or held.state is TicketState.SERVING
        if calls and not self._left:
            QApplication.quit()
            return
        # What the key means now would call nobody, or is not done while an act is under way.
        if not view_model.is_ready or (calls and main not in _CALLS & view_model.legal_verbs):
            self._again()
            return
        if calls:
            self._left -= 1
            self._before = held.ticket.label if held else ""
            self._pressed_s = time.monotonic()
        QTest.keySequence(self._window.focusWidget() or self._window, QKeySequence(PLACES[0]))
        if not calls:
            self._again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note when the number of somebody else is painted."""
        held = self._window.view_model.held
        if event.type() is QEvent.Type.Paint and self._pressed_s is not None and held:
            label = held.ticket.label
            says = self._number and "".join(filter(str.isalnum, self._number.text()))
            if label not in {self._before, ""} and says == label:
                pressed_s, self._pressed_s = self._pressed_s, None
                # After this event the window is on the screen.
                QTimer.singleShot(0, self, lambda: self._tell(label, pressed_s))
        return super().eventFilter(watched, event)

    def _tell(self, label: str, pressed_s: float) -> None:
        print(label, pressed_s, time.monotonic(), flush=True)
        self._stands.start()
        QTimer.singleShot(_BEGIN_AFTER_MS, self, self._press)

    @Slot()
    def _give_up(self) -> None:
        view_model = self._window.view_model
        held, told = view_model.held, view_model.notices.current
        waits = view_model.reading and view_model.reading.somebody_waits
        print(
            f"stands: page {view_model.page}, {self._left} calls left,"
            f" {'pressed' if self._pressed_s else 'nothing pressed'},"
            f" holds {held and (held.ticket.label, str(held.state))},"
            f" {'ready' if view_model.is_ready else 'an act is under way'},"
            f" next key: {view_model.main_verb.code},"
            f" {'somebody' if waits else 'nobody'} waits, told: {told.text if told else 'nothing'}",
            flush=True,
        )
        QApplication.exit(1)

    def _again(self) -> None:
        self._pressed += 1
        QTimer.singleShot(_GAPS_MS[self._pressed % len(_GAPS_MS)], self, self._press)


def _attend(window: ClerkWindow) -> Keys:
    window.show()
    return Keys(window, int(sys.argv[1]))


if __name__ == "__main__":
    tell_of("panel")
    sys.exit(run(settings_from(), attend=_attend, pace=NO_PACE))
