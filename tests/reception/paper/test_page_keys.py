"""The keys of days: one for each, today's and tomorrow's there, none of a day that is over."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import make_url

from reception.app import Reception, open_reception
from reception.domain.page_key import DAY_KEY_BYTES
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, SqliteDatabases, behind_its_back, dump

CROWD = 4
DAY = timedelta(days=1)


def kept(database_url: str) -> dict[date, bytes]:
    rows = dump(database_url)["day_key"]
    return {date.fromisoformat(day): bytes.fromhex(key) for _, day, key in rows}


@pytest.mark.both
class TestKeysOfDays:
    def test_todays_and_tomorrows_are_made_when_somebody_asks(
        self, reception: Reception, database_url: str
    ) -> None:
        assert not kept(database_url), "control: nobody has asked"
        today = reception.hall.today()
        key = reception.page_keys.of(today)
        assert key
        assert len(key) == DAY_KEY_BYTES
        assert kept(database_url) == reception.page_keys.ahead()
        assert {*kept(database_url)} == {today, today + DAY}
        assert len({*kept(database_url).values()}) == 2

    def test_another_process_has_the_same(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as other:
            assert other.page_keys.ahead() == reception.page_keys.ahead()

    def test_of_a_crowd_that_asks_at_once_all_have_the_same(
        self, database_url: str, clock: FakeClock
    ) -> None:
        together = Barrier(CROWD, timeout=300)

        def ask(_: int) -> dict[date, bytes]:
            with open_reception(database_url, clock=clock) as reception:
                reception.hall.unit()
                together.wait()
                return dict(reception.page_keys.ahead())

        with ThreadPoolExecutor(CROWD) as crowd:
            first, *others = crowd.map(ask, range(CROWD))
        assert len(first) == 2
        assert all(one == first for one in others)
        assert kept(database_url) == first

    def test_a_day_that_is_over_has_none_and_the_next_keeps_the_one_made_ahead(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        today = reception.hall.today()
        before = dict(reception.page_keys.ahead())
        clock.advance(days=1)
        assert reception.page_keys.of(today) is None
        assert reception.page_keys.of(today + DAY) == before[today + DAY]
        assert {*kept(database_url)} == {today + DAY, today + 2 * DAY}
        assert before[today] not in kept(database_url).values()

    def test_after_days_in_which_nobody_asked_all_are_new(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        before = {*reception.page_keys.ahead().values()}
        clock.advance(days=4)
        assert reception.page_keys.of(reception.hall.today()) not in before
        assert not before & {*kept(database_url).values()}

    def test_they_break_no_rule_and_stand_in_no_log(
        self, reception: Reception, database_url: str
    ) -> None:
        reception.desk.issue("signature")
        before = dump(database_url)
        reception.page_keys.ahead()
        after = dump(database_url)
        assert before.pop("day_key") != after.pop("day_key")
        assert after == before
        assert not [one for one in reception.verify() if one.broken]

    def test_once_read_they_are_asked_of_nobody(
        self, reception: Reception, database_url: str
    ) -> None:
        known = dict(reception.page_keys.ahead())
        with behind_its_back(database_url) as connection:
            connection.execute("DELETE FROM day_key")
        assert reception.page_keys.ahead() == known
        assert reception.page_keys.of(reception.hall.today()) in known.values()


class TestInAFile:
    @pytest.fixture
    def databases(self, sqlite_databases: SqliteDatabases) -> Databases:
        return sqlite_databases

    def test_nothing_is_left_in_it_of_a_key_that_is_gone(
        self, database_url: str, clock: FakeClock
    ) -> None:
        file = Path(str(make_url(database_url).database))
        with open_reception(database_url, clock=clock) as reception:
            key = reception.page_keys.of(reception.hall.today())
        assert key
        assert key.hex().encode() in file.read_bytes(), "control: it stands there today"
        clock.advance(days=1)
        with open_reception(database_url, clock=clock) as reception:
            reception.page_keys.ahead()
        assert key.hex().encode() not in file.read_bytes()
