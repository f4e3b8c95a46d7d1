"""What the page "day" shows, read in the worker."""

from dataclasses import dataclass
from datetime import date, datetime

from reception.app import Reception
from reception.domain.paper import DaySheet
from reception.domain.rights import Right, demand
from reception.domain.ticket import TicketState
from reception.domain.unit import Person, Unit
from reception.offline.model import Conflict


@dataclass(frozen=True, kw_only=True)
class DayReading:
    """A day as it may be closed now."""

    at: datetime
    """In the unit's zone."""
    day: date
    unserved: int
    """Who still waits, is called or is set aside: so many would be counted as unserved."""
    serving: int
    open_counters: int
    printers: tuple[str, ...]
    """The stations that print now."""
    sheet: DaySheet | None
    """The last slip of the day that a station was asked for."""
    conflicts: tuple[Conflict, ...]
    """What kiosks gave alone and waits for somebody's decision."""
    unit: Unit

    @property
    def is_over(self) -> bool:
        """Return whether closing it would change nothing."""
        return not self.unserved and not self.open_counters


def read_day(reception: Reception, person: Person) -> DayReading:
    """Read how the day stands, for who may close it."""
    demand(person, Right.LEAD_THE_HALL)
    hall, day = reception.hall, reception.hall.today()
    counters = hall.counters()
    held = [one.held.state for one in counters if one.held]
    # How long each service takes is of no matter here.
    waiting = sum(one.waiting for one in hall.outlook(measure=lambda _: ()))
    called, aside = held.count(TicketState.CALLED), len(hall.parked())
    return DayReading(
        at=hall.now(),
        day=day,
        unserved=waiting + called + aside,
        serving=held.count(TicketState.SERVING),
        open_counters=sum(one.clerk is not None for one in counters),
        printers=tuple(one.station for one in reception.prints.printers() if not one.silent),
        sheet=reception.slip_jobs.last_of_day(day),
        conflicts=reception.offline.conflicts(),
        unit=hall.unit(),
    )
