"""The guard: it ends what a station holds for so long that others would wait.

A station sets its own time limits off if it likes, and so somebody else looks: at the server's own
lists alone, which no station can lock.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from reception.accounts.limits import BY_SUPERUSER
from reception.accounts.rights import StationKind, role_of
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.run import Statement
from reception.domain.errors import NotAllowedFault, StorageFault
from reception.domain.rights import AuditAct, Noting

NAME: Final = "nouba-guard"
"""By this name the server knows the guard's connection."""
AT_COUNTERS: Final = (StationKind.KIOSK, StationKind.BOARD, StationKind.DESK)
OLDEST_S: Final = 5.0
"""So old may a transaction become at a kiosk, a board or a counter."""
HOLDING_S: Final = 1.5
"""So old, if somebody waits for what it holds: nobody's patience is over by then."""
OFFICE_OLDEST_S: Final = 600.0
"""A report, an import, a night's forgetting."""
OFFICE_HOLDING_S: Final = 5.0

ROLES = ", ".join(f"'{role_of(kind)}'" for kind in StationKind)
_COUNTERS = ", ".join(f"'{role_of(kind)}'" for kind in AT_COUNTERS)


def _of_kind(counters_s: float, office_s: float) -> str:
    return f"(CASE WHEN kind.rolname IN ({_COUNTERS}) THEN {counters_s} ELSE {office_s} END)"


# Who has made a role may give it on, and is no station. Whoever waits himself is no root of the
# trouble: he goes on once the root is gone.
_END = Statement(f"""
    SELECT held.usename, held.seconds, waiting.others, pg_terminate_backend(held.pid)
    FROM (
        SELECT *, extract(epoch FROM clock_timestamp() - xact_start)::float8 AS seconds
        FROM pg_stat_activity WHERE xact_start IS NOT NULL
    ) AS held
        JOIN pg_auth_members AS member ON member.member = held.usesysid AND NOT admin_option
        JOIN pg_roles AS kind ON kind.oid = member.roleid
        CROSS JOIN LATERAL (
            SELECT count(*) AS others FROM pg_stat_activity AS waiter
            WHERE waiter.wait_event_type = 'Lock' AND held.seconds > {HOLDING_S}
                AND held.pid = ANY (pg_blocking_pids(waiter.pid))
        ) AS waiting
    WHERE kind.rolname IN ({ROLES}) AND (
        held.seconds > {_of_kind(OLDEST_S, OFFICE_OLDEST_S)}
        OR waiting.others > 0 AND held.wait_event_type IS DISTINCT FROM 'Lock'
            AND held.seconds > {_of_kind(HOLDING_S, OFFICE_HOLDING_S)}
    )
""")
_UNIT_OF = Statement("SELECT unit FROM station_account WHERE login = :login")
_LOG_PATIENCE_S: Final = 0.5
_TOLD_AGAIN_AFTER: Final = timedelta(minutes=10)
_MAY = Statement(
    "SELECT pg_has_role('pg_signal_backend', 'USAGE') AND pg_has_role('pg_read_all_stats', 'USAGE')"
)
_NAMED = Statement(f"SET application_name = '{NAME}'")


@dataclass(frozen=True, kw_only=True, slots=True)
class EndedTransaction:
    """What the guard has ended."""

    login: str
    """Of the station."""
    seconds: float
    """How old it was."""
    others: int
    """How many waited for it."""


class ServerGuard:
    """Ends what stations hold for too long; a context manager that gives the connection back."""

    def __init__(self, database_url: str, noting: Noting) -> None:
        """Open nothing yet: before it looks it asks no table, which a station may have locked.

        What it ends is noted by ``noting``.
        """
        self._database = Database(database_url)
        self._log = Database(database_url, patience_s=_LOG_PATIENCE_S)
        self._noting = noting
        self._told: dict[str, datetime] = {}

    def require_able(self) -> None:
        """Refuse an account that sees no stranger's transaction, or may not end it.

        Raises:
            StorageFault: the database is a file, or cannot be reached.
            NotAllowedFault: the account may not.
        """
        if not self._database.is_postgresql:
            raise StorageFault(
                f"{self._database} needs no guard: nobody comes to it by a network",
                "run it on the computer with the PostgreSQL server",
            )
        with self._database.read() as run:
            row = run.row(_MAY)
        if not row or not row[0]:
            raise NotAllowedFault(
                f"{self._database} lets this account end nobody's transaction",
                f"use the tables' owner, after the server's superuser has run once: {BY_SUPERUSER}",
            )

    def look(self) -> tuple[EndedTransaction, ...]:
        """End what is held for too long; return what that was.

        Raises:
            StorageFault: the server cannot be reached.
        """
        with self._database.read() as run:
            run.change(_NAMED)
            rows = run.rows(_END)
        ended = tuple(
            EndedTransaction(login=login, seconds=seconds, others=others)
            for login, seconds, others, _ in rows
        )
        for one in ended:
            self._tell(one)
        return ended

    def _tell(self, ended: EndedTransaction) -> None:
        """Write a line of the log: of a station that goes on and on, now and then.

        Who holds the log itself was ended before; whoever else does is not waited for.
        """
        what = f"{ended.login}: ended what was {ended.seconds:.0f} s old"
        entry = self._noting(AuditAct.KEEP_STATIONS, what)
        told = self._told.get(ended.login)
        if told and entry.at - told < _TOLD_AGAIN_AFTER:
            return
        with suppress(StorageFault), self._log.write() as run:
            if row := run.row(_UNIT_OF, login=ended.login):
                add_entry(run, row[0], entry)
                self._told[ended.login] = entry.at

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._log.close()
        self._database.close()
