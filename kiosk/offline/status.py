"""Brings into the GUI thread that the server has gone, or is back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from reception.domain.link import LinkState

_AGAIN_MS = 15_000
"""While the server is away nobody says that it is another hour, or a pause over."""


class LinkWatch(QObject):
    """Says so when the line is another; and now and then while the server is away."""

    changed = Signal()

    _reported = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.changed)
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def report(self, state: LinkState) -> None:
        """Know that the line is another; any thread may say so."""
        self._reported.emit(state in {LinkState.OFFLINE, LinkState.DRAINING})

    @Slot(bool)
    def _on_reported(self, away: bool) -> None:  # noqa: FBT001 - a signal's argument
        if away:
            self._again.start()
        else:
            self._again.stop()
        self.changed.emit()


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """A ticket that the server refuses: somebody decides what becomes of it."""

    operation: UUID
    label: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkStatus:
    """What there is to say of it."""

    state: LinkState = LinkState.ONLINE
    away_since: datetime | None = None
    """None while the server is there."""
    waiting: int = 0
    """How many tickets are still to be brought in."""
    aside: tuple[Aside, ...] = ()
    fault: str = ""
    """Why the journal is of no use; empty while it is."""
