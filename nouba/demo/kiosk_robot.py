"""The real kiosk, and the finger of one visitor after another."""

import sys
from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.access.double_touch import DoubleTouch
from kiosk.main import run
from kiosk.window import KioskWindow
from nouba.demo.day import Visitor, visitors
from nouba.demo.finger import touch
from nouba.demo.places import place
from nouba.demo.setting import morning, settings_and_clock
from reception.domain.unit import Unit
from reception.unit_file import load_template

# A finger is quick here; at the hall's speed a visitor would otherwise block the kiosk.
_TOUCH_EVERY_MS = 120
# So many looks the number stays before the visitor touches "done".
_LOOKS_AT_NUMBER = 4
_COUNTERS = 3


class KioskRobot(QObject):
    """Plays the visitors who take their ticket alone."""

    def __init__(self, window: KioskWindow, unit: Unit, coming: Iterable[Visitor]) -> None:
        super().__init__(window)
        self._window = window
        for guard in window.findChildren(DoubleTouch):
            guard.heed_every_touch()
        self._morning = morning()
        _, self._clock = settings_and_clock()
        self._groups = {one.code: one.group for one in unit.services}
        self._coming = deque(visitor for visitor in coming if visitor.priority is None)
        self._looked = 0
        self._timer = QTimer(self, interval=_TOUCH_EVERY_MS)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    @Slot()
    def _act(self) -> None:
        """Do what the visitor in front of the kiosk would do next."""
        due = self._coming and self._clock.now() >= self._morning.starts_at + self._coming[0].after
        page = str(self._window.view_model.parts.flow.property("page"))
        if page == "ticket":
            self._look_at_number()
        elif not due:
            return
        elif page == "welcome":
            touch(self._window, f"language-{self._coming[0].language}")
        elif page == "groups":
            code = self._coming[0].service
            names = (f"group-{self._groups[code]}", f"service-{code}", "more-services")
            any(touch(self._window, name) for name in names)
        elif page == "services":
            name = f"service-{self._coming[0].service}"
            touch(self._window, name) or touch(self._window, "more-services")
        elif page in {"refused", "fault", "bug"}:
            touch(self._window, "retry") or touch(self._window, "leave")

    def _look_at_number(self) -> None:
        self._looked += 1
        if self._looked == 1:
            self._coming.popleft()
        if self._looked >= _LOOKS_AT_NUMBER and touch(self._window, "done"):
            self._looked = 0


def _attend(window: KioskWindow) -> KioskRobot:
    window.setGeometry(place("kiosk"))
    window.show()
    unit, part = load_template("commune"), morning()
    coming = visitors(unit, counters=_COUNTERS, length=part.length, seed=part.seed)
    return KioskRobot(window, unit, coming)


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
