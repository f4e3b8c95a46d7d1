"""The copies of sites, read as a site's own tables are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from reception.database.connection import Database
from reception.database.run import Run, Statement, instant
from reception.database.visits import VISIT_COLUMNS, visits_of
from reception.domain.errors import Refusal, StorageFault
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.reports.model import Changes, LegRow, VisitRecord
from reception.reports.question import Dimension, Key
from reception.reports.sql import LEG_COLUMNS, SqlReportStore
from reception.system.decode import decoded

# Both tables are divided by the same months: only when both days are named does the server look
# into those alone that are asked for.
_JOINED = """
    FROM ticket JOIN leg ON leg.unit = ticket.unit AND leg.service_day = ticket.service_day
        AND leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day BETWEEN :first AND :last
        AND leg.unit = :unit AND leg.service_day BETWEEN :first AND :last
    ORDER BY ticket.service_day, ticket.series, ticket.number, leg.leg
"""
_VISITS = Statement(f"SELECT {VISIT_COLUMNS} {_JOINED}")
_LEGS = Statement(f"SELECT {LEG_COLUMNS} {_JOINED}")
_NAMED = {
    one: Statement(f"SELECT DISTINCT {one} FROM leg WHERE unit = :unit AND {one} IS NOT NULL")
    for one in (Dimension.SERVICE, Dimension.COUNTER, Dimension.PRIORITY, Dimension.OUTCOME)
}
_MARK = Statement("""
    SELECT coalesce(max(applied), 0) FROM network.change WHERE unit = :unit
""")
_DAYS = Statement("""
    SELECT DISTINCT service_day FROM network.change WHERE unit = :unit AND applied > :mark
""")
_LAST = Statement("SELECT last_value FROM network.applied")
_SELF = Statement("""
    SELECT system_identifier || '/' || timeline_id FROM pg_control_system(), pg_control_checkpoint()
""")
_REVISION = Statement("SELECT max(revision) FROM network.description WHERE unit = :unit")
_DOCUMENT = Statement("""
    SELECT revision, document FROM network.description
    WHERE unit = :unit ORDER BY revision DESC LIMIT 1
""")
_PRESENT = Statement("""
    SELECT site.unit, max(description.revision)
    FROM network.site
        JOIN pg_subscription AS subscription ON subscription.subname = site.subscription
        JOIN network.description ON description.unit = site.unit
    WHERE NOT EXISTS (
        SELECT 1 FROM pg_subscription_rel
        WHERE srsubid = subscription.oid AND srsubstate <> 'r'
    )
    GROUP BY site.unit ORDER BY site.unit
""")


class CopiesDatabase(Database):
    """A centre's database, whose connections see the copies in place of the head office."""

    def _on_connect(self, connection: Any, record: object) -> None:
        super()._on_connect(connection, record)
        connection.execute("SET search_path = public")


class SqlCopies(SqlReportStore):
    """Answers the questions of managers of any site."""

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        """Yield every visit of the service days ``first`` to ``last``, by day and number."""
        with self._database.read() as run:
            rows = run.stream(_VISITS, unit=unit, first=first.isoformat(), last=last.isoformat())
            yield from visits_of(rows)

    def legs(self, unit: str, first: date, last: date) -> Iterator[LegRow]:
        """Yield every leg of these days, those of a visit together, as it is counted."""
        yield from self._legs(_LEGS, unit, first, last)

    def operation_at(self, mark: int) -> str:
        """Return which server it is, as long as it has not gone back behind a mark.

        A server that was restored counts its past anew, and says so itself.
        """
        with self._database.read() as run:
            last, own = run.row(_LAST), run.row(_SELF)
        return str(own[0]) if last and own and last[0] >= mark else ""

    def changes(self, unit: str, mark: int, past_mark: int, *, days_told: bool) -> Changes:
        """Return the days that were touched since a mark.

        A site's rows are written by one process after the other: what it noted is all there is.
        """
        with self._database.snapshot() as run:
            last = run.row(_MARK, unit=unit)
            rows = run.rows(_DAYS, unit=unit, mark=mark) if days_told else ()
            own = run.row(_SELF)
        return Changes(
            mark=max(mark, last[0] if last else 0),
            mark_operation=str(own[0]) if own else "",
            past_mark=past_mark,
            days=frozenset(date.fromisoformat(day) for (day,) in rows),
        )

    def record(self, unit: str, ticket: UUID) -> VisitRecord | None:  # noqa: ARG002 - of none
        """Refuse: what a single visitor lived stays at her site."""
        raise SingleVisitError(unit)

    def named(self, unit: str, dimension: Dimension) -> Sequence[Key]:
        """Return what visits of the site name in a dimension; nothing for a time."""
        statement = _NAMED.get(dimension)
        if statement is None:
            return ()
        with self._database.read() as run:
            return tuple(sorted(row[0] for row in run.rows(statement, unit=unit)))


