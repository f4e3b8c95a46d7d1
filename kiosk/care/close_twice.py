"""The first of the two touches that close the kiosk, until it lapses."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot


class CloseTwice(QObject):
    """Knows whether closing was asked for just now, and by nothing else since."""

    lapsed = Signal()

    def __init__(self, lapse_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = False
        self._touched_since = False
        self._timer = QTimer(self, singleShot=True, interval=lapse_ms)
        self._timer.timeout.connect(self._lapse)

    @property
    def asked(self) -> bool:
        """Return whether the next touch closes."""
        return self._asked

    def ask(self) -> None:
        """Wait for the second touch for a while."""
        self._asked, self._touched_since = True, False
        self._timer.start()

    def forget(self) -> None:
        """Need two touches again."""
        self._asked = False
        self._timer.stop()

    def begin_touch(self) -> None:
        """Know that a finger is put somewhere, perhaps where it closes the kiosk."""
        self._touched_since = self._asked

    def end_touch(self) -> None:
        """Lapse if that touch, which is over now, did something else."""
        if self._asked and self._touched_since:
            self._lapse()

    @Slot()
    def _lapse(self) -> None:
        self.forget()
        self.lapsed.emit()
