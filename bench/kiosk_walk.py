"""``python -m bench.kiosk_walk N``: the real kiosk, walked through N times.

Prints, for every touch, the page it leads to and the milliseconds to that page's first frame.
"""

import sys
import time

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.main import run
from kiosk.window import KioskWindow
from lab.demo.kiosk_robot import touch
from reception.system.settings import settings_from

# What is touched, and the page it leads to.
_WALK = (
    ("language-ar", "groups"),
    ("ask-help", "help"),
    ("back", "groups"),
    ("ask-search", "search"),
    ("back", "groups"),
    ("group-legalisation", "services"),
    ("details-service-signature", "details"),
    ("back", "services"),
    ("service-signature", "ticket"),
    ("done", "welcome"),
)
# So long the finger rests: two touches within half a second are one, see ``DoubleTouch``.
_REST_MS = 600


class Walker(QObject):
    """One visitor who touches everything, again and again."""

    def __init__(self, window: KioskWindow, rounds: int) -> None:
        super().__init__(window)
        self._window = window
        self._steps = [step for _ in range(rounds) for step in _WALK]
        self._expected = ""
        self._touched_s = 0.0
        window.frameSwapped.connect(self._drawn)
        window.view_model.sections.offer.changed.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        if str(self._window.view_model.sections.flow.property("page")) == "welcome":
            self._window.view_model.sections.offer.changed.disconnect(self._begin)
            QTimer.singleShot(_REST_MS, self, self._touch)

    @Slot()
    def _touch(self) -> None:
        name, page = self._steps[0]
        touched_s = time.monotonic()
        if not touch(self._window, name):
            # The button of a ticket hears nothing for a moment after its number has come.
            QTimer.singleShot(_REST_MS, self, self._touch)
            return
        self._steps.pop(0)
        self._expected, self._touched_s = page, touched_s
        self._window.update()

    @Slot()
    def _drawn(self) -> None:
        page = str(self._window.view_model.sections.flow.property("page"))
        if not self._expected or page != self._expected:
            return
        print(page, (time.monotonic() - self._touched_s) * 1000, flush=True)
        self._expected = ""
        if self._steps:
            QTimer.singleShot(_REST_MS, self, self._touch)
        else:
            QGuiApplication.quit()


def _attend(window: KioskWindow) -> Walker:
    window.resize(1080, 1920)
    window.show()
    return Walker(window, int(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(run(settings_from(), attend=_attend))
