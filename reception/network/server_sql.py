"""The server of a site, asked by the centre: what it publishes, and how it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from reception.database.address import HOW_TO_WRITE
from reception.database.connection import Database
from reception.database.postgresql import reason_of
from reception.domain.errors import StorageFault
from reception.network import copies_sql
from reception.network.compare import SitesComparison
from reception.network.copies_sql import PUBLICATION, CopiesDatabase, SqlSites
from reception.reports.sql import closed_days_folder
from reception.system.clock import Clock
from reception.unit.audit import Audit
from reception.unit.current import UnitReader


def open_comparing(
    database: Database, units: UnitReader, clock: Clock, audit: Audit
) -> tuple[SitesComparison, Callable[[], None]] | None:
    """Return what compares the sites, and what gives back all it holds; None: it is no centre."""
    with database.read() as run:
        if not copies_sql.is_founded(run):
            return None
    copies = CopiesDatabase(database.url.render_as_string(hide_password=False))
    comparing = SitesComparison(
        SqlSites(copies),
        units,
        clock,
        audit,
        closed_days_folder(database) / "sites",
    )
    return comparing, copies.close


# By these a cut line is noticed within seconds: of who asks, and of the copy that follows.
_CUT = {
    "connect_timeout": 3,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteStatus:
    """What a site's server says of itself."""

    unit: str
    publishes: bool
    system_id: str
    timeline: int
    slot_there: bool
    slot_lost: bool
    behind_bytes: int | None


def conninfo_of(address: str) -> str:
    """Return a site's address as PostgreSQL's own replication takes it.

    Raises:
        StorageFault: it is none, or has a password in it.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StorageFault(f"'{address}' is not the address of a site", HOW_TO_WRITE) from error
    if url.drivername != "postgresql+psycopg":
        raise StorageFault("A site in a network has PostgreSQL", HOW_TO_WRITE)
    if url.password is not None:
        raise StorageFault(
            "A password in the address could be read by many",
            "write it into the password file of the centre's server (passfile), and leave it out",
        )
    words: dict[str, Any] = {
        "host": url.host,
        "port": url.port,
        "user": url.username,
        "dbname": url.database,
        "application_name": "nouba-network",
        **_CUT,
        **url.query,
    }
    return make_conninfo("", **{key: one for key, one in words.items() if one is not None})


@contextmanager
def asked(conninfo: str) -> Iterator["SiteServer"]:
    """Give a connection to a site.

    Raises:
        StorageFault: it does not answer.
    """
    try:
        with psycopg.connect(
            conninfo, autocommit=True, options="-c statement_timeout=5000"
        ) as connection:
            yield SiteServer(connection)
    except psycopg.Error as error:
        raise StorageFault(
            f"The site does not answer: {reason_of(error)}",
            "check that its server runs, and that the way to it is open",
        ) from error


class SiteServer:
    """A site's server."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def present(self, slot: str) -> SiteStatus:
        """Return what it says of itself, and of what it keeps for us.

        Raises:
            StorageFault: nothing is published there.
        """
        publishes = self._one("SELECT count(*) FROM pg_publication WHERE pubname = %s", PUBLICATION)
        if not publishes[0]:
            raise StorageFault(
                f"The site does not publish '{PUBLICATION}'",
                "run 'nouba network publish' there",
            )
        unit = self._one("SELECT unit FROM network.description ORDER BY made_at DESC LIMIT 1")
        system = self._one("SELECT system_identifier::text FROM pg_control_system()")
        timeline = self._one("SELECT timeline_id FROM pg_control_checkpoint()")
        kept = self._connection.execute(
            """
            SELECT wal_status = 'lost',
                pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint
            FROM pg_replication_slots WHERE slot_name = %s
            """,
            (slot,),
        ).fetchone()
        return SiteStatus(
            unit=str(unit[0]),
            publishes=True,
            system_id=str(system[0]),
            timeline=int(timeline[0]),
            slot_there=kept is not None,
            slot_lost=bool(kept and kept[0]),
            behind_bytes=kept[1] if kept else None,
        )

    def forget(self, slot: str) -> None:
        """Let the site keep nothing for us any more."""
        self._connection.execute(
            """
            SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots
            WHERE slot_name = %s AND NOT active
            """,
            (slot,),
        )

    def _one(self, sql: str, *values: str) -> tuple[Any, ...]:
        row = self._connection.execute(sql.encode(), values).fetchone()
        if row is None:
            raise StorageFault("The site describes no unit", "run 'nouba init' there first")
        return row
