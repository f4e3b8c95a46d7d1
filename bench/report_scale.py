"""Do reports stay quick when a year of a large region is asked for?

Files of made-up legs are written as those of closed days are: a year of one office (75,000) and of
a million, with 20 services, beside a database that says who was at which counter; every kind of
question is then asked as the console asks it, of a program that has just begun (files and all), and
once more. The baseline is the same question answered by plain NumPy (``plain_reports``), in turn.

Then a real SQLite database of an office's year: how long its closed days take to be written, and to
be brought up to date after a day. Last a year's report from the command line, start included, in a
real database of an office and of a region.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version
from itertools import product
from pathlib import Path
from time import perf_counter

import numpy as np

from bench.plain_reports import PlainReports
from bench.started import carry_out
from bench.stores import sqlite_file, sqlite_url
from bench.table import Measured, Times, median
from reception.database.connection import Database
from reception.database.run import instant
from reception.database.upgrade import prepare_database
from reception.domain.figures import Measure
from reception.domain.ticket import TicketState
from reception.domain.unit import Series
from reception.reports.closed_days import Listed, MonthFiles
from reception.reports.columns import NONE, STATES, Columns
from reception.reports.count import Counting
from reception.reports.model import VisitOrder
from reception.reports.question import Dimension, ReportQuestion, Sought
from reception.reports.reports import Reports
from reception.reports.sql import SqlReportStore
from reception.system.progress import unwatched
from reception.unit.current import UnitReader
from reception.unit.file import load_template, with_always_open
from tests.support.plain_counting import PlainCounting
from tests.support.report_data import FixedClock, MemoryUnits

_SIZES = {75_000: 40.0, 1_000_000: 1500.0}
"""Legs, and how long an answer may take, in milliseconds."""
_COMMANDS = {100_000: 1000.0, 1_000_000: 2500.0}
"""Visits of a year, and how long a command may take for its report, in milliseconds."""
_YEAR = 2025
FIRST, LAST = date(_YEAR, 1, 1), date(_YEAR, 12, 31)
NOW = datetime(_YEAR + 1, 2, 1, 9, tzinfo=UTC)
_SERVICES, _COUNTERS, _DAYS = 20, 10, 300
_OFFICE_LEGS = 83_000
_REPEATS = 3
_FILE = "nouba.db"
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
_YEAR_ASKED = ReportQuestion(first=FIRST, last=LAST)
_WAITS = (Measure.WAIT,)
_FIGURES: dict[str, ReportQuestion] = {
    "every figure": _YEAR_ASKED,
    "every figure by service": replace(_YEAR_ASKED, by=(Dimension.SERVICE,)),
    "every figure by day": replace(_YEAR_ASKED, by=(Dimension.DAY,)),
    "every figure by weekday and hour": replace(
        _YEAR_ASKED, by=(Dimension.WEEKDAY, Dimension.HOUR)
    ),
    "every figure by counter and clerk": replace(
        _YEAR_ASKED, by=(Dimension.COUNTER, Dimension.CLERK)
    ),
    "waits by service": replace(_YEAR_ASKED, by=(Dimension.SERVICE,), measures=_WAITS),
    "waits by hour of one service": replace(
        _YEAR_ASKED, by=(Dimension.HOUR,), only={Dimension.SERVICE: ("service-3",)}, measures=_WAITS
    ),
}
_COUNTERS_BY: dict[str, tuple[Dimension, ...]] = {
    "time at counters": (),
    "time at counters by counter": (Dimension.COUNTER,),
    "time at counters by day": (Dimension.DAY,),
    "time at counters by weekday and hour": (Dimension.WEEKDAY, Dimension.HOUR),
}
_PROMISES = replace(_YEAR_ASKED, by=(Dimension.SERVICE,))


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, and the same of the baseline, which is told where the database is."""

    ask: Callable[[Reports], object]
    plain: Callable[[PlainReports, Path], object]


