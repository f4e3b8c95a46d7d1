"""How long a page waits for a visitor who may have gone."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

UNVISITED = frozenset({"starting", "unready", "welcome", "closed"})
"""Pages before which nobody need stand."""
CHOOSING = frozenset({"groups", "services", "details"})
"""Pages on which a visitor chooses what she takes a ticket for."""
ASKING = frozenset({"help", "search", "places", "directory", "voice", "rating", "priority"})
"""Pages on which a visitor finds her way, or has her say, without a ticket."""
AWAITING = frozenset({"moment", "making"})
"""Pages on which a ticket is awaited: its turn, or the core that makes it."""
VISITED = CHOOSING | ASKING
"""Pages on which a visitor makes up her mind: nobody is hurried on them."""


class PageWay:
    """The pages a visitor has come through, so that each knows the one before."""

    def __init__(self) -> None:
        self.page = "starting"
        self._before: list[str] = []

    def go(self, page: str) -> None:
        """Go on to a page; one that was passed is gone back to."""
        if page in self._before:
            del self._before[self._before.index(page) :]
        elif page != self.page and self.page in VISITED:
            self._before.append(self.page)
        self.page = page

    def begin(self, page: str) -> None:
        """Begin anew at a page."""
        self._before.clear()
        self.page = page

    def back(self) -> str | None:
        """Return the page before, and be there; None when this is the first."""
        if not self._before:
            return None
        self.page = self._before.pop()
        return self.page


@dataclass(frozen=True, kw_only=True, slots=True)
class PageTimeouts:
    """How long a page stays when nobody touches it, in milliseconds."""

    idle_ms: int = 45_000
    warning_ms: int = 20_000
    ticket_ms: int = 12_000
    keep_number_ms: int = 30_000
    message_ms: int = 30_000
    settle_ms: int = 500
    """So long a new page does not hear the button that a double touch would hit."""
    slow_ms: int = 1_500
    """So long a ticket may take before it is said that it is being made."""
    answer_ms: int = 40_000
    """So long it may take at all: longer than a database may think about a statement."""
    again_ms: int = 5_000
    """Between two attempts to reach the core before the first visitor."""

    def unhurried(self) -> "PageTimeouts":
        """Return the timeouts for a visitor who listens, or who reads with effort."""
        return replace(
            self,
            idle_ms=2 * self.idle_ms,
            ticket_ms=4 * self.ticket_ms,
            keep_number_ms=4 * self.keep_number_ms,
            message_ms=4 * self.message_ms,
        )


class PageTimer(QObject):
    """Counts down to the welcome page; where choices are made, it asks first."""

    over = Signal()
    warned = Signal()
    """The question appears or goes."""
    started = Signal(int)
    """Milliseconds until the welcome page comes back by itself; 0: it does not now."""

    def __init__(self, timeouts: PageTimeouts, parent: QObject) -> None:
        super().__init__(parent)
        self.timeouts = self._usual = timeouts
        self.asks = False
        self.stay_ms = 0
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._ask)
        self._leave = QTimer(self, singleShot=True)
        self._leave.timeout.connect(self._end)

    def attend(self, page: str, ticket_ms: int) -> None:
        """Wait as long as a page asks for, anew; a ticket's page stays so long."""
        if page in VISITED:
            self.wait_for_touch()
        elif page in AWAITING:
            self.stop()
        else:
            self.leave_in(ticket_ms if page == "ticket" else self.timeouts.message_ms)

    def take_time(self, *, unhurried: bool) -> None:
        """Wait longer for a visitor who needs it, or as usual again."""
        self.timeouts = self._usual.unhurried() if unhurried else self._usual

    def wait_for_touch(self) -> None:
        """Ask whether somebody is there when nobody has touched for a while."""
        self.stop()
        self._idle.start(self.timeouts.idle_ms)

    def leave_in(self, stay_ms: int) -> None:
        """Return to the welcome page after this time."""
        self.stop()
        self._count_down(stay_ms)

    def stop(self) -> None:
        """Stay where we are."""
        self._idle.stop()
        self._leave.stop()
        self._count_down(0)
        self._set_asks(asks=False)

    @Slot()
    def _ask(self) -> None:
        self._set_asks(asks=True)
        self._count_down(self.timeouts.warning_ms)

    @Slot()
    def _end(self) -> None:
        self.stop()
        self.over.emit()

    def _count_down(self, stay_ms: int) -> None:
        self.stay_ms = stay_ms
        if stay_ms:
            self._leave.start(stay_ms)
        self.started.emit(stay_ms)

    def _set_asks(self, *, asks: bool) -> None:
        if asks != self.asks:
            self.asks = asks
            self.warned.emit()
