import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reception.database.connection import Database
from reception.database.past import NOTE_PAST_CHANGE
from reception.database.run import Run, Statement
from reception.database.upgrade import prepare_database
from reception.domain.ticket import Visit
from reception.reports.count import Counting
from reception.reports.question import Sought
from reception.reports.sql import _CHANGED, SqlReportStore
from reception.system.progress import AnswerStoppedError, unwatched
from tests.support.databases import PostgresDatabases, SqliteDatabases, behind_its_back, set_up
from tests.support.past import write_past
from tests.support.plain_counting import PlainCounting, agree
from tests.support.report_data import UNIT, FixedClock, mistaken, month, promised, questions

FIRST = date(2026, 2, 7)
LAST = date(2026, 2, 20)
"""Between them Morocco goes back an hour for Ramadan: an hour of the night is there twice."""
NOW = datetime(2026, 2, 20, 15, tzinfo=UTC)


@pytest.fixture
def database(empty_database_url: str) -> Iterator[Database]:
    prepare_database(empty_database_url)
    set_up(empty_database_url, UNIT, FixedClock(NOW))
    database = Database(empty_database_url)
    yield database
    database.close()


def sought(first: date = FIRST, last: date = LAST, **more: Any) -> Sought:
    return Sought(**{"unit": UNIT, "now": NOW, "first": first, "last": last, **more})


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_every_answer_is_that_of_the_definitions(
    database: Database, tmp_path: Path, data: st.DataObject
) -> None:
    chance = data.draw(st.randoms(use_true_random=False))
    store = SqlReportStore(database)
    visits = written_once(database)
    for _ in range(data.draw(st.integers(0, 3))):
        change_something(database, visits, chance)
    asked = data.draw(questions(FIRST, LAST, NOW))
    # Sometimes with files that an earlier example wrote, sometimes with none at all.
    folder = data.draw(st.sampled_from([tmp_path / "columns", tmp_path / "few", None]))
    agree(Counting(store, folder), PlainCounting(store), asked)


def written_once(database: Database) -> list[Visit]:
    """Return the visits of a database, which are written before the first example."""
    present = list(SqlReportStore(database).visits(UNIT.code, FIRST, LAST))
    if present:
        return present
    chance = random.Random(3)  # noqa: S311 - the same visits every time
    return write_past(
        database, mistaken(promised(month(3, FIRST, 14, a_day=12, night=True), chance))
    )


def change_something(database: Database, visits: list[Visit], chance: random.Random) -> None:
    """Let something happen to a visit of any day, or be forgotten of it without an event."""
    visit = chance.choice(visits)
    with database.write() as run:
        if chance.random() < 0.3:
            run.change(_UNDO, ticket=str(visit.ticket.id), leg=visit.legs[-1].index)
            day = visit.ticket.service_day.isoformat()
            run.change(NOTE_PAST_CHANGE, unit=visit.ticket.unit, day=day)
        else:
            move(run, visit, by=chance.randrange(10**8))


def move(run: Run, visit: Visit, by: int = 5_000_000) -> None:
    """Let a visitor have waited longer, by an event."""
    ticket = str(visit.ticket.id)
    run.change(_NOTED, ticket=ticket, operation=f"moved {next(_numbers)}")
    run.change(_MOVED, ticket=ticket, leg=visit.legs[-1].index, by=by)


_numbers = count()
_UNDO = Statement("""
    UPDATE leg SET counter = NULL, clerk = NULL, first_called_at = NULL, last_called_at = NULL,
        calls = 0, started_at = NULL, state = 'unserved', ended_at = waiting_since
    WHERE ticket = :ticket AND leg = :leg
""")
_MOVED = Statement("""
    UPDATE leg SET waiting_since = waiting_since - :by WHERE ticket = :ticket AND leg = :leg
""")
_NOTED = Statement("""
    INSERT INTO event (ticket, kind, at, operation, step, is_late)
    VALUES (:ticket, 'noted', 0, :operation, 0, 1)
""")
type Past = tuple[Database, Counting, PlainCounting]


@pytest.fixture
def past(sqlite_past: Database, tmp_path: Path) -> Past:
    plain = PlainCounting(SqlReportStore(sqlite_past))
    counting = Counting(SqlReportStore(sqlite_past), tmp_path / "columns")
    return sqlite_past, counting, plain


