"""Sheets that are no tickets, printed by a station that another computer asks."""

from datetime import date
from uuid import UUID

from reception.domain.errors import OperationReusedError
from reception.domain.paper import FRESH, PrintState
from reception.domain.slip import DaySheet, SlipJob, SlipPaper
from reception.office import UnitReader
from reception.ports import Ids, SlipJobStore


class SlipJobs:
    """Keeps sheets until the station has printed them; what is begun is never begun again."""

    def __init__(self, store: SlipJobStore, units: UnitReader, ids: Ids) -> None:
        self._store = store
        self._units = units
        self._ids = ids

    def want(self, slip: SlipPaper, *, station: str, request: UUID | None = None) -> SlipJob:
        """Ask a station for a sheet; the same request asks once.

        Raises:
            OperationReusedError: the request asked at another station.
        """
        request = request or self._ids.new()
        job = self._store.want(self._unit_code(), station, slip, request)
        if job.station != station:
            raise OperationReusedError(str(request))
        return job

    def job(self, job: UUID) -> SlipJob | None:
        """Return a sheet as it is known now."""
        return self._store.job(job)

    def take(self, station: str) -> tuple[tuple[SlipJob, SlipPaper], ...]:
        """Return what a station is to print, oldest first; from now on it counts as begun."""
        return self._store.take(self._unit_code(), station, FRESH)

    def note(self, job: SlipJob, state: PrintState) -> None:
        """Note what became of a sheet."""
        self._store.note(job.id, state)

    def settle_begun(self, station: str) -> None:
        """Settle what an earlier run of a station has begun: nobody knows what came out."""
        self._store.settle_begun(self._unit_code(), station)

    def last_of_day(self, day: date) -> DaySheet | None:
        """Return the latest sheet of what a day came to; None where none was asked for lately."""
        sheets = self._store.of_days(self._unit_code(), FRESH)
        return next((one for one in sheets if one.day == day), None)

    def _unit_code(self) -> str:
        return self._units.current()[1].code
