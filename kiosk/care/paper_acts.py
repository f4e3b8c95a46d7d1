"""What the service menu does with paper: the last ticket once more, and a sheet for trial."""

import logging
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.care import service_words as say
from kiosk.care.core import last_ticket, print_again
from kiosk.care.printer_trial import printer_trial
from kiosk.care.site import Site
from kiosk.ticket.printing import Printing
from reception.domain.errors import TicketNotFoundError
from reception.domain.language import Language
from reception.domain.paper import FRESH, PrintState
from reception.domain.ticket import Ticket
from reception.ports import Ids
from ui_kit.background import Background
from ui_kit.minute_clock import MinuteClock

log = logging.getLogger(__name__)

_UNHEARD_MS = (FRESH + timedelta(seconds=15)) // timedelta(milliseconds=1)


class PaperActs(QObject):
    """Knows the ticket that was given last; prints each sheet one at a time.

    A test page needs no database: it is printed while the last ticket waits for one that hangs.
    """

    told = Signal(str, str)
    """What there is to say of it, and what is put into that."""
    changed = Signal()

    def __init__(
        self,
        site: Site,
        background: Background,
        clock: MinuteClock,
        parent: QObject,
        *,
        ids: Ids,
        printing: Printing | None,
    ) -> None:
        super().__init__(parent)
        self._site = site
        self._background = background
        self._clock = clock
        self._ids = ids
        self._printing = printing
        self._last: Ticket | None = None
        self._reprinting: Ticket | None = None
        self._testing = False
        # A sheet that is not begun by then never comes out; one that is begun ends in good time.
        self._unheard = QTimer(self, singleShot=True, interval=_UNHEARD_MS)
        self._unheard.timeout.connect(self._hear_nothing)
        if printing:
            printing.duplicateEnded.connect(self._hear_end)

    @property
    def last_label(self) -> str:
        """Return the label of the last ticket; empty without one."""
        return self._last.label if self._last else ""

    @property
    def possible(self) -> bool:
        """Return whether there is a printer."""
        return self._printing is not None

    @property
    def again_possible(self) -> bool:
        """Return whether there is a ticket to print once more, and none is on its way."""
        return self.possible and self._last is not None and self._reprinting is None

    @property
    def test_possible(self) -> bool:
        """Return whether a test page can be printed, and none is on its way."""
        return self.possible and not self._testing

    def note_ticket(self, ticket: Ticket) -> None:
        """Know the ticket that was given last."""
        self._last = ticket
        self.changed.emit()

    def look(self) -> None:
        """Ask which ticket is the last of today: after a restart the database alone knows."""
        known, site = self._last, self._site
        self._background.run(
            lambda: last_ticket(site.core, known, station=site.station),
            lambda found: self._learn(known, found),
            lambda error: log.info("nobody knows which ticket is the last: %s", error),
        )

    def print_again(self) -> None:
        """Print the last ticket once more, marked as a duplicate; say how it ended."""
        ticket, site = self._last, self._site
        if ticket is None or not self.again_possible:
            return
        self._reprinting = ticket
        self._unheard.start()
        self.told.emit(say.ASKED, "")
        request = self._ids.new()
        self._background.run(
            lambda: print_again(site.core, ticket, station=site.station, request=request),
            lambda _: None,
            lambda error: self._not_again(ticket, error),
        )

    def print_test_page(self, language: Language, version: str) -> None:
        """Print a sheet that is no ticket."""
        if self._printing is None or self._testing:
            return
        self._testing = True
        self.told.emit(say.TESTING, "")
        page = printer_trial(
            language,
            station=self._site.station,
            version=version,
            at=self._clock.local() or self._clock.now(),
        )
        self._printing.print_slip(page, self._tested)

    def _tested(self, state: PrintState) -> None:
        self._testing = False
        self.told.emit(say.tested(state), "")

    @Slot(object, object)
    def _hear_end(self, ticket: UUID, state: PrintState) -> None:
        if self._reprinting and self._reprinting.id == ticket:
            self._end_again(say.again(state), self._reprinting.label)

    @Slot()
    def _hear_nothing(self) -> None:
        if self._reprinting:
            self._end_again(say.again(PrintState.UNCONFIRMED), self._reprinting.label)

    def _not_again(self, ticket: Ticket, error: Exception) -> None:
        log.warning("the last ticket is not printed again: %s", error)
        if isinstance(error, TicketNotFoundError):
            self._learn(ticket, None)
        if self._reprinting is ticket:
            self._end_again(say.NOT_AGAIN)

    def _learn(self, known: Ticket | None, found: Ticket | None) -> None:
        # A ticket that was given meanwhile is a later one.
        if self._last is known and found != known:
            self._last = found
            self.changed.emit()

    def _end_again(self, source: str, value: str = "") -> None:
        self._reprinting = None
        self._unheard.stop()
        self.told.emit(source, value)
