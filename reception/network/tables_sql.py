"""The centre's tables: those of the desk, for all sites, by months; and what it knows of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from reception.database.connection import Database
from reception.database.run import Run, Statement, instant
from reception.database.server import HEAD_OFFICE, SHOW_HEAD_OFFICE
from reception.domain.errors import StorageFault

FORMAT = 2
SCHEMA = "network"
"""Of what a centre knows of its sites, beside their visits."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A table of sites, as the centre has it."""

    columns: Mapping[str, str]
    """The columns that are written, with their types."""
    identity: tuple[str, ...]
    """What tells its rows apart in the whole network; among it is what the centre divides by."""
    made: Mapping[str, str]
    """Columns of the desk that no site sends, and what stands there."""
    month: str
    """By which column it is divided into months."""
    month_is_day: bool = True
    """Whether that is a service day; else it is an instant."""


def _columns(**names: str) -> dict[str, str]:
    """Return columns with their types, which are named each with its columns."""
    kinds = {name: kind for kind, some in names.items() for name in some.split()}
    return kinds | ({"service_day": 'text COLLATE "C"'} if "service_day" in kinds else {})


TABLES: Mapping[str, Copied] = {
    "public.ticket": Copied(
        columns=_columns(
            text="id unit service_day series language", integer="number", bigint="issued_at"
        ),
        identity=("unit", "service_day", "id"),
        made={"label": "text NOT NULL DEFAULT ''", "appointment_at": "bigint"},
        month="service_day",
    ),
    "public.leg": Copied(
        columns=_columns(
            text="ticket unit service_day service priority state outcome",
            integer="leg calls counter",
            bigint="waiting_since parked_at first_called_at last_called_at started_at ended_at"
            " quoted_low_us quoted_high_us",
        ),
        identity=("unit", "service_day", "ticket", "leg"),
        made={
            # Who served is the site's own affair: here it is nobody, as where it was forgotten.
            "clerk": "text GENERATED ALWAYS AS (CASE WHEN counter IS NULL THEN NULL ELSE '~' END)"
            " STORED",
            "ranked_since": "bigint GENERATED ALWAYS AS (waiting_since) STORED",
            "kept_counter": "integer",
            "kept_clerk": "text",
            "callable_from": "bigint",
            "note": "text",
        },
        month="service_day",
    ),
    "public.counter_session": Copied(
        columns=_columns(
            text="unit service_day id", integer="counter forgotten", bigint="opened_at closed_at"
        ),
        identity=("unit", "opened_at", "id"),
        made={"clerk": "text NOT NULL DEFAULT '~'", "profile": "text"},
        month="opened_at",
        month_is_day=False,
    ),
    "public.clerk_break": Copied(
        columns=_columns(text="unit service_day id", integer="counter", bigint="began_at ended_at"),
        identity=("unit", "began_at", "id"),
        made={"clerk": "text NOT NULL DEFAULT '~'"},
        month="began_at",
        month_is_day=False,
    ),
}


_REST = "rest"
_UTC = ZoneInfo("UTC")

_FOUNDED = Statement("SELECT to_regclass('network.day') IS NOT NULL")
_STRANGERS = Statement("""
    SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
""")
_PARTITIONS = Statement("""
    SELECT child.relname FROM pg_inherits
        JOIN pg_class AS child ON child.oid = pg_inherits.inhrelid
    WHERE pg_inherits.inhparent = CAST(:parent AS regclass) ORDER BY child.relname
""")

_OWN_TABLES = f"""
CREATE SCHEMA {HEAD_OFFICE};
CREATE SCHEMA {SCHEMA};
CREATE TABLE {SCHEMA}.centre (
    format integer NOT NULL, months integer NOT NULL, kept_from text NOT NULL,
    forgotten bigint NOT NULL DEFAULT 0
);
CREATE TABLE {SCHEMA}.enrolment (stamp bigint NOT NULL, document text NOT NULL);
INSERT INTO {SCHEMA}.enrolment VALUES (0, '{{}}');
CREATE SEQUENCE {SCHEMA}.applied;
CREATE TABLE {SCHEMA}.site (
    unit text PRIMARY KEY,
    run text NOT NULL,
    version bigint NOT NULL,
    heard_at bigint NOT NULL,
    behind integer NOT NULL,
    is_whole boolean NOT NULL,
    known_until text
);
CREATE TABLE {SCHEMA}.description (
    unit text PRIMARY KEY, revision bigint NOT NULL, digest text NOT NULL, document text NOT NULL
);
CREATE TABLE {SCHEMA}.day (
    unit text NOT NULL, service_day text COLLATE "C" NOT NULL,
    applied bigint NOT NULL, seal text NOT NULL, mark text, parts integer NOT NULL,
    PRIMARY KEY (unit, service_day)
) WITH (fillfactor = 50);
"""


