"""What is known of paper and printers, in SQLite or PostgreSQL."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from reception.domain.paper import LATER, ORIGINAL, PrintJob, PrintState
from reception.domain.printer import PrinterState
from reception.ports import StationPrinter, Topic, UnsurePaper
from reception.storage.engine import Database, Row
from reception.storage.faults import ConstraintError
from reception.storage.statement import Statement
from reception.storage.values import instant, moment

_ONE_SHEET = "print_job_pkey"
_JOB_COLUMNS = "ticket, sheet, station, state, queued_at, changed_at"

_QUEUE_DUPLICATE = Statement(f"""
    INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, request)
    SELECT :ticket, coalesce(max(sheet), {ORIGINAL}) + 1, :station, 'queued',
        CAST(:at AS BIGINT), CAST(:at AS BIGINT), :request
    FROM print_job WHERE ticket = :ticket
    ON CONFLICT (request) DO NOTHING
""")
_REQUESTED = Statement(f"SELECT {_JOB_COLUMNS} FROM print_job WHERE request = :request")
_ORIGINAL = Statement(
    f"SELECT {_JOB_COLUMNS} FROM print_job WHERE ticket = :ticket AND sheet = {ORIGINAL}"
)
_LOOK = Statement(f"""
    SELECT {_JOB_COLUMNS} FROM print_job WHERE ticket = :ticket AND sheet = :sheet
""")
# Of two that want to print the same sheet, one changes the row; asked again, it finds its own.
_BEGIN = Statement("""
    UPDATE print_job SET state = 'sending', attempt = :attempt, changed_at = :at
    WHERE ticket = :ticket AND sheet = :sheet AND station = :station
        AND (state = 'queued' OR (state = 'sending' AND attempt = :attempt))
""")
_BEFORE = {
    state: ", ".join(f"'{earlier}'" for earlier in PrintState if state in LATER[earlier])
    for state in PrintState
}
_RECORD = {
    state: Statement(f"""
        UPDATE print_job SET state = '{state}', changed_at = :at
        WHERE ticket = :ticket AND sheet = :sheet AND state IN ({earlier})
    """)
    for state, earlier in _BEFORE.items()
    if earlier
}
_UNFINISHED = Statement(f"""
    SELECT {_JOB_COLUMNS} FROM print_job
    WHERE station = :station AND state IN ('queued', 'sending', 'sent')
    ORDER BY queued_at, ticket, sheet
""")
# A printer that never answers leaves every ticket unconfirmed: that is no news.
_UNSURE = Statement("""
    SELECT ticket.id, ticket.label, print_job.station, print_job.state, print_job.changed_at
    FROM leg
    JOIN ticket ON ticket.id = leg.ticket
    JOIN print_job ON print_job.ticket = ticket.id
    LEFT JOIN station_printer
        ON station_printer.unit = ticket.unit AND station_printer.station = print_job.station
    WHERE leg.unit = :unit AND leg.service_day = :day AND leg.state = 'waiting'
        AND print_job.sheet = (
            SELECT max(sheet) FROM print_job AS latest WHERE latest.ticket = ticket.id)
        AND (print_job.state IN ('failed', 'expired')
            OR (print_job.state = 'unconfirmed' AND coalesce(station_printer.answers, 1) = 1)
            OR (print_job.state IN ('queued', 'sending', 'sent')
                AND print_job.changed_at <= :settled_before))
    ORDER BY print_job.changed_at DESC, ticket.id DESC LIMIT :limit
""")

_REPORT_PRINTER = Statement("""
    INSERT INTO station_printer (unit, station, state, answers, since, heard_at)
    VALUES (:unit, :station, :state, :answers, :at, :at)
    ON CONFLICT (unit, station) DO UPDATE SET
        since = CASE WHEN station_printer.state = excluded.state
            THEN station_printer.since ELSE excluded.since END,
        state = excluded.state, answers = excluded.answers, heard_at = excluded.heard_at
""")
_FORGET_PRINTER = Statement("""
    DELETE FROM station_printer WHERE unit = :unit AND station = :station
""")
_PRINTERS = Statement("""
    SELECT station, state, answers, since, heard_at FROM station_printer
    WHERE unit = :unit ORDER BY station