@pytest.fixture
def sqlite_past(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[Database]:
    with sqlite_databases.empty(tmp_path) as url:
        prepare_database(url)
        set_up(url, UNIT, FixedClock(NOW))
        database = Database(url)
        write_past(database, month(3, FIRST, 14, a_day=6))
        yield database
        database.close()


def test_days_touched_are_found_from_the_events_behind_the_mark(sqlite_past: Database) -> None:
    plan = Statement(f"EXPLAIN QUERY PLAN {_CHANGED.sqlite}")
    with sqlite_past.read() as run:
        first, *others = [step for *_, step in run.rows(plan, unit=UNIT.code, mark=0)]
    # The other way round every ticket of the unit is looked up, however few events there are.
    assert first == "SEARCH event USING INTEGER PRIMARY KEY (rowid>?)"
    assert "SEARCH ticket USING INDEX sqlite_autoindex_ticket_1 (id=?)" in others


class TestNeverTrusted:
    """A file that is not what was written is written anew; what it says stays true."""

    def test_damaged(self, past: Past, tmp_path: Path) -> None:
        _, counting, plain = past
        expected = plain.figures(sought(), unwatched)
        counting.figures(sought(), unwatched)
        for number, spoil in enumerate(_SPOILED):
            for path in (tmp_path / "columns").rglob("*.legs"):
                spoil(path)
            # A program that has just begun has not looked at the files yet.
            other = Counting(SqlReportStore(past[0]), tmp_path / "columns")
            assert other.figures(sought(), unwatched) == expected, number

    def test_list_that_cannot_be_read(self, past: Past, tmp_path: Path) -> None:
        _, counting, plain = past
        counting.figures(sought(), unwatched)
        (listed,) = (tmp_path / "columns").rglob("months.json")
        listed.write_text("{")
        assert counting.figures(sought(), unwatched) == plain.figures(sought(), unwatched)

    def test_of_another_database(self, past: Past) -> None:
        database, counting, plain = past
        counting.figures(sought(), unwatched)
        with behind_its_back(str(database.url)) as raw:
            # An older copy was put back, in which other things happened since.
            raw.execute("DROP TRIGGER event_no_update")
            raw.execute("UPDATE event SET operation = 'other ' || seq")
            raw.execute("UPDATE leg SET waiting_since = waiting_since - 1000000")
        assert counting.figures(sought(), unwatched) == plain.figures(sought(), unwatched)

    def test_where_nothing_can_be_written(self, past: Past, tmp_path: Path) -> None:
        database, _, plain = past
        (tmp_path / "file").write_text("no folder")
        counting = Counting(SqlReportStore(database), tmp_path / "file" / "columns")
        assert counting.figures(sought(), unwatched) == plain.figures(sought(), unwatched)


def test_days_on_which_nobody_came_have_figures_of_nobody(past: Past) -> None:
    _, counting, plain = past
    asked = replace(sought(), first=date(2025, 6, 1), last=date(2025, 6, 30))
    assert counting.figures(asked, unwatched) == plain.figures(asked, unwatched)
    assert counting.figures(asked, unwatched).total.arrived == 0
    assert counting.quotes(asked, unwatched) == plain.quotes(asked, unwatched)


def test_nothing_stays_of_what_is_forgotten(past: Past, tmp_path: Path) -> None:
    database, counting, plain = past
    counting.figures(sought(), unwatched)
    before = set((tmp_path / "columns").rglob("20*"))
    with database.write() as run:
        run.change(Statement("UPDATE leg SET outcome = NULL WHERE service_day = '2026-02-08'"))
        run.change(NOTE_PAST_CHANGE, unit=UNIT.code, day="2026-02-08")
    assert counting.figures(sought(), unwatched) == plain.figures(sought(), unwatched)
    assert len(before) == 1
    assert not before & set((tmp_path / "columns").rglob("20*"))


def test_a_stopped_answer_leaves_nothing_behind(past: Past, tmp_path: Path) -> None:
    _, counting, plain = past
    told: list[float] = []

    def listen(done: float) -> bool:
        told.append(done)
        return True

    def watch(done: float) -> bool:
        return listen(done) and len(told) < 2

    with pytest.raises(AnswerStoppedError):
        counting.figures(sought(), watch)
    assert not [one for one in (tmp_path / "columns").rglob("*") if one.is_file()]
    told.clear()
    found = counting.figures(sought(), listen)
    assert found == plain.figures(sought(), unwatched)
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.postgresql
def test_what_is_committed_late_is_not_missed(
    postgres_databases: PostgresDatabases, tmp_path: Path
) -> None:
    with postgres_databases.empty(tmp_path) as url:
        prepare_database(url)
        set_up(url, UNIT, FixedClock(NOW))
        database = Database(url)
        visits = write_past(database, month(3, FIRST, 14, a_day=6))
        plain = PlainCounting(SqlReportStore(database))
        counting = Counting(SqlReportStore(database), tmp_path / "columns")
        counting.figures(sought(), unwatched)
        with database.write() as late:
            # On a busy machine it waits for longer than the server lets anybody stand still.
            late.change(Statement("SET LOCAL idle_in_transaction_session_timeout = 0"))
            # It takes its number first, and commits last.
            move(late, visits[0])
            with database.write() as soon:
                move(soon, visits[-30])
            assert counting.figures(sought(), unwatched) == plain.figures(sought(), unwatched)
        assert counting.figures(sought(), unwatched) == plain.figures(sought(), unwatched)
        database.close()


def _overwrite(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


_SPOILED: tuple[Callable[[Path], None], ...] = (_overwrite, _cut, Path.unlink)
