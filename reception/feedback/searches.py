"""What visitors search for and do not find: counted by kind, so that words can be added."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reception.domain.missed import MissedCount, MissedSearch
from reception.domain.rights import Right
from reception.domain.unit import Person
from reception.feedback.sql import SqlSearchStore
from reception.reports.words import wording
from reception.system.clock import Clock
from reception.system.csv_text import rfc3339
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of, period

_KINDS = ("nearest", "script", "language", "length")


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchSummary:
    """What was searched for in a period and not found."""

    unit: str
    zone: str
    first: date
    last: date
    as_of: datetime
    counts: tuple[MissedCount, ...]

    @property
    def total(self) -> int:
        """Return how many searches found nothing."""
        return sum(one.times for one in self.counts)

    def by(self, kind: str) -> dict[str, int]:
        """Return how many there were of each kind, the most frequent first."""
        found: dict[str, int] = {}
        for one in self.counts:
            value = str(getattr(one.missed, kind))
            found[value] = found.get(value, 0) + one.times
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def as_dict(self) -> dict[str, Any]:
        """Return the summary as JSON has it; instants in UTC."""
        return {
            "unit": self.unit,
            "zone": self.zone,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "as_of": rfc3339(self.as_of),
            "not_found": self.total,
            **{f"by_{kind}": self.by(kind) for kind in _KINDS},
            "definitions": {name: dict(texts) for name, texts in wording().searches.items()},
        }


@dataclass(eq=False)
class Searches:
    """Counts what was not found, and says how often."""

    _store: SqlSearchStore
    _units: UnitReader
    _clock: Clock
    _audit: Audit

    def count(self, missed: MissedSearch) -> None:
        """Count a search that ended without an answer, for today."""
        _, unit = self._units.current()
        self._store.count(unit.code, day_of(unit, self._clock.now()), missed)

    def summary(
        self, first: date | None = None, last: date | None = None, *, asking: Person | None = None
    ) -> SearchSummary:
        """Return what was not found on the service days of a period; by default today.

        Raises:
            NotAllowedError: a clerk asks; without anybody, whoever rules this computer does.
            PeriodError: the period ends before it begins, or begins after today.
        """
        self._audit.demand(asking, Right.SEE_FIGURES)
        _, unit = self._units.current()
        now = self._clock.now()
        start, end = period(unit, now, first, last)
        counts = self._store.counts(unit.code, start, end)
        return SearchSummary(
            unit=unit.code, zone=unit.zone, first=start, last=end, as_of=now, counts=counts
        )
