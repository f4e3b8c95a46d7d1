"""Whether a service gives a ticket while the unit does: to be said before the touch."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from reception.domain.calendar import Calendar, is_open, next_day_begins, service_tickets_from
from reception.domain.unit import Service


class Availability(StrEnum):
    """Whether a service gives tickets, while the unit does."""

    OPEN = "open"
    PAUSED = "paused"
    """Until somebody resumes it, or the time comes that was said."""
    FULL = "full"
    """Every place, or every number, of today is given."""
    NOT_NOW = "not now"
    """Its own hours are over, or still to come."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ServicePause:
    """Since when a service is paused, as visitors' screens know it."""

    service: str
    since: datetime
    until: datetime | None = None
    """When it ends by itself; without one somebody resumes the service."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NotedPause(ServicePause):
    """By whom a service is paused, and why: for colleagues."""

    by: str
    reason: str | None = None
    """In one line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceOffer:
    """What has been given on a day, and what is paused now; what is missing is nothing yet."""

    taken: Mapping[str, int]
    """Places by service: its tickets, less the cancelled ones."""
    last_numbers: Mapping[str, int]
    """The latest number by series."""
    pauses: Mapping[str, ServicePause]
    """By service."""

    def places_left(self, service: Service) -> int | None:
        """Return how many places of a service are free; None for one that has no quota."""
        if service.daily_quota is None:
            return None
        return max(0, service.daily_quota - self.taken.get(service.code, 0))

    def availability(
        self, service: Service, calendar: Calendar, now: datetime, zone: tzinfo
    ) -> Availability:
        """Return whether a service gives tickets, by what the desk would say first."""
        if (
            service.hours
            and is_open(calendar, now, zone, {})
            and not is_open(calendar, now, zone, service.hours)
        ):
            return Availability.NOT_NOW
        if service.code in self.pauses:
            return Availability.PAUSED
        return Availability.FULL if self._is_full(service) else Availability.OPEN

    def again_at(
        self, service: Service, calendar: Calendar, now: datetime, zone: tzinfo
    ) -> datetime | None:
        """Return when a service gives tickets again; None while it does, or if nobody knows."""
        earliest = now
        pause = self.pauses.get(service.code)
        if pause:
            if pause.until is None:
                return None
            earliest = max(earliest, pause.until)
        if self._is_full(service):
            earliest = max(earliest, next_day_begins(calendar, now, zone))
        found = service_tickets_from(calendar, service.hours, earliest, zone)
        return None if found == now else found

    def _is_full(self, service: Service) -> bool:
        last_number = self.last_numbers.get(service.series.prefix)
        used_up = last_number is not None and last_number >= service.series.last
        return used_up or self.places_left(service) == 0
