"""Looking at the hall as it is now, for whoever wants to tell a wait."""

import logging
from datetime import date, datetime

from reception.domain.calendar import service_day
from reception.domain.errors import StorageFault
from reception.domain.estimate import ExpectedWait
from reception.domain.unit import Unit
from reception.outlook import Outlook
from reception.ports import HallStore, Session
from reception.zone import unit_zone

_log = logging.getLogger(__name__)

# The latest visits tell the present pace; older ones say little.
_RECENT_SERVICES = 20


class Lookout:
    """Reads what an estimate needs, as of one instant."""

    def __init__(self, store: HallStore) -> None:
        self._store = store

    def look(self, unit: Unit, now: datetime) -> Outlook:
        """Return the hall at this instant."""
        lines = self._store.lines(unit.code, day_of(unit, now))
        return Outlook(
            at=now,
            unit=unit,
            lines={line.service: line for line in lines},
            # Who is on a break shortens nobody's wait.
            sessions=tuple(one for one in self.sessions(unit, now) if not one.on_break),
            held=self._store.held(unit.code),
            measure=lambda service: self._store.service_times(unit.code, service, _RECENT_SERVICES),
        )

    def sessions(self, unit: Unit, now: datetime) -> tuple[Session, ...]:
        """Return who works now; who forgot to leave on an earlier day does not."""
        today = day_of(unit, now)
        sessions = self._store.open_sessions(unit.code)
        return tuple(one for one in sessions if day_of(unit, one.opened_at) == today)

    def quote(
        self, unit: Unit, service: str, priority: str, ranked_since: datetime, now: datetime
    ) -> ExpectedWait | None:
        """Return the wait to announce to a visitor who joins a line now; None if there is none.

        A number never fails for want of an estimate: what goes wrong here is logged, and the
        visitor is told no wait.
        """
        try:
            day = day_of(unit, now)
            before = self._store.ahead_of_newcomer(unit.code, day, priority, ranked_since, now)
            return self.look(unit, now).expected_wait(unit.service(service), before=before)
        except StorageFault:
            return None  # writing the ticket will say so
        except Exception:  # noqa: BLE001 - it is logged with its trace
            _log.exception("no wait could be told for %s", service)
            return None


def day_of(unit: Unit, at: datetime) -> date:
    """Return the service day that an instant counts for."""
    return service_day(at, unit_zone(unit.zone), unit.calendar.day_starts)
