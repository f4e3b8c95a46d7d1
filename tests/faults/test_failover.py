"""A standby takes over when the primary vanishes: what was answered is there, and work goes on."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
import pytest

from reception.app import open_reception
from reception.database.upgrade import prepare_database
from reception.domain.errors import StorageFault
from reception.system.clock import SystemClock
from tests.faults.restless_hall import RestlessHall, four_clerks
from tests.support.databases import set_up
from tests.support.fault_proxy import FaultProxy, server_of
from tests.support.postgres import PostgresServer, running_postgres

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.timeout(600),
    pytest.mark.deep,
    pytest.mark.journey,
]

_KEEPS = "-c synchronous_commit=on -c wal_level=replica -c max_wal_senders=4"
_WAITS_S = 300.0
# From the promotion on; what is promised is five seconds. A computer may add to it as much again,
# and a busy one far more: the soaks judge the seconds.
GAP_S, SLACK_S, BUSY_S = 5.0, 5.0, 60.0


@dataclass
class Pair:
    """A primary server, its standby, and the lines to them."""

    primary: PostgresServer
    standby: PostgresServer
    between: FaultProxy
    """The line by which the standby follows."""
    to_primary: FaultProxy
    to_standby: FaultProxy
    url: str
    """Of the database on the primary."""
    is_over: bool = False

    @property
    def address(self) -> str:
        """Return the address that stations are given: of both servers."""
        one = self.to_primary.address_of(self.url)
        return one.replace(
            f"127.0.0.1:{self.to_primary.port}",
            f"127.0.0.1:{self.to_primary.port},127.0.0.1:{self.to_standby.port}",
        )

    def fail_over(self) -> None:
        """Kill the primary and promote the standby."""
        self.primary.kill()
        self.standby.promote()
        self.is_over = True


@contextmanager
def pair(*, synchronous: bool) -> Iterator[Pair]:
    with running_postgres(more=_KEEPS) as primary:
        name = primary.create_database()
        url = primary.url(name)
        prepare_database(url)
        set_up(url, four_clerks(), SystemClock())
        with FaultProxy(server_of(url)) as between:
            follows = f"host=127.0.0.1 port={between.port} user=postgres"
            with running_postgres(more=_KEEPS, standby_of=follows) as standby:
                if synchronous:
                    primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
                    primary.execute("SELECT pg_reload_conf()")
                until(lambda: state_of(primary) == ("sync" if synchronous else "async"))
                with (
                    FaultProxy(server_of(url)) as to_primary,
                    FaultProxy(server_of(standby.url(name))) as to_standby,
                ):
                    yield Pair(primary, standby, between, to_primary, to_standby, url)


def state_of(primary: PostgresServer) -> str | None:
    with psycopg.connect(host=str(primary.folder), user="postgres", dbname="postgres") as asking:
        row = asking.execute("SELECT sync_state FROM pg_stat_replication").fetchone()
    return row[0] if row else None


def until(true: Callable[[], bool]) -> None:
    until_s = time.monotonic() + _WAITS_S
    while not true():
        assert time.monotonic() < until_s
        time.sleep(0.02)


@pytest.fixture
def standby_url() -> Callable[[Pair], str]:
    return lambda pair: pair.url.replace(str(pair.primary.folder), str(pair.standby.folder))


def test_nothing_that_was_answered_is_lost(standby_url: Callable[[Pair], str]) -> None:
    with pair(synchronous=True) as servers:
        hall = RestlessHall(servers.address, tickets_each=60)
        hall.work_through([servers.fail_over], every_s=1.5)
        assert servers.is_over
        assert hall.is_over
        assert hall.told.lies(standby_url(servers)) == []
        assert max(hall.gaps_s) <= GAP_S + BUSY_S
        with open_reception(servers.address) as reception:
            assert not [one for one in reception.verify() if one.broken]
        print(  # noqa: T201 - shown with -rP
            f"{len(hall.told.done)} acts, {len(hall.told.unknown)} unknown for a while,"
            f" longest gap {max(hall.gaps_s):.2f} s"
        )


@pytest.mark.parametrize("synchronous", [True, False])
def test_what_the_standby_does_not_have_is_not_answered(
    standby_url: Callable[[Pair], str], *, synchronous: bool
) -> None:
    """With a standby that is not waited for it is answered, and lost: the control."""
    with pair(synchronous=synchronous) as servers:
        answered = set()
        with open_reception(servers.address, patience_s=1.0) as reception:
            answered.add(reception.desk.issue("residence").ticket.label)
            until(lambda: has(standby_url(servers), answered))
            servers.between.blackhole()
            try:
                answered.add(reception.desk.issue("residence").ticket.label)
            except StorageFault:
                assert synchronous
            servers.fail_over()
            assert has(standby_url(servers), answered) is synchronous


def has(url: str, labels: set[str]) -> bool:
    with open_reception(url) as reception:
        return labels <= {one.visit.ticket.label for one in reception.hall.queue().tickets}


@pytest.mark.soak
@pytest.mark.parametrize("time_of_day", range(20))
def test_twenty_times(standby_url: Callable[[Pair], str], time_of_day: int) -> None:
    with pair(synchronous=True) as servers:
        hall = RestlessHall(servers.address, tickets_each=150)
        hall.work_through([servers.fail_over], every_s=0.5 + time_of_day * 0.13)
        assert hall.told.lies(standby_url(servers)) == []
        assert max(hall.gaps_s) <= GAP_S + SLACK_S
