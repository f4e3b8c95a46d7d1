"""Several relays together: halls and sites stand in a Valkey that they share.

A hall is one hash with its record and a stamp that changes with it; a relay keeps what it has read,
and asks for the stamp alone. Everything but the sites has an end of its own there.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import msgspec
import valkey.asyncio
from valkey.exceptions import ValkeyError, WatchError

from outward.receiving.enrolment import Enrolled, EnrolmentRule
from outward.relay.memory_store import warn_of_foreign
from outward.relay.record import FORGOTTEN_AFTER, HallRecord, without_tickets
from outward.relay.store import (
    FOLLOWED_FOR,
    NOT_TOLD_FOR,
    HallRule,
    RelayLoad,
    SiteHall,
    Status,
    site_loads,
)
from reception.domain.errors import EnvironmentFault
from reception.system.decode import decoded
from reception.system.ids import run_id

_HALL, _PAGE, _FOLLOWERS, _RELAY = "nouba:hall:", "nouba:page:", "nouba:following:", "nouba:relay:"
_ENROLLED = "nouba:enrolled"
_STAMP, _BODY = "stamp", "body"
_ANSWERS_WITHIN_S = 5.0
_TRIES = 50
_MOST_CONNECTIONS = 64
_MOST_NOTED = 100_000

_write = msgspec.json.encode


class ValkeyStore:
    """Holds halls in a Valkey, and what it has read of them in this process."""

    def __init__(self, address: str) -> None:
        """Prepare it; nothing is asked yet.

        Raises:
            EnvironmentFault: the address is none.
        """
        try:
            pool = valkey.asyncio.BlockingConnectionPool.from_url(
                address,
                max_connections=_MOST_CONNECTIONS,
                timeout=_ANSWERS_WITHIN_S,
                socket_timeout=_ANSWERS_WITHIN_S,
                socket_connect_timeout=_ANSWERS_WITHIN_S,
            )
        except ValueError as error:
            raise EnvironmentFault(
                f"The store's address is none ({error})", "write it as valkey://host:6379/0"
            ) from error
        self._server: Any = valkey.asyncio.Valkey.from_pool(pool)
        self._halls: dict[str, tuple[bytes, SiteHall]] = {}
        self._sites: dict[str, str] = {}  # of the halls that were read: whose a ticket is
        self._enrolled: tuple[bytes | None, Enrolled] = (None, Enrolled())
        self._noted: dict[str, datetime] = {}

    @asynccontextmanager
    async def _asking(self) -> AsyncIterator[Any]:
        try:
            yield self._server
        except (ValkeyError, OSError, TimeoutError) as error:
            raise EnvironmentFault(
                f"The store does not answer ({type(error).__name__})", "see whether Valkey runs"
            ) from error

    async def enrolled(self) -> Enrolled:
        """Return who is in, read again when it has changed."""
        async with self._asking() as server:
            stamp = await server.hget(_ENROLLED, _STAMP)
            if stamp != self._enrolled[0]:
                stamp, body = await server.hmget(_ENROLLED, _STAMP, _BODY)
                self._enrolled = (stamp, decoded(body, Enrolled) if body else Enrolled())
        return self._enrolled[1]

    async def enrol(self, rule: EnrolmentRule) -> Enrolled:
        """Change it, whole."""

        async def turn(pipe: Any) -> tuple[Enrolled, Enrolled]:
            body = await pipe.hget(_ENROLLED, _BODY)
            before = decoded(body, Enrolled) if body else Enrolled()
            after = rule(before)
            pipe.multi()
            pipe.hset(_ENROLLED, mapping={_STAMP: _new_stamp(), _BODY: _write(after)})
            return before, after

        before, after = await self._alone_with(_ENROLLED, turn)
        for site in before.admitted.keys() - after.admitted.keys():
            await self.change(site, lambda _: None)
        return after

    async def _alone_with[Result](
        self, name: str, turn: Callable[[Any], Awaitable[Result]]
    ) -> Result:
        """Read, and write what follows from it; again where another relay wrote in between."""
        async with self._asking() as server, server.pipeline(transaction=True) as pipe:
            for _ in range(_TRIES):
                try:
                    await pipe.watch(name)
                    result = await turn(pipe)
                    await pipe.execute()
                except WatchError:
                    continue
                return result
        raise EnvironmentFault(
            "Too many relays write at once", "let one relay take the batches of a site"
        )

    async def hall(self, site: str) -> SiteHall | None:
        """Return the hall of a site, read again when it has changed."""
        async with self._asking() as server:
            stamp = await server.hget(_HALL + site, _STAMP)
            known = self._halls.get(site)
            if known and known[0] == stamp:
                return known[1]
            stamp, body = await server.hmget(_HALL + site, _STAMP, _BODY)
        if record := _hall_in(body):
            return self._keep(site, stamp, record)
        self._drop(site)
        return None

    def _keep(self, site: str, stamp: bytes, record: HallRecord) -> SiteHall:
        held = SiteHall(site, record)
        known = self._halls.get(site)
        had = known[1].tickets.keys() if known else frozenset[str]()
        for key in had - held.tickets.keys():
            self._sites.pop(key, None)
        self._sites |= dict.fromkeys(held.tickets.keys() - had, site)
        self._halls[site] = (stamp, held)
        return held

    def _drop(self, site: str) -> None:
        known = self._halls.pop(site, None)
        for key in known[1].tickets if known else ():
            self._sites.pop(key, None)

    async def find(self, key: str) -> SiteHall | None:
        """Return the hall that holds a ticket."""
        site = self._sites.get(key)
        if site is not None:
            held = await self.hall(site)
            if held is not None and key in held.tickets:
                return held
        async with self._asking() as server:
            named = await server.get(_PAGE + key)
        return await self.hall(named.decode()) if named else None

    async def change(self, site: str, rule: HallRule) -> SiteHall | None:
        """Change the hall of a site, beside whatever other relays do."""
        name, stamp = _HALL + site, _new_stamp()

        async def turn(pipe: Any) -> tuple[HallRecord | None, HallRecord | None]:
            body = await pipe.hget(name, _BODY)
            before = _hall_in(body)
            after = rule(before)
            if after is before:
                pipe.multi()
                return before, after
            had = before.keys() if before else frozenset[str]()
            if after is not None:
                foreign = await self._claim(site, sorted(after.keys() - had), after)
                after = without_tickets(after, foreign) if foreign else after
            gone = had - (after.keys() if after else frozenset())
            pipe.multi()
            if gone:
                pipe.delete(*(_PAGE + one for one in gone))
            if after is None:
                pipe.delete(name, _FOLLOWERS + site)
            else:
                pipe.hset(name, mapping={_STAMP: stamp, _BODY: _write(after)})
                ends_at = min(after.ends_at, after.heard_at + FORGOTTEN_AFTER)
                pipe.pexpire(name, _ms(ends_at, after))
            return before, after

        before, after = await self._alone_with(name, turn)
        if after is None:
            self._drop(site)
            return None
        if after is before:
            return await self.hall(site)
        return self._keep(site, stamp, after)

    async def _claim(self, site: str, keys: list[str], record: HallRecord) -> frozenset[str]:
        """Name the site at the keys that nobody has named; return those that another has."""
        if not keys:
            return frozenset()
        ends_ms = _ms(record.ends_at, record)
        async with self._asking() as server, server.pipeline(transaction=False) as pipe:
            for key in keys:
                pipe.set(_PAGE + key, site, nx=True, px=ends_ms)
            pipe.mget([_PAGE + key for key in keys])
            owners = (await pipe.execute())[-1]
        foreign = frozenset(
            key for key, owner in zip(keys, owners, strict=True) if owner != site.encode()
        )
        if foreign:
            warn_of_foreign(site, foreign)
        return foreign

    async def halls(self) -> Mapping[str, SiteHall]:
        """Return every hall."""
        async with self._asking() as server:
            names = [one.decode() async for one in server.scan_iter(f"{_HALL}*", count=1000)]
        sites = [one.removeprefix(_HALL) for one in names]
        found = {site: await self.hall(site) for site in sites}
        for site in self._halls.keys() - found.keys():
            self._drop(site)
        return {site: one for site, one in found.items() if one is not None}

    async def note_follower(self, site: str, key: str, now: datetime) -> None:
        """Note that somebody follows a ticket; it need not be told with every poll."""
        noted = self._noted.get(key)
        if noted is not None and now - noted < FOLLOWED_FOR / 4:
            return
        if len(self._noted) >= _MOST_NOTED:
            self._noted.clear()
        self._noted[key] = now
        async with self._asking() as server, server.pipeline(transaction=False) as pipe:
            pipe.zadd(_FOLLOWERS + site, {key: now.timestamp()})
            pipe.expire(_FOLLOWERS + site, int(FOLLOWED_FOR.total_seconds()))
            await pipe.execute()

    async def following(self, site: str, now: datetime) -> int:
        """Return how many tickets are followed, and forget who follows none any more."""
        since = (now - FOLLOWED_FOR).timestamp()
        async with self._asking() as server, server.pipeline(transaction=False) as pipe:
            pipe.zremrangebyscore(_FOLLOWERS + site, "-inf", since)
            pipe.zcard(_FOLLOWERS + site)
            return int((await pipe.execute())[-1])

    async def tell(self, relay: str, load: RelayLoad) -> None:
        """Note how this relay is; it is forgotten when it says no more."""
        async with self._asking() as server:
            await server.set(_RELAY + relay, _write(load), ex=int(NOT_TOLD_FOR.total_seconds()))

    async def status(self, now: datetime) -> Status:
        """Return how all relays and sites are."""
        relays: dict[str, RelayLoad] = {}
        async with self._asking() as server:
            async for name in server.scan_iter(f"{_RELAY}*", count=1000):
                if body := await server.get(name):
                    load = decoded(body, RelayLoad)
                    relays[name.decode().removeprefix(_RELAY)] = load
        halls = await self.halls()
        following = {site: await self.following(site, now) for site in halls}
        return Status(relays=relays, sites=site_loads(halls, following, now))

    async def close(self) -> None:
        """Close the connections."""
        await self._server.aclose()


def _hall_in(body: bytes | None) -> HallRecord | None:
    """Return a hall; none where another version wrote what this one does not read."""
    try:
        return decoded(body, HallRecord) if body else None
    except msgspec.MsgspecError:
        return None


def _new_stamp() -> bytes:
    return bytes.fromhex(run_id())


def _ms(ends_at: datetime, record: HallRecord) -> int:
    """Return how long something of a hall that was just heard is kept."""
    return max(1, int((ends_at - record.heard_at).total_seconds() * 1000))
