"""Sheets that are no tickets and wait for a station's printer, in SQLite or PostgreSQL."""

from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy import literal

from reception.database.connection import Database
from reception.database.run import Statement, moment, row_once
from reception.database.schema.paper import slip_job
from reception.database.server import NOW, PaperTime, timed
from reception.domain.paper import DaySheet, PrintState, SlipJob, SlipPaper
from reception.system.clock import Topic

_MICROSECOND = timedelta(microseconds=1)
# Those of before are of no use to anybody.
_DROP_OLD = timed("DELETE FROM slip_job WHERE unit = :unit AND queued_at < {now} - 86400000000")
_WANT = row_once(slip_job, state=literal("queued"), queued_at=NOW, changed_at=NOW)
_LOOK = Statement("SELECT station, state FROM slip_job WHERE id = :id")
_QUEUED = timed("""
    SELECT id, document, {now} - queued_at FROM slip_job
    WHERE unit = :unit AND station = :station AND state = 'queued' ORDER BY queued_at, id
""")
_OF_STAFF = timed("""
    SELECT document, station, state, changed_at, {now} - queued_at FROM slip_job
    WHERE unit = :unit ORDER BY queued_at DESC, id DESC
""")
# Of two that look at the same moment, one changes the row.
_TAKE = timed("""
    UPDATE slip_job SET state = :state, changed_at = {now} WHERE id = :id AND state = 'queued'
""")
_RECORD = timed("""
    UPDATE slip_job SET state = :state, changed_at = {now} WHERE id = :id AND state = 'sending'
""")
_SETTLE_LEFT = timed("""
    UPDATE slip_job SET state = 'unconfirmed', changed_at = {now}
    WHERE unit = :unit AND station = :station AND state = 'sending'
""")


class SqlSlipJobStore:
    """Keeps sheets until they are printed."""

    def __init__(self, database: Database, time: PaperTime) -> None:
        self._database = database
        self._time = time

    def want(self, unit: str, station: str, slip: SlipPaper, request: UUID) -> SlipJob:
        """Write that a sheet is wanted; the same request asks once."""
        values = {"id": str(request), "unit": unit, "station": station, "now": self._time.now()}
        with self._database.write(Topic.PRINTS) as run:
            run.change(_DROP_OLD, **values)
            run.change(_WANT, **values, document=msgspec.json.encode(slip).decode())
            row = run.row(_LOOK, id=str(request))
        if row is None:
            raise RuntimeError("a sheet that was written is not there")
        return SlipJob(id=request, station=row[0], state=PrintState(row[1]))

    def job(self, job: UUID) -> SlipJob | None:
        """Return a sheet as it is known now."""
        with self._database.read() as run:
            row = run.row(_LOOK, id=str(job))
        return SlipJob(id=job, station=row[0], state=PrintState(row[1])) if row else None

    def take(
        self, unit: str, station: str, freshest: timedelta
    ) -> tuple[tuple[SlipJob, SlipPaper], ...]:
        """Return what a station is to print, and note that it is begun; what is older expires."""
        values = {"unit": unit, "station": station, "now": self._time.now()}
        with self._database.read() as run:
            queued = run.rows(_QUEUED, **values)
        if not queued:
            return ()
        taken: list[tuple[SlipJob, SlipPaper]] = []
        with self._database.write(Topic.PRINTS) as run:
            for job, document, waited in queued:
                is_fresh = waited * _MICROSECOND <= freshest
                state = PrintState.SENDING if is_fresh else PrintState.EXPIRED
                if run.change(_TAKE, id=job, state=state, now=values["now"]) and is_fresh:
                    slip = msgspec.json.decode(document, type=SlipPaper)
                    taken.append((SlipJob(id=UUID(job), station=station, state=state), slip))
        return tuple(taken)

    def note(self, job: UUID, state: PrintState) -> None:
        """Write what became of a sheet that was begun."""
        with self._database.write(Topic.PRINTS) as run:
            run.change(_RECORD, id=str(job), state=state, now=self._time.now())

    def settle_begun(self, unit: str, station: str) -> None:
        """Write of what an earlier run has begun that nobody knows what became of it."""
        with self._database.write(Topic.PRINTS) as run:
            run.change(_SETTLE_LEFT, unit=unit, station=station, now=self._time.now())

    def of_days(self, unit: str, freshest: timedelta) -> tuple[DaySheet, ...]:
        """Return the sheets that tell of days, the latest first; who waits longer has expired."""
        with self._database.read() as run:
            rows = run.rows(_OF_STAFF, unit=unit, now=self._time.now())
        found: list[DaySheet] = []
        for document, station, state, changed_at, waited in rows:
            slip = msgspec.json.decode(document, type=SlipPaper)
            if slip.day is None or not slip.is_for_staff:
                continue
            # Nobody will write it: a station that runs takes what waits within a second.
            is_late = state == PrintState.QUEUED and waited * _MICROSECOND > freshest
            found.append(
                DaySheet(
                    day=slip.day,
                    station=station,
                    state=PrintState.EXPIRED if is_late else PrintState(state),
                    known_at=moment(changed_at),
                )
            )
        return tuple(found)
