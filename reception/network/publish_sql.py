"""The site's side: what is published, and what is kept for a centre that is away.

The site never waits for a reader. Its server sends by itself, and what is kept for one who is
away has a limit, without which nothing is published: behind it the reader is let go.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg.sql import Identifier

from reception.database.audit import add_to_every_log
from reception.database.connection import Database
from reception.database.run import Run, Statement
from reception.domain.errors import StorageFault
from reception.domain.rights import AuditAct, Noting
from reception.network.copies_sql import (
    FORMAT,
    PUBLICATION,
    SCHEMA,
    TABLES,
    Leaving,
    is_founded,
    is_relay,
)
from reception.network.model import Publication, Reader

_SETTING = Statement("SELECT setting, unit FROM pg_settings WHERE name = :name")
_PUBLISHED = Statement("SELECT 1 FROM pg_publication WHERE pubname = :name")
_TABLES = Statement("""
    SELECT schemaname, tablename, attnames FROM pg_publication_tables
    WHERE pubname = :name ORDER BY schemaname, tablename
""")
_NAME = Statement("SELECT quote_ident(current_database())")
_ROLE = Statement("SELECT rolreplication FROM pg_roles WHERE rolname = :role")
_READERS = Statement("""
    SELECT slot_name, active,
        coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)::bigint,
        wal_status = 'lost',
        EXISTS (
            SELECT 1 FROM pg_stat_replication
            WHERE pid = active_pid AND sync_state <> 'async'
        )
    FROM pg_replication_slots
    WHERE database = current_database() AND plugin = 'pgoutput' AND slot_name LIKE 'nouba\\_%'
    ORDER BY slot_name
""")
_LET_GO = Statement("""
    SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots
    WHERE database = current_database() AND slot_name = :slot AND active
