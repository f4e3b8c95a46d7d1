"""Where a relay keeps halls and sites: in its own memory, or where several share it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Protocol

import msgspec
from msgspec import Struct

from outward.receiving.enrolment import Enrolled, EnrolmentRule
from outward.relay.record import HallRecord, Indexed, by_key

FOLLOWED_FOR = timedelta(minutes=2)
"""Whoever asked for a page within that time follows it."""
TOLD_EVERY_S = 10.0
"""So often a relay notes how it is."""
NOT_TOLD_FOR = timedelta(seconds=60)
"""A relay that noted nothing for so long does not run."""


class SiteHall:
    """A hall that is held, and its tickets by the hash of their key."""

    def __init__(self, site: str, record: HallRecord) -> None:
        self.site = site
        self.record = record
        self.shown: dict[tuple[object, ...], object] = {}
        """What pages of exactly this hall were asked for."""

    @cached_property
    def tickets(self) -> Indexed:
        """Return each ticket and its place."""
        return by_key(self.record)

    @cached_property
    def hall_mark(self) -> str:
        """Return what changes with the hall's own texts."""
        return sha256(msgspec.msgpack.encode(self.record.hall)).hexdigest()[:16]


type HallRule = Callable[[HallRecord | None], HallRecord | None]
"""Says what is held next; it raises where nothing may be changed, and may be asked again."""


class RelayLoad(Struct, frozen=True, kw_only=True):
    """How one relay is, as it says itself."""

    at: datetime
    since: datetime
    pages: int
    """Asked for since it started; those of them that had not changed:"""
    unchanged: int
    unknown: int
    batches: int
    refused: int
    processor_s: float
    memory_bytes: int


class SiteLoad(Struct, frozen=True, kw_only=True):
    """How one site is."""

    heard_at: datetime
    number: int
    tickets: int
    following: int


class Status(Struct, frozen=True, kw_only=True):
    """How all relays of a store are."""

    relays: dict[str, RelayLoad]
    sites: dict[str, SiteLoad]


class RelayStore(Protocol):
    """Keeps halls and sites. Each change is whole or none, whoever changes beside it."""

    async def enrolled(self) -> Enrolled:
        """Return which sites are in, and which ask."""
        ...

    async def enrol(self, rule: EnrolmentRule) -> Enrolled:
        """Change them."""
        ...

    async def hall(self, site: str) -> SiteHall | None:
        """Return the hall of a site."""
        ...

    async def find(self, key: str) -> SiteHall | None:
        """Return the hall that holds a ticket, by the hash of its key."""
        ...

    async def change(self, site: str, rule: HallRule) -> SiteHall | None:
        """Change the hall of a site; what the rule raises is raised, and nothing was changed.

        A ticket whose key another site has named before is not taken.
        """
        ...

    async def halls(self) -> Mapping[str, SiteHall]:
        """Return every hall, by its site."""
        ...

    async def note_follower(self, site: str, key: str, now: datetime) -> None:
        """Note that somebody follows a ticket."""
        ...

    async def following(self, site: str, now: datetime) -> int:
        """Return how many tickets of a site are followed."""
        ...

    async def tell(self, relay: str, load: RelayLoad) -> None:
        """Note how a relay is."""
        ...

    async def status(self, now: datetime) -> Status:
        """Return how relays and sites are."""
        ...

    async def close(self) -> None:
        """Give back what it holds of the system."""
        ...


def site_loads(
    halls: Mapping[str, SiteHall], following: Mapping[str, int], now: datetime
) -> dict[str, SiteLoad]:
    """Return how each site is."""
    return {
        site: SiteLoad(
            heard_at=one.record.heard_at,
            number=one.record.number,
            tickets=len(one.tickets),
            following=following.get(site, 0),
        )
        for site, one in halls.items()
        if not one.record.is_past(now)
    }