""")


class SqlPrintStore:
    """Keeps print jobs and the state of printers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def queue_duplicate(
        self, ticket: UUID, at: datetime, *, station: str, request: UUID
    ) -> PrintJob:
        """Write that a duplicate is wanted; the same request again changes nothing."""
        try:
            return self._queue_duplicate(ticket, at, station, request)
        except ConstraintError as error:
            if error.constraint != _ONE_SHEET:
                raise
            # Somebody asked for one at the same moment, and has its number.
            return self._queue_duplicate(ticket, at, station, request)

    def _queue_duplicate(self, ticket: UUID, at: datetime, station: str, request: UUID) -> PrintJob:
        with self._database.write(Topic.PRINTS) as run:
            run.change(
                _QUEUE_DUPLICATE,
                ticket=str(ticket),
                at=instant(at),
                station=station,
                request=str(request),
            )
            row = run.row(_REQUESTED, request=str(request))
            if row is None:
                raise RuntimeError("the duplicate that was just written is not there")
            return _job(row)

    def original(self, ticket: UUID) -> PrintJob | None:
        """Return the sheet that was wanted together with the ticket."""
        with self._database.read() as run:
            row = run.row(_ORIGINAL, ticket=str(ticket))
            return _job(row) if row else None

    def job(self, ticket: UUID, sheet: int) -> PrintJob | None:
        """Return a sheet as it is known now."""
        with self._database.read() as run:
            row = run.row(_LOOK, ticket=str(ticket), sheet=sheet)
            return _job(row) if row else None

    def begin(self, job: PrintJob, at: datetime, *, attempt: UUID) -> bool:
        """Write that a queued sheet is being sent; return whether it is this attempt that may."""
        with self._database.write(Topic.PRINTS) as run:
            changed = run.change(
                _BEGIN,
                ticket=str(job.ticket),
                sheet=job.sheet,
                station=job.station,
                attempt=str(attempt),
                at=instant(at),
            )
            return changed > 0

    def record(self, job: PrintJob, state: PrintState, at: datetime) -> bool:
        """Write what is known now, if that can follow what was known; return whether it could."""
        with self._database.write(Topic.PRINTS) as run:
            changed = run.change(
                _RECORD[state], ticket=str(job.ticket), sheet=job.sheet, at=instant(at)
            )
            return changed > 0

    def unfinished(self, station: str) -> tuple[PrintJob, ...]:
        """Return a station's sheets of which the end is not known, oldest first."""
        with self._database.read() as run:
            return tuple(_job(row) for row in run.rows(_UNFINISHED, station=station))

    def unsure(
        self, unit: str, day: date, *, settled_before: datetime, limit: int
    ) -> Sequence[UnsurePaper]:
        """Return who waits and may have no paper, latest first."""
        with self._database.read() as run:
            return tuple(
                UnsurePaper(
                    ticket=UUID(ticket),
                    label=label,
                    station=station,
                    state=PrintState(state),
                    since=moment(changed_at),
                )
                for ticket, label, station, state, changed_at in run.rows(
                    _UNSURE,
                    unit=unit,
                    day=day.isoformat(),
                    settled_before=instant(settled_before),
                    limit=limit,
                )
            )

    def report_printer(
        self,
        unit: str,
        station: str,
        state: PrinterState,
        at: datetime,
        *,
        answers: bool,
        changed: bool,
    ) -> None:
        """Write how a station's printer is; announce it where that is news."""
        with self._database.write(*((Topic.PRINTS,) if changed else ())) as run:
            run.change(
                _REPORT_PRINTER,
                unit=unit,
                station=station,
                state=state,
                answers=int(answers),
                at=instant(at),
            )

    def forget_printer(self, unit: str, station: str) -> None:
        """Write that a station was closed in good order."""
        with self._database.write(Topic.PRINTS) as run:
            run.change(_FORGET_PRINTER, unit=unit, station=station)

    def printers(self, unit: str) -> tuple[StationPrinter, ...]:
        """Return every open station's printer."""
        with self._database.read() as run:
            return tuple(
                StationPrinter(
                    station=station,
                    state=PrinterState(state),
                    answers=bool(answers),
                    since=moment(since),
                    heard_at=moment(heard_at),
                )
                for station, state, answers, since, heard_at in run.rows(_PRINTERS, unit=unit)
            )


def _job(row: Row) -> PrintJob:
    ticket, sheet, station, state, queued_at, changed_at = row
    return PrintJob(
        ticket=UUID(ticket),
        sheet=sheet,
        station=station,
        state=PrintState(state),
        queued_at=moment(queued_at),
        changed_at=moment(changed_at),
    )
