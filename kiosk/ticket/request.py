"""One touch asks for one ticket, however often it is sent."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.core import Core, Issued, Touch, issue
from kiosk.ticket.qr_picture import qr_source
from kiosk.turn import Turn
from kiosk.turnstile import Turnstile
from ui_kit.background import Background

type Given = tuple[Issued, str]
"""A ticket, and its code as a picture."""


class Request(QObject):
    """Keeps a touch until it is answered; while it is on its way nothing else is asked."""

    given = Signal(object)
    """Given."""
    failed = Signal(object)
    """The error."""
    lockedChanged = Signal()
    held = Signal()
    """Tickets were asked for in quick succession: this one is asked for in some seconds."""

    def __init__(
        self,
        core: Core,
        background: Background,
        station: str | None,
        parent: QObject,
        *,
        turnstile: Turnstile | None = None,
    ) -> None:
        super().__init__(parent)
        self.locked = False
        self._core = core
        self._background = background
        self._station = station
        self._touch: Touch | None = None
        self._turn = Turn(turnstile or Turnstile(None), self)
        self._turn.came.connect(self._send_in_turn)

    def ask(self, touch: Touch) -> None:
        """Ask for the ticket of a new touch, as soon as the turnstile lets it through."""
        self._touch = touch
        if self._turn.has_come():
            self.send()
        else:
            self._lock(locked=True)
            self.held.emit()

    def send(self) -> None:
        """Ask for the ticket of the last touch, again if its answer got lost."""
        touch = self._touch
        if touch is None or self.locked:
            return
        self._lock(locked=True)

        def act() -> Given:
            issued = issue(self._core, touch, self._station)
            return issued, qr_source(issued.paper.qr_text)

        self._background.run(act, self._done, self._not_done)

    def forget(self) -> None:
        """Know that the visitor has left, or took what she was given."""
        self._touch = None
        if self._turn.is_awaited:
            self.unlock()

    def unlock(self) -> None:
        """Let others ask, whatever becomes of what is on its way."""
        self._turn.give_up()
        self._lock(locked=False)

    @Slot()
    def _send_in_turn(self) -> None:
        self._lock(locked=False)
        self.send()

    def _done(self, given: Given) -> None:
        self._turn.take()
        self._lock(locked=False)
        self._touch = None
        self.given.emit(given)

    def _not_done(self, error: Exception) -> None:
        self._lock(locked=False)
        self.failed.emit(error)

    def _lock(self, *, locked: bool) -> None:
        self.locked = locked
        self.lockedChanged.emit()
