import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reception.bootstrap import prepare_database
from reception.dimensions import Dimension
from reception.domain.metrics import Measure
from reception.domain.ticket import Visit
from reception.ports import Counting, Sought, StayRank, VisitOrder
from reception.reports.plain import PlainCounting
from reception.storage.book import counted
from reception.storage.book.changes import note_past_change
from reception.storage.book.counting import BookCounting
from reception.storage.engine import Database
from reception.storage.report_store import SqlReportStore
from reception.storage.statement import Statement
from reception.watch import unwatched
from tests.support.databases import set_up
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
    return sought(first, last, by=tuple(by), only=only, now=now, measures=measures)


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


@pytest.mark.parametrize("most_at_once", [counted.MOST_AT_ONCE, 0])
def test_the_book_says_what_counting_one_by_one_says(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_at_once: int
) -> None:
    monkeypatch.setattr(counted, "MOST_AT_ONCE", most_at_once)
    chance = random.Random(most_at_once)  # noqa: S311 - the same questions every time
    visits = month(3, FIRST, 14, a_day=20, night=True)
    write_past(database, visits)
    plain = PlainCounting(SqlReportStore(database))
    book = BookCounting(database, tmp_path / "book", plain)
    for round_ in range(6):
        now = NOW + timedelta(minutes=round_)
        for _ in range(2):
            agree(book, plain, any_question(chance, now), chance)
        change_something(database, visits, chance)
    book.close()


def change_something(database: Database, visits: list[Visit], chance: random.Random) -> None:
    """Let something happen to a visit of any day, or be forgotten of it without an event."""
    visit = chance.choice(visits)
    ticket, leg = str(visit.ticket.id), visit.legs[-1].index
    with database.write() as run:
        if chance.random() < 0.3:
            run.change(
                Statement(
                    "UPDATE leg SET counter = NULL, clerk = NULL, first_called_at = NULL,"
                    " last_called_at = NULL, calls = 0, started_at = NULL, state = 'unserved',"
                    " ended_at = waiting_since WHERE ticket = :ticket AND leg = :leg"
                ),
                ticket=ticket,
                leg=leg,
            )
            note_past_change(run, visit.ticket.unit, visit.ticket.service_day)
            return
        run.change(
            Statement(
                "UPDATE leg SET waiting_since = waiting_since - 3000000 - :by"
                " WHERE ticket = :ticket AND leg = :leg"
            ),
            ticket=ticket,
            leg=leg,
            by=chance.randrange(10**8),
        )
        run.change(
            Statement(
                "INSERT INTO event (ticket, kind, at, operation, step)"
                " VALUES (:ticket, 'noted', 0, :operation, 0)"
            ),
            ticket=ticket,
            operation=str(chance.random()),
        )
