import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from reception.app import Reception, open_reception
from reception.database.connection import Database
from reception.domain.errors import StorageFault
from reception.domain.printer import PrinterStatus
from reception.queue.model import At
from reception.system.clock import ChangeFeed, Topic
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, PostgresDatabases, behind_its_back, database_of, set_up
from tests.support.sockets import closed_port

pytestmark = pytest.mark.both

# Long enough for a loaded computer; a feed that hears returns at once.
HEARS_WITHIN_S = 200.0

ISSUE = """
import sys
from reception.app import open_reception

with open_reception(sys.argv[1]) as reception:
    reception.desk.issue("signature")
"""


@pytest.fixture
def feed(reception: Reception) -> Iterator[ChangeFeed]:
    opened = reception.open_feed()
    yield opened
    opened.close()


def test_a_server_that_is_away_is_told_in_one_line() -> None:
    database = Database(f"postgresql+psycopg://nobody@127.0.0.1:{closed_port()}/none")
    with pytest.raises(StorageFault) as lost:
        database.open_feed()
    assert "out of hearing: " in str(lost.value)
    assert len(str(lost.value).splitlines()) == 1
    database.close()


class TestFeed:
    def test_it_is_quiet_when_nothing_happens(self, reception: Reception, feed: ChangeFeed) -> None:
        reception.hall.queue()
        assert feed.wait(0) == frozenset()
        assert feed.wait(0.06) == frozenset()

    def test_it_hears_another_process(self, database_url: str, feed: ChangeFeed) -> None:
        subprocess.run(
            [sys.executable, "-c", ISSUE, database_url], check=True, cwd=Path(__file__).parents[3]
        )
        assert Topic.TICKETS in feed.wait(HEARS_WITHIN_S)

    def test_it_wakes_up_whoever_waits(
        self, database_url: str, clock: FakeClock, feed: ChangeFeed
    ) -> None:
        heard: list[frozenset[Topic]] = []
        waiting = Thread(target=lambda: heard.append(feed.wait(HEARS_WITHIN_S)))
        waiting.start()
        with open_reception(database_url, clock=clock) as other:
            other.desk.issue("signature")
        waiting.join()
        assert Topic.TICKETS in heard[0]

    def test_it_is_not_deaf_to_its_own_process(
        self, reception: Reception, feed: ChangeFeed
    ) -> None:
        reception.desk.issue("signature")
        assert Topic.TICKETS in feed.wait(HEARS_WITHIN_S)

    def test_it_tells_a_change_once(self, reception: Reception, feed: ChangeFeed) -> None:
        reception.desk.issue("signature")
        assert feed.wait(HEARS_WITHIN_S)
        assert feed.wait(0) == frozenset()

    def test_nothing_is_lost_between_two_waits(
        self, reception: Reception, feed: ChangeFeed
    ) -> None:
        for _ in range(3):
            reception.desk.issue("signature")
            assert Topic.TICKETS in feed.wait(HEARS_WITHIN_S)
            assert feed.wait(0.001) == frozenset()

    def test_what_was_rolled_back_is_not_told(self, reception: Reception, feed: ChangeFeed) -> None:
        with pytest.raises(ZeroDivisionError), database_of(reception).write(Topic.TICKETS):
            _ = 1 / 0
        assert feed.wait(0.06) == frozenset()


@pytest.mark.postgresql
class TestTopics:
    @pytest.fixture
    def database_url(self, postgres_databases: PostgresDatabases, tmp_path: Path) -> Iterator[str]:
        with postgres_databases.commune(tmp_path) as url:
            yield url

    @pytest.mark.parametrize(
        ("act", "topics"),
        [
            (lambda core: core.desk.issue("signature"), {Topic.TICKETS}),
            (lambda core: core.desk.cancel("A001"), {Topic.TICKETS, Topic.COUNTERS}),
            (lambda core: core.desk.call_next(At(1, "clerk1")), {Topic.TICKETS, Topic.COUNTERS}),
            (
                lambda core: core.desk.pause_service("planning", "manager"),
                {Topic.UNIT, Topic.TICKETS},
            ),
            (
                lambda core: core.desk.resume_service("planning", "manager"),
                {Topic.UNIT, Topic.TICKETS},
            ),
            (lambda core: core.desk.open_counter(At(3, "clerk1")), {Topic.COUNTERS}),
            (lambda core: core.desk.close_counter(At(None, "clerk1")), {Topic.COUNTERS}),
            (lambda core: core.desk.close_day(), {Topic.TICKETS, Topic.COUNTERS}),
            (
                lambda core: core.prints.want_duplicate(
                    core.hall.ticket("A001").visit.ticket.id, station="kiosk-1"
                ),
                {Topic.PRINTS},
            ),
            (lambda core: core.prints.report_printer("kiosk-1", PrinterStatus()), {Topic.PRINTS}),
        ],
    )
    def test_each_verb_tells_what_it_changes(
        self, reception: Reception, act: Callable[[Reception], object], topics: set[Topic]
    ) -> None:
        reception.desk.issue("birth-extract")
        feed = reception.open_feed()
        act(reception)
        assert feed.wait(HEARS_WITHIN_S) == topics
        feed.close()

    def test_a_printer_that_is_as_it_was_is_no_news(
        self, reception: Reception, feed: ChangeFeed
    ) -> None:
        reception.prints.report_printer("kiosk-1", PrinterStatus(), changed=False)
        reception.desk.issue("signature")
        assert feed.wait(HEARS_WITHIN_S) == {Topic.TICKETS}

    def test_an_edited_unit_is_told(
        self, database_url: str, clock: FakeClock, feed: ChangeFeed
    ) -> None:
        set_up(database_url, replace(COMMUNE, hotline="0800"), clock)
        assert feed.wait(HEARS_WITHIN_S) == {Topic.UNIT, Topic.TICKETS}

    def test_a_topic_of_a_later_version_is_passed_over(
        self, database_url: str, feed: ChangeFeed
    ) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute("NOTIFY nouba, 'weather,prints'")
        assert feed.wait(HEARS_WITHIN_S) == {Topic.PRINTS}

    def test_a_lost_connection_is_a_fault(self, database_url: str, feed: ChangeFeed) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
            )
        with pytest.raises(StorageFault, match="out of hearing"):
            feed.wait(HEARS_WITHIN_S)

    def test_a_server_that_is_gone_is_a_fault(
        self, postgres_databases: PostgresDatabases, tmp_path: Path
    ) -> None:
        with postgres_databases.commune(tmp_path) as url:
            reception = open_reception(url)
        with reception, pytest.raises(StorageFault, match="out of hearing"):
            reception.open_feed()


class TestFile:
    def test_a_file_that_is_gone_is_a_fault(self, sqlite_commune: str) -> None:
        with open_reception(sqlite_commune) as reception:
            Path(sqlite_commune.removeprefix("sqlite:///")).unlink()
            with pytest.raises(StorageFault, match="out of hearing"):
                reception.open_feed()

    @pytest.fixture
    def sqlite_commune(self, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
        with request.getfixturevalue("sqlite_databases").commune(tmp_path) as url:
            yield url
