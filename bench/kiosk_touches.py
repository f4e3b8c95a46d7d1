"""``python -m bench.kiosk_touches N``: the real kiosk, touched N times; prints when."""

import sys
import time

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from bench.instants import tell_of
from kiosk.access.attention import DoubleTouch
from kiosk.main import run
from kiosk.window import KioskWindow
from lab.demo.kiosk_robot import touch
from reception.system.settings import settings_from

REST_MS = 150
"""So long the finger rests between two pages."""


class Visitors(QObject):
    """Takes tickets one after the other, each when the last one's paper is out."""

    def __init__(self, window: KioskWindow, touches: int) -> None:
        super().__init__(window)
        self._window = window
        self._left = touches
        self._waits = self._printed = False
        window.view_model.sections.issuing.page.paperEnded.connect(self._next)
        # Of two touches within half a second it takes one: a ticket would take three seconds.
        for guard in window.findChildren(DoubleTouch):
            guard.accept_every_touch()
        # Begun again by each step: one that came late would be followed at once by the next.
        self._timer = QTimer(self, interval=REST_MS, singleShot=True)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    @Slot()
    def _step(self) -> None:
        page = str(self._window.view_model.sections.flow.property("page"))
        if page == "ticket" and self._printed:
            # The button hears nothing for a moment after the number has come.
            self._printed = not touch(self._window, "done")
        elif page == "welcome":
            touch(self._window, "language-ar")
        elif page == "groups":
            touch(self._window, "group-legalisation")
        elif page == "services" and not self._waits:
            self._waits = True
            print(time.monotonic(), flush=True)
            touch(self._window, "service-signature")
        self._timer.start()

    @Slot(str)
    def _next(self, _state: str) -> None:
        self._left -= 1
        self._waits = False
        if self._left == 0:
            QGuiApplication.quit()
        self._printed = True


def _attend(window: KioskWindow) -> Visitors:
    window.resize(1080, 1920)
    window.show()
    return Visitors(window, int(sys.argv[1]))


if __name__ == "__main__":
    tell_of("kiosk")
    sys.exit(run(settings_from(), attend=_attend))
