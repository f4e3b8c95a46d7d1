"""The centre's tables: every site's rows side by side, divided into months.

The database of a centre is two things. In the schema ``head`` stands an ordinary Nouba: the head
office's own unit, its people, rights and log, which whoever opens this database sees. In
``public`` and ``network`` stands what the sites publish, which only the server's replication
writes.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from reception.domain.errors import StorageFault
from reception.storage.engine import Database, Run
from reception.storage.network.leaving import FORMAT, SCHEMA, TABLES, Leaving
from reception.storage.statement import Statement
from reception.storage.values import instant

HEAD = "head"
"""The schema of the head office's own Nouba."""
_REST = "rest"
_UTC = ZoneInfo("UTC")

_FOUNDED = Statement("SELECT to_regclass('network.site') IS NOT NULL")
_STRANGERS = Statement("""
    SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
""")
_NAME = Statement("SELECT quote_ident(current_database())")
_PARTITIONS = Statement("""
    SELECT child.relname FROM pg_inherits
        JOIN pg_class AS child ON child.oid = pg_inherits.inhrelid
    WHERE pg_inherits.inhparent = CAST(:parent AS regclass) ORDER BY child.relname
""")

_OWN_TABLES = f"""
CREATE SCHEMA {HEAD};
CREATE SCHEMA {SCHEMA};
CREATE TABLE {SCHEMA}.centre (format integer NOT NULL, months integer NOT NULL);
CREATE TABLE {SCHEMA}.site (
    unit text PRIMARY KEY,
    address text NOT NULL,
    subscription text NOT NULL UNIQUE,
    system_id text NOT NULL,
    timeline integer NOT NULL
);
CREATE SEQUENCE {SCHEMA}.applied;
CREATE TABLE {SCHEMA}.change (
    unit text NOT NULL, service_day text NOT NULL, applied bigint NOT NULL,
    PRIMARY KEY (unit, service_day)
) WITH (fillfactor = 50);
"""
# The row's day is noted with a number that only grows: whoever keeps figures of a site asks for the
# days with a higher one. A site's rows are written by one process, so that no number comes late.
_NOTING = f"""
CREATE FUNCTION {SCHEMA}.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed public.leg;
BEGIN
    changed := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    INSERT INTO {SCHEMA}.change AS old (unit, service_day, applied)
    VALUES (changed.unit, changed.service_day, nextval('{SCHEMA}.applied'))
    ON CONFLICT (unit, service_day) DO UPDATE SET applied = excluded.applied;
    RETURN NULL;
END $$;
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.leg
    FOR EACH ROW EXECUTE FUNCTION {SCHEMA}.note_change();
ALTER TABLE public.leg ENABLE ALWAYS TRIGGER note_change;
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
    run.change(Statement(f"INSERT INTO {SCHEMA}.centre VALUES ({FORMAT}, {months})"))
    for table, leaving in TABLES.items():
        for statement in _table(table, leaving):
            run.change(Statement(statement))
    run.change(Statement(_NOTING))
    make_months(run, _months(today, back=months, ahead=ahead))
    row = run.row(_NAME)
    # Whoever opens the database finds the head office; replication names its tables in full.
    run.change(Statement(f"ALTER DATABASE {row[0] if row else ''} SET search_path = {HEAD}"))


def make_room(
    run: Run, *, months: int, ahead: int, today: date
) -> tuple[Sequence[str], Sequence[str]]:
    """Make the months to come, and drop those that are older than is kept; return both."""
    wanted = _months(today, back=months, ahead=ahead)
    made = make_months(run, wanted)
    dropped = set()
    oldest = min(wanted)
    for table, leaving in TABLES.items():
        if leaving.month is None:
            continue
        name = table.partition(".")[2]
        for (partition,) in run.rows(_PARTITIONS, parent=table):
            month = partition.removeprefix(f"{name}_")
            if month != _REST and month < _suffix(oldest):
                run.change(Statement(f"DROP TABLE public.{partition}"))
                dropped.add(month.replace("_", "-"))
        bound = _bound(oldest, leaving)
        run.change(Statement(f"DELETE FROM public.{name}_{_REST} WHERE {leaving.month} < {bound}"))
    run.change(Statement(f"DELETE FROM {SCHEMA}.change WHERE service_day < '{oldest.isoformat()}'"))
    return made, sorted(dropped)


def make_months(run: Run, wanted: Sequence[date]) -> Sequence[str]:
    """Make the partitions of these months that are not there; return the months."""
    made = set()
    for table, leaving in TABLES.items():
        if leaving.month is None:
            continue
        name = table.partition(".")[2]
        present = {one for (one,) in run.rows(_PARTITIONS, parent=table)}
        for month in wanted:
            partition = f"{name}_{_suffix(month)}"
            if partition not in present:
                for statement in _partition(table, leaving, partition, month):
                    run.change(Statement(statement))
                made.add(month.isoformat()[: len("2026-10")])
    return sorted(made)


def _table(table: str, leaving: Leaving) -> Iterator[str]:
    needed = set(leaving.identity)
    columns = [
        f"{name} {kind}{' NOT NULL' if name in needed else ''}"
        for name, kind in leaving.columns.items()
    ]
    columns += [f"{name} {kind}" for name, kind in leaving.made.items()]
    key = f"PRIMARY KEY ({', '.join(leaving.identity)})"
    divided = f" PARTITION BY RANGE ({leaving.month})" if leaving.month else ""
    yield f"CREATE TABLE {table} ({', '.join(columns)}, {key}){divided}"
    if leaving.month:
        # What no month is there for yet: it must never stop a site's rows.
        yield f"CREATE TABLE {table}_{_REST} PARTITION OF {table} DEFAULT"


def _partition(table: str, leaving: Leaving, partition: str, month: date) -> Iterator[str]:
    """Yield what makes a month, and moves into it what has no month yet."""
    first, end = _bound(month, leaving), _bound(_next(month), leaving)
    rest, new = f"{table}_{_REST}", f"public.{partition}"
    names = ", ".join(leaving.columns)
    within = f"{leaving.month} >= {first} AND {leaving.month} < {end}"
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


def _bound(month: date, leaving: Leaving) -> str:
    if leaving.month_is_day:
        return f"'{month.isoformat()}'"
    return str(instant(datetime(month.year, month.month, 1, tzinfo=_UTC)))
