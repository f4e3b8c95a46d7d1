"""The centre's side: it follows sites, and knows how far each of them has come."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from typing import NamedTuple

import psycopg
from psycopg.conninfo import make_conninfo

from reception.database.address import HOW_TO_WRITE, PASSWORD_FILE, SECRETS, Parameters, given_by
from reception.database.audit import add_to_every_log, attempted
from reception.database.connection import Database, parsed
from reception.database.postgresql import reason_of
from reception.database.run import Statement
from reception.domain.errors import EnvironmentFault, Refusal, StorageFault
from reception.domain.rights import AuditAct, Noting
from reception.network import copies_sql
from reception.network.copies_sql import PUBLICATION, TABLES
from reception.network.model import (
    MUST_BE_COPIED_ANEW,
    FollowedSite,
    NoCentreError,
    Site,
    SiteState,
)
from reception.system.clock import Clock

MONTHS_KEPT = 37
"""Three years and the month that runs, if nothing else is said."""
_MONTHS_AHEAD = 3
_ASKED_AT_ONCE = 32

_SITES = Statement("""
    SELECT site.unit, site.address, site.subscription, site.system_id, site.timeline,
        NOT EXISTS (
            SELECT 1 FROM pg_subscription_rel
            WHERE srsubid = subscription.oid AND srsubstate <> 'r'
        ) AND EXISTS (SELECT 1 FROM pg_subscription_rel WHERE srsubid = subscription.oid),
        worker.pid IS NOT NULL,
        worker.last_msg_receipt_time
    FROM network.site
        LEFT JOIN pg_subscription AS subscription ON subscription.subname = site.subscription
        LEFT JOIN pg_stat_subscription AS worker
            ON worker.subid = subscription.oid AND worker.relid IS NULL
    ORDER BY site.unit
""")
_SITE = Statement("SELECT address, subscription FROM network.site WHERE unit = :unit")
_ADD = Statement("""
    INSERT INTO network.site (unit, address, subscription, system_id, timeline)
    VALUES (:unit, :address, :subscription, :system_id, :timeline)
""")
_REMOVE = Statement("DELETE FROM network.site WHERE unit = :unit")
_SUBSCRIPTION = Statement("SELECT 1 FROM pg_subscription WHERE subname = :name")
# Of a site's own server.
_PUBLISHES = "SELECT 1 FROM pg_publication WHERE pubname = %s"
_STATUS = """
    SELECT (SELECT unit FROM network.description ORDER BY made_at DESC LIMIT 1),
        system_identifier::text, timeline_id, slot_name IS NOT NULL,
        coalesce(wal_status = 'lost', false),
        CASE WHEN slot_name IS NOT NULL
            THEN pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint END
    FROM pg_control_system() CROSS JOIN pg_control_checkpoint()
        LEFT JOIN pg_replication_slots ON slot_name = %s
"""
_FORGET = """
    SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots
    WHERE slot_name = %s AND NOT active
"""


class _Row(NamedTuple):
    unit: str
    address: str
    subscription: str
    system_id: str
    timeline: int
    copied: bool
    connected: bool
    heard_at: datetime | None


# By these a cut line is noticed within seconds: of who asks, and of the copy that follows.
_OURS: Parameters = {
    "application_name": "nouba-network",
    "connect_timeout": 3,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}


class _SiteStatus(NamedTuple):
    """What a site's server says of itself."""

    unit: str
    system_id: str
    timeline: int
    slot_there: bool
    slot_lost: bool
    behind_bytes: int | None


def _conninfo_of(address: str) -> str:
    """Return a site's address as PostgreSQL's own replication takes it.

    Raises:
        StorageFault: it is none, or has a password in it.
    """
    url = parsed(address)
    if url.get_backend_name() != "postgresql":
        raise StorageFault("A site in a network has PostgreSQL", HOW_TO_WRITE)
    for name in (*SECRETS, PASSWORD_FILE):
        if name in url.query or (name == "password" and url.password is not None):
            raise StorageFault(
                f"The centre's server takes no {name} from a site's address, where many could read"
                " it",
                "write the password into the password file of the centre's server (passfile), and"
                " leave it out",
            )
    return make_conninfo("", **{**_OURS, **given_by(url)})


