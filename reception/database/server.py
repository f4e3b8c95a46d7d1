"""The computer that keeps the database: its time, and what is said of and to it."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from reception.database.address import ServerFacts, certificates
from reception.database.connection import Database
from reception.database.run import Statement, instant, moment
from reception.system.clock import Clock, SystemClock

DURABLE = ("fsync", "full_page_writes", "synchronous_commit", "data_checksums")

_FACTS = Statement(
    "SELECT 0",
    postgresql=f"""
    SELECT CAST(current_setting('server_version_num') AS INTEGER),
        CASE WHEN pg_stat_ssl.ssl THEN pg_stat_ssl.version ELSE '' END,
        inet_client_addr() IS NOT NULL,
        (SELECT CAST(sum(numbackends) AS INTEGER) FROM pg_stat_database),
        CAST(current_setting('max_connections') AS INTEGER)
            - CAST(current_setting('superuser_reserved_connections') AS INTEGER),
        current_setting('synchronous_standby_names') <> '',
        has_table_privilege('station_life', 'SELECT'),
        {", ".join(f"current_setting('{name}')" for name in DURABLE)}
    FROM pg_stat_ssl WHERE pid = pg_backend_pid()
    """,
)
HEAD_OFFICE = "head"
"""The schema of the head office's own Nouba, in the database of a centre."""
# Whoever opens it finds the head office; what is of sites is named in full.
SHOW_HEAD_OFFICE = Statement(f"""
    DO $$ BEGIN
        IF to_regclass('network.day') IS NOT NULL THEN
            EXECUTE 'ALTER DATABASE ' || quote_ident(current_database())
                || ' SET search_path = {HEAD_OFFICE}';
        END IF;
    END $$
""")
"""For PostgreSQL alone; does nothing in a database that is no centre's."""
_STATIONS = Statement("SELECT count(DISTINCT station) FROM station_life")


def server_facts(database: Database) -> ServerFacts | None:
    """Return what is known of the server; None for a file."""
    if not database.is_postgresql:
        return None
    with database.read() as run:
        row = run.row(_FACTS)
        if row is None:
            raise RuntimeError("the server does not know this connection")
        version, tls, by_network, connections, most, waits, may_count, *settings = row
        stations = run.row(_STATIONS) if may_count else None
    return ServerFacts(
        version=version,
        tls=tls,
        by_network=by_network,
        settings=dict(zip(DURABLE, settings, strict=True)),
        connections=connections,
        most_connections=most,
        stations=stations[0] if stations else 0,
        waits_for_standby=waits,
        certificates=certificates(database.url),
    )


_TIME = Statement(
    "SELECT CAST((julianday('now') - 2440587.5) * 86400000000.0 AS INTEGER)",
    postgresql="SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)",
)


def server_time(database: Database) -> datetime:
    """Return the present instant by the database's own clock, in UTC."""
    with database.read() as run:
        row = run.row(_TIME)
        if row is None:
            raise RuntimeError("the database told no time")
        return moment(row[0])


class PaperTime:
    """Times paper: by the database's own clock where the clocks of several computers may differ.

    Who asks for a sheet, who prints it and who looks at it sit at three computers. They share one
    clock: in PostgreSQL the server's, in SQLite that of the one computer, in a trial the trial's.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._clock = clock
        self._by_server = database.is_postgresql and isinstance(clock, SystemClock)

    def now(self) -> int | None:
        """Return the instant to run a statement of ``NOW`` with; None for the server's own."""
        return None if self._by_server else instant(self._clock.now())


class _Now(ColumnElement[int]):
    """The parameter ``now``; where that is None, the server's own time."""

    type = BigInteger()
    inherit_cache = True


NOW = _Now()
_SERVER = "CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS BIGINT)"


@compiles(_Now)
def _given_now(_now: _Now, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(bindparam("now", type_=BigInteger()), **how)


@compiles(_Now, "postgresql")
def _now_or_server(now: _Now, compiler: SQLCompiler, **how: Any) -> str:
    return f"coalesce({_given_now(now, compiler, **how)}, {_SERVER})"


def timed(sql: str) -> Statement:
    """Return a statement in which ``{now}`` is the parameter ``now``, or the server's own time."""
    return Statement(
        sql.replace("{now}", "CAST(:now AS BIGINT)"),
        postgresql=sql.replace("{now}", f"coalesce(CAST(:now AS BIGINT), {_SERVER})"),
    )
