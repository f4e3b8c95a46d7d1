"""What staff are told of paper: how the printers are, and who perhaps holds no ticket."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from reception.bootstrap import Reception
from reception.domain.errors import EnvironmentFault
from reception.domain.paper import PrintJob
from reception.ports import Topic, UnsurePaper
from ui_kit.background import Background
from ui_kit.printer_news import Care, PrinterNews, most_urgent_first
from ui_kit.rereader import Rereader

log = logging.getLogger(__name__)

# Neither the second half of a double click nor a click that was aimed before the list moved may
# print another ticket.
SETTLE_MS = 600
_TOPICS = frozenset({Topic.PRINTS, Topic.TICKETS})


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
    """Reads in the background how paper stands; asks for a sheet again, once a click.

    A button tells it twice: when it goes down, with what it shows then, and when it was clicked.
    """

    changed = Signal()
    """Another reading is there."""
    asked = Signal(object)
    """A sheet was asked for again: UnsurePaper."""
    refused = Signal(object)
    """It could not be asked for: the error."""

    def __init__(
        self,
        core: Callable[[], Reception],
        background: Background,
        *,
        settle_ms: int = SETTLE_MS,
        parent: QObject | None = None,
    ) -> None:
        """Watch what ``core`` returns; it is called in the background only."""
        super().__init__(parent)
        self.reading: PaperReading | None = None
        self._core = core
        self._background = background
        self._settle_ms = settle_ms
        self._moved_s = float("-inf")
        self._aimed: UnsurePaper | None = None
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

    def aim(self, unsure: UnsurePaper | None) -> None:
        """Note what a button shows as it goes down: that is printed, whatever is read meanwhile."""
        settled = (time.monotonic() - self._moved_s) * 1000 >= self._settle_ms
        self._aimed = unsure if settled else None

    def print_again(self) -> None:
        """Ask for one more sheet of what was aimed at; however often it is clicked, for one."""
        unsure, self._aimed = self._aimed, None
        if unsure is None or unsure.print_at is None:
            return
        self._moved_s = time.monotonic()

        def done(_: PrintJob) -> None:
            self.asked.emit(unsure)
            self.refresh()

        self._background.run(
            lambda: self._core().prints.print_again(unsure), done, self.refused.emit
        )

    def _done(self, reading: PaperReading) -> None:
        shown = self.reading.unsure if self.reading else ()
        # Where nothing stood before, nobody can have aimed at something else.
        if shown and [one.ticket for one in shown] != [one.ticket for one in reading.unsure]:
            self._moved_s = time.monotonic()
        self.reading = reading
        self.changed.emit()

    def _not_read(self, error: Exception) -> None:
        # Whoever shows this shows other readings too, and says that the database is away.
        if not isinstance(error, EnvironmentFault):
            log.error("a bug", exc_info=error)


def read_paper(core: Reception) -> PaperReading:
    """Read how paper stands; runs in a worker."""
    at = core.hall.now()
    news = tuple(PrinterNews(printer=one) for one in core.prints.printers())
    return PaperReading(at=at, printers=most_urgent_first(news), unsure=core.prints.unsure())
