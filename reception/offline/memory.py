"""The hall as the server described it last: what a station offers while it is away."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec

from reception.domain.availability import Availability
from reception.domain.calendar import Opening, opening, service_tickets_from
from reception.domain.calling import ServicePause
from reception.domain.errors import (
    QuotaReachedError,
    Refusal,
    ServiceHoursError,
    ServicePausedError,
    UnitClosedError,
)
from reception.domain.unit import Service, Unit
from reception.offline.file import JournalFile
from reception.queue.hall import ServiceOutlook
from reception.system.clock import unit_zone
from reception.unit.current import day_of

log = logging.getLogger(__name__)

_WRITE_AGAIN = timedelta(minutes=1)
_ZERO = timedelta(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownService:
    """What was said last of one service."""

    full: bool = False
    places_left: int | None = None
    pause: ServicePause | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LastKnown:
    """The unit, and what its services gave, as of one instant."""

    unit: Unit
    services: Mapping[str, KnownService]
    heard_at: datetime

    def day(self, now: datetime) -> date:
        """Return the service day of an instant."""
        return day_of(self.unit, now)

    def opening(self, now: datetime) -> Opening:
        """Return whether tickets are given, by the hours that were known last."""
        return opening(self.unit.calendar, now, unit_zone(self.unit.zone))

    def refusing(self, now: datetime, given: Mapping[str, int]) -> tuple[ServiceOutlook, ...]:
        """Return the services that give no tickets, and why; nothing is known of the others.

        Args:
            now: the present instant.
            given: how many tickets of each the station has given alone since.
        """
        told = ((one, self._availability(one, now, given)) for one in self.unit.services)
        return tuple(
            ServiceOutlook(
                service=service,
                waiting=0,
                longest_wait=_ZERO,
                open_counters=0,
                expected_wait=None,
                availability=availability,
                pause=self._pause(service, now),
                again_at=self._again_at(service, availability, now),
            )
            for service, availability in told
            if availability is not Availability.OPEN
        )

    def require_open(self, code: str, now: datetime, given: Mapping[str, int]) -> Service:
        """Return a service that gives tickets now, by all that is known.

        Raises:
            UnknownServiceError: the unit does not offer it.
            UnitClosedError: no tickets are given now.
            NoTicketNowError: the service gives none now.
        """
        service = self.unit.service(code)
        hours = self.opening(now)
        zone = unit_zone(self.unit.zone)
        if not hours.is_open:
            opens_at = hours.opens_at.astimezone(zone) if hours.opens_at else None
            raise UnitClosedError(opens_at, hours.reason)
        availability = self._availability(service, now, given)
        if availability is not Availability.OPEN:
            again_at = self._again_at(service, availability, now)
            raise _refusal(service, availability, again_at.astimezone(zone) if again_at else None)
        return service

    def _availability(
        self, service: Service, now: datetime, given: Mapping[str, int]
    ) -> Availability:
        zone = unit_zone(self.unit.zone)
        calendar = self.unit.calendar
        if (
            service.hours
            and self.opening(now).is_open
            and service_tickets_from(calendar, service.hours, now, zone) != now
        ):
            return Availability.NOT_NOW
        if self._pause(service, now):
            return Availability.PAUSED
        return Availability.FULL if self._is_full(service, now, given) else Availability.OPEN

    def _pause(self, service: Service, now: datetime) -> ServicePause | None:
        pause = self._known(service).pause
        return pause if pause and (pause.until is None or now < pause.until) else None

    def _is_full(self, service: Service, now: datetime, given: Mapping[str, int]) -> bool:
        known = self._known(service)
        ours = given.get(service.code, 0)
        if self.day(now) != self.day(self.heard_at):
            return service.daily_quota is not None and ours >= service.daily_quota
        return known.full or (known.places_left is not None and ours >= known.places_left)

    def _again_at(
        self, service: Service, availability: Availability, now: datetime
    ) -> datetime | None:
        pause = self._pause(service, now)
        if availability is Availability.FULL or (pause and pause.until is None):
            return None
        earliest = pause.until if pause and pause.until else now
        zone = unit_zone(self.unit.zone)
        return service_tickets_from(self.unit.calendar, service.hours, earliest, zone)

    def _known(self, service: Service) -> KnownService:
        return self.services.get(service.code, KnownService())


class Memory:
    """Keeps in the journal what was known last."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._last: LastKnown | None = None
        self._is_read = False

    def last(self) -> LastKnown | None:
        """Return what was known last; None on a station that has never heard of the server."""
        if not self._is_read:
            row = self._file.row("SELECT document FROM known")
            self._last = _decoded(row[0]) if row else None
            self._is_read = True
        return self._last

    def keep(self, unit: Unit, outlook: Sequence[ServiceOutlook], now: datetime) -> None:
        """Keep what was heard; what says nothing new is written once a minute."""
        services = {
            one.service.code: KnownService(
                full=one.availability is Availability.FULL,
                places_left=one.places_left,
                pause=one.pause,
            )
            for one in outlook
        }
        before = self.last()
        heard = LastKnown(unit=unit, services=services, heard_at=now)
        self._last = heard
        if before and _says_the_same(before, heard):
            # Written as it was: the next comparison must find the last writing's time.
            self._last = before
            return
        document = msgspec.json.encode(heard)
        with self._file.write() as run:
            run.execute(
                "INSERT INTO known (one, document) VALUES (1, ?)"
                " ON CONFLICT (one) DO UPDATE SET document = excluded.document",
                (document,),
            )


def _says_the_same(before: LastKnown, heard: LastKnown) -> bool:
    if not _ZERO <= heard.heard_at - before.heard_at < _WRITE_AGAIN:
        return False
    same_unit = before.unit is heard.unit or before.unit == heard.unit
    return same_unit and before.services == heard.services


def _decoded(document: bytes) -> LastKnown | None:
    try:
        return msgspec.json.decode(document, type=LastKnown)
    except msgspec.MsgspecError as error:
        # Written by another version: the server tells it anew.
        log.info("what the journal knows of the unit is not understood: %s", error)
        return None


def _refusal(service: Service, availability: Availability, again_at: datetime | None) -> Refusal:
    refusal: ServiceHoursError | ServicePausedError | QuotaReachedError
    match availability:
        case Availability.NOT_NOW:
            refusal = ServiceHoursError(service.code)
        case Availability.PAUSED:
            refusal = ServicePausedError(service.code)
        case _:
            refusal = QuotaReachedError(service.code, service.daily_quota or 0)
    refusal.again_at = again_at
    return refusal
