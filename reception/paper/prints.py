"""The paper's life: what is wanted, begun, known; and how the printers are."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid5

from reception.database.connection import Database
from reception.database.run import Value, moment, span
from reception.database.server import PaperTime
from reception.database.visits import job_of
from reception.domain.errors import OperationReusedError
from reception.domain.paper import FRESH, ORIGINAL, SETTLED, PrintJob, PrintState, is_in_doubt
from reception.domain.printer import SILENT_AFTER, PrinterState, PrinterStatus
from reception.paper import sql
from reception.paper.model import StationPrinter, UnsurePaper
from reception.system.clock import Clock, Ids, Topic, speed_of
from reception.unit.current import UnitReader, day_of

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

    def __init__(self, database: Database, units: UnitReader, clock: Clock, ids: Ids) -> None:
        self._database = database
        self._time = PaperTime(database, clock)
        self._units = units
        self._clock = clock
        self._ids = ids

    def original(self, ticket: UUID) -> PrintJob | None:
        """Return the sheet that was wanted together with the ticket; None without paper."""
        return self.job(ticket, ORIGINAL)

    def want_duplicate(
        self, ticket: UUID, *, station: str, request: UUID | None = None
    ) -> PrintJob:
        """Ask a station for one more sheet of a ticket; the same request asks once.

        Raises:
            OperationReusedError: the request asked for another ticket, or at another station.
        """
        request = request or self._ids.new()
        job = self._queue_duplicate(ticket, station=station, request=request)
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
        return self._queue_duplicate(unsure.ticket, station=unsure.print_at, request=request)

    def _queue_duplicate(self, ticket: UUID, *, station: str, request: UUID) -> PrintJob:
        wanted: dict[str, Value] = {
            "ticket": str(ticket),
            "now": self._time.now(),
            "station": station,
            "request": str(request),
        }
        with self._database.write(Topic.PRINTS) as run:
            if not run.is_postgresql:
                run.change(sql.QUEUE_DUPLICATE, **wanted)
            row = run.row(sql.WANTED, **wanted)
            if row is None:
                raise RuntimeError("the duplicate that was just written is not there")
            return job_of(row)

    def job(self, ticket: UUID, sheet: int) -> PrintJob | None:
        """Return a sheet as it is known now."""
        with self._database.read() as run:
            row = run.row(sql.LOOK, ticket=str(ticket), sheet=sheet)
            return job_of(row) if row else None

    def begin(self, job: PrintJob, *, attempt: UUID) -> bool:
        """Note that a sheet is about to be sent; return whether this attempt may send it.

        False: it was begun before, here or elsewhere, or came to an end. The same attempt may
        ask again when it did not hear the answer.
        """
        with self._database.write(Topic.PRINTS) as run:
            changed = run.change(
                sql.BEGIN,
                ticket=str(job.ticket),
                sheet=job.sheet,
                station=job.station,
                attempt=str(attempt),
                now=self._time.now(),
            )
            return changed > 0

    def record(self, job: PrintJob, state: PrintState, *, answers: bool = True) -> None:
        """Note what is known of a sheet; what cannot follow what was known changes nothing.

        Args:
            job: the sheet.
            state: what is known.
            answers: ``PrinterStatus.answers`` of its printer then: of a printer that never says
                anything, an unconfirmed sheet is no news.
        """
        sheet: dict[str, Value] = {"ticket": str(job.ticket), "sheet": job.sheet}
        with self._database.write(Topic.PRINTS) as run:
            known: dict[str, Value] = {
                **sheet,
                "state": state,
                "in_doubt": int(state.final and is_in_doubt(state, answers=answers)),
                "answers": int(answers),
                "now": self._time.now(),
            }
            if state.final and not run.is_postgresql:
                run.change(sql.SETTLE_LEG[state], **known)
            run.change(sql.RECORDED[state], **known)

    def settle_left(self, station: str, *, elsewhere: KeptElsewhere = _nowhere) -> bool:
        """Settle what an earlier run of a station has begun; return whether it did not end clean.

        Nobody knows what came out then, and perhaps a piece of a sheet hangs in the printer. From
        now on the station counts as one that has not ended clean, until ``forget_printer``.

        Args:
            station: its name.
            elsewhere: says of which sheets the station itself knows more, and will tell it.
        """
        # In this order: whoever is killed in between leaves it to be known all the same.
        left_open = self._open_station(station)
        begun = [job for job in self._begun(station) if not elsewhere(job)]
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
        for job, waited in self._queued(station):
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
        day = day_of(unit, self._clock.now())
        with self._database.read() as run:
            found = run.rows(
                sql.UNSURE,
                unit=unit.code,
                day=day.isoformat(),
                settled_us=SETTLED // timedelta(microseconds=1),
                now=self._time.now(),
                limit=_SHOWN,
            )
        printers = self.printers() if found else ()
        return tuple(
            UnsurePaper(
                ticket=UUID(ticket),
                label=label,
                sheet=sheet,
                station=station,
                state=PrintState(state),
                since=moment(changed_at),
                print_at=_print_at(station, printers),
            )
            for ticket, label, sheet, station, state, changed_at in found
        )

    def report_printer(self, station: str, status: PrinterStatus, *, changed: bool = True) -> None:
        """Note how a station's printer is; ``changed`` is false to say only: still so."""
        unit = self._unit_code()
        with self._database.write(*((Topic.PRINTS,) if changed else ())) as run:
            run.change(
                sql.REPORT_PRINTER,
                unit=unit,
                station=station,
                state=status.state,
                answers=int(status.answers),
                now=self._time.now(),
            )

    def forget_printer(self, station: str, *, clean: bool = True) -> None:
        """Note that a station is closed, and its printer with it.

        Args:
            station: its name.
            clean: whether nothing of a sheet hangs in the printer; else its next run is told.
        """
        which = {"unit": self._unit_code(), "station": station}
        with self._database.write(Topic.PRINTS) as run:
            run.change(sql.FORGET_PRINTER, **which)
            if not clean:
                run.change(sql.OPEN_STATION, **which, now=self._time.now())

    def printers(self) -> tuple[StationPrinter, ...]:
        """Return how the printer of every open station is."""
        unit = self._unit_code()
        # In a trial the stations speak as often, while more time passes.
        silent_after = SILENT_AFTER * speed_of(self._clock)
        with self._database.read() as run:
            return tuple(
                StationPrinter(
                    station=station,
                    state=PrinterState(state),
                    answers=bool(answers),
                    since=moment(since),
                    heard_at=moment(heard_at),
                    silent=span(unheard_us) > silent_after,
                )
                for station, state, answers, since, heard_at, unheard_us in run.rows(
                    sql.PRINTERS, unit=unit, now=self._time.now()
                )
            )

    def _begun(self, station: str) -> list[PrintJob]:
        with self._database.read() as run:
            return [job_of(row) for row in run.rows(sql.BEGUN, station=station)]

    def _queued(self, station: str) -> list[tuple[PrintJob, timedelta]]:
        """Return what a station has not begun, and for how long; oldest first."""
        with self._database.read() as run:
            rows = run.rows(sql.QUEUED, station=station, now=self._time.now())
        return [(job_of(row[:-1]), span(row[-1])) for row in rows]

    def _open_station(self, station: str) -> bool:
        """Write that a station runs; return whether its last run did not end clean."""
        unit, now = self._unit_code(), self._time.now()
        with self._database.write() as run:
            return not run.change(sql.OPEN_STATION, unit=unit, station=station, now=now)

    def _unit_code(self) -> str:
        return self._units.current()[1].code


def _print_at(station: str, printers: tuple[StationPrinter, ...]) -> str | None:
    """Return the sheet's own station if it is open, else the first one whose printer prints."""
    open_now = [one for one in printers if not one.silent]
    if any(one.station == station for one in open_now):
        return station
    return next((one.station for one in open_now if one.state.prints), None)
