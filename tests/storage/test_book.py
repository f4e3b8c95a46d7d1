import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from reception.bootstrap import prepare_database
from reception.dimensions import Dimension
from reception.domain.estimate import ExpectedWait
from reception.domain.metrics import Measure
from reception.domain.ticket import Leg, Visit
from reception.ports import Counting, Sought, StayRank, VisitOrder
from reception.progress import AnswerStoppedError, unwatched
from reception.reports.plain import PlainCounting
from reception.storage.book import buckets, counted, stretch
from reception.storage.book.changes import note_past_change
from reception.storage.book.counting import BookCounting
from reception.storage.engine import Database, Run
from reception.storage.report_store import SqlReportStore
from reception.storage.statement import Statement
from reception.wait_range import WaitRange
from tests.support.databases import (
    PostgresDatabases,
    SqliteDatabases,
    behind_its_back,
    set_up,
)
from tests.support.past import write_past
from tests.support.report_data import UNIT, FixedClock, month

FIRST = date(2026, 2, 7)
LAST = date(2026, 2, 20)
"""Between them Morocco goes back an hour for Ramadan: an hour of the night is there twice."""
NOW = datetime(2026, 2, 20, 15, tzinfo=UTC)
DIMENSIONS = list(Dimension)


@pytest.fixture
def database(empty_database_url: str) -> Iterator[Database]:
    prepare_database(empty_database_url)
    set_up(empty_database_url, UNIT, FixedClock(NOW))
    database = Database(empty_database_url)
    yield database
    database.close()


def sought(first: date = FIRST, last: date = LAST, **more: Any) -> Sought:
    return Sought(**{"unit": UNIT, "now": NOW, "first": first, "last": last, **more})


def any_question(chance: random.Random, now: datetime) -> Sought:
    """Return a question of some days, told apart by some dimensions, of some stays alone."""
    first, last = sorted(FIRST + timedelta(days=chance.randrange(14)) for _ in range(2))
    by = chance.sample(DIMENSIONS, chance.choice((0, 1, 1, 2, 3)))
    keys = {
        Dimension.SERVICE: ("legalisation", "abolished", "unheard of"),
        Dimension.CLERK: ("amina", None),
        Dimension.COUNTER: (1, 2, None),
        Dimension.HOUR: (8, 9, 10),
        Dimension.WEEKDAY: (1, 2),
        Dimension.WEEK: (date(2026, 2, 9),),
        Dimension.MONTH: (date(2026, 2, 1),),
        Dimension.OUTCOME: ("served", None),
        Dimension.DAY: (date(2026, 2, 15), LAST),
        Dimension.YEAR: (2026,),
    }
    only = {one: keys[one] for one in chance.sample(list(keys), chance.choice((0, 0, 1, 2)))}
    measures = tuple(one for one in Measure if chance.random() < 0.8)
    more: dict[str, Any] = {"now": now}
    if chance.random() < 0.3:
        low = timedelta(seconds=chance.choice((0, 60, 601)))
        more["waited"] = WaitRange(low, chance.choice((None, low + timedelta(minutes=10))))
    if chance.random() < 0.3:
        at = datetime.combine(last, time(chance.randrange(6, 23), 17), UTC)
        more |= {"now": at, "later": max(now, at)}
    return sought(first, last, by=tuple(by), only=only, measures=measures, **more)


def agree(book: Counting, plain: Counting, asked: Sought, chance: random.Random) -> None:
    found, counted_plainly = (one.figures(asked, unwatched) for one in (book, plain))
    assert asdict(found.total) == asdict(counted_plainly.total)
    assert found == counted_plainly
    measure, width = chance.choice(list(Measure)), timedelta(seconds=chance.choice((1, 60, 97)))
    told, expected = (one.durations(asked, measure, width, unwatched) for one in (book, plain))
    assert told == expected
    assert book.quotes(asked, unwatched) == plain.quotes(asked, unwatched)
    order = chance.choice(list(VisitOrder))
    past: StayRank | None = None
    for _ in range(2):
        page = plain.stays(asked, order, past, 7, unwatched)
        assert book.stays(asked, order, past, 7, unwatched) == page
        past = page[-1] if page else past
    some, others = (list(one.services(asked, unwatched)) for one in (book, plain))
    assert sorted(some, key=repr) == sorted(others, key=repr)


