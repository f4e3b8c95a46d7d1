"""Do reports stay quick when a year of a national network is in the book?

The book is filled with made-up stays straight in its own columns, of a year with 120 offices' worth
of counters and 20 services; the same questions are then asked as the console asks them. The
baseline is what a plain statement of DuckDB takes, on the same files, for the counts and the
percentiles of every duration. ``NOUBA_BENCH_STAYS=10000000`` goes up to the full ten million, in
two minutes.

Then a real SQLite database of one office's year: how long its book takes to be written, and to be
brought up to date after a day.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import duckdb
from reception.storage.book.columns import DURATIONS, STATES
from reception.storage.book.contents import Contents, Shelf, new_version
from reception.storage.book.counting import BookCounting
from reception.storage.book.writing import write_month

from bench.table import Measured, median
from reception.bootstrap import prepare_database
from reception.dimensions import Dimension
from reception.domain.metrics import Measure
from reception.domain.ticket import TicketState
from reception.domain.unit import Series
from reception.ports import Sought
from reception.progress import unwatched
from reception.storage.engine import Database
from reception.storage.report_store import SqlReportStore
from reception.unit_file import load_template, with_always_open
from tests.support.plain_counting import PlainCounting

_SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
_USUAL = 1_000_000
_YEAR = 2025
FIRST, LAST = date(_YEAR, 1, 1), date(_YEAR, 12, 31)
NOW = datetime(_YEAR + 1, 2, 1, 9, tzinfo=UTC)
_SERVICES, _OFFICES, _COUNTERS = 20, 120, 10
_OFFICE_STAYS = 83_000
_REPEATS = 5
_SERVED = STATES.index(TicketState.SERVED)
_NO_SHOW = STATES.index(TicketState.NO_SHOW)
_CANCELLED = STATES.index(TicketState.CANCELLED)

_COMMUNE = with_always_open(load_template("commune"))
UNIT = replace(
    _COMMUNE,
    services=tuple(
        replace(
            _COMMUNE.services[0],
            code=f"service-{number}",
            series=Series(prefix=chr(ord("A") + number)),
        )
        for number in range(_SERVICES)
    ),
)
_QUESTIONS = {
    "every figure by service": {"by": (Dimension.SERVICE,)},
    "waits by service": {"by": (Dimension.SERVICE,), "measures": (Measure.WAIT,)},
    "waits by service and hour": {
        "by": (Dimension.SERVICE, Dimension.HOUR),
        "measures": (Measure.WAIT,),
    },
    "weekday x hour": {
        "by": (Dimension.WEEKDAY, Dimension.HOUR),
        "measures": (Measure.WAIT,),
    },
    "waits by day": {"by": (Dimension.DAY,), "measures": (Measure.WAIT,)},
    "waits and services by counter": {
        "by": (Dimension.COUNTER,),
        "measures": (Measure.WAIT, Measure.SERVICE),
    },
}


def measure() -> Iterator[Measured]:
    """Yield what questions take, first and again, as the book grows."""
    most = int(os.environ.get("NOUBA_BENCH_STAYS", _USUAL))
    for size in _SIZES:
        if size <= most:
            yield from _year(size)
    yield from _office_month()
    yield from _office_book()


def _year(size: int) -> Iterator[Measured]:
    with _book(size, counters=_OFFICES * _COUNTERS) as (database, folder):
        plain = _plain_duckdb(folder)
        for name, question in _QUESTIONS.items():
            sought = Sought(unit=UNIT, now=NOW, first=FIRST, last=LAST, **question)  # type: ignore[arg-type]
            first, again = _asked(database, folder, sought)
            told = f"{name}, {size:,} stays"
            yield Measured(
                name=f"{told}, first", value=first, unit="ms", baseline=plain, limit=2000
            )
            yield Measured(name=f"{told}, again", value=again, unit="ms", limit=200)
        sought = Sought(unit=UNIT, now=NOW, first=FIRST, last=LAST)
        counting = _counting(database, folder)
        begun = perf_counter()
        counting.durations(sought, Measure.WAIT, timedelta(minutes=1), unwatched)
        took = (perf_counter() - begun) * 1000
        counting.close()
        yield Measured(
            name=f"distribution of waits, {size:,} stays", value=took, unit="ms", limit=2000
        )


def _office_month() -> Iterator[Measured]:
    """Yield one office's month, in a year's book of that office."""
    with _book(_OFFICE_STAYS, counters=_COUNTERS) as (database, folder):
        sought = Sought(
            unit=UNIT,
            now=NOW,
            first=date(_YEAR, 10, 1),
            last=date(_YEAR, 10, 31),
            by=(Dimension.SERVICE,),
        )
        first, again = _asked(database, folder, sought)
        yield Measured(name="one office's month, first", value=first, unit="ms", limit=100)
        yield Measured(name="one office's month, again", value=again, unit="ms", limit=100)


def _office_book() -> Iterator[Measured]:
    """Yield how long the book of a real database of an office's year takes to be written."""
    with tempfile.TemporaryDirectory(prefix="nouba-bench-") as name:
        database = _office(Path(name))
        year = Sought(unit=UNIT, now=NOW, first=FIRST, last=LAST, by=(Dimension.SERVICE,))
        store = SqlReportStore(database)
        begun = perf_counter()
        expected = PlainCounting(store).figures(year, unwatched)
        one_by_one = (perf_counter() - begun) * 1000
        counting = BookCounting(database, Path(name) / "book", PlainCounting(store))
        begun = perf_counter()
        found = counting.figures(year, unwatched)
        written = (perf_counter() - begun) * 1000
        if found != expected:
            raise AssertionError("the book says something else than counting one by one")
        _touch_a_day(database)
        begun = perf_counter()
        counting.figures(year, unwatched)
        brought_up = (perf_counter() - begun) * 1000
        yield Measured(
            name=f"write an office's book, {_OFFICE_STAYS:,} stays",
            value=written,
            unit="ms",
            baseline=one_by_one,
            limit=2,
            limits_ratio=True,
            note="against counting one by one once",
        )
        yield Measured(
            name="bring it up to date after a day, and answer",
            value=brought_up,
            unit="ms",
            baseline=one_by_one,
            limit=0.5,
            limits_ratio=True,
        )
        counting.close()
        database.close()


