"""What is known of paper and printers, in SQLite or PostgreSQL."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import literal

from reception.database.connection import Database
from reception.database.run import Statement, moment, row_once
from reception.database.schema.paper import station_printer
from reception.database.server import NOW, PaperTime, timed
from reception.database.visits import JOB_COLUMNS, job_of
from reception.domain.paper import LATER, ON_PAPER, ORIGINAL, PrintJob, PrintState, is_in_doubt
from reception.domain.printer import PrinterState
from reception.paper.model import StationPrinter, UnsurePaper
from reception.system.clock import Topic

_MICROSECOND = timedelta(microseconds=1)

# Who asks at the same moment waits, and counts on from this sheet; SQLite has one writer anyway.
_HOLD_SHEETS = Statement(
    "SELECT id FROM ticket WHERE id = :ticket",
    postgresql="SELECT id FROM ticket WHERE id = :ticket FOR NO KEY UPDATE",
)
_QUEUE_DUPLICATE = timed(f"""
    INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, request)
    SELECT :ticket, coalesce(max(sheet), {ORIGINAL}) + 1, :station, 'queued',
        {{now}}, {{now}}, :request
    FROM print_job WHERE ticket = :ticket
    ON CONFLICT (request) DO NOTHING
""")
_REQUESTED = Statement(f"SELECT {JOB_COLUMNS} FROM print_job WHERE request = :request")
_ORIGINAL = Statement(
    f"SELECT {JOB_COLUMNS} FROM print_job WHERE ticket = :ticket AND sheet = {ORIGINAL}"
)
_LOOK = Statement(f"""
    SELECT {JOB_COLUMNS} FROM print_job WHERE ticket = :ticket AND sheet = :sheet
""")
# Of two that want to print the same sheet, one changes the row; asked again, it finds its own.
_BEGIN = timed("""
    UPDATE print_job SET state = 'sending', attempt = :attempt, changed_at = {now}
    WHERE ticket = :ticket AND sheet = :sheet AND station = :station
        AND (state = 'queued' OR (state = 'sending' AND attempt = :attempt))
""")
_BEFORE = {
    state: ", ".join(f"'{earlier}'" for earlier in PrintState if state in LATER[earlier])
    for state in PrintState
}
_RECORD = {
    state: timed(f"""
        UPDATE print_job SET state = '{state}', changed_at = {{now}}, answers = :answers
        WHERE ticket = :ticket AND sheet = :sheet AND state IN ({earlier})
    """)
    for state, earlier in _BEFORE.items()
    if earlier
}
# The leg before the sheet, as everybody locks them who needs both. A ticket in doubt is called like
# any other, from when it was given; one that is out, without a doubt.
_SETTLE_LEG = {
    state: Statement(f"""
        UPDATE leg SET callable_from = CASE WHEN CAST(:in_doubt AS INTEGER) = 1
            THEN waiting_since END
        WHERE ticket = :ticket AND leg = 1 AND callable_from IS NOT NULL AND EXISTS (
            SELECT 1 FROM print_job WHERE print_job.ticket = leg.ticket
                AND print_job.sheet = :sheet AND print_job.state IN ({_BEFORE[state]})
        )
    """)
    for state in PrintState
    if state.final
}
_BEGUN = Statement(f"""
    SELECT {JOB_COLUMNS} FROM print_job
    WHERE station = :station AND state IN ('sending', 'sent')
    ORDER BY queued_at, ticket, sheet
""")
_QUEUED = timed(f"""
    SELECT {JOB_COLUMNS}, {{now}} - queued_at FROM print_job
    WHERE station = :station AND state = 'queued'
    ORDER BY queued_at, ticket, sheet
""")
_ON_PAPER = ", ".join(f"'{state}'" for state in sorted(ON_PAPER))
# A printer that never answers leaves every ticket unconfirmed: that is no news.
_UNSURE = timed(f"""
    SELECT ticket.id, ticket.label, print_job.sheet, print_job.station, print_job.state,
        print_job.changed_at
    FROM leg
    JOIN ticket ON ticket.id = leg.ticket
    JOIN print_job ON print_job.ticket = ticket.id
    WHERE leg.unit = :unit AND leg.service_day = :day AND leg.state = 'waiting'
        AND print_job.sheet = (
            SELECT max(sheet) FROM print_job AS latest WHERE latest.ticket = ticket.id)
        AND NOT EXISTS (
            SELECT 1 FROM print_job AS good
            WHERE good.ticket = ticket.id AND good.state IN ({_ON_PAPER}))
        AND (print_job.state IN ('failed', 'expired')
            OR (print_job.state = 'unconfirmed' AND coalesce(print_job.answers, 1) = 1)
            OR (print_job.state IN ('queued', 'sending', 'sent')
                AND print_job.changed_at <= {{now}} - :settled_us))
    ORDER BY print_job.changed_at DESC, ticket.id DESC LIMIT :limit
""")

# The row of a station stands from before its first byte until it has ended clean; in this state
# nothing is said of a printer.
_UNSAID = "unsaid"
_OPEN_STATION = row_once(
    station_printer, state=literal(_UNSAID), answers=literal(1), since=NOW, heard_at=NOW
)
_REPORT_PRINTER = timed("""
    INSERT INTO station_printer (unit, station, state, answers, since, heard_at)
    VALUES (:unit, :station, :state, :answers, {now}, {now})
    ON CONFLICT (unit, station) DO UPDATE SET
        since = CASE WHEN station_printer.state = excluded.state
            THEN station_printer.since ELSE excluded.since END,
        state = excluded.state, answers = excluded.answers, heard_at = excluded.heard_at
