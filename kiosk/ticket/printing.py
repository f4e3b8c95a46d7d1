"""The kiosk's way to paper: tickets go to the spool, what became of them comes back."""

from collections.abc import Callable
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

from printer_drivers.spool.spool import ListeningPrinter, PrintOutcome, Spool
from reception.app import Reception
from reception.domain.link import AskServer
from reception.domain.paper import ORIGINAL, PrintJob, PrintState, SlipPaper, TicketPaper
from reception.domain.ticket import Ticket
from reception.paper.model import OwnBook
from reception.system.clock import Topic

type PrintReport = Callable[[PrintState], None]

_CLOSE_PATIENCE_S = 5.0


class TicketPrinting(QObject):
    """Hands tickets to a spool of its own."""

    printerChanged = Signal(object)
    """PrinterStatus, whenever the printer says something new."""
    duplicateEnded = Signal(object, object)
    """The ticket (UUID) whose duplicate somebody asked for, and its PrintState in the end."""

    _ended = Signal(object)
    _slip_ended = Signal(object)

    def __init__(
        self,
        open_printer: Callable[[], ListeningPrinter],
        core: Reception,
        *,
        station: str,
        parent: QObject | None = None,
        line: AskServer | None = None,
        own: OwnBook | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._own = own
        self.station = station
        self._open_printer = open_printer
        self._core = core
        self._spool: Spool | None = None
        self._reports: dict[UUID, PrintReport] = {}
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._slip_ended.connect(self._on_slip_ended, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def start(self) -> None:
        """Begin to listen to the printer."""
        self._spool = Spool(
            self._open_printer,
            lambda: self._core,
            station=self.station,
            told=self._ended.emit,
            printer_told=self.printerChanged.emit,
            line=self._line,
            own=self._own,
        )
        self._spool.start()

    def print_ticket(self, ticket: Ticket, paper: TicketPaper, report: PrintReport) -> None:
        """Put a ticket on paper; any thread may ask.

        ``report`` is called in the GUI thread with what came of it.
        """
        if self._spool is None:
            raise RuntimeError("printing was not started")
        self._reports[ticket.id] = report
        job = PrintJob(
            ticket=ticket.id,
            sheet=ORIGINAL,
            station=self.station,
            state=PrintState.QUEUED,
            queued_at=ticket.issued_at,
            changed_at=ticket.issued_at,
        )
        self._spool.add(job, paper)

    def print_slip(self, slip: SlipPaper, report: PrintReport) -> None:
        """Put a sheet that is no ticket on paper; ``report`` is called likewise."""
        if self._spool is None:
            raise RuntimeError("printing was not started")
        self._spool.add_slip(slip, lambda state: self._slip_ended.emit((report, state)))

    @Slot(object)
    def on_changed(self, topics: frozenset[Topic]) -> None:
        """Look for what others want printed here when somebody changed something."""
        if self._spool and topics & {Topic.PRINTS, Topic.TICKETS}:
            self._spool.look()

    def close(self, patience_s: float = _CLOSE_PATIENCE_S) -> None:
        """Let the sheet in hand end, if it does so in time, and give the printer back."""
        if self._spool:
            self._spool.close(patience_s)
            self._spool = None

    @Slot(object)
    def _on_ended(self, outcome: PrintOutcome) -> None:
        job = outcome.job
        if job.duplicate:
            # What staff asked for concerns nobody before the kiosk.
            self.duplicateEnded.emit(job.ticket, outcome.state)
        elif report := self._reports.pop(job.ticket, None):
            report(outcome.state)

    @Slot(object)
    def _on_slip_ended(self, ended: tuple[PrintReport, PrintState]) -> None:
        report, state = ended
        report(state)


_NOT_PRINTED = frozenset({PrintState.FAILED, PrintState.EXPIRED})


class Paper(StrEnum):
    """What is told of a sheet."""

    PRINTING = "printing"
    READY = "ready"
    PERHAPS = "perhaps"
    """Nobody heard how it ended: she takes it, or keeps the number if nothing comes out."""
    WITHOUT = "without"
    """None comes: the number is shown to be photographed."""


def paper_after(state: PrintState, *, answers: bool) -> Paper:
    """Return what is told of a sheet that ended so.

    Args:
        state: how it ended.
        answers: whether its printer says anything; one that never does prints as a rule.
    """
    if state in _NOT_PRINTED:
        return Paper.WITHOUT
    return Paper.PERHAPS if state is PrintState.UNCONFIRMED and answers else Paper.READY
