"""The copies of sites, read as a site's own tables are."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from reception.database.connection import Database
from reception.database.run import Statement
from reception.database.visits import VISIT_COLUMNS, visits_of
from reception.domain.errors import Refusal
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.reports.model import Changes, LegRow, VisitRecord
from reception.reports.question import Dimension, Key
from reception.reports.sql import LEG_COLUMNS, SqlReportStore
from reception.system.decode import decoded
from reception.unit.document import require_fit

_log = logging.getLogger(__name__)

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
    SELECT coalesce(max(applied), 0) FROM network.day WHERE unit = :unit
""")
_DAYS = Statement("""
    SELECT service_day FROM network.day WHERE unit = :unit AND applied > :mark
""")
_LAST = Statement("SELECT last_value FROM network.applied")
_SELF = Statement("""
    SELECT system_identifier || '/' || timeline_id || '/' || forgotten
    FROM pg_control_system(), pg_control_checkpoint(), network.centre
""")
_REVISION = Statement("SELECT revision FROM network.description WHERE unit = :unit")
_DOCUMENT = Statement("SELECT revision, document FROM network.description WHERE unit = :unit")
_PRESENT = Statement("""
    SELECT site.unit, description.revision
    FROM network.site JOIN network.description ON description.unit = site.unit
    WHERE is_whole
        AND NOT EXISTS (SELECT 1 FROM network.day WHERE day.unit = site.unit AND mark = '')
    ORDER BY site.unit
""")
_SITES = Statement("SELECT unit FROM network.site")
_UNTIL = Statement("""
    SELECT unit, known_until FROM network.site WHERE known_until IS NOT NULL
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

        A site's batches are taken one after the other: what they noted is all there is.
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


def _fit(code: str, document: str) -> Unit | None:
    try:
        unit = decoded(document, Unit)
        require_fit(unit)
    except (msgspec.MsgspecError, Refusal, ArithmeticError, TypeError) as error:
        # One that cannot be counted stops the comparison of no other.
        _log.warning("the site %s is left out: %s", code, str(error)[:200])
        return None
    return unit


class SqlSites:
    """The sites of which figures may be told: a copy that is half there tells untruths."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[int, Unit | None]] = {}
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
                        self._known[code] = row[0], _fit(code, row[1])
        found = (self._known.get(code, (0, None))[1] for code, _ in present)
        return [unit for unit in found if unit]

    def source(self, unit: str) -> SqlSiteUnit:
        """Return what knows how one of them describes itself."""
        return SqlSiteUnit(self._database, unit)

    def codes(self) -> frozenset[str]:
        """Return of which sites anything is held."""
        with self._database.read() as run:
            return frozenset(unit for (unit,) in run.rows(_SITES))

    def until(self) -> Mapping[str, date]:
        """Return until which day all is known of each site, by its code, as it said itself."""
        with self._database.read() as run:
            return {unit: date.fromisoformat(day) for unit, day in run.rows(_UNTIL)}
