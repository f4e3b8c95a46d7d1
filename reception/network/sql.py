"""The centre's side: it follows sites, and knows how far each of them has come."""

import hashlib
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from reception.database.connection import Database
from reception.database.run import Statement
from reception.domain.errors import Refusal, StorageFault
from reception.network import copies_sql
from reception.network.copies_sql import PUBLICATION, TABLES
from reception.network.model import Site, SiteState
from reception.network.server_sql import SiteStatus, asked, conninfo_of
from reception.system.clock import Clock

_MONTHS_AHEAD = 3
_ASKED_AT_ONCE = 32

_SITES = Statement("""
    SELECT site.unit, site.address, site.subscription, site.system_id, site.timeline,
        subscription.oid IS NOT NULL,
        NOT EXISTS (
            SELECT 1 FROM pg_subscription_rel
            WHERE srsubid = subscription.oid AND srsubstate <> 'r'
        ) AND EXISTS (SELECT 1 FROM pg_subscription_rel WHERE srsubid = subscription.oid),
        worker.pid IS NOT NULL,
        worker.last_msg_receipt_time,
        coalesce(stats.apply_error_count + stats.sync_error_count, 0)
    FROM network.site
        LEFT JOIN pg_subscription AS subscription ON subscription.subname = site.subscription
        LEFT JOIN pg_stat_subscription AS worker
            ON worker.subid = subscription.oid AND worker.relid IS NULL
        LEFT JOIN pg_stat_subscription_stats AS stats ON stats.subid = subscription.oid
    ORDER BY site.unit
""")
_SITE = Statement("SELECT address, subscription FROM network.site WHERE unit = :unit")
_ADD = Statement("""
    INSERT INTO network.site (unit, address, subscription, system_id, timeline)
    VALUES (:unit, :address, :subscription, :system_id, :timeline)
""")
_REMOVE = Statement("DELETE FROM network.site WHERE unit = :unit")
_SUBSCRIPTION = Statement("SELECT 1 FROM pg_subscription WHERE subname = :name")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    unit: str
    address: str
    subscription: str
    system_id: str
    timeline: int
    subscribed: bool
    copied: bool
    connected: bool
    heard_at: datetime | None
    errors: int