_QUESTIONS: dict[str, _Question] = {
    **{
        name: _Question(
            lambda reports, asked=asked: reports.waits(asked),  # type: ignore[misc]
            lambda plain, _, asked=asked: plain.waits(asked),  # type: ignore[misc]
        )
        for name, asked in _FIGURES.items()
    },
    **{
        name: _Question(
            lambda reports, by=by: reports.counters(replace(_YEAR_ASKED, by=by)),  # type: ignore[misc]
            lambda plain, database, by=by: plain.counters(database, by),  # type: ignore[misc]
        )
        for name, by in _COUNTERS_BY.items()
    },
    "distribution of waits": _Question(
        lambda reports: reports.distribution(_YEAR_ASKED), lambda plain, _: plain.distribution()
    ),
    "promises by service": _Question(
        lambda reports: reports.quotes(_PROMISES), lambda plain, _: plain.quotes(_PROMISES.by)
    ),
    "list of the longest waits": _Question(
        lambda reports: reports.visits(_YEAR_ASKED, order=VisitOrder.LONGEST_WAIT),
        lambda plain, _: plain.longest(),
    ),
}


def measure() -> Iterator[Measured]:
    """Yield what questions take of a program that has just begun, and again."""
    for size, limit in _SIZES.items():
        yield from _year(size, limit)
    yield from _office_month()
    yield from _office_files()
    for size, limit in _COMMANDS.items():
        yield _command(size, limit)


def _year(size: int, limit: float) -> Iterator[Measured]:
    with closed_days(size) as (database, folder):
        for name, question in _QUESTIONS.items():
            yield from _rows(f"{name}, {size:,} legs", _asked(database, folder, question), limit)


def _rows(told: str, took: Mapping[str, tuple[Times, Times]], limit: float) -> Iterator[Measured]:
    for when, (ours, plain) in took.items():
        yield Measured(
            name=f"{told}, {when}",
            value=median(ours),
            unit="ms",
            baseline=median(plain),
            limit=limit,
            processor_ms=median(ours.processor),
            baseline_processor_ms=median(plain.processor),
            note="against plain NumPy",
        )


def _office_month() -> Iterator[Measured]:
    """Yield one office's month, of a year's files of that office."""
    month = replace(
        _YEAR_ASKED, first=date(_YEAR, 10, 1), last=date(_YEAR, 10, 31), by=(Dimension.SERVICE,)
    )
    with closed_days(_OFFICE_LEGS) as (database, folder):
        question = _Question(
            lambda reports: reports.waits(month), lambda plain, _: plain.waits(month)
        )
        yield from _rows("one office's month", _asked(database, folder, question), 40)


def _office_files() -> Iterator[Measured]:
    """Yield how long the files of a real database of an office's year take to be written."""
    with tempfile.TemporaryDirectory(prefix="nouba-bench-") as name:
        database = _office(Path(name))
        year = Sought(unit=UNIT, now=NOW, first=FIRST, last=LAST, by=(Dimension.SERVICE,))
        store = SqlReportStore(database)
        begun = perf_counter()
        expected = PlainCounting(store).figures(year, unwatched)
        one_by_one = (perf_counter() - begun) * 1000
        counting = Counting(store, Path(name) / "columns")
        begun = perf_counter()
        found = counting.figures(year, unwatched)
        written = (perf_counter() - begun) * 1000
        if found != expected:
            raise AssertionError("the counter says something else than counting one by one")
        _touch_a_day(database)
        brought_up = _took(lambda: counting.figures(year, unwatched))
        yield Measured(
            name=f"write an office's closed days, {_OFFICE_LEGS:,} legs",
            value=written,
            unit="ms",
            baseline=one_by_one,
            limit=1,
            limits_ratio=True,
            note="against counting one by one once",
        )
        yield Measured(
            name="bring them up to date after a day, and answer",
            value=brought_up,
            unit="ms",
            baseline=one_by_one,
            limit=0.2,
            limits_ratio=True,
        )
        database.close()


