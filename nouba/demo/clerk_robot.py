"""The real clerk's panel, and the hands of a clerk who works by the keyboard alone."""

import sys
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from counter_display.clerk_panel.main import run
from nouba.demo.day import Habits
from nouba.demo.places import place
from nouba.demo.setting import morning, part, settings_and_clock
from reception.bootstrap import open_reception
from reception.domain.ticket import TicketState, Visit

_LOOK_EVERY_MS = 150
# A key is not pressed again before its answer can be seen.
_PATIENCE_LOOKS = 10
_BEFORE_RECALL, _BEFORE_NO_SHOW = timedelta(seconds=60), timedelta(seconds=120)


class ClerkRobot(QObject):
    """Signs in, and serves one visitor after another."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        settings, self._clock = settings_and_clock()
        self._login, self._counter = part("login"), int(part("counter"))
        self._reception = open_reception(str(settings.database), clock=self._clock)
        self._services = self._reception.hall.unit().counter(self._counter).services
        self._habits = Habits(morning().seed * 100 + self._counter)
        self._step: tuple[object, ...] = ()
        self._comes = True
        self._due: datetime | None = None
        self._pressed = 0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    @Slot()
    def _act(self) -> None:
        if self._pressed:
            self._pressed -= 1
        if self._signed_in():
            self._serve(self._reception.hall.held_by(self._login))

    def _signed_in(self) -> bool:
        """Return whether the panel is ready; else do the next thing towards it."""
        login = self._seen(QLineEdit, "login")
        if login:
            password = self._seen(QLineEdit, "password")
            button = self._seen(QAbstractButton, "sign-in")
            if password and button and button.isEnabled() and not self._pressed:
                login.setText(self._login)
                password.setText(part("password"))
                self._pressed = _PATIENCE_LOOKS
                button.click()
            return False
        counter = self._seen(QAbstractButton, f"counter-{self._counter}")
        if counter:
            if not self._pressed:
                self._pressed = _PATIENCE_LOOKS
                counter.click()
            return False
        return self._seen(QAbstractButton, "main-act") is not None

    def _serve(self, held: Visit | None) -> None:
        now = self._clock.now()
        step = (held.ticket.id, held.state, held.leg.calls) if held else ()
        if step != self._step:
            self._step, self._pressed = step, 0
            self._due = self._when_done(held, now)
        if self._pressed or (self._due and now < self._due):
            return
        if held is None and not self._somebody_waits():
            return
        self._press(self._key(held))

    def _when_done(self, held: Visit | None, now: datetime) -> datetime | None:
        if held is None:
            return None
        if held.state is TicketState.SERVING:
            service = self._reception.hall.unit().service(held.leg.service)
            return now + self._habits.service_time(service)
        if held.leg.calls == 1:
            self._comes = self._habits.comes()
            return now + (self._habits.walk() if self._comes else _BEFORE_RECALL)
        return now + _BEFORE_NO_SHOW

    def _key(self, held: Visit | None) -> Qt.Key:
        if held and held.state is TicketState.CALLED and not self._comes:
            return Qt.Key.Key_R if held.leg.calls == 1 else Qt.Key.Key_N
        return Qt.Key.Key_Space

    def _somebody_waits(self) -> bool:
        return any(
            one.waiting
            for one in self._reception.hall.outlook()
            if one.service.code in self._services
        )

    def _press(self, key: Qt.Key) -> None:
        self._pressed = _PATIENCE_LOOKS
        QTest.keyClick(self._window.focusWidget() or self._window, key)

    def _seen[T: QWidget](self, kind: type[T], name: str) -> T | None:
        found = self._window.findChild(kind, name)
        return found if found and found.isVisible() else None


def _attend(window: QWidget) -> ClerkRobot:
    window.setGeometry(place(f"clerk-{part('place')}"))
    window.show()
    return ClerkRobot(window)


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