""")
_DROP_SLOT = Statement("SELECT pg_drop_replication_slot(:slot)")
_MEGABYTE = 2**20
_PUBLISHED_KINDS = "insert, update, delete"

# Names and logins of people stand in the description of the unit: they are left out of what leaves.
_PUBLIC_DESCRIPTION = f"""
CREATE SCHEMA IF NOT EXISTS {SCHEMA};
CREATE TABLE IF NOT EXISTS {SCHEMA}.description (
    unit text NOT NULL, revision integer NOT NULL, made_at bigint NOT NULL, document text NOT NULL,
    CONSTRAINT description_pkey PRIMARY KEY (unit, revision)
);
CREATE OR REPLACE FUNCTION {SCHEMA}.without_people(document text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
    SELECT jsonb_set(
        jsonb_set(document::jsonb, '{{people}}', '[]'), '{{retired,people}}', '[]'
    )::text
$$;
CREATE OR REPLACE FUNCTION {SCHEMA}.describe() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    INSERT INTO {SCHEMA}.description (unit, revision, made_at, document)
    VALUES (NEW.unit, NEW.revision, NEW.made_at, {SCHEMA}.without_people(NEW.document))
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER network_description AFTER INSERT ON public.unit_revision
    FOR EACH ROW EXECUTE FUNCTION {SCHEMA}.describe();
INSERT INTO {SCHEMA}.description (unit, revision, made_at, document)
    SELECT unit.code, unit_revision.revision, made_at, {SCHEMA}.without_people(document)
    FROM public.unit JOIN public.unit_revision
        ON unit_revision.unit = unit.code AND unit_revision.revision = unit.revision
    ON CONFLICT DO NOTHING;
"""


class SqlPublicationStore:
    """Publishes a site's visits by PostgreSQL's logical replication."""

    def __init__(self, database: Database, noting: Noting) -> None:
        self._database = database
        self._noting = noting

    def publish(self, *, reader: str | None = None) -> bool:
        """Publish what the network needs, and nothing of people; return whether it was not so.

        Args:
            reader: the role of the server by which the centre reads.

        Raises:
            StorageFault: the server is not set up for it; the hint says how it must be.
        """
        with self._at_server() as run:
            _require_ready(run)
            _require_role(run, reader)
            there = run.row(_PUBLISHED, name=PUBLICATION) is not None
            relay = is_relay(run)
            if is_founded(run) and not relay:
                raise StorageFault(
                    f"{self._database} is a centre's, and publishes nothing",
                    "publish at a site, or at its relay",
                )
        if not relay:
            self._database.require_current_schema()
        with self._database.write() as run:
            statements = () if there else (*(() if relay else _preparing()), _published())
            database = run.row(_NAME)
            for statement in (*statements, *_letting_read(reader)):
                run.change(Statement(statement))
            if relay and database:
                # Whoever replicates reads all there is: it is to be in this database alone.
                run.change(Statement(f"REVOKE ALL ON DATABASE {database[0]} FROM PUBLIC"))
                if reader:
                    role = Identifier(reader).as_string()
                    run.change(Statement(f"GRANT CONNECT ON DATABASE {database[0]} TO {role}"))
            how = "goes on" if there else "begun"
            what = f"{how}, read by {reader}" if reader else how
            add_to_every_log(run, self._noting(AuditAct.PUBLISH, what))
        return not there

    def unpublish(self) -> bool:
        """Publish nothing any more, and keep nothing for readers; return whether it was so."""
        with self._at_server() as run:
            there = run.row(_PUBLISHED, name=PUBLICATION) is not None
            readers = [one.slot for one in _readers(run)]
            relay = is_relay(run)
        with self._database.write() as run:
            for statement in _ending(relay=relay):
                run.change(Statement(statement))
            if there:
                add_to_every_log(run, self._noting(AuditAct.PUBLISH, "ended"))
        with self._at_server() as run:
            for slot in readers:
                run.row(_LET_GO, slot=slot)
                run.row(_DROP_SLOT, slot=slot)
        return there

    def publication(self) -> Publication:
        """Return what is published, and who follows."""
        with self._at_server() as run:
            there = run.row(_PUBLISHED, name=PUBLICATION) is not None
            tables = {
                f"{schema}.{name}": tuple(columns)
                for schema, name, columns in run.rows(_TABLES, name=PUBLICATION)
            }
            limit = int(_setting(run, "max_slot_wal_keep_size"))
            return Publication(
                format=FORMAT if there else None,
                tables=tables,
                kept_at_most_bytes=None if limit < 0 else limit * _MEGABYTE,
                readers=tuple(_readers(run)),
            )

    @contextmanager
    def _at_server(self) -> Iterator[Run]:
        if not self._database.is_postgresql:
            raise StorageFault(
                f"{self._database} has nobody who could publish it",
                "a site in a network keeps its visits in PostgreSQL",
            )
        with self._database.read() as run:
            yield run


def _setting(run: Run, name: str) -> str:
    row = run.row(_SETTING, name=name)
    return str(row[0]) if row else ""


def _require_ready(run: Run) -> None:
    """Refuse a server that cannot publish, or would keep its log for a reader without limit.

    Raises:
        StorageFault: says how the server must be set up.
    """
    missing = []
    if _setting(run, "wal_level") != "logical":
        missing.append("wal_level = logical")
    if int(_setting(run, "max_slot_wal_keep_size")) < 0:
        missing.append("max_slot_wal_keep_size = 4GB")
    if int(_setting(run, "max_wal_senders")) < 1:
        missing.append("max_wal_senders = 10")
    if int(_setting(run, "max_replication_slots")) < 1:
        missing.append("max_replication_slots = 10")
    if "*" in _setting(run, "synchronous_standby_names"):
        missing.append("synchronous_standby_names = the names of the standbys, not '*'")
    if missing:
        raise StorageFault(
            "This server is not set up to publish without ever waiting for its readers",
            f"write into postgresql.conf: {'; '.join(missing)}; then start the server anew",
        )


def _require_role(run: Run, reader: str | None) -> None:
    if reader is None:
        return
    row = run.row(_ROLE, role=reader)
    if row is None or not row[0]:
        raise StorageFault(
            f"There is no role '{reader}' that may replicate",
            "let the server's administrator run: "
            f"CREATE ROLE {Identifier(reader).as_string()} LOGIN REPLICATION",
        )


def _readers(run: Run) -> Iterator[Reader]:
    for slot, connected, behind, lost, holds_up in run.rows(_READERS):
        yield Reader(
            slot=slot, connected=connected, behind_bytes=behind, lost=bool(lost), holds_up=holds_up
        )


def _preparing() -> Iterator[str]:
    yield _PUBLIC_DESCRIPTION
    for table, leaving in TABLES.items():
        if table.startswith("public."):
            yield from _identity(table, leaving)


def _published() -> str:
    tables = ", ".join(
        f"{table} ({', '.join(leaving.columns)})" for table, leaving in TABLES.items()
    )
    return (
        f"CREATE PUBLICATION {PUBLICATION} FOR TABLE {tables} WITH (publish = '{_PUBLISHED_KINDS}')"
    )


def _identity(table: str, leaving: Leaving) -> Iterator[str]:
    """Yield what lets a row be found in the whole network by what never changes of it."""
    name = _identity_name(table)
    yield f"CREATE UNIQUE INDEX IF NOT EXISTS {name} ON {table} ({', '.join(leaving.identity)})"
    yield f"ALTER TABLE {table} REPLICA IDENTITY USING INDEX {name}"


def _identity_name(table: str) -> str:
    return f"{table.partition('.')[2]}_network"


def _letting_read(reader: str | None) -> Iterator[str]:
    if reader is None:
        return
    role = Identifier(reader).as_string()
    yield f"GRANT USAGE ON SCHEMA public, {SCHEMA} TO {role}"
    for table, leaving in TABLES.items():
        yield f"GRANT SELECT ({', '.join(leaving.columns)}) ON {table} TO {role}"


def _ending(*, relay: bool) -> Iterator[str]:
    yield f"DROP PUBLICATION IF EXISTS {PUBLICATION}"
    if relay:
        return
    yield "DROP TRIGGER IF EXISTS network_description ON public.unit_revision"
    for table in TABLES:
        if table.startswith("public."):
            yield f"ALTER TABLE {table} REPLICA IDENTITY DEFAULT"
            yield f"DROP INDEX IF EXISTS {_identity_name(table)}"
    yield f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"
