"""A finger that touches twice means once: the second touch does not hit what has just come."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtQuick import QQuickView

from kiosk.view_model import KioskViewModel

_BEGINS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
    }
)
_FOLLOWS = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)


class DoubleTouch(QObject):
    """Takes a touch away that follows another at once, if that one led to another page.

    What counts is the time between the touches, so that whoever reads the page and touches then
    is heard however fast she is; who taps on and on stays where the first tap led.
    """

    def __init__(self, window: QQuickView, view_model: KioskViewModel, within_ms: int) -> None:
        super().__init__(window)
        self._within_ms = within_ms
        self._since_touch = QElapsedTimer()
        self._led_on = False
        self._taken = False
        view_model.parts.flow.pageChanged.connect(self._note_page)
        window.installEventFilter(self)

    def heed_every_touch(self) -> None:
        """Take no touch away: a robot touches as fast as its clock runs, and never twice."""
        self._within_ms = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt hands it over
        """Take the second touch away, from its beginning to its end."""
        kind = event.type()
        if kind in _BEGINS:
            soon = self._since_touch.isValid() and not self._since_touch.hasExpired(self._within_ms)
            self._since_touch.start()
            self._taken = soon and self._led_on
            if not self._taken:
                self._led_on = False
            return self._taken
        return self._taken and kind in _FOLLOWS

    def _note_page(self) -> None:
        self._led_on = True
