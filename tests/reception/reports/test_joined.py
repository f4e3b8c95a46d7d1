"""A reception is joined to a database before anybody asks it anything."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reception.app import Reception, join_reception
from reception.database.upgrade import prepare_database
from reception.domain.errors import StorageFault, UnreachableFault
from reception.front_office import Lazy
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases

NOBODY = "postgresql+psycopg://127.0.0.1:1/nouba?connect_timeout=1"

type Ask = Callable[[Reception], object]


def test_a_service_is_built_once_whoever_asks_first(clock: FakeClock) -> None:
    built: list[Reception] = []

    def build(core: Reception) -> object:
        built.append(core)
        threading.Event().wait(0.01)
        return object()

    service = Lazy(build)
    service.__set_name__(Reception, "service")
    with join_reception(NOBODY, clock=clock) as joined, ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(service.__get__, joined, Reception) for _ in range(8)]
        found = {id(one.result()) for one in asked}
    assert built == [joined]
    assert len(found) == 1


def test_without_a_database_it_says_which_setting_is_missing(clock: FakeClock) -> None:
    with pytest.raises(StorageFault, match="NOUBA_DATABASE"):
        join_reception(None, clock=clock)


@pytest.mark.parametrize(
    "ask", [lambda core: core.hall.unit(), lambda core: core.open_feed(), Reception.server_time]
)
def test_a_server_that_is_away_is_met_by_the_question(ask: Ask, clock: FakeClock) -> None:
    with join_reception(NOBODY, clock=clock) as joined, pytest.raises(UnreachableFault):
        ask(joined)


@pytest.mark.parametrize("ask", [lambda core: core.hall.unit(), lambda core: core.open_feed()])
def test_a_database_is_looked_at_until_it_is_fit(
    ask: Ask, tmp_path: Path, clock: FakeClock
) -> None:
    url = f"sqlite:///{tmp_path / 'nouba.db'}"
    with join_reception(url, clock=clock) as joined:
        with pytest.raises(StorageFault, match="nouba restore"):
            ask(joined)
        prepare_database(url)
        joined.verify()


def test_it_works_as_any_other(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> None:
    with sqlite_databases.commune(tmp_path) as url, join_reception(url, clock=clock) as joined:
        assert joined.desk.issue("signature").ticket.number == 1
        assert joined.hall is joined.hall
