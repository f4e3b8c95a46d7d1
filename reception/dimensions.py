"""By what a report's figures may be told apart, and in which order its groups stand."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from reception.domain.ticket import Leg, Ticket
from reception.domain.unit import Unit
from reception.zone import unit_zone


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


type Key = str | int | date | None
"""Where a group stands in one dimension; None for what no counter or clerk has called yet."""


def place_in(
    dimensions: Sequence[Dimension], unit: Unit
) -> Callable[[Ticket, Leg], tuple[Key, ...]]:
    """Return how a leg finds its group."""
    zone = unit_zone(unit.zone)
    readers: Mapping[Dimension, Callable[[Ticket, Leg], Key]] = {
        Dimension.SERVICE: lambda _, leg: leg.service,
        Dimension.HOUR: lambda _, leg: leg.waiting_since.astimezone(zone).hour,
        Dimension.WEEKDAY: lambda _, leg: leg.waiting_since.astimezone(zone).isoweekday(),
        Dimension.COUNTER: lambda _, leg: leg.counter,
        Dimension.CLERK: lambda _, leg: leg.clerk,
        Dimension.LANGUAGE: lambda ticket, _: ticket.language.value,
        Dimension.PRIORITY: lambda _, leg: leg.priority,
        Dimension.DAY: lambda ticket, _: ticket.service_day,
    }
    chosen = [readers[dimension] for dimension in dimensions]
    return lambda ticket, leg: tuple(read(ticket, leg) for read in chosen)


def rank_in(
    dimensions: Sequence[Dimension], unit: Unit
) -> Callable[[tuple[Key, ...]], tuple[tuple[int, str], ...]]:
    """Return the order of groups: as the unit lists them, else by value, what is unknown last."""
    listed: Mapping[Dimension, Sequence[str]] = {
        Dimension.SERVICE: [one.code for one in unit.services],
        Dimension.LANGUAGE: list(unit.languages),
        Dimension.PRIORITY: [one.code for one in unit.priorities],
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
