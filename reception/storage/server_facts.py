"""How a PostgreSQL is set, and until when the certificates on the way to it hold."""

from reception.ports.server import ServerFacts
from reception.storage.engine import Database
from reception.storage.statement import Statement

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
_STATIONS = Statement("SELECT count(DISTINCT station) FROM station_life")


def server_facts(database: Database) -> ServerFacts | None:
    """Return what is known of the server; None for a file."""
    if not database.is_postgresql:
        return None
    # Loaded where it is used: a station on SQLite does not wait for it.
    from reception.storage.postgresql_tls import certificates  # noqa: PLC0415

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
