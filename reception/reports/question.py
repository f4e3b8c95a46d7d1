"""What is asked of the past: of which days, told apart by what, and of whom alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from reception.domain.errors import Refusal
from reception.domain.expected_wait import WaitRange
from reception.domain.figures import Measure
from reception.domain.language import Language
from reception.domain.ticket import (
    NEW_LEGS,
    OPEN_STATES,
    TRANSITIONS,
    Leg,
    Ticket,
    Visit,
    as_it_was,
    ending,
)
from reception.domain.unit import Unit
from reception.system.clock import unit_zone


class Dimension(StrEnum):
    """By what the figures may be told apart."""

    SERVICE = "service"
    HOUR = "hour"
    """On the office's clock, when the leg joined its queue."""
    WEEKDAY = "weekday"
    """Of the service day, as are all that follow the calendar: an evening's visitors stay together
    past midnight."""
    COUNTER = "counter"
    CLERK = "clerk"
    LANGUAGE = "language"
    PRIORITY = "priority"
    DAY = "day"
    WEEK = "week"
    """The Monday with which the service day's week begins."""
    MONTH = "month"
    """The first day of the service day's month."""
    YEAR = "year"
    OUTCOME = "outcome"
    """How the leg ended: a code of the unit's, or the word for what became of it."""


type Key = str | int | date | None
"""Where a group stands in one dimension; None for what no counter or clerk has called yet."""

OF_CALENDAR: Mapping[Dimension, Callable[[date], Key]] = {
    Dimension.DAY: lambda day: day,
    Dimension.WEEK: lambda day: day - timedelta(days=day.weekday()),
    Dimension.MONTH: lambda day: day.replace(day=1),
    Dimension.YEAR: lambda day: day.year,
    Dimension.WEEKDAY: lambda day: day.isoweekday(),
}
"""Where a service day stands in the dimensions of the calendar."""


def place_in(
    dimensions: Sequence[Dimension], unit: Unit
) -> Callable[[Ticket, Leg], tuple[Key, ...]]:
    """Return how a leg finds its group."""
    zone = unit_zone(unit.zone)
    readers: dict[Dimension, Callable[[Ticket, Leg], Key]] = {
        Dimension.SERVICE: lambda _, leg: leg.service,
        Dimension.HOUR: lambda _, leg: leg.waiting_since.astimezone(zone).hour,
        Dimension.COUNTER: lambda _, leg: leg.counter,
        Dimension.CLERK: lambda _, leg: leg.clerk,
        Dimension.LANGUAGE: lambda ticket, _: ticket.language.value,
        Dimension.PRIORITY: lambda _, leg: leg.priority,
        Dimension.OUTCOME: lambda _, leg: leg.outcome,
    }
    readers |= {one: _of_day(read) for one, read in OF_CALENDAR.items()}
    chosen = [readers[dimension] for dimension in dimensions]
    return lambda ticket, leg: tuple(read(ticket, leg) for read in chosen)


def _of_day(read: Callable[[date], Key]) -> Callable[[Ticket, Leg], Key]:
    return lambda ticket, _: read(ticket.service_day)


def rank_in(
    dimensions: Sequence[Dimension], unit: Unit
) -> Callable[[tuple[Key, ...]], tuple[tuple[int, str], ...]]:
    """Return the order of groups: as the unit lists them, else by value, what is unknown last."""
    listed: Mapping[Dimension, Sequence[str]] = {
        Dimension.SERVICE: [one.code for one in unit.every_service],
        Dimension.LANGUAGE: list(unit.languages),
        Dimension.PRIORITY: [one.code for one in unit.every_priority],
        Dimension.OUTCOME: [one.code for one in unit.outcomes],
    }
    orders = [
        {code: index for index, code in enumerate(listed.get(dimension, ()))}
        for dimension in dimensions
    ]

    def rank(keys: tuple[Key, ...]) -> tuple[tuple[int, str], ...]:
        return tuple(_rank(key, order) for key, order in zip(keys, orders, strict=True))

    return rank


