"""The paper's way: sending is noted, the printer prints, what it said is noted."""

import logging
from collections.abc import Callable
from uuid import UUID

from kiosk.core import Core
from reception.domain.errors import EnvironmentFault, PrinterFault
from reception.domain.paper import PrintState, TicketPaper
from reception.ports import Printer
from ui_kit.background import Background

log = logging.getLogger(__name__)


class TicketPrinting:
    """Prints tickets one after the other; never a second time by itself."""

    def __init__(
        self,
        open_printer: Callable[[], Printer],
        core: Core,
        *,
        station: str,
        printing: Background,
        noting: Background,
    ) -> None:
        self._open_printer = open_printer
        self._core = core
        self.station = station
        self._printing = printing
        self._noting = noting
        self._printer: Printer | None = None

    def print_ticket(
        self, ticket: UUID, paper: TicketPaper, told: Callable[[PrintState], None]
    ) -> None:
        """Put a ticket on paper; ``told`` hears in the GUI thread what came of it."""

        def send() -> None:
            self._printing.run(lambda: self._print(paper), printed, failed)

        def not_noted(error: Exception) -> None:
            _not_noted(PrintState.SENDING, error)
            send()

        def printed(state: PrintState) -> None:
            self._note(ticket, state)
            told(state)

        def failed(error: Exception) -> None:
            if isinstance(error, PrinterFault):
                log.warning("ticket %s is not on paper: %s", paper.label, error)
            else:
                log.error("ticket %s is not on paper", paper.label, exc_info=error)
            self._note(ticket, PrintState.FAILED)
            told(PrintState.FAILED)

        # That sending cannot be noted keeps nobody from the paper.
        self._noting.run(
            lambda: self._core().desk.begin_printing(ticket, station=self.station),
            # Else the same touch was answered twice: its paper is out, or on its way.
            lambda first_time: send() if first_time else told(PrintState.UNCONFIRMED),
            not_noted,
        )

    def close(self) -> None:
        """Give the printer back; call it in the printer's thread or after it has ended."""
        if self._printer:
            self._printer.close()
            self._printer = None

    def _print(self, paper: TicketPaper) -> PrintState:
        if self._printer is None:
            self._printer = self._open_printer()
        return self._printer.print_ticket(paper)

    def _note(self, ticket: UUID, state: PrintState) -> None:
        self._noting.run(
            lambda: self._core().desk.record_print(ticket, state, station=self.station),
            lambda _: None,
            lambda error: _not_noted(state, error),
        )


def _not_noted(state: PrintState, error: Exception) -> None:
    if isinstance(error, EnvironmentFault):
        log.warning("print state %s is not noted: %s", state, error)
    else:
        log.error("print state %s is not noted", state, exc_info=error)