def _asked(database: Database, folder: Path, sought: Sought) -> tuple[float, float]:
    """Return how long a question takes of a program that has just begun, and again."""
    firsts, repeats = [], []
    for _ in range(_REPEATS):
        counting = _counting(database, folder)
        begun = perf_counter()
        if counting.figures(sought, unwatched).total.arrived == 0:
            raise AssertionError("nothing was counted")
        firsts.append((perf_counter() - begun) * 1000)
        begun = perf_counter()
        counting.figures(sought, unwatched)
        repeats.append((perf_counter() - begun) * 1000)
        counting.close()
    return median(firsts), median(repeats)


def _counting(database: Database, folder: Path) -> BookCounting:
    return BookCounting(database, folder, PlainCounting(SqlReportStore(database)))


def _plain_duckdb(folder: Path) -> float:
    spans = ", ".join(
        f"quantile_cont({one}, [0.5, 0.9]) FILTER ({one} >= 0), avg({one}), max({one})"
        for one in DURATIONS
    )
    took = []
    with duckdb.connect() as engine:
        for _ in range(3):
            begun = perf_counter()
            engine.execute(
                f"SELECT service, hour, count(*), {spans}"
                f" FROM read_parquet('{folder / UNIT.code}/*.parquet') GROUP BY service, hour"
            ).fetchall()
            took.append((perf_counter() - begun) * 1000)
    return median(took)


@contextmanager
def _book(size: int, *, counters: int) -> Iterator[tuple[Database, Path]]:
    """Give a database in which next to nothing is, and a book of a year's stays."""
    with tempfile.TemporaryDirectory(prefix="nouba-bench-") as name:
        url = f"sqlite:///{name}/nouba.db"
        prepare_database(url)
        with sqlite3.connect(f"{name}/nouba.db") as raw:
            # From the month of the first ticket on there may be stays.
            raw.execute(_SOME_TICKETS, {"unit": UNIT.code, "stays": 1, "services": 1})
        raw.close()
        database = Database(url)
        folder = Path(name) / "book"
        write_book(folder / UNIT.code, size, counters=counters, unit=UNIT.code)
        yield database, folder
        database.close()


