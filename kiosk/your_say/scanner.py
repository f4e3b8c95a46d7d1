"""A scanner that types what it reads, as a keyboard does, and ends it with Enter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent

_PAUSE_MS = 2_000
"""What was typed so long ago does not belong to what comes now."""
_LONGEST = 300
_SHORTEST = 3
_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Scanner(QObject):
    """Hears what is typed while a page listens; the Enter at its end presses no button."""

    def __init__(
        self, listens: Callable[[], bool], scanned: Callable[[str], None], parent: QObject
    ) -> None:
        """Prepare it; it hears whatever it is installed on.

        Args:
            listens: whether a ticket is waited for now.
            scanned: is handed what was read.
            parent: keeps it.
        """
        super().__init__(parent)
        self._listens = listens
        self._scanned = scanned
        self._heard = ""
        self._missed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._clear)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt hands it over
        """Collect the signs; take away the Enter behind them."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        listens = self._listens()
        if event.key() in _ENDS:
            heard, missed = self._heard, self._missed
            self._clear()
            # A key or two before Enter were pressed by a person: to have the page said again, say.
            if not listens or len(heard) < _SHORTEST:
                return False
            if not missed:
                self._scanned(heard)
            return True
        sign = event.text()
        if sign.isprintable() and sign.strip():
            # What begins while nobody listens is not taken for a whole number when somebody does.
            if listens:
                self._heard = (self._heard + sign)[-_LONGEST:]
            else:
                self._missed = True
            self._pause.start()
        return False

    @Slot()
    def _clear(self) -> None:
        self._heard = ""
        self._missed = False
        self._pause.stop()
