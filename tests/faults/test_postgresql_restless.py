"""Four kiosks and four clerks on a PostgreSQL that is restarted, and lines that break.

No number is given twice, nobody is called twice, nothing that was answered vanishes, and nothing is
there of which the stations were told that it failed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from reception.app import open_reception
from reception.database.postgresql import PostgresqlDriver
from reception.database.upgrade import prepare_database
from reception.system.clock import SystemClock
from tests.faults.restless_hall import RestlessHall, four_clerks
from tests.support.databases import set_up
from tests.support.fault_proxy import FaultProxy, server_of
from tests.support.postgres import PostgresServer, running_postgres

pytestmark = [pytest.mark.postgresql, pytest.mark.timeout(1200), pytest.mark.deep]

# A commit is one; that it outlives a loss of power is another test's point.
_KEEPS = "-c synchronous_commit=on"


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    with running_postgres(more=_KEEPS) as started:
        yield started


@pytest.fixture
def server_url(server: PostgresServer) -> Iterator[str]:
    name = server.create_database()
    prepare_database(server.url(name))
    set_up(server.url(name), four_clerks(), SystemClock())
    yield server.url(name)
    server.drop_database(name)


def restart(server: PostgresServer) -> None:
    server.stop()
    server.start()


def kill_backends(server: PostgresServer) -> None:
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )


@contextmanager
def worked_through(
    server: PostgresServer,
    server_url: str,
    *,
    tickets_each: int,
    rounds: int,
    longest_s: float = 600,
) -> Iterator[RestlessHall]:
    with FaultProxy(server_of(server_url)) as proxy:
        hall = RestlessHall(proxy.address_of(server_url), tickets_each=tickets_each)
        happens: list[Callable[[], None]] = [
            lambda: proxy.lose_reply(b"COMMIT"),
            lambda: proxy.lose_reply(b"give_ticket("),
            lambda: kill_backends(server),
            lambda: proxy.lose_request(b"COMMIT"),
            proxy.reset,
            lambda: proxy.lose_reply(b"COMMIT"),
            lambda: restart(server),
            lambda: kill_backends(server),
        ]
        hall.work_through(happens * rounds, every_s=0.15, longest_s=longest_s)
        yield hall


def test_what_stations_are_told_is_what_is_there(server: PostgresServer, server_url: str) -> None:
    with worked_through(server, server_url, tickets_each=40, rounds=4) as hall:
        assert hall.is_over
        assert hall.told.lies(server_url) == []
        assert len(hall.told.done) >= 4 * 40 * 4
    with open_reception(server_url) as reception:
        assert not [one for one in reception.verify() if one.broken]


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_it_holds_for_long(server: PostgresServer, server_url: str) -> None:
    with worked_through(server, server_url, tickets_each=1500, rounds=400, longest_s=6000) as hall:
        assert hall.is_over
        assert hall.told.lies(server_url) == []
        print(  # noqa: T201 - whoever asks for a soak wants to know
            f"{len(hall.told.done)} acts, {len(hall.told.unknown)} unknown for a while,"
            f" {len(hall.told.failed)} failed, longest gap {max(hall.gaps_s):.2f} s"
        )


def test_a_build_that_takes_a_lost_answer_for_a_failure_is_found_out(
    server: PostgresServer, server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PostgresqlDriver, "is_unknown", lambda *_: False)
    with worked_through(server, server_url, tickets_each=40, rounds=1, longest_s=0.5) as hall:
        # Who believes that a call failed still holds the visitor, and does not come to an end.
        assert any("told to have failed" in lie for lie in hall.told.lies(server_url))