def write_book(
    folder: Path, size: int, *, counters: int, unit: str, mark_operation: str = ""
) -> None:
    """Write a book of a year's made-up stays."""
    shelf = Shelf(folder)
    words = {
        "service": tuple(one.code for one in UNIT.services),
        "priority": ("ordinary", "mobility"),
        "language": ("ar", "fr", "zgh"),
        "clerk": tuple(f"clerk-{number}" for number in range(counters)),
        "outcome": ("served", "no_show", "cancelled"),
    }
    months = {}
    with duckdb.connect() as engine:
        for month in range(1, 13):
            path = shelf.new_file(f"{_YEAR}-{month:02d}")
            _make_month(engine, month, size // 12, counters)
            written = write_month(engine, "made", path)
            following = date(_YEAR + month // 12, month % 12 + 1, 1)
            months[f"{_YEAR}-{month:02d}"] = shelf.described(
                path, written, through=following.toordinal()
            )
    shelf.write(
        Contents(
            unit=unit,
            zone=UNIT.zone,
            zone_data=version("tzdata"),
            version=new_version(),
            mark=0,
            mark_operation=mark_operation,
            past_mark=0,
            words=words,
            months=months,
        )
    )


def _make_month(engine: duckdb.DuckDBPyConnection, month: int, stays: int, counters: int) -> None:
    """Make up a table of stays of a month; one of twenty visits has a second stay."""
    first = date(_YEAR, month, 1).toordinal()
    midnight = int(datetime(_YEAR, month, 1, tzinfo=UTC).timestamp())
    engine.execute("SELECT setseed(0.5)")
    engine.execute(f"""
        CREATE OR REPLACE TABLE made AS SELECT *,
            CASE WHEN state = {_CANCELLED} THEN ended ELSE -1 END AS uncalled,
            FALSE AS jumped, legs = 1 AS once
            FROM (SELECT *, wait AS to_service_0,
            CASE WHEN state = {_SERVED} THEN wait + walk ELSE -1 END AS to_service,
            CASE WHEN state = {_SERVED} THEN walk ELSE -1 END AS walking,
            CASE WHEN state = {_SERVED} THEN serve ELSE -1 END AS serving,
            CASE WHEN state = {_SERVED} THEN wait + walk ELSE -(1::BIGINT << 62) END AS started,
            CASE state WHEN {_SERVED} THEN wait + walk + serve WHEN {_NO_SHOW} THEN wait + walk
                ELSE walk * 10 END AS ended,
            CASE state WHEN {_SERVED} THEN wait + walk + serve WHEN {_NO_SHOW} THEN wait + walk
                ELSE walk * 10 END AS stay
            FROM (SELECT *, CASE WHEN state = {_CANCELLED} THEN -1 ELSE waited END AS wait FROM (
                SELECT uuid() AS ticket, (day::BIGINT << 24) + visit AS visit, leg,
                    legs, {_YEAR * 12 + month - 1} AS month, day, (day - 1) % 7 + 1 AS weekday,
                    8 + floor(random() * 9)::TINYINT AS hour,
                    floor(random() * {_SERVICES})::SMALLINT AS service,
                    (random() < 0.1)::SMALLINT AS priority,
                    floor(random() * 3)::SMALLINT AS language,
                    counter AS clerk, outcome_state - {_SERVED} AS outcome, 1 + counter AS counter,
                    CASE outcome_state - {_SERVED} WHEN 0 THEN {_SERVED} WHEN 1 THEN {_NO_SHOW}
                        ELSE {_CANCELLED} END AS state,
                    {midnight}::BIGINT * 1000000 + (day - {first}) * 86400000000
                        + 28800000000 + floor(random() * 32400e6)::BIGINT AS since,
                    (-ln(1 - random()) * 900e6)::BIGINT AS waited,
                    (random() * 60e6)::BIGINT AS walk, (-ln(1 - random()) * 400e6)::BIGINT AS serve,
                    -1 AS quoted_low, -1 AS quoted_high
                FROM (SELECT {first} + (i * 28 // {stays}) AS day, i - (i % 21 = 20)::INT AS visit,
                    CASE WHEN i % 21 = 20 THEN 2 ELSE 1 END AS leg,
                    CASE WHEN i % 21 >= 19 THEN 2 ELSE 1 END AS legs,
                    floor(random() * {counters})::INTEGER AS counter,
                    CASE WHEN random() < 0.9 THEN {_SERVED} WHEN random() < 0.5 THEN {_SERVED} + 1
                        ELSE {_SERVED} + 2 END AS outcome_state
                    FROM range({stays}) AS numbers(i)))))
    """)


def _office(folder: Path) -> Database:
    """Return a database with a year of one office in it."""
    file = folder / "nouba.db"
    url = f"sqlite:///{file}"
    prepare_database(url)
    unit = UNIT.code
    with sqlite3.connect(file) as raw:
        raw.execute("INSERT INTO unit (code, revision) VALUES (?, 1)", (unit,))
        raw.executemany(
            "INSERT INTO service (unit, code) VALUES (?, ?)",
            [(unit, one.code) for one in UNIT.services],
        )
        raw.execute("INSERT INTO priority_class VALUES (?, 'ordinary', 0, 1)", (unit,))
        raw.executemany(
            "INSERT INTO counter (unit, number) VALUES (?, ?)",
            [(unit, number) for number in range(1, _COUNTERS + 1)],
        )
        raw.executemany(
            "INSERT INTO person (unit, login, password_hash) VALUES (?, ?, '')",
            [(unit, f"clerk-{number}") for number in range(1, _COUNTERS + 1)],
        )
        raw.execute(_SOME_TICKETS, {"unit": unit, "stays": _OFFICE_STAYS, "services": _SERVICES})
        raw.execute(_SOME_LEGS, {"services": _SERVICES, "counters": _COUNTERS})
        raw.execute(
            "INSERT INTO event (ticket, kind, at, service, priority, operation, step)"
            " SELECT ticket, 'issued', waiting_since, service, priority, ticket, 0 FROM leg"
        )
    raw.close()
    return Database(url)


_SOME_TICKETS = """
    WITH RECURSIVE made(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM made WHERE i + 1 < :stays)
    INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at)
    SELECT printf('%08x-0000-7000-8000-%012x', i, i), :unit,
        date('2025-01-01', printf('+%d days', i * 365 / :stays)), char(65 + i % :services), i,
        printf('A%d', i), 'ar',
        (unixepoch('2025-01-01', printf('+%d days', i * 365 / :stays)) + 28800 + i * 7919 % 32400)
            * 1000000
    FROM made
"""
_SOME_LEGS = """
    INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state,
        waiting_since, ranked_since, calls, first_called_at, last_called_at, started_at, ended_at,
        counter, clerk, outcome)
    SELECT id, 1, unit, service_day, language, 'service-' || (number % :services), 'ordinary',
        'served', issued_at, issued_at, 1, issued_at + wait, issued_at + wait,
        issued_at + wait + 20000000, issued_at + wait + 20000000 + serve, desk, 'clerk-' || desk,
        'served'
    FROM (SELECT *, number * 7477717 % 1800000000 AS wait, number * 3571 % 600000000 AS serve,
        1 + number % :counters AS desk FROM ticket)
"""


def _touch_a_day(database: Database) -> None:
    """Let something be noted of a visit of each of a day's services."""
    with sqlite3.connect(str(database.url.database)) as raw:
        raw.execute(
            "INSERT INTO event (ticket, kind, at, operation, step)"
            " SELECT id, 'noted', 0, 'again ' || id, 0 FROM ticket"
            " WHERE service_day = '2025-12-31' LIMIT 20"
        )
    raw.close()