@contextmanager
def _asked(conninfo: str) -> Iterator[psycopg.Connection]:
    """Give a connection to a site.

    Raises:
        StorageFault: it does not answer.
    """
    try:
        with psycopg.connect(
            conninfo, autocommit=True, options="-c statement_timeout=5000"
        ) as connection:
            yield connection
    except psycopg.Error as error:
        raise StorageFault(
            f"The site does not answer: {reason_of(error)}",
            "check that its server runs, and that the way to it is open",
        ) from error


def _present(site: psycopg.Connection, slot: str) -> _SiteStatus:
    """Return what a site's server says of itself, and of what it keeps for us.

    Raises:
        StorageFault: nothing is published there.
    """
    if not site.execute(_PUBLISHES, (PUBLICATION,)).fetchone():
        raise StorageFault(
            f"The site does not publish '{PUBLICATION}'", "run 'nouba network publish' there"
        )
    row = site.execute(_STATUS, (slot,)).fetchone()
    if row is None or row[0] is None:
        raise StorageFault("The site describes no unit", "see there what 'nouba doctor' says")
    return _SiteStatus._make(row)


class SqlCentre:
    """Follows sites: PostgreSQL's logical replication writes the centre's copies of them."""

    def __init__(self, database: Database, clock: Clock, noting: Noting) -> None:
        self._database = database
        self._clock = clock
        self._noting = noting

    def is_founded(self) -> bool:
        """Return whether this database is a centre's."""
        if not self._database.is_postgresql:
            return False
        with self._database.read() as run:
            return copies_sql.is_founded(run)

    def is_relay(self) -> bool:
        """Return whether this database hands on what it follows."""
        if not self._database.is_postgresql:
            return False
        with self._database.read() as run:
            return copies_sql.is_relay(run)

    def found(self, *, months: int = MONTHS_KEPT, relay: bool = False) -> bool:
        """Make an empty database a centre's, or a relay's; return whether it was neither.

        Raises:
            StorageFault: it is no database of PostgreSQL, or holds something.
        """
        if not self._database.is_postgresql:
            raise StorageFault(
                f"{self._database} cannot follow sites", "a centre has a database of PostgreSQL"
            )
        with self._database.write() as run:
            if copies_sql.is_founded(run):
                return False
            copies_sql.require_free(self._database, run)
            if relay:
                copies_sql.found_relay(run)
                return True
            copies_sql.found(
                run, months=months, today=self._clock.now().date(), ahead=_MONTHS_AHEAD
            )
        # A connection keeps the path that it was opened with.
        self._database.close()
        return True

    def subscribe(self, address: str) -> str:
        """Begin to follow the site at an address; return its unit's code.

        Raises:
            NoCentreError: this database is no centre's.
            Refusal: the site is followed already.
            StorageFault: it cannot be reached, or publishes nothing.
        """
        self._require_centre()
        with _asked(_conninfo_of(address)) as site:
            unit = _present(site, "").unit
        known = self._known(unit)
        if known:
            raise Refusal(f"The site '{unit}' is followed already, at {known[0]}")
        with self._attempted(f"{unit}, at {address}"):
            self._begin(unit, address)
        return unit

    def leave(self, unit: str) -> bool:
        """Follow a site no longer, and forget its rows; return whether it was followed."""
        self._require_centre()
        known = self._known(unit)
        if known is None:
            return False
        with self._attempted(f"{unit} no longer"):
            self._leave(unit, *known)
        return True

    def _attempted(self, what: str) -> AbstractContextManager[None]:
        return attempted(self._database, self._noting, AuditAct.FOLLOW, what)

    def _leave(self, unit: str, address: str, name: str) -> None:
        with self._database.read() as run:
            if run.row(_SUBSCRIPTION, name=name):
                # The site may be away: what it keeps for us is dropped apart, if it answers.
                run.change(Statement(f"ALTER SUBSCRIPTION {name} DISABLE"))
                run.change(Statement(f"ALTER SUBSCRIPTION {name} SET (slot_name = NONE)"))
                run.change(Statement(f"DROP SUBSCRIPTION {name}"))
        # Where it does not answer it keeps no more than its limit; the next copy drops it, or
        # 'unpublish' there.
        with suppress(StorageFault), _asked(_conninfo_of(address)) as site:
            site.execute(_FORGET, (name,))
        with self._database.write() as run:
            for table in TABLES:
                run.change(Statement(f"DELETE FROM {table} WHERE unit = :unit"), unit=unit)
            run.change(_REMOVE, unit=unit)

    def sites(self, *, ask: bool = True) -> Sequence[Site]:
        """Return the sites, by their codes; with ``ask`` each is asked within seconds how it is."""
        self._require_centre()
        with self._database.read() as run:
            rows = [_Row._make(row) for row in run.rows(_SITES)]
        if not ask:
            return [_site(row, None, "") for row in rows]
        with ThreadPoolExecutor(_ASKED_AT_ONCE) as askers:
            return list(askers.map(_asked_site, rows))

    def keep(self, *, months: int = MONTHS_KEPT, copy_anew: bool = True) -> FollowedSite:
        """Do what a centre needs every night; doing it again changes nothing.

        Args:
            months: for how many months the past is kept, beside the one that runs.
            copy_anew: whether sites are copied anew that cannot follow any more.
        """
        self._require_centre()
        made: Sequence[str] = ()
        dropped: Sequence[str] = ()
        if not self.is_relay():
            with self._database.write() as run:
                made, dropped = copies_sql.make_room(
                    run, months=months, ahead=_MONTHS_AHEAD, today=self._clock.now().date()
                )
                if made or dropped:
                    what = f"months made: {len(made)}, dropped: {len(dropped)}"
                    add_to_every_log(run, self._noting(AuditAct.FOLLOW, what))
        sites = self.sites()
        copied, failed = [], []
        for site in sites:
            if not copy_anew or site.state not in MUST_BE_COPIED_ANEW:
                continue
            try:
                with self._attempted(f"{site.unit} copied anew"):
                    if known := self._known(site.unit):
                        self._leave(site.unit, *known)
                    self._begin(site.unit, site.address)
            except EnvironmentFault as fault:
                failed.append((site.unit, fault.what))
            else:
                copied.append(site.unit)
        return FollowedSite(
            months_made=made, months_dropped=dropped, copied_anew=copied, failed=failed, sites=sites
        )

    def _begin(self, unit: str, address: str) -> None:
        name, conninfo = subscription_of(unit), _conninfo_of(address)
        with _asked(conninfo) as site:
            present = _present(site, name)
            # Of an earlier time, which is over: what it points at we do not have any more.
            site.execute(_FORGET, (name,))
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

    def _known(self, unit: str) -> tuple[str, str] | None:
        """Return the address and the subscription of a site that is followed."""
        with self._database.read() as run:
            row = run.row(_SITE, unit=unit)
        return (str(row[0]), str(row[1])) if row else None

    def _require_centre(self) -> None:
        if not self.is_founded():
            raise NoCentreError


def subscription_of(unit: str) -> str:
    """Return what the subscription of a site is called, here and at the site."""
    plain = re.sub(r"[^a-z0-9_]", "_", unit.lower())[:40]
    if plain == unit:
        return f"nouba_{plain}"
    return f"nouba_{plain}_{hashlib.blake2b(unit.encode(), digest_size=4).hexdigest()}"


def _asked_site(row: _Row) -> Site:
    try:
        with _asked(_conninfo_of(row.address)) as site:
            return _site(row, _present(site, row.subscription), "")
    except StorageFault as fault:
        return _site(row, None, fault.what)


def _site(row: _Row, present: _SiteStatus | None, says: str) -> Site:
    return Site(
        unit=row.unit,
        address=row.address,
        state=_state(row, present),
        heard_at=row.heard_at,
        behind_bytes=present.behind_bytes if present else None,
        says=says,
    )


def _state(row: _Row, present: _SiteStatus | None) -> SiteState:
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
