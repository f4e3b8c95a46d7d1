"""What stations did without the server: taken in, decided on, entered by hand."""

from reception.domain.calendar import day_begins
from reception.offline.conflicts import Conflicts
from reception.offline.manual_recovery import ManualRecovery
from reception.offline.model import StationOutage
from reception.system.clock import unit_zone
from reception.unit.current import day_of


class Offline(Conflicts, ManualRecovery):
    """Receives what happened while stations stood alone; each act is one transaction."""

    def tell_outage(self, outage: StationOutage) -> None:
        """Keep how a time without the database stands; the station tells it once it is back."""
        self._store.tell_outage(self._units.current()[1].code, outage)

    def outages(self) -> tuple[StationOutage, ...]:
        """Return the outages of today that stations have told of, the latest first."""
        _, unit = self._units.current()
        today = day_of(unit, self._clock.now())
        begins = day_begins(unit.calendar, today, unit_zone(unit.zone))
        return self._store.outages(unit.code, begins)