class SqlNetworkStore:
    """Keeps the centre's copies of sites, which PostgreSQL's logical replication writes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def is_founded(self) -> bool:
        """Return whether this database is a centre's."""
        if not self._database.is_postgresql:
            return False
        with self._database.read() as run:
            return copies_sql.is_founded(run)

    def found(self, *, months: int) -> bool:
        """Make the centre's tables, for so many past months; return whether they were not."""
        if not self._database.is_postgresql:
            raise StorageFault(
                f"{self._database} cannot follow sites", "a centre has a database of PostgreSQL"
            )
        with self._database.write() as run:
            if copies_sql.is_founded(run):
                return False
            copies_sql.require_free(self._database, run)
            copies_sql.found(
                run, months=months, today=self._clock.now().date(), ahead=_MONTHS_AHEAD
            )
        # A connection keeps the path that it was opened with.
        self._database.close()
        return True

    def subscribe(self, address: str) -> str:
        """Begin to follow the site at an address; return its unit's code."""
        conninfo = conninfo_of(address)
        with asked(conninfo) as server:
            unit = server.present("").unit
        with self._database.read() as run:
            known = run.row(_SITE, unit=unit)
        if known is not None:
            raise Refusal(f"The site '{unit}' is followed already, at {known[0]}")
        self._begin(unit, address)
        return unit

    def copy_anew(self, unit: str) -> None:
        """Throw a site's copy away, and begin to copy it again."""
        address = self._address(unit)
        self.leave(unit)
        self._begin(unit, address)

    def leave(self, unit: str) -> bool:
        """Follow a site no longer, and forget its rows; return whether it was followed."""
        with self._database.read() as run:
            known = run.row(_SITE, unit=unit)
            if known is None:
                return False
            name = str(known[1])
            if run.row(_SUBSCRIPTION, name=name):
                # The site may be away: what it keeps for us is dropped apart, if it answers.
                run.change(Statement(f"ALTER SUBSCRIPTION {name} DISABLE"))
                run.change(Statement(f"ALTER SUBSCRIPTION {name} SET (slot_name = NONE)"))
                run.change(Statement(f"DROP SUBSCRIPTION {name}"))
        self._forget_slot(str(known[0]), name)
        with self._database.write() as run:
            for table in TABLES:
                run.change(Statement(f"DELETE FROM {table} WHERE unit = :unit"), unit=unit)
            run.change(_REMOVE, unit=unit)
        return True

    def sites(self, *, ask: bool) -> Sequence[Site]:
        """Return the sites, by their codes; with ``ask`` each is asked how it is."""
        with self._database.read() as run:
            rows = [
                _Row(**dict(zip(_Row.__dataclass_fields__, row, strict=True)))
                for row in run.rows(_SITES)
            ]
        if not ask:
            return [_site(row, None, "") for row in rows]
        with ThreadPoolExecutor(_ASKED_AT_ONCE) as askers:
            return list(askers.map(_asked_site, rows))

    def make_room(self, *, months: int, ahead: int) -> tuple[Sequence[str], Sequence[str]]:
        """Make the partitions of months to come, drop those that are older than is kept."""
        with self._database.write() as run:
            today = self._clock.now().date()
            return copies_sql.make_room(run, months=months, ahead=ahead, today=today)

    def _begin(self, unit: str, address: str) -> None:
        name, conninfo = subscription_of(unit), conninfo_of(address)
        with asked(conninfo) as server:
            present = server.present(name)
            # Of an earlier time, which is over: what it points at we do not have any more.
            server.forget(name)
        with self._database.read() as run:
            quoted = conninfo.replace("'", "''")
            run.change(
                Statement(
                    f"CREATE SUBSCRIPTION {name} CONNECTION '{_escaped(quoted)}'"
                    f" PUBLICATION {PUBLICATION} WITH (streaming = on)"
                )
            )
        with self._database.write() as run:
            run.change(
                _ADD,
                unit=unit,
                address=address,
                subscription=name,
                system_id=present.system_id,
                timeline=present.timeline,
            )

    def _forget_slot(self, address: str, name: str) -> None:
        try:
            with asked(conninfo_of(address)) as server:
                server.forget(name)
        except StorageFault:
            # It keeps no more than its limit; the next copy drops it, or 'unpublish' there.
            return

    def _address(self, unit: str) -> str:
        with self._database.read() as run:
            known = run.row(_SITE, unit=unit)
        if known is None:
            raise Refusal(f"The site '{unit}' is not followed here")
        return str(known[0])


def subscription_of(unit: str) -> str:
    """Return what the subscription of a site is called, here and at the site."""
    plain = re.sub(r"[^a-z0-9_]", "_", unit.lower())[:40]
    if plain == unit:
        return f"nouba_{plain}"
    return f"nouba_{plain}_{hashlib.blake2b(unit.encode(), digest_size=4).hexdigest()}"


def _asked_site(row: _Row) -> Site:
    try:
        with asked(conninfo_of(row.address)) as server:
            return _site(row, server.present(row.subscription), "")
    except StorageFault as fault:
        return _site(row, None, fault.what)


def _site(row: _Row, present: SiteStatus | None, says: str) -> Site:
    return Site(
        unit=row.unit,
        address=row.address,
        state=_state(row, present),
        heard_at=row.heard_at,
        behind_bytes=present.behind_bytes if present else None,
        says=says,
    )


def _state(row: _Row, present: SiteStatus | None) -> SiteState:
    if present and (present.system_id, present.timeline) != (row.system_id, row.timeline):
        return SiteState.RESTORED
    if present and not present.slot_there:
        return SiteState.LOST
    if present and present.slot_lost:
        return SiteState.LEFT_BEHIND
    if not row.copied:
        return SiteState.COPYING
    if row.connected and row.heard_at:
        return SiteState.FOLLOWING
    return SiteState.FAILING if present else SiteState.SILENT


def _escaped(text: str) -> str:
    """Return a text as ``Statement`` takes it: a colon begins no name in it."""
    return text.replace(":", "\\:")
