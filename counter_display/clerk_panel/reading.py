"""What the panel shows: one reading of the hall, as a clerk at her counter sees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reception.domain.ticket import Visit
from reception.domain.unit import Service, Unit
from ui_kit.promptness import Promptness, promptness

if TYPE_CHECKING:
    from reception.hall import ClerkDay, CounterNow, Hall, ServiceOutlook


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Who waits for one service."""

    service: Service
    waiting: int
    longest_wait: timedelta
    promptness: Promptness


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The hall at one instant."""

    at: datetime
    unit: Unit
    counters: "tuple[CounterNow, ...]"
    held: Visit | None = None
    lines: tuple[Line, ...] = ()
    next_visit: Visit | None = None
    day: "ClerkDay | None" = None

    @property
    def somebody_waits(self) -> bool:
        """Return whether a visitor waits for one of the counter's services."""
        return any(line.waiting for line in self.lines)


def read_counters(hall: "Hall") -> Reading:
    """Read who works where."""
    return Reading(at=hall.now(), unit=hall.unit(), counters=hall.counters())


def read_desk(hall: "Hall", clerk: str, counter: int) -> Reading:
    """Read what a clerk at her counter needs to see."""
    unit = hall.unit()
    mine = unit.counter(counter).services
    return Reading(
        at=hall.now(),
        unit=unit,
        counters=hall.counters(),
        held=hall.held_by(clerk),
        lines=tuple(_line(one) for one in hall.outlook() if one.service.code in mine),
        next_visit=hall.next_for(counter),
        day=hall.clerk_day(clerk),
    )


def _line(outlook: "ServiceOutlook") -> Line:
    return Line(
        service=outlook.service,
        waiting=outlook.waiting,
        longest_wait=outlook.longest_wait,
        promptness=promptness(outlook),
    )
