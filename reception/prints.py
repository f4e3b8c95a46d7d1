"""The paper's life: what is wanted, begun, known; and how the printers are."""

from uuid import UUID

from reception.domain.calendar import service_day
from reception.domain.paper import FRESH, SETTLED, PrintJob, PrintState
from reception.domain.printer import PrinterStatus
from reception.office import UnitReader
from reception.ports import Clock, Ids, PrintStore, StationPrinter, UnsurePaper
from reception.zone import unit_zone

_SHOWN = 20


class Prints:
    """Keeps what is known of every sheet, and says it to whoever looks after the hall.

    The sheet a visitor wants is written with the ticket, by ``Desk.issue``. Before the first
    byte leaves for the printer the sheet is *begun*, here: what was begun and did not come to an
    end is never printed again by itself.
    """

    def __init__(self, store: PrintStore, units: UnitReader, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._ids = ids

    def original(self, ticket: UUID) -> PrintJob | None:
        """Return the sheet that was wanted together with the ticket; None without paper."""
        return self._store.original(ticket)

    def want_duplicate(
        self, ticket: UUID, *, station: str, request: UUID | None = None
    ) -> PrintJob:
        """Ask a station for one more sheet of a ticket; the same request asks once."""
        return self._store.queue_duplicate(
            ticket, self._clock.now(), station=station, request=request or self._ids.new()
        )

    def job(self, ticket: UUID, sheet: int) -> PrintJob | None:
        """Return a sheet as it is known now."""
        return self._store.job(ticket, sheet)

    def begin(self, job: PrintJob, *, attempt: UUID) -> bool:
        """Note that a sheet is about to be sent; return whether this attempt may send it.

        False: it was begun before, here or elsewhere, or came to an end. The same attempt may
        ask again when it did not hear the answer.
        """
        return self._store.begin(job, self._clock.now(), attempt=attempt)

    def record(self, job: PrintJob, state: PrintState) -> None:
        """Note what is known of a sheet; what cannot follow what was known changes nothing."""
        self._store.record(job, state, self._clock.now())

    def settle_left(self, station: str) -> bool:
        """Settle what an earlier run of a station has begun; return whether that run was killed.

        Nobody knows what came out then, and perhaps a piece of a ticket hangs in the printer.
        """
        begun = [
            job for job in self._store.unfinished(station) if job.state is not PrintState.QUEUED
        ]
        for job in begun:
            self.record(job, PrintState.UNCONFIRMED)
        # A run that ends in good order has its printer forgotten.
        return bool(begun) or any(one.station == station for one in self.printers())

    def wanted(self, station: str) -> tuple[PrintJob, ...]:
        """Return what a station is to print, oldest first; what is too old is expired instead.

        Whoever queued it may have been another station, or this one before a power cut.
        """
        fresh_from = self._clock.now() - FRESH
        fresh = []
        for job in self._store.unfinished(station):
            if job.state is not PrintState.QUEUED:
                continue
            if job.queued_at < fresh_from:
                self.record(job, PrintState.EXPIRED)
            else:
                fresh.append(job)
        return tuple(fresh)

    def unsure(self) -> tuple[UnsurePaper, ...]:
        """Return who waits and perhaps holds no paper, latest first; staff see to them."""
        _, unit = self._units.current()
        now = self._clock.now()
        day = service_day(now, unit_zone(unit.zone), unit.calendar.day_starts)
        return tuple(self._store.unsure(unit.code, day, settled_before=now - SETTLED, limit=_SHOWN))

    def report_printer(self, station: str, status: PrinterStatus, *, changed: bool = True) -> None:
        """Note how a station's printer is; ``changed`` is false to say only: still so."""
        unit = self._unit_code()
        self._store.report_printer(
            unit,
            station,
            status.state,
            self._clock.now(),
            # One that is gone or stuck has only stopped to answer.
            answers=status.known or not status.online,
            changed=changed,
        )

    def forget_printer(self, station: str) -> None:
        """Note that a station is closed, and its printer with it."""
        unit = self._unit_code()
        self._store.forget_printer(unit, station)

    def printers(self) -> tuple[StationPrinter, ...]:
        """Return how the printer of every open station is."""
        unit = self._unit_code()
        return self._store.printers(unit)

    def _unit_code(self) -> str:
        return self._units.current()[1].code