def _rank(key: Key, order: Mapping[str, int]) -> tuple[int, str]:
    match key:
        case None:
            return (2**31, "")
        case int():
            return (key, "")
        case str():
            return (order.get(key, len(order)), key)
        case _:
            return (key.toordinal(), "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """What is to be counted: the legs of a unit's service days, both included."""

    unit: Unit
    now: datetime
    """Up to when those have waited who still do."""
    first: date
    last: date
    by: tuple[Dimension, ...] = ()
    only: Mapping[Dimension, tuple[Key, ...]] = field(default_factory=dict)
    waited: WaitRange | None = None
    """Who counts alone by the wait to her first call; None: whoever came."""
    later: datetime | None = None
    """The present, where ``now`` is over: of the last day, what happened since plays no part."""
    measures: tuple[Measure, ...] = tuple(Measure)
    """Of which durations the spread is of interest; of others none is told."""

    @property
    def targets(self) -> dict[str, timedelta]:
        """Return how long visitors of each service should wait at most."""
        return {service.code: service.target_wait for service in self.unit.every_service}

    def as_it_stood(self, visit: Visit) -> Visit | None:
        """Return a visit as far as it is of interest; None when it had not begun."""
        if self.later is None or visit.ticket.service_day < self.last:
            return visit
        return as_it_was(visit, self.now)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportQuestion:
    """A period of service days, both included, and how to divide what happened in it."""

    first: date | None = None
    """Its first day; by default today, or ``last``."""
    last: date | None = None
    """Its last day; by default today."""
    by: tuple[Dimension, ...] = ()
    """What to tell apart; several are combined; nothing gives the total alone."""
    only: Mapping[Dimension, tuple[Key, ...]] = field(default_factory=dict)
    """What counts alone: a leg must have one of the keys of each dimension named here."""
    waited: WaitRange | None = None
    """Who counts alone by the wait to her first call; None: whoever came."""
    at: datetime | None = None
    """The last day as it stood at this instant, which is over; None: as it stands."""
    measures: tuple[Measure, ...] = tuple(Measure)
    """Of which durations the spread is told; fewer are told sooner where millions are counted."""


_MOST_TOLD = 24
_STEPS = (*TRANSITIONS.items(), *((step, after) for step, (after, _) in NEW_LEGS.items()))
# How a leg may end for which the unit has no word of its own.
_ENDS = tuple(
    dict.fromkeys(
        ending(after, kind).value for (_, kind), after in _STEPS if after not in OPEN_STATES
    )
)


class UnknownChoiceError(Refusal):
    """A question is of something alone that neither the unit nor its past knows."""

    def __init__(self, dimension: Dimension, key: Key, known: Sequence[Key]) -> None:
        told = ", ".join(map(str, known[:_MOST_TOLD])) or "none"
        more = f" and {len(known) - _MOST_TOLD} more" if len(known) > _MOST_TOLD else ""
        super().__init__(f"There is no {dimension.value} '{key}' here; there is {told}{more}")


DESCRIBED: Mapping[Dimension, Callable[[Unit], Sequence[Key]]] = {
    Dimension.SERVICE: lambda unit: [one.code for one in unit.every_service],
    Dimension.COUNTER: lambda unit: [
        one.number for one in (*unit.counters, *unit.retired.counters)
    ],
    Dimension.CLERK: lambda unit: [one.login for one in unit.every_person],
    Dimension.PRIORITY: lambda unit: [one.code for one in unit.every_priority],
    Dimension.LANGUAGE: lambda _: [one.value for one in Language],
    Dimension.OUTCOME: lambda unit: [
        *(one.code for one in (*unit.outcomes, *unit.retired.outcomes)),
        *_ENDS,
    ],
    Dimension.HOUR: lambda _: range(24),
    Dimension.WEEKDAY: lambda _: range(1, 8),
}
"""What the unit knows, what it had among it; of other dimensions every day is known."""
