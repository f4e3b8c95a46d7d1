"""Waiting for one's turn at a turnstile."""

from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.turnstile import Turnstile

_TICK_MS = 1000


class Turn(QObject):
    """The turn of whoever stands before the kiosk; nobody waits behind her."""

    came = Signal()
    """What had to wait may be done now."""
    neared = Signal()
    """A second less is left."""

    def __init__(self, turnstile: Turnstile, parent: QObject) -> None:
        super().__init__(parent)
        self._turnstile = turnstile
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._look)

    @property
    def is_awaited(self) -> bool:
        """Return whether something waits for its turn."""
        return self._wait.isActive()

    @property
    def wait_s(self) -> int:
        """Return in how many seconds the turn comes."""
        return ceil(self._turnstile.wait_ms / 1000)

    def has_come(self) -> bool:
        """Return whether it is the turn now; if not, ``came`` says when it is."""
        wait_ms = self._turnstile.wait_ms
        if wait_ms:
            self._wait.start(min(wait_ms, _TICK_MS))
        else:
            self._wait.stop()
        return not wait_ms

    def take(self) -> None:
        """Count what is done: the next one's turn comes later."""
        self._turnstile.pass_one()

    def give_up(self) -> None:
        """Wait no longer."""
        self._wait.stop()

    @Slot()
    def _look(self) -> None:
        if self.has_come():
            self.came.emit()
        else:
            self.neared.emit()
