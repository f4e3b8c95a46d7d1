"""Brings into the GUI thread that the server has gone, or is back."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_AGAIN_MS = 15_000
"""While the server is away nobody says that it is another hour, and a pause over."""


class LineNews(QObject):
    """Says so when the line is another, and now and then."""

    changed = Signal()

    _told = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        again = QTimer(self, interval=_AGAIN_MS)
        again.timeout.connect(self.changed)
        again.start()

    def tell(self) -> None:
        """Know that the line is another; any thread may say so."""
        self._told.emit()