class SingleVisitError(Refusal):
    """A single visit is asked for where there are only figures."""

    def __init__(self, unit: str) -> None:
        super().__init__(f"A single visit is told at its site, '{unit}', alone")


class SqlSiteUnit:
    """Knows how one site describes itself, without its people."""

    def __init__(self, database: Database, unit: str) -> None:
        self._database = database
        self._unit = unit

    def revision(self) -> tuple[str, int] | None:
        """Return the unit's code and present revision; None when it is not known here."""
        with self._database.read() as run:
            row = run.row(_REVISION, unit=self._unit)
        return (self._unit, row[0]) if row and row[0] is not None else None

    def unit(self) -> tuple[int, Unit] | None:
        """Return the present revision and the unit; None when it is not known here."""
        with self._database.read() as run:
            row = run.row(_DOCUMENT, unit=self._unit)
        return (row[0], decoded(row[1], Unit)) if row else None


class SqlSites:
    """The sites of which figures may be told: a copy that is half there tells untruths."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[int, Unit]] = {}
        self.store = SqlCopies(database)

    def units(self) -> Sequence[Unit]:
        """Return them as each describes itself now, by their codes."""
        with self._database.snapshot() as run:
            present = run.rows(_PRESENT)
            for code, revision in present:
                known = self._known.get(code)
                if known is None or known[0] != revision:
                    row = run.row(_DOCUMENT, unit=code)
                    if row:
                        self._known[code] = row[0], decoded(row[1], Unit)
        return [self._known[code][1] for code, _ in present if code in self._known]

    def source(self, unit: str) -> SqlSiteUnit:
        """Return what knows how one of them describes itself."""
        return SqlSiteUnit(self._database, unit)


FORMAT = 1
PUBLICATION = f"nouba_network_{FORMAT}"
SCHEMA = "network"
"""Of what is not a table of the desk: the public description at a site, the sites at the centre."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A table that leaves, in part."""

    columns: Mapping[str, str]
    """The columns that leave, with their types at the centre."""
    identity: tuple[str, ...]
    """What tells its rows apart in the whole network; among it is what the centre divides by."""
    made: Mapping[str, str]
    """Columns that do not leave, and what stands there at the centre."""
    month: str | None = None
    """By which column the centre divides it into months; None: it is small."""
    month_is_day: bool = True
    """Whether that is a service day; else it is an instant."""


def _columns(**names: str) -> dict[str, str]:
    """Return columns with their types, which are named each with its columns."""
    kinds = {name: kind for kind, some in names.items() for name in some.split()}
    return kinds | ({"service_day": 'text COLLATE "C"'} if "service_day" in kinds else {})


TABLES: Mapping[str, Leaving] = {
    "public.ticket": Leaving(
        columns=_columns(
            text="id unit service_day series language", integer="number", bigint="issued_at"
        ),
        identity=("unit", "service_day", "id"),
        made={"label": "text NOT NULL DEFAULT ''", "appointment_at": "bigint"},
        month="service_day",
    ),
    "public.leg": Leaving(
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
    "public.counter_session": Leaving(
        columns=_columns(text="unit", integer="counter forgotten", bigint="id opened_at closed_at"),
        identity=("unit", "opened_at", "id"),
        made={"clerk": "text NOT NULL DEFAULT '~'", "profile": "text"},
        month="opened_at",
        month_is_day=False,
    ),
    "public.clerk_break": Leaving(
        columns=_columns(text="unit", integer="counter", bigint="id began_at ended_at"),
        identity=("unit", "began_at", "id"),
        made={"clerk": "text NOT NULL DEFAULT '~'"},
        month="began_at",
        month_is_day=False,
    ),
    "network.description": Leaving(
        columns=_columns(text="unit document", integer="revision", bigint="made_at"),
        identity=("unit", "revision"),
        made={},
    ),
}


HEAD = "head"
"""The schema of the head office's own Nouba."""
_REST = "rest"
_UTC = ZoneInfo("UTC")

_FOUNDED = Statement("SELECT to_regclass('network.site') IS NOT NULL")
_RELAY = Statement("SELECT months = 0 FROM network.centre")
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


def is_relay(run: Run) -> bool:
    """Return whether a database that follows hands on what it has, and keeps no months."""
    row = run.row(_RELAY) if is_founded(run) else None
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


def found_relay(run: Run) -> None:
    """Make the tables of a relay: what leaves, and nothing else."""
    run.change(Statement(_OWN_TABLES))
    run.change(Statement(f"INSERT INTO {SCHEMA}.centre VALUES ({FORMAT}, 0)"))
    for table, leaving in TABLES.items():
        for statement in _table(table, Leaving(leaving.columns, leaving.identity, made={})):
            run.change(Statement(statement))


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