def _command(size: int, limit: float) -> Measured:
    """Return how long a year's report takes from the command line, once its days are written."""
    with sqlite_url(UNIT) as url:
        with sqlite3.connect(sqlite_file(url)) as raw:
            _write_visits(raw, size)
        raw.close()
        words = ("report", "waits", "--from", str(FIRST), "--to", str(LAST), "--format", "table")
        first, times = Times(), Times()
        carry_out(first, url, *words)
        for _ in range(_REPEATS):
            carry_out(times, url, *words)
    return Measured(
        name=f"a year's report from the command line, {size:,} visits",
        value=median(times),
        unit="ms",
        limit=limit,
        processor_ms=median(times.processor),
        note=f"start included; {first[0]:,.0f} ms while its days are written",
    )


def _took(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000


def _asked(database: Database, folder: Path, question: _Question) -> dict[str, tuple[Times, Times]]:
    """Return how long a question takes of a program that has just begun, and again; and plainly."""
    took = {when: (Times(), Times()) for when in ("first", "again")}
    for _ in range(_REPEATS):
        reports = Reports(
            SqlReportStore(database), UnitReader(MemoryUnits(UNIT)), FixedClock(NOW), folder
        )
        plain = PlainReports(folder)
        for ours, theirs in took.values():
            ours.take(lambda: question.ask(reports))  # noqa: B023 - asked before the next turn
            theirs.take(lambda: question.plain(plain, folder.parent / _FILE))  # noqa: B023 - likewise
    return took


@contextmanager
def closed_days(size: int) -> Iterator[tuple[Database, Path]]:
    """Give a database in which next to nothing is, and the files of a year's legs."""
    with tempfile.TemporaryDirectory(prefix="nouba-bench-") as name:
        url = f"sqlite:///{name}/{_FILE}"
        prepare_database(url)
        with sqlite3.connect(f"{name}/{_FILE}") as raw:
            # From the month of the first ticket on there may be legs.
            raw.execute(_SOME_TICKETS, {"unit": UNIT.code, "legs": 1, "services": 1})
            for table, columns in _AT_WORK.items():
                places = ", ".join("?" for _ in columns.split(","))
                raw.executemany(
                    f"INSERT INTO {table} ({columns}) VALUES ({places})",
                    list(_at_work(is_break=table == "clerk_break")),
                )
        raw.close()
        database = Database(url)
        folder = Path(name) / "columns"
        write_months(folder / UNIT.code, size, unit=UNIT.code)
        files = MonthFiles(folder / UNIT.code, keep=0)
        listed = files.listed()
        assert listed
        PlainReports.write(folder, files.read([*listed.months.values()]))
        yield database, folder
        database.close()


def _at_work(*, is_break: bool) -> Iterator[tuple[object, ...]]:
    """Yield while everybody was at a counter, before noon and after, or away from it for a while.

    Of forty sessions one was forgotten.
    """
    for day, half, counter in product(range(_DAYS), range(2), range(1, _COUNTERS + 1)):
        begins = datetime.combine(FIRST, time(8 + 5 * half), UTC) + day * timedelta(days=1)
        ends = begins + timedelta(hours=4)
        if is_break:
            begins, ends = begins + timedelta(hours=1), ends - timedelta(hours=2, minutes=45)
        forgotten = None if is_break or (day * 2 + half) % 40 else 1
        instants = (instant(begins), instant(ends))
        last = "coffee" if is_break else forgotten
        yield UNIT.code, f"clerk-{counter - 1}", counter, *instants, last


_AT_WORK = {
    "counter_session": "unit, clerk, counter, opened_at, closed_at, forgotten",
    "clerk_break": "unit, clerk, counter, began_at, ended_at, reason",
}


def write_months(folder: Path, size: int, *, unit: str, mark_operation: str = "") -> None:
    """Write the files of a year's made-up legs."""
    files = MonthFiles(folder)
    chance = np.random.default_rng(1)
    months = {
        f"{_YEAR}-{month:02d}": files.write(
            f"{_YEAR}-{month:02d}",
            _made_up(chance, date(_YEAR, month, 1), size // 12),
            through=date(_YEAR + month // 12, month % 12 + 1, 1),
        )
        for month in range(1, 13)
    }
    files.replace_list(
        Listed(
            unit=unit,
            zone=UNIT.zone,
            zone_data=version("tzdata"),
            mark_operation=mark_operation,
            months=months,
        )
    )


def _made_up(chance: np.random.Generator, first: date, legs: int) -> Columns:
    """Return made-up legs of a month; one of twenty visits has a second leg."""
    number = np.arange(legs)
    day = first.toordinal() + number * 28 // legs
    midnight = (day - date(1970, 1, 1).toordinal()) * 86_400_000_000
    since = midnight + 28_800_000_000 + chance.integers(0, 32_400_000_000, legs)
    waited = chance.exponential(900e6, legs).astype(np.int64)
    walk = chance.integers(0, 60_000_000, legs)
    serve = chance.exponential(400e6, legs).astype(np.int64)
    fate = chance.random(legs)
    served, cancelled = fate < 0.9, fate >= 0.95
    called = np.where(cancelled, NONE, since + waited)
    started = np.where(served, called + walk, NONE)
    ended = np.where(served, started + serve, np.where(cancelled, since + walk, called + walk))
    low = np.where(chance.random(legs) < 0.8, waited // 2, NONE)
    high = np.where(low == NONE, NONE, low + 600_000_000)
    second = number % 21 == 20
    counter = chance.integers(0, _COUNTERS, legs)
    numbers = [
        day,
        8 + chance.integers(0, 9, legs),
        1 + second,
        ~second,
        counter + 1,
        np.where(served, _SERVED, np.where(cancelled, _CANCELLED, _NO_SHOW)),
        chance.integers(0, _SERVICES, legs),
        chance.random(legs) < 0.1,
        chance.integers(0, 3, legs),
        counter,
        np.where(served, 0, np.where(cancelled, 2, 1)),
    ]
    return Columns(
        np.stack([since, called, called, started, ended, low, high]),
        np.stack([one.astype(np.int32) for one in numbers]),
        chance.integers(0, 2**63, (2, legs), dtype=np.uint64),
        {
            "service": tuple(one.code for one in UNIT.services),
            "priority": ("ordinary", "mobility"),
            "language": ("ar", "fr", "zgh"),
            "clerk": tuple(f"clerk-{number}" for number in range(_COUNTERS)),
            "outcome": ("served", "no_show", "cancelled"),
        },
    )


def _office(folder: Path) -> Database:
    """Return a database with a year of one office in it."""
    file = folder / _FILE
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
        _write_visits(raw, _OFFICE_LEGS)
    raw.close()
    return Database(url)


_SOME_TICKETS = """
    WITH RECURSIVE made(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM made WHERE i + 1 < :legs)
    INSERT INTO ticket (id, unit, service_day, series, number, label, language, issued_at)
    SELECT printf('%08x-0000-7000-8000-%012x', i, i), :unit,
        date('2025-01-01', printf('+%d days', i * 365 / :legs)), char(65 + i % :services), i,
        printf('A%d', i), 'ar',
        (unixepoch('2025-01-01', printf('+%d days', i * 365 / :legs)) + 28800 + i * 7919 % 32400)
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


def _write_visits(raw: sqlite3.Connection, legs: int) -> None:
    raw.execute(_SOME_TICKETS, {"unit": UNIT.code, "legs": legs, "services": _SERVICES})
    raw.execute(_SOME_LEGS, {"services": _SERVICES, "counters": _COUNTERS})
    raw.execute(
        "INSERT INTO event (ticket, kind, at, service, priority, operation, step)"
        " SELECT ticket, 'issued', waiting_since, service, priority, ticket, 0 FROM leg"
    )


def _touch_a_day(database: Database) -> None:
    """Let something be noted of a visit of each of a day's services."""
    with sqlite3.connect(str(database.url.database)) as raw:
        raw.execute(
            "INSERT INTO event (ticket, kind, at, operation, step)"
            " SELECT id, 'noted', 0, 'again ' || id, 0 FROM ticket"
            " WHERE service_day = '2025-12-31' LIMIT 20"
        )
    raw.close()
