"""Giving a number without the server, by what it said last, under the station's own prefix."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import msgspec

from reception.domain.availability import Availability, ServiceOffer, ServicePause
from reception.domain.calendar import Opening, opening
from reception.domain.errors import (
    QuotaReachedError,
    Refusal,
    ServiceHoursError,
    ServicePausedError,
    UnitClosedError,
)
from reception.domain.paper import PrintState
from reception.domain.unit import Service, Unit
from reception.offline.file import JournalFile, NotRegisteredError
from reception.offline.log import Journal, Outages
from reception.offline.model import Given, WantedTicket
from reception.queue.hall import ServiceStatus
from reception.system.clock import Clock, unit_zone
from reception.system.decode import decoded
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
    page_keys: Mapping[date, bytes] = field(default_factory=dict)
    """Of days whose tickets have pages."""

    def day(self, now: datetime) -> date:
        """Return the service day of an instant."""
        return day_of(self.unit, now)

    def opening(self, now: datetime) -> Opening:
        """Return whether tickets are given, by the hours that were known last."""
        return opening(self.unit.calendar, now, unit_zone(self.unit.zone))

    def refusing(self, now: datetime, given: Mapping[str, int]) -> tuple[ServiceStatus, ...]:
        """Return the services that give no tickets, and why; nothing is known of the others.

        Args:
            now: the present instant.
            given: how many tickets of each the station has given alone since.
        """
        offer = self._offer(now, given)
        told = ((one, *self._state(offer, one, now)) for one in self.unit.services)
        return tuple(
            ServiceStatus(
                service=service,
                waiting=0,
                longest_wait=_ZERO,
                open_counters=0,
                expected_wait=None,
                availability=availability,
                pause=offer.pauses.get(service.code),
                again_at=again_at,
            )
            for service, availability, again_at in told
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
        availability, again_at = self._state(self._offer(now, given), service, now)
        if availability is not Availability.OPEN:
            raise _refusal(service, availability, again_at.astimezone(zone) if again_at else None)
        return service

    def _offer(self, now: datetime, given: Mapping[str, int]) -> ServiceOffer:
        """Return what has been given of the day, as far as is known, and what is paused now."""
        taken, last_numbers = dict(given), {}
        is_of_today = self.day(now) == self.day(self.heard_at)
        for service in self.unit.services if is_of_today else ():
            known = self.services.get(service.code, KnownService())
            if known.places_left is not None and service.daily_quota is not None:
                before = service.daily_quota - known.places_left
                taken[service.code] = before + given.get(service.code, 0)
            if known.full and known.places_left != 0:
                last_numbers[service.series.prefix] = service.series.last
        pauses = {
            code: one.pause
            for code, one in self.services.items()
            if one.pause and (one.pause.until is None or now < one.pause.until)
        }
        return ServiceOffer(taken=taken, last_numbers=last_numbers, pauses=pauses)

    def _state(
        self, offer: ServiceOffer, service: Service, now: datetime
    ) -> tuple[Availability, datetime | None]:
        """Return whether a service gives tickets, and when again; of a full one nobody knows."""
        calendar, zone = self.unit.calendar, unit_zone(self.unit.zone)
        availability = offer.availability(service, calendar, now, zone)
        if availability is Availability.FULL:
            return availability, None
        return availability, offer.again_at(service, calendar, now, zone)


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

    def keep(
        self,
        unit: Unit,
        services: Sequence[ServiceStatus],
        now: datetime,
        page_keys: Mapping[date, bytes] | None = None,
    ) -> None:
        """Keep what was heard; what says nothing new is written once a minute."""
        known = {
            one.service.code: KnownService(
                full=one.availability is Availability.FULL,
                places_left=one.places_left,
                pause=one.pause,
            )
            for one in services
        }
        before = self.last()
        heard = LastKnown(unit=unit, services=known, heard_at=now, page_keys=page_keys or {})
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
    said, says = ((one.services, one.page_keys) for one in (before, heard))
    return same_unit and said == says


def _decoded(document: bytes) -> LastKnown | None:
    try:
        return decoded(document, LastKnown)
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


@dataclass(eq=False)
class OfflineIssue:
    """Decides as the server would, by all that is known here."""

    _journal: Journal
    _memory: Memory
    _outages: Outages
    _clock: Clock

    def give(self, wanted: WantedTicket, *, printed: bool) -> tuple[Given, LastKnown]:
        """Give a touch its number; return it with what was known.

        Args:
            wanted: the touch; the same one again is given the same number.
            printed: whether it comes on paper.

        Raises:
            Refusal: no ticket is given for this now.
            NotRegisteredError: the server has never been heard.
            AloneTooLongError: people must decide.
            JournalFault: the number cannot be written down, so there is none.
        """
        known = self._memory.last()
        if known is None:
            raise NotRegisteredError
        earlier = self._journal.given(wanted.operation)
        if earlier:
            return earlier, known
        now = self._clock.now()
        day = known.day(now)
        known.require_open(wanted.service, now, self._journal.given_of(known.unit.code, day))
        known.unit.priority(wanted.priority)
        known.unit.language(wanted.language)
        self._outages.begin(now)
        given = self._journal.give(
            wanted,
            unit=known.unit.code,
            day=day,
            at=now,
            sheet=PrintState.QUEUED if printed else None,
        )
        return given, known
