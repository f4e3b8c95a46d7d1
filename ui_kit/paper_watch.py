"""What staff are told of paper: how the printers are, and who perhaps holds no ticket."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from reception.clock import speed_of
from reception.domain.errors import EnvironmentFault
from reception.domain.paper import PrintJob
from reception.ports import Clock, Ids, StationPrinter, Topic, UnsurePaper
from ui_kit.background import Background
from ui_kit.printer_news import SILENT_AFTER, Care, PrinterNews, most_urgent_first, news_of
from ui_kit.rereader import Rereader

if TYPE_CHECKING:
    from reception.hall import Hall

log = logging.getLogger(__name__)

# The second half of a double click must not print the ticket that comes next in the list.
SETTLE_MS = 600
_TOPICS = frozenset({Topic.PRINTS, Topic.TICKETS})


class PaperPrints(Protocol):
    """What the core keeps of paper."""

    def printers(self) -> tuple[StationPrinter, ...]:
        """Return how the printer of every open station is."""
        ...

    def unsure(self) -> tuple[UnsurePaper, ...]:
        """Return who waits and perhaps holds no paper, latest first."""
        ...

    def want_duplicate(self, ticket: UUID, *, station: str, request: UUID) -> PrintJob:
        """Ask a station for one more sheet of a ticket; the same request asks once."""
        ...


class PaperCore(Protocol):
    """The core, as far as paper goes."""

    @property
    def clock(self) -> Clock:
        """Return the core's clock."""
        ...

    @property
    def hall(self) -> "Hall":
        """Return the questions about the present."""
        ...

    @property
    def prints(self) -> PaperPrints:
        """Return what is known of paper."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperReading:
    """The paper of all stations at one instant."""

    at: datetime
    """In the unit's zone."""
    printers: tuple[PrinterNews, ...]
    """The most urgent one first."""
    unsure: tuple[UnsurePaper, ...]
    """Latest first."""

    @property
    def needing(self) -> tuple[PrinterNews, ...]:
        """Return the printers that somebody must look after."""
        return tuple(one for one in self.printers if one.care is not Care.NONE)

    @property
    def calm(self) -> bool:
        """Return whether there is nothing to do."""
        return not self.needing and not self.unsure


class PaperWatch(QObject):
    """Reads in the background how paper stands; asks for a sheet again, once a click."""

    changed = Signal()
    """Another reading is there."""
    asked = Signal(object)
    """A sheet was asked for again: UnsurePaper."""
    refused = Signal(object)
    """It could not be asked for: the error."""

    def __init__(
        self,
        core: Callable[[], PaperCore],
        background: Background,
        ids: Ids,
        *,
        settle_ms: int = SETTLE_MS,
        parent: QObject | None = None,
    ) -> None:
        """Watch what ``core`` returns; it is called in the background only."""
        super().__init__(parent)
        self.reading: PaperReading | None = None
        self._core = core
        self._background = background
        self._ids = ids
        self._settle_ms = settle_ms
        self._asked_s = float("-inf")
        self._requests: dict[UUID, UUID] = {}
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read anew."""
        self._rereader.run(lambda: read_paper(self._core()), self._done, self._not_read)

    def hear(self, topics: frozenset[Topic]) -> None:
        """Read anew when something of it has changed."""
        if topics & _TOPICS:
            self.refresh()

    def forget(self) -> None:
        """Know nothing any more, when the person has left."""
        self.reading = None
        self.changed.emit()

    def print_again(self, unsure: UnsurePaper) -> None:
        """Ask the ticket's own station for one more sheet; however often it is clicked, for one."""
        if (time.monotonic() - self._asked_s) * 1000 < self._settle_ms:
            return
        self._asked_s = time.monotonic()
        request = self._requests.setdefault(unsure.ticket, self._ids.new())

        def done(_: PrintJob) -> None:
            self.asked.emit(unsure)
            self.refresh()

        self._background.run(
            lambda: self._core().prints.want_duplicate(
                unsure.ticket, station=unsure.station, request=request
            ),
            done,
            self.refused.emit,
        )

    def _done(self, reading: PaperReading) -> None:
        self.reading = reading
        still = {one.ticket for one in reading.unsure}
        # Should the new sheet fail as well, the next click asks for another.
        self._requests = {ticket: one for ticket, one in self._requests.items() if ticket in still}
        self.changed.emit()

    def _not_read(self, error: Exception) -> None:
        # Whoever shows this shows other readings too, and says that the database is away.
        if not isinstance(error, EnvironmentFault):
            log.error("a bug", exc_info=error)


def read_paper(core: PaperCore) -> PaperReading:
    """Read how paper stands; runs in a worker."""
    at = core.hall.now()
    silent_after = SILENT_AFTER * speed_of(core.clock)
    news = tuple(news_of(one, at, silent_after=silent_after) for one in core.prints.printers())
    return PaperReading(at=at, printers=most_urgent_first(news), unsure=core.prints.unsure())
