"""The real kiosk, and the finger of one visitor after another."""

import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from kiosk.access.attention import DoubleTouch
from kiosk.main import run
from kiosk.window import KioskWindow
from lab.demo.processes import morning, opened_at, part, say_ready, settings_and_clock
from lab.demo.screen import Photographer, TiledWindow, place
from lab.demo.visitors import Visitor, visitors
from reception.domain.unit import Unit
from reception.unit.file import load_template


def touch(window: QQuickView, name: str) -> bool:
    """Touch the visible item of this name; return whether there is one."""
    for item in _visible(window.contentItem()):
        if item.objectName() == name and item.isEnabled():
            centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
            QTest.mouseClick(
                window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre
            )
            return True
    return False


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _visible(child)


# So many looks the number stays before the visitor touches "done".
_LOOKS_AT_NUMBER = 4
# A page that does not go on is touched again only after this time.
_PATIENCE_S = 10.0
_COUNTERS = 3
_MORE = "more-services"


class KioskRobot(QObject):
    """Plays the visitors who take their ticket alone."""

    def __init__(
        self,
        window: KioskWindow,
        unit: Unit,
        coming: Iterable[Visitor],
        *,
        touch_every_ms: int = 120,
    ) -> None:
        super().__init__(window)
        self._window = window
        for guard in window.findChildren(DoubleTouch):
            guard.accept_every_touch()
        _, self._clock = settings_and_clock()
        self._groups = {one.code: one.group for one in unit.services}
        self._coming = deque(visitor for visitor in coming if visitor.priority is None)
        self._page = ""
        self._looked = 0
        self._waits_until_s = 0.0
        self._timer = QTimer(self, interval=touch_every_ms)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    @Slot()
    def _act(self) -> None:
        """Do what the visitor in front of the kiosk would do next."""
        page = str(self._window.view_model.sections.flow.property("page"))
        if page != self._page:
            self._page, self._looked, self._waits_until_s = page, 0, 0.0
            if page == "welcome":
                say_ready("kiosk")
            elif page == "ticket":
                self._coming.popleft()
        if time.monotonic() < self._waits_until_s:
            return
        if page == "ticket":
            self._looked += 1
            if self._looked >= _LOOKS_AT_NUMBER:
                self._touch("done")
        elif page in {"refused", "fault", "bug"}:
            self._touch("retry", "leave")
        elif self._somebody_is_there():
            self._choose(page)

    def _somebody_is_there(self) -> bool:
        begun = opened_at()
        if begun is None or not self._coming:
            return False
        return self._clock.now() >= begun + self._coming[0].after

    def _choose(self, page: str) -> None:
        visitor = self._coming[0]
        service = f"service-{visitor.service}"
        if page == "welcome":
            self._touch(f"language-{visitor.language}")
        elif page == "second":
            self._touch("second-ar")
        elif page == "groups":
            self._touch(f"group-{self._groups[visitor.service]}", service, _MORE)
        elif page == "services":
            self._touch(service, _MORE)

    def _touch(self, *names: str) -> None:
        """Touch the first of these that can be seen; then what it leads to is waited for."""
        touched = next((name for name in names if touch(self._window, name)), _MORE)
        if touched != _MORE:
            self._waits_until_s = time.monotonic() + _PATIENCE_S


def _attend(window: KioskWindow) -> KioskRobot:
    tile = place("kiosk")
    window.setTitle("Nouba: kiosk")
    window.setGeometry(tile)
    window.show()
    TiledWindow(window, tile)
    Photographer(window, "kiosk")
    unit, hall = load_template("commune"), morning()
    coming = visitors(unit, counters=_COUNTERS, length=hall.length, seed=hall.seed)
    return KioskRobot(window, unit, coming, touch_every_ms=int(part("touch_ms")))


if __name__ == "__main__":
    sys.exit(run(settings_and_clock()[0], attend=_attend))
