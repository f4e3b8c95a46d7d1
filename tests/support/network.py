"""Two servers of PostgreSQL: sites on the one, their centre on the other."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import psutil
import psycopg

from reception.database.upgrade import prepare_database
from reception.network.model import Site, SiteState
from reception.network.network import Network, open_network
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, behind_its_back, set_up
from tests.support.postgres import PostgresServer, running_postgres

_PATIENCE_S = 300.0
_LOOK_EVERY_S = 0.02
KEPT_MB = 2
"""So much of the log a site keeps for a centre that is away."""
# A commit waits for what it should wait for; that it is durable is not the point here.
_SITES = "-c fsync=off -c full_page_writes=off -c wal_level=logical -c wal_keep_size=0"
SITES_KEEP = f"{_SITES} -c max_slot_wal_keep_size={KEPT_MB}MB"
# It tries again at once after a fault, so that tests need not wait for it; and what it answered
# outlives being stopped, since tests stop it.
_CENTRE = (
    "-c synchronous_commit=on -c wal_level=minimal -c max_wal_senders=0"
    " -c max_logical_replication_workers=16"
    " -c max_worker_processes=24 -c wal_retrieve_retry_interval=50ms"
)
CLOCK = FakeClock()


@dataclass
class Country:
    """A centre, and a server on which there may be sites."""

    sites: PostgresServer
    centre: PostgresServer
    centre_url: str
    prepared: str
    """A database of the sites' server in which no unit is yet."""

    def new_site(self, code: str) -> str:
        """Return the address of a site that publishes."""
        url = self.sites.url(self.sites.create_database(template=self.prepared))
        set_up(url, replace(COMMUNE, code=code), CLOCK)
        with open_network(url) as site:
            assert site.publishing.publish()
        return url

    @contextmanager
    def opened(self) -> Iterator[Network]:
        """Give the centre's verbs."""
        with open_network(self.centre_url, clock=CLOCK) as network:
            yield network

    def site(self, code: str) -> Site:
        """Return how a site is, as the centre sees it."""
        with self.opened() as network:
            return next(one for one in network.centre.sites() if one.unit == code)

    def follow(self, url: str) -> None:
        """Follow a site, and wait until it is copied."""
        with self.opened() as network:
            code = network.centre.subscribe(url)
        self.caught_up(code)

    def caught_up(self, code: str) -> None:
        """Wait until a site follows and nothing is on the way."""

        def here() -> bool:
            found = self.site(code)
            return found.state is SiteState.FOLLOWING and found.behind_bytes == 0

        until(here)

    def leave_all(self) -> None:
        """Follow nobody any more."""
        with self.opened() as network:
            for site in network.centre.sites(ask=False):
                assert network.centre.leave(site.unit)


@contextmanager
def a_country(kept_mb: int = KEPT_MB) -> Iterator[Country]:
    """Give two servers, and a centre on one of them."""
    sites_keep = f"{_SITES} -c max_slot_wal_keep_size={kept_mb}MB"
    with (
        running_postgres(durable=True, more=sites_keep, segment_mb=1) as sites,
        running_postgres(more=_CENTRE) as centre,
    ):
        prepared = sites.create_database()
        prepare_database(sites.url(prepared))
        country = Country(sites, centre, centre.url(centre.create_database()), prepared)
        with country.opened() as network:
            assert network.centre.found(months=3)
        prepare_database(country.centre_url)
        set_up(country.centre_url, replace(COMMUNE, code="head"), CLOCK)
        yield country


@contextmanager
def killed(server: PostgresServer) -> Iterator[None]:
    """Take a server away for a while."""
    server.stop()
    try:
        yield
    finally:
        server.start()


@contextmanager
def frozen(server: PostgresServer) -> Iterator[None]:
    """Stop every process of a server for a while, as a machine that hangs does."""
    first = psutil.Process(server.process)
    everybody = [first, *first.children(recursive=True)]
    for one in everybody:
        os.kill(one.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for one in everybody:
            os.kill(one.pid, signal.SIGCONT)


@contextmanager
def full(centre_url: str) -> Iterator[None]:
    """Let the centre write no row, as a server whose disk is full."""
    with behind_its_back(centre_url) as connection:
        connection.execute("""
            CREATE FUNCTION network.full() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$
        """)
        connection.execute("""
            CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON public.leg
            FOR EACH ROW EXECUTE FUNCTION network.full()
        """)
        connection.execute("ALTER TABLE public.leg ENABLE ALWAYS TRIGGER full_disk")
        yield
        connection.execute("DROP FUNCTION network.full() CASCADE")


def rows(url: str, sql: str) -> list[tuple[object, ...]]:
    """Return rows, read behind Nouba's back."""
    with behind_its_back(url) as connection:
        found: list[tuple[object, ...]] = connection.execute(sql).fetchall()
        return found


def until(true: Callable[[], bool]) -> None:
    """Look again and again until something is true."""
    pause, deadline = threading.Event(), time.monotonic() + _PATIENCE_S
    while not _is(true):
        assert time.monotonic() < deadline, "it never came true"
        pause.wait(_LOOK_EVERY_S)


def _is(true: Callable[[], bool]) -> bool:
    try:
        return true()
    except psycopg.OperationalError:
        return False
