"""The paper's life: what is wanted, begun, known; and how the printers are."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid5

from reception.domain.calendar import service_day
from reception.domain.errors import OperationReusedError
from reception.domain.paper import FRESH, SETTLED, PrintJob, PrintState
from reception.domain.printer import SILENT_AFTER, PrinterStatus
from reception.paper.model import StationPrinter, UnsurePaper
from reception.paper.sql import SqlPrintStore
from reception.system.clock import Clock, Ids, speed_of, unit_zone
from reception.unit.reader import UnitReader

_SHOWN = 20

type KeptElsewhere = Callable[[PrintJob], bool]


def _nowhere(_: PrintJob) -> bool:
    return False


class Prints:
    """Keeps what is known of every sheet, and says it to whoever looks after the hall.

    The sheet a visitor wants is written with the ticket, by ``Desk.issue``. Before the first
    byte leaves for the printer the sheet is *begun*, here: what was begun and did not come to an
    end is never printed again by itself.
    """

    def __init__(self, store: SqlPrintStore, units: UnitReader, clock: Clock, ids: Ids) -> None:
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
        """Ask a station for one more sheet of a ticket; the same request asks once.

        Raises:
            OperationReusedError: the request asked for another ticket, or at another station.
        """
        request = request or self._ids.new()
        job = self._store.queue_duplicate(ticket, station=station, request=request)
        if (job.ticket, job.station) != (ticket, station):
            raise OperationReusedError(str(request))
        return job

    def print_again(self, unsure: UnsurePaper) -> PrintJob:
        """Ask for one more sheet where it can be printed.

        However many people ask, and however often, one sheet follows the one in doubt.
        """
        if unsure.print_at is None:
            raise ValueError(f"nobody can print {unsure.label} now")
        request = uuid5(unsure.ticket, str(unsure.sheet))
        return self._store.queue_duplicate(unsure.ticket, station=unsure.print_at, request=request)

    def job(self, ticket: UUID, sheet: int) -> PrintJob | None:
        """Return a sheet as it is known now."""
        return self._store.job(ticket, sheet)

    def begin(self, job: PrintJob, *, attempt: UUID) -> bool:
        """Note that a sheet is about to be sent; return whether this attempt may send it.

        False: it was begun before, here or elsewhere, or came to an end. The same attempt may
        ask again when it did not hear the answer.
        """
        return self._store.begin(job, attempt=attempt)

    def record(self, job: PrintJob, state: PrintState, *, answers: bool = True) -> None:
        """Note what is known of a sheet; what cannot follow what was known changes nothing.

        Args:
            job: the sheet.
            state: what is known.
            answers: ``PrinterStatus.answers`` of its printer then: of a printer that never says
                anything, an unconfirmed sheet is no news.
        """
        self._store.record(job, state, answers=answers)

    def settle_left(self, station: str, *, elsewhere: KeptElsewhere = _nowhere) -> bool:
        """Settle what an earlier run of a station has begun; return whether it did not end clean.

        Nobody knows what came out then, and perhaps a piece of a sheet hangs in the printer. From
        now on the station counts as one that has not ended clean, until ``forget_printer``.

        Args:
            station: its name.
            elsewhere: says of which sheets the station itself knows more, and will tell it.
        """
        # In this order: whoever is killed in between leaves it to be known all the same.
        left_open = self._store.open_station(self._unit_code(), station)
        begun = [job for job in self._store.begun(station) if not elsewhere(job)]
        for job in begun:
            self.record(job, PrintState.UNCONFIRMED)
        return left_open or bool(begun)

    def wanted(
        self, station: str, *, starts: bool = False, elsewhere: KeptElsewhere = _nowhere
    ) -> tuple[PrintJob, ...]:
        """Return what a station is to print, oldest first; what is too old is expired instead.

        Args:
            station: its name.
            elsewhere: says which sheets the station keeps in a book of its own.
            starts: what an earlier run has left is wanted too. Later on a sheet that nobody asked
                for is in the hands of the station that gives it: of another one, if two were
                given the same name.
        """
        fresh = []
        for job, waited in self._store.queued(station):
            if elsewhere(job):
                continue
            if waited > FRESH:
                self.record(job, PrintState.EXPIRED)
            elif job.asked_for or starts or waited > SETTLED:
                fresh.append(job)
        return tuple(fresh)

    def unsure(self) -> tuple[UnsurePaper, ...]:
        """Return who waits and perhaps holds no paper, latest first; staff see to them."""
        _, unit = self._units.current()
        day = service_day(self._clock.now(), unit_zone(unit.zone), unit.calendar.day_starts)
        found = self._store.unsure(unit.code, day, settled=SETTLED, limit=_SHOWN)
        if not found:
            return ()
        printers = self.printers()
        return tuple(replace(one, print_at=_print_at(one.station, printers)) for one in found)

    def report_printer(self, station: str, status: PrinterStatus, *, changed: bool = True) -> None:
        """Note how a station's printer is; ``changed`` is false to say only: still so."""
        unit = self._unit_code()
        self._store.report_printer(
            unit,
            station,
            status.state,
            answers=status.answers,
            changed=changed,
        )

    def forget_printer(self, station: str, *, clean: bool = True) -> None:
        """Note that a station is closed, and its printer with it.

        Args:
            station: its name.
            clean: whether nothing of a sheet hangs in the printer; else its next run is told.
        """
        unit = self._unit_code()
        self._store.forget_printer(unit, station, clean=clean)

    def printers(self) -> tuple[StationPrinter, ...]:
        """Return how the printer of every open station is."""
        unit = self._unit_code()
        # In a trial the stations speak as often, while more time passes.
        silent_after = SILENT_AFTER * speed_of(self._clock)
        return self._store.printers(unit, silent_after=silent_after)

    def _unit_code(self) -> str:
        return self._units.current()[1].code


def _print_at(station: str, printers: tuple[StationPrinter, ...]) -> str | None:
    """Return the sheet's own station if it is open, else the first one whose printer prints."""
    open_now = [one for one in printers if not one.silent]
    if any(one.station == station for one in open_now):
        return station
    return next((one.station for one in open_now if one.state.prints), None)