""")
_FORGET_PRINTER = Statement("""
    DELETE FROM station_printer WHERE unit = :unit AND station = :station
""")
_PRINTERS = timed(f"""
    SELECT station, state, answers, since, heard_at, {{now}} - heard_at FROM station_printer
    WHERE unit = :unit AND state <> '{_UNSAID}' ORDER BY station
""")


class SqlPrintStore:
    """Keeps print jobs and the state of printers."""

    def __init__(self, database: Database, time: PaperTime) -> None:
        self._database = database
        self._time = time

    def queue_duplicate(self, ticket: UUID, *, station: str, request: UUID) -> PrintJob:
        """Write that a duplicate is wanted; return the one that the request asked for first."""
        with self._database.write(Topic.PRINTS) as run:
            run.row(_HOLD_SHEETS, ticket=str(ticket))
            run.change(
                _QUEUE_DUPLICATE,
                ticket=str(ticket),
                now=self._time.now(),
                station=station,
                request=str(request),
            )
            row = run.row(_REQUESTED, request=str(request))
            if row is None:
                raise RuntimeError("the duplicate that was just written is not there")
            return job_of(row)

    def original(self, ticket: UUID) -> PrintJob | None:
        """Return the sheet that was wanted together with the ticket."""
        with self._database.read() as run:
            row = run.row(_ORIGINAL, ticket=str(ticket))
            return job_of(row) if row else None

    def job(self, ticket: UUID, sheet: int) -> PrintJob | None:
        """Return a sheet as it is known now."""
        with self._database.read() as run:
            row = run.row(_LOOK, ticket=str(ticket), sheet=sheet)
            return job_of(row) if row else None

    def begin(self, job: PrintJob, *, attempt: UUID) -> bool:
        """Write that a queued sheet is being sent; return whether it is this attempt that may."""
        with self._database.write(Topic.PRINTS) as run:
            changed = run.change(
                _BEGIN,
                ticket=str(job.ticket),
                sheet=job.sheet,
                station=job.station,
                attempt=str(attempt),
                now=self._time.now(),
            )
            return changed > 0

    def record(self, job: PrintJob, state: PrintState, *, answers: bool) -> bool:
        """Write what is known now, if that can follow what was known; return whether it could."""
        with self._database.write(Topic.PRINTS) as run:
            if state.final:
                run.change(
                    _SETTLE_LEG[state],
                    ticket=str(job.ticket),
                    sheet=job.sheet,
                    in_doubt=int(is_in_doubt(state, answers=answers)),
                )
            changed = run.change(
                _RECORD[state],
                ticket=str(job.ticket),
                sheet=job.sheet,
                answers=int(answers),
                now=self._time.now(),
            )
            return changed > 0

    def begun(self, station: str) -> tuple[PrintJob, ...]:
        """Return the sheets that a station has begun and of which the end is not known."""
        with self._database.read() as run:
            return tuple(job_of(row) for row in run.rows(_BEGUN, station=station))

    def queued(self, station: str) -> tuple[tuple[PrintJob, timedelta], ...]:
        """Return the sheets that a station has not begun, and for how long; oldest first."""
        with self._database.read() as run:
            rows = run.rows(_QUEUED, station=station, now=self._time.now())
        return tuple((job_of(row[:-1]), row[-1] * _MICROSECOND) for row in rows)

    def unsure(
        self, unit: str, day: date, *, settled: timedelta, limit: int
    ) -> Sequence[UnsurePaper]:
        """Return who waits and may have no paper, latest first."""
        with self._database.read() as run:
            return tuple(
                UnsurePaper(
                    ticket=UUID(ticket),
                    label=label,
                    sheet=sheet,
                    station=station,
                    state=PrintState(state),
                    since=moment(changed_at),
                )
                for ticket, label, sheet, station, state, changed_at in run.rows(
                    _UNSURE,
                    unit=unit,
                    day=day.isoformat(),
                    settled_us=settled // _MICROSECOND,
                    now=self._time.now(),
                    limit=limit,
                )
            )

    def open_station(self, unit: str, station: str) -> bool:
        """Write that a station runs; return whether its last run did not end clean."""
        with self._database.write() as run:
            return not run.change(_OPEN_STATION, unit=unit, station=station, now=self._time.now())

    def report_printer(
        self,
        unit: str,
        station: str,
        state: PrinterState,
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
                now=self._time.now(),
            )

    def forget_printer(self, unit: str, station: str, *, clean: bool) -> None:
        """Write that a station was closed in good order, and whether it ended clean."""
        with self._database.write(Topic.PRINTS) as run:
            run.change(_FORGET_PRINTER, unit=unit, station=station)
            if not clean:
                run.change(_OPEN_STATION, unit=unit, station=station, now=self._time.now())

    def printers(self, unit: str, *, silent_after: timedelta) -> tuple[StationPrinter, ...]:
        """Return every open station's printer."""
        with self._database.read() as run:
            return tuple(
                StationPrinter(
                    station=station,
                    state=PrinterState(state),
                    answers=bool(answers),
                    since=moment(since),
                    heard_at=moment(heard_at),
                    silent=unheard_us * _MICROSECOND > silent_after,
                )
                for station, state, answers, since, heard_at, unheard_us in run.rows(
                    _PRINTERS, unit=unit, now=self._time.now()
                )
            )