def promised(visits: Sequence[Visit], chance: random.Random) -> list[Visit]:
    """Return the visits with waits announced, some of them of who was never called."""
    minute = timedelta(minutes=1)

    def leg(one: Leg) -> Leg:
        low = chance.randrange(20) * minute
        quoted = ExpectedWait(low=low, high=low + chance.randrange(1, 15) * minute)
        return replace(one, quoted=quoted if chance.random() < 0.7 else None)

    return [replace(one, legs=tuple(map(leg, one.legs))) for one in visits]


@pytest.mark.parametrize("way", ["sorted", "in buckets", "as if there were very many"])
def test_the_book_says_what_counting_one_by_one_says(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way != "sorted":
        monkeypatch.setattr(counted, "MOST_AT_ONCE", 0)
    if way == "as if there were very many":
        monkeypatch.setattr(counted, "MANY_GROUPS", 12)
        monkeypatch.setattr(counted, "CELLS", 12)
        monkeypatch.setattr(buckets, "EXACT", 0)
        monkeypatch.setattr(stretch, "BLOCK", 7)
    chance = random.Random(way)  # noqa: S311 - the same questions every time
    visits = promised(month(3, FIRST, 14, a_day=12, night=True), chance)
    write_past(database, visits)
    plain = PlainCounting(SqlReportStore(database))
    book = BookCounting(database, tmp_path / "book", plain)
    assert plain.quotes(sought(), unwatched).total.longer > 0
    for round_ in range(4):
        now = NOW + timedelta(minutes=round_)
        for _ in range(2):
            agree(book, plain, any_question(chance, now), chance)
        change_something(database, visits, chance)
    book.close()


def change_something(database: Database, visits: list[Visit], chance: random.Random) -> None:
    """Let something happen to a visit of any day, or be forgotten of it without an event."""
    visit = chance.choice(visits)
    with database.write() as run:
        if chance.random() < 0.3:
            run.change(_UNDO, ticket=str(visit.ticket.id), leg=visit.legs[-1].index)
            note_past_change(run, visit.ticket.unit, visit.ticket.service_day)
        else:
            move(run, visit, by=chance.randrange(10**8))


def move(run: Run, visit: Visit, by: int = 5_000_000) -> None:
    """Let a visitor have waited longer, by an event."""
    ticket = str(visit.ticket.id)
    run.change(_NOTED, ticket=ticket, operation=f"moved {ticket} {by}")
    run.change(_MOVED, ticket=ticket, leg=visit.legs[-1].index, by=by)


_UNDO = Statement("""
    UPDATE leg SET counter = NULL, clerk = NULL, first_called_at = NULL, last_called_at = NULL,
        calls = 0, started_at = NULL, state = 'unserved', ended_at = waiting_since
    WHERE ticket = :ticket AND leg = :leg
""")
_MOVED = Statement("""
    UPDATE leg SET waiting_since = waiting_since - :by WHERE ticket = :ticket AND leg = :leg
""")
_NOTED = Statement("""
    INSERT INTO event (ticket, kind, at, operation, step)
    VALUES (:ticket, 'noted', 0, :operation, 0)
""")
type Past = tuple[Database, BookCounting, Counting]


@pytest.fixture
def past(sqlite_past: Database, tmp_path: Path) -> Iterator[Past]:
    plain = PlainCounting(SqlReportStore(sqlite_past))
    book = BookCounting(sqlite_past, tmp_path / "book", plain)
    yield sqlite_past, book, plain
    book.close()


@pytest.fixture
def sqlite_past(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[Database]:
    with sqlite_databases.empty(tmp_path) as url:
        prepare_database(url)
        set_up(url, UNIT, FixedClock(NOW))
        database = Database(url)
        write_past(database, month(3, FIRST, 14, a_day=6))
        yield database
        database.close()


class TestNeverTrusted:
    """A book that is not what was written is written anew; what it says stays true."""

    def test_damaged(self, past: Past, tmp_path: Path) -> None:
        _, book, plain = past
        expected = plain.figures(sought(), unwatched)
        book.figures(sought(), unwatched)
        for number, spoil in enumerate(_SPOILED):
            for path in (tmp_path / "book").rglob("*.strips"):
                spoil(path)
            # A program that has just begun has not looked at the files yet.
            other = BookCounting(past[0], tmp_path / "book", plain)
            assert other.figures(sought(), unwatched) == expected, number
            other.close()

    def test_damaged_where_stays_are_listed(self, past: Past, tmp_path: Path) -> None:
        _, book, plain = past
        expected = plain.quotes(sought(), unwatched)
        book.figures(sought(), unwatched)
        for number, spoil in enumerate(_SPOILED):
            for path in (tmp_path / "book").rglob("*.parquet"):
                spoil(path)
            other = BookCounting(past[0], tmp_path / "book", plain)
            assert other.quotes(sought(), unwatched) == expected, number
            other.close()

    def test_list_that_cannot_be_read(self, past: Past, tmp_path: Path) -> None:
        _, book, plain = past
        book.figures(sought(), unwatched)
        (listed,) = (tmp_path / "book").rglob("contents.json")
        listed.write_text("{")
        assert book.figures(sought(), unwatched) == plain.figures(sought(), unwatched)

    def test_of_another_database(self, past: Past) -> None:
        database, book, plain = past
        book.figures(sought(), unwatched)
        with behind_its_back(str(database.url)) as raw:
            # An older copy was put back, in which other things happened since.
            raw.execute("DROP TRIGGER event_no_update")
            raw.execute("UPDATE event SET operation = 'other ' || seq")
            raw.execute("UPDATE leg SET waiting_since = waiting_since - 1000000")
        assert book.figures(sought(), unwatched) == plain.figures(sought(), unwatched)

    def test_where_nothing_can_be_written(self, past: Past, tmp_path: Path) -> None:
        database, _, plain = past
        (tmp_path / "file").write_text("no folder")
        book = BookCounting(database, tmp_path / "file" / "book", plain)
        assert book.figures(sought(), unwatched) == plain.figures(sought(), unwatched)
        book.close()


def test_days_on_which_nobody_came_have_figures_of_nobody(past: Past) -> None:
    _, book, plain = past
    asked = replace(sought(), first=date(2025, 6, 1), last=date(2025, 6, 30))
    assert book.figures(asked, unwatched) == plain.figures(asked, unwatched)
    assert book.figures(asked, unwatched).total.arrived == 0
    assert book.quotes(asked, unwatched) == plain.quotes(asked, unwatched)


def test_nothing_stays_of_what_is_forgotten(past: Past, tmp_path: Path) -> None:
    database, book, plain = past
    book.figures(sought(), unwatched)
    before = set((tmp_path / "book").rglob("20*"))
    with database.write() as run:
        run.change(Statement("UPDATE leg SET outcome = NULL WHERE service_day = '2026-02-08'"))
        note_past_change(run, UNIT.code, date(2026, 2, 8))
    assert book.figures(sought(), unwatched) == plain.figures(sought(), unwatched)
    assert len(before) == 2
    assert not before & set((tmp_path / "book").rglob("20*"))


def test_a_stopped_answer_leaves_nothing_behind(past: Past, tmp_path: Path) -> None:
    _, book, plain = past
    told: list[float] = []

    def listen(done: float) -> bool:
        told.append(done)
        return True

    def watch(done: float) -> bool:
        return listen(done) and len(told) < 2

    with pytest.raises(AnswerStoppedError):
        book.figures(sought(), watch)
    assert not [one for one in (tmp_path / "book").rglob("*") if one.is_file()]
    told.clear()
    found = book.figures(sought(), listen)
    assert found == plain.figures(sought(), unwatched)
    assert told == sorted(told)
    assert told[-1] == 1


def test_the_same_question_again_is_not_counted_again(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, book, plain = past
    first = book.figures(sought(by=(Dimension.SERVICE,)), unwatched)
    monkeypatch.setattr("reception.storage.book.counting.stretches", None)
    later = NOW + timedelta(minutes=20)
    again = book.figures(sought(by=(Dimension.SERVICE,), now=later), unwatched)
    assert again == plain.figures(sought(by=(Dimension.SERVICE,), now=later), unwatched)
    assert again != first, "who waits has waited longer"


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
        book = BookCounting(database, tmp_path / "book", plain)
        book.figures(sought(), unwatched)
        with database.write() as late:
            # It takes its number first, and commits last.
            move(late, visits[0])
            with database.write() as soon:
                move(soon, visits[-30])
            assert book.figures(sought(), unwatched) == plain.figures(sought(), unwatched)
        assert book.figures(sought(), unwatched) == plain.figures(sought(), unwatched)
        book.close()
        database.close()


def _overwrite(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


_SPOILED: tuple[Callable[[Path], None], ...] = (_overwrite, _cut, Path.unlink)
