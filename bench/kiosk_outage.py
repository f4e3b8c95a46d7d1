"""The real kiosk loses its PostgreSQL and finds it again: what a visitor waits, and how it heals.

From the touch to the end of the paper at a printer made of software, which takes no time itself.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.table import Measured, percentile
from reception.app import Reception, open_reception
from reception.offline.file import JournalFile, journal_path
from reception.offline.issue import Memory, OfflineIssue
from reception.offline.log import Journal, Outages
from reception.offline.model import Given, WantedTicket
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from tests.journeys.outage_child import OutageKiosk
from tests.support.databases import PostgresDatabases
from tests.support.fault_proxy import FaultProxy, server_of
from tests.support.postgres import running_postgres

_TOUCHES = 30
# The first tickets load the driver and the typefaces.
_WARM_UP = 5
_KEPT = 500
_PATIENCE_S = 60.0


def measure() -> Iterator[Measured]:
    """Yield what a visitor waits, and how long it takes until everything is brought in."""
    with _hall() as (url, folder, reception), FaultProxy(server_of(url)) as proxy:
        kiosk = OutageKiosk(proxy.address_of(url), folder)
        try:
            online = _touches(kiosk)
            proxy.blackhole()
            first = kiosk.take()
            alone = _touches(kiosk)
        finally:
            kiosk.kill()
        yield _p99("touch to paper, the database there, p99", online, 300.0)
        yield Measured(
            name="touch to paper, the first after a silent cut",
            value=first["took_s"] * 1000,
            unit="ms",
            limit=2500.0,
            note=f"ticket {first['label']}",
        )
        yield _p99("touch to paper, the database away, p99", alone, 300.0)
        yield _healing(url, folder, reception, proxy)


def _touches(kiosk: OutageKiosk) -> list[float]:
    took = [kiosk.take() for _ in range(_WARM_UP + _TOUCHES)][_WARM_UP:]
    assert all(one["page"] == "ticket" for one in took), took
    return [one["took_s"] * 1000 for one in took]


def _p99(name: str, took: list[float], limit: float) -> Measured:
    value = percentile(took, 99)
    return Measured(name=name, value=value, unit="ms", limit=limit, note=f"{len(took)} tickets")


def _healing(url: str, folder: Path, reception: Reception, proxy: FaultProxy) -> Measured:
    """Keep many tickets in the journal, let the line heal, and wait until all have arrived."""
    wanted = {one.wanted.ticket for one in _keep(folder)}
    kiosk = OutageKiosk(proxy.address_of(url), folder)
    try:
        kiosk.take()
        proxy.heal()
        healed_s = time.monotonic()
        while not wanted <= {one.visit.ticket.id for one in reception.hall.queue().tickets}:
            assert time.monotonic() - healed_s < _PATIENCE_S
            time.sleep(0.05)
        took_s = time.monotonic() - healed_s
        assert not [one for one in reception.verify() if one.broken]
    finally:
        kiosk.kill()
    return Measured(
        name=f"{_KEPT} tickets brought in after the line is back",
        value=took_s,
        unit="s",
        limit=5.0,
        note=f"{_KEPT / took_s:.0f} a second, with finding out that it is back",
    )


def _keep(folder: Path) -> list[Given]:
    clock = SystemClock()
    ids = TimeOrderedIds(clock)
    with JournalFile(journal_path(folder / "state", "kiosk-1"), ids) as file:
        journal = Journal(file)
        memory = Memory(file)
        alone = OfflineIssue(journal, memory, Outages(file), clock)
        known = memory.last()
        assert known
        return [
            alone.give(
                WantedTicket(
                    operation=ids.new(),
                    ticket=ids.new(),
                    service="signature",
                    language=known.unit.languages[0],
                ),
                printed=False,
            )[0]
            for _ in range(_KEPT)
        ]


@contextmanager
def _hall() -> Iterator[tuple[str, Path, Reception]]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with running_postgres() as server, tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        databases = PostgresDatabases(server, SystemClock())
        with databases.commune(folder) as url, open_reception(url) as reception:
            yield url, folder, reception