def is_founded(run: Run) -> bool:
    """Return whether this database is a centre's."""
    row = run.row(_FOUNDED)
    return bool(row and row[0])


def require_free(database: Database, run: Run) -> None:
    """Refuse a database in which anything is.

    Raises:
        StorageFault: it holds tables.
    """
    row = run.row(_STRANGERS)
    if row and row[0]:
        raise StorageFault(
            f"{database} holds tables already", "found a centre in a database of its own"
        )


def found(run: Run, *, months: int, today: date, ahead: int) -> None:
    """Make the centre's tables."""
    run.change(Statement(_OWN_TABLES))
    wanted = _months(today, back=months, ahead=ahead)
    run.change(
        Statement(
            f"INSERT INTO {SCHEMA}.centre VALUES ({FORMAT}, {months}, '{wanted[0].isoformat()}')"
        )
    )
    for table, copied in TABLES.items():
        for statement in _table(table, copied):
            run.change(Statement(statement))
    make_months(run, wanted)
    run.change(SHOW_HEAD_OFFICE)


def make_room(
    run: Run, *, months: int, ahead: int, today: date
) -> tuple[Sequence[str], Sequence[str]]:
    """Make the months to come, and drop those that are older than is kept; return both."""
    wanted = _months(today, back=months, ahead=ahead)
    made = make_months(run, wanted)
    dropped = set()
    oldest = min(wanted)
    for table, copied in TABLES.items():
        name = table.partition(".")[2]
        for (partition,) in run.rows(_PARTITIONS, parent=table):
            month = partition.removeprefix(f"{name}_")
            if month != _REST and month < _suffix(oldest):
                run.change(Statement(f"DROP TABLE public.{partition}"))
                dropped.add(month.replace("_", "-"))
        bound = _bound(oldest, copied)
        run.change(Statement(f"DELETE FROM public.{name}_{_REST} WHERE {copied.month} < {bound}"))
    run.change(Statement(f"DELETE FROM {SCHEMA}.day WHERE service_day < '{oldest.isoformat()}'"))
    run.change(
        Statement(
            f"UPDATE {SCHEMA}.centre SET months = {months}, kept_from = '{oldest.isoformat()}'"
        )
    )
    return made, sorted(dropped)


def make_months(run: Run, wanted: Sequence[date]) -> Sequence[str]:
    """Make the partitions of these months that are not there; return the months."""
    made = set()
    for table, copied in TABLES.items():
        name = table.partition(".")[2]
        present = {one for (one,) in run.rows(_PARTITIONS, parent=table)}
        for month in wanted:
            partition = f"{name}_{_suffix(month)}"
            if partition not in present:
                for statement in _partition(table, copied, partition, month):
                    run.change(Statement(statement))
                made.add(month.isoformat()[: len("2026-10")])
    return sorted(made)


def _table(table: str, copied: Copied) -> Iterator[str]:
    needed = set(copied.identity)
    columns = [
        f"{name} {kind}{' NOT NULL' if name in needed else ''}"
        for name, kind in copied.columns.items()
    ]
    columns += [f"{name} {kind}" for name, kind in copied.made.items()]
    key = f"PRIMARY KEY ({', '.join(copied.identity)})"
    divided = f"PARTITION BY RANGE ({copied.month})"
    yield f"CREATE TABLE {table} ({', '.join(columns)}, {key}) {divided}"
    # What no month is there for yet: it must never stop a site's rows.
    yield f"CREATE TABLE {table}_{_REST} PARTITION OF {table} DEFAULT"


def _partition(table: str, copied: Copied, partition: str, month: date) -> Iterator[str]:
    """Yield what makes a month, and moves into it what has no month yet."""
    first, end = _bound(month, copied), _bound(_next(month), copied)
    rest, new = f"{table}_{_REST}", f"public.{partition}"
    names = ", ".join(copied.columns)
    within = f"{copied.month} >= {first} AND {copied.month} < {end}"
    yield f"CREATE TABLE {new} (LIKE {table} INCLUDING DEFAULTS INCLUDING GENERATED)"
    yield (
        f"WITH moved AS (DELETE FROM {rest} WHERE {within} RETURNING {names})"
        f" INSERT INTO {new} ({names}) SELECT {names} FROM moved"
    )
    yield f"ALTER TABLE {table} ATTACH PARTITION {new} FOR VALUES FROM ({first}) TO ({end})"


def _months(today: date, *, back: int, ahead: int) -> list[date]:
    number = today.year * 12 + today.month - 1
    return [date(one // 12, one % 12 + 1, 1) for one in range(number - back, number + ahead + 1)]


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _suffix(month: date) -> str:
    return f"{month:%Y_%m}"


def _bound(month: date, copied: Copied) -> str:
    if copied.month_is_day:
        return f"'{month.isoformat()}'"
    return str(instant(datetime(month.year, month.month, 1, tzinfo=_UTC)))
