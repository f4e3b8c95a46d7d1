"""What the panel shows: one reading of the hall, as a clerk at her counter sees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reception.domain.ticket import Visit
from reception.domain.unit import Service, Unit
from ui_kit.promptness import Promptness, promptness

if TYPE_CHECKING:
    from reception.hall import ClerkDay, CounterNow, Hall, ServiceOutlook
    from reception.standing import Standing


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Who waits for one service."""

    service: Service
    waiting: int
    longest_wait: timedelta
    promptness: Promptness


@dataclass(frozen=True, kw_only=True, slots=True)
class Parked:
    """A visitor who is set aside, and whether this clerk may call her back."""

    visit: Visit
    is_mine: bool
    """Kept for this clerk or for anyone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The hall at one instant."""

    at: datetime
    unit: Unit
    counters: "tuple[CounterNow, ...]"
    here: "CounterNow | None" = None
    """The clerk's own counter."""
    held: Visit | None = None
    lines: tuple[Line, ...] = ()
    next_visit: Visit | None = None
    why_next: "Standing | None" = None
    parked: tuple[Parked, ...] = ()
    day: "ClerkDay | None" = None

    @property
    def somebody_waits(self) -> bool:
        """Return whether a visitor waits whom this counter may call now."""
        return self.next_visit is not None

    @property
    def on_break(self) -> bool:
        """Return whether the clerk is on a break."""
        return self.here is not None and self.here.on_break


def read_counters(hall: "Hall") -> Reading:
    """Read who works where."""
    return Reading(at=hall.now(), unit=hall.unit(), counters=hall.counters())


def read_desk(hall: "Hall", clerk: str, counter: int) -> Reading:
    """Read what a clerk at her counter needs to see."""
    unit = hall.unit()
    counters = hall.counters()
    here = next((one for one in counters if one.number == counter), None)
    mine = {line.service for line in unit.caller(counter, clerk, _profile(here)).lines}
    next_visit = hall.next_for(counter)
    return Reading(
        at=hall.now(),
        unit=unit,
        counters=counters,
        here=here,
        held=hall.held_by(clerk),
        lines=tuple(_line(one) for one in hall.outlook() if one.service.code in mine),
        next_visit=next_visit,
        why_next=_why(hall, next_visit, counter),
        parked=tuple(
            Parked(visit=one, is_mine=one.leg.kept_clerk in {None, clerk}) for one in hall.parked()
        ),
        day=hall.clerk_day(clerk),
    )


def _profile(here: "CounterNow | None") -> str | None:
    return here.profile if here else None


def _why(hall: "Hall", visit: Visit | None, counter: int) -> "Standing | None":
    if visit is None:
        return None
    why = hall.why_next(visit)
    # Who is on a break calls nobody, and compares with nobody.
    return why if counter in why.counters else None


def _line(outlook: "ServiceOutlook") -> Line:
    return Line(
        service=outlook.service,
        waiting=outlook.waiting,
        longest_wait=outlook.longest_wait,
        promptness=promptness(outlook),
    )
