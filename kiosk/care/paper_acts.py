"""What the service menu does with paper: the last ticket once more, and a sheet for trial."""

import logging

from PySide6.QtCore import QObject, Signal

from kiosk.care import service_words as say
from kiosk.care.core import print_again
from kiosk.care.site import Site
from kiosk.care.test_page import test_page
from kiosk.ticket.printing import Printing
from kiosk.ticket.today import is_of_today
from reception.domain.errors import TicketNotFoundError
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.ticket import Ticket
from reception.ports import Ids
from ui_kit.background import Background
from ui_kit.minute_clock import MinuteClock

log = logging.getLogger(__name__)


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
        self._reprinting = False
        self._testing = False

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
        return self.possible and self._last is not None and not self._reprinting

    @property
    def test_possible(self) -> bool:
        """Return whether a test page can be printed, and none is on its way."""
        return self.possible and not self._testing

    def note_ticket(self, ticket: Ticket) -> None:
        """Know the ticket that was given last."""
        self._last = ticket
        self.changed.emit()

    def look(self) -> None:
        """Forget the last ticket if a new day has begun since."""
        ticket = self._last
        if ticket:
            self._background.run(
                lambda: is_of_today(self._site.core().hall, ticket.label, ticket.id),
                lambda still: None if still else self._forget(ticket),
                lambda error: log.info("nobody knows the day of the last ticket: %s", error),
            )

    def print_again(self) -> None:
        """Print the last ticket once more, marked as a duplicate."""
        ticket, site = self._last, self._site
        if ticket is None or not self.again_possible:
            return
        self._reprinting = True
        self.told.emit(say.ASKED, "")
        request = self._ids.new()
        self._background.run(
            lambda: print_again(site.core, ticket, station=site.station, request=request),
            lambda _: self._end_again(say.AGAIN, ticket.label),
            lambda error: self._not_again(ticket, error),
        )

    def print_test_page(self, language: Language, version: str) -> None:
        """Print a sheet that is no ticket."""
        if self._printing is None or self._testing:
            return
        self._testing = True
        self.told.emit(say.TESTING, "")
        page = test_page(
            language,
            station=self._site.station,
            version=version,
            at=self._clock.local() or self._clock.now(),
        )
        self._printing.print_slip(page, self._tested)

    def _tested(self, state: PrintState) -> None:
        self._testing = False
        self.told.emit(say.tested(state), "")

    def _not_again(self, ticket: Ticket, error: Exception) -> None:
        log.warning("the last ticket is not printed again: %s", error)
        if isinstance(error, TicketNotFoundError):
            self._forget(ticket)
        self._end_again(say.NOT_AGAIN)

    def _forget(self, ticket: Ticket) -> None:
        if self._last is ticket:
            self._last = None
            self.changed.emit()

    def _end_again(self, source: str, value: str = "") -> None:
        self._reprinting = False
        self.told.emit(source, value)
