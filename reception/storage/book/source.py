"""Where a book is written from: a site's own tables, or a centre's copy of them."""

from typing import Protocol

from reception.ports import ReportStore
from reception.storage.book.changes import Changes, changes_since, operation_at
from reception.storage.book.columns import LEGS
from reception.storage.engine import Database
from reception.storage.report_store import SqlReportStore
from reception.storage.statement import Statement

_EARLIEST = Statement("SELECT min(service_day) FROM ticket WHERE unit = :unit")


class Source(Protocol):
    """How stays are read, and how one learns what happened to them."""

    legs: Statement
    """The rows of ``LEGS``, of a unit's days."""
    earliest: Statement
    """The first day of a unit of which there is anything."""
    store: ReportStore

    def operation_at(self, mark: int) -> str:
        """Return what tells that it is still the same past up to a mark."""
        ...

    def changes(self, unit: str, mark: int, past_mark: int, *, days_told: bool) -> Changes:
        """Return what happened to a unit's stays since the marks."""
        ...


class OwnRows:
    """A site's own tables."""

    legs = LEGS
    earliest = _EARLIEST

    def __init__(self, database: Database) -> None:
        self._database = database
        self.store: ReportStore = SqlReportStore(database)

    def operation_at(self, mark: int) -> str:
        """Return which operation wrote the event with this number."""
        return operation_at(self._database, mark)

    def changes(self, unit: str, mark: int, past_mark: int, *, days_told: bool) -> Changes:
        """Return what happened since the marks, of events and of changes without one."""
        return changes_since(self._database, unit, mark, past_mark, days_told=days_told)
