"""By what a report's figures may be told apart, and in which order its groups stand."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from reception.domain.ticket import Leg, Ticket
from reception.domain.unit import Unit
from reception.system.clock import unit_zone


class Dimension(StrEnum):
    """By what the figures may be told apart."""

    SERVICE = "service"
    HOUR = "hour"
    WEEKDAY = "weekday"
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
    """How the stay ended: a code of the unit's, or the word for what became of it."""


type Key = str | int | date | None
"""Where a group stands in one dimension; None for what no counter or clerk has called yet."""

OF_CALENDAR: Mapping[Dimension, Callable[[date], Key]] = {
    Dimension.DAY: lambda day: day,
    Dimension.WEEK: lambda day: day - timedelta(days=day.weekday()),
    Dimension.MONTH: lambda day: day.replace(day=1),
    Dimension.YEAR: lambda day: day.year,
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
        Dimension.WEEKDAY: lambda _, leg: leg.waiting_since.astimezone(zone).isoweekday(),
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
