"""Runs a relay: listens, forgets in time, and tells how it is."""

import asyncio
import logging
import resource
import socket
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from outward.receiving.listening import Listening, served
from outward.relay.app import RelayApp
from outward.relay.memory_store import MemoryStore
from outward.relay.record import HallRecord, without_forgotten
from outward.relay.store import TOLD_EVERY_S, RelayLoad, RelayStore
from outward.relay.valkey_store import ValkeyStore
from reception.domain.errors import EnvironmentFault
from reception.system.clock import Clock
from reception.system.ids import run_id

_VALKEY = ("valkey://", "valkeys://", "unix://")

_log = logging.getLogger("nouba.relay")


def open_store(address: str, folder: Path) -> RelayStore:
    """Return where halls and sites are kept: ``memory``, or a Valkey.

    Raises:
        EnvironmentFault: the address is none, or the folder cannot be made.
    """
    if address == "memory":
        return MemoryStore(folder)
    if address.startswith(_VALKEY):
        return ValkeyStore(address)
    raise EnvironmentFault(
        "The store is neither 'memory' nor a Valkey", "write it as valkey://host:6379/0"
    )


async def forget(store: RelayStore, now: datetime) -> dict[str, Exception]:
    """Forget what is past: tickets, days, silent sites, and those that were withdrawn.

    Returns the faults of sites of which it could not: of one they keep no other's tickets.
    """
    faults: dict[str, Exception] = {}
    admitted = (await store.enrolled()).admitted
    for site, held in (await store.halls()).items():

        def rule(record: HallRecord | None, site: str = site) -> HallRecord | None:
            if record is None or record.is_past(now) or site not in admitted:
                return None
            return without_forgotten(record, now)

        try:
            if rule(held.record) is not held.record:
                await store.change(site, rule)
        except Exception as fault:  # noqa: BLE001 - told by whoever asked
            faults[site] = fault
    return faults


class Running:
    """A relay that runs."""

    def __init__(
        self, store: RelayStore, clock: Clock, *, alive: Callable[[], None] = lambda: None
    ) -> None:
        """Prepare it; ``alive`` is told whenever it has looked after everything."""
        self._store, self._clock, self._alive = store, clock, alive
        self._app = RelayApp(store, clock)
        self._since = clock.now()
        self._told = set[tuple[str, str]]()
        self._name = f"{socket.gethostname()}-{run_id()[:6]}"

    async def serve(self, where: Listening, ready: Callable[[str], None]) -> None:
        """Serve until the process is asked to end.

        Args:
            where: where to listen.
            ready: told the address once it does.

        Raises:
            EnvironmentFault: it cannot listen there, or the store does not answer.
        """
        await self._store.enrolled()
        try:
            await served(self._app, where, ready, self._keep())
        finally:
            await self._store.close()

    async def _keep(self) -> None:
        turn_s, next_s = TOLD_EVERY_S / 2, 0.0
        while True:
            if time.monotonic() >= next_s:
                next_s = time.monotonic() + TOLD_EVERY_S
                await self.look_after()
            self._alive()
            await asyncio.sleep(turn_s)

    async def look_after(self) -> None:
        """Forget what is past and tell how it is; a fault is logged once, while it lasts."""
        faults: dict[str, Exception] = {}
        try:
            faults |= await forget(self._store, self._clock.now())
            await self._store.tell(self._name, self.load())
        except Exception as fault:  # noqa: BLE001 - pages are served whatever fails here
            faults["the store"] = fault
        found = {(what, repr(one)) for what, one in faults.items()}
        for what, one in faults.items():
            if (what, repr(one)) not in self._told:
                expected = isinstance(one, EnvironmentFault | OSError)
                _log.error("%s: %s", what, one, exc_info=None if expected else one)
        self._told = found

    def load(self) -> RelayLoad:
        """Return how it is."""
        intake = self._app.intake
        return RelayLoad(
            at=self._clock.now(),
            since=self._since,
            pages=self._app.pages,
            unchanged=self._app.unchanged,
            unknown=self._app.unknown,
            batches=intake.batches,
            refused=intake.refused,
            processor_s=time.process_time(),
            memory_bytes=_memory_bytes(),
        )


def _memory_bytes() -> int:
    """Return what this process holds now; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()
