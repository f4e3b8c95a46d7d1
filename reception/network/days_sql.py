"""What a site sends of its days, in SQLite or PostgreSQL: these columns and no other."""

from datetime import date, datetime
from itertools import groupby

from reception.database.run import Row, Run, Statement, moment_or_none
from reception.reports.sql import SqlReportStore

OF_TICKET = ("series", "number", "language", "issued_at")
OF_LEG = (
    *("leg", "service", "priority", "state", "outcome", "calls", "counter", "waiting_since"),
    *("parked_at", "first_called_at", "last_called_at", "started_at", "ended_at"),
    *("quoted_low_us", "quoted_high_us"),
)
OF_SESSION = ("counter", "opened_at", "closed_at", "forgotten")
OF_BREAK = ("counter", "began_at", "ended_at")
"""The columns that leave, in the order in which they do."""


def _named(table: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f"{table}.{one}" for one in columns)


# The id stays here: by it the stays of a visit are kept together.
_VISITS = Statement(f"""
    SELECT ticket.id, {_named("ticket", OF_TICKET)}, {_named("leg", OF_LEG)}
    FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day = :day
    ORDER BY ticket.series, ticket.number, ticket.id, leg.leg
""")
_SESSIONS = Statement(f"""
    SELECT {", ".join(OF_SESSION)} FROM counter_session
    WHERE unit = :unit AND opened_at >= :begins AND opened_at < :ends ORDER BY opened_at, id
""")
_BREAKS = Statement(f"""
    SELECT {", ".join(OF_BREAK)} FROM clerk_break
    WHERE unit = :unit AND began_at >= :begins AND began_at < :ends ORDER BY began_at, id
""")
_SEAL = Statement("SELECT seal FROM chain WHERE unit = :unit AND label = :day")
_FIRST_OPENED = Statement("SELECT min(opened_at) FROM counter_session WHERE unit = :unit")


class SqlDays(SqlReportStore):
    """Reads days as they leave."""

    def day(
        self, unit: str, day: date, begins: int, ends: int
    ) -> tuple[str, tuple[Row, ...], tuple[Row, ...], tuple[Row, ...]]:
        """Return the head of a day's seals, its visits, and the sessions and breaks of its hours.

        Args:
            unit: its code.
            day: the service day.
            begins: when it does, in microseconds since 1970 UTC.
            ends: when it does, likewise.
        """
        with self._database.snapshot() as run:
            sealed = run.row(_SEAL, unit=unit, day=day.isoformat())
            sessions, breaks = (
                tuple(map(tuple, run.rows(one, unit=unit, begins=begins, ends=ends)))
                for one in (_SESSIONS, _BREAKS)
            )
            return (
                bytes(sealed[0]).hex() if sealed else "",
                _visits(run, unit, day),
                sessions,
                breaks,
            )

    def close(self) -> None:
        """Give every connection back."""
        self._database.close()

    def first_opened(self, unit: str) -> datetime | None:
        """Return when a counter was opened first; None where none was."""
        with self._database.read(patient=True) as run:
            row = run.row(_FIRST_OPENED, unit=unit)
        return moment_or_none(row[0]) if row else None


def _visits(run: Run, unit: str, day: date) -> tuple[Row, ...]:
    rows = run.rows(_VISITS, unit=unit, day=day.isoformat())
    of_ticket, found = slice(1, 1 + len(OF_TICKET)), list[Row]()
    for _, some in groupby(rows, key=lambda row: row[0]):
        stays = tuple(some)
        found.append((*stays[0][of_ticket], tuple(row[of_ticket.stop :] for row in stays)))
    return tuple(found)
