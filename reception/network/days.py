"""The days of a site that are over, as its centre is sent them: what tells each, and its rows."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import msgspec

from reception.database.run import Row, instant
from reception.domain.calendar import day_begins
from reception.domain.unit import Unit
from reception.network.days_sql import SqlDays
from reception.system.clock import Clock, unit_zone
from reception.system.progress import AnswerStoppedError
from reception.unit.current import UnitReader, day_of

_DAY = timedelta(days=1)
_LATELY = 3
"""Who left a counter open is signed out the next morning, which no event of a visit tells."""
_MARK_BYTES = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class DayRows:
    """All that leaves of one day, in an order that is always the same."""

    seal: str
    """The head of the day's chain of seals; empty where it has none."""
    visits: tuple[Row, ...]
    """Series, number, language and instant of each, and the rows of its stays."""
    sessions: tuple[Row, ...]
    breaks: tuple[Row, ...]

    @property
    def mark(self) -> str:
        """Return what is another value once anything of the day is."""
        content = msgspec.json.encode((self.seal, self.visits, self.sessions, self.breaks))
        return hashlib.blake2b(content, digest_size=_MARK_BYTES).hexdigest()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing happened on the day."""
        return not (self.visits or self.sessions or self.breaks)


def without_people(unit: Unit) -> Unit:
    """Return a unit as it is described to others: who works there, or did, is left out."""
    return replace(unit, people=(), retired=replace(unit.retired, people=()))


@dataclass(eq=False)
class ClosedDaysOfSite:
    """Knows what tells each day that is over, and reads again those that were touched."""

    _store: SqlDays
    _units: UnitReader
    _clock: Clock
    marks: dict[date, str] = field(default_factory=dict)
    """By day; a day on which nothing happened has none."""
    _read_on: date | None = None
    _mark: int = 0
    _past_mark: int = 0
    _operation: str = ""

    def close(self) -> None:
        """Give every connection back."""
        self._store.close()

    def description(self) -> str:
        """Return how the unit is described, as JSON.

        Raises:
            UnitNotSetUpError: the database holds none.
        """
        return msgspec.json.encode(without_people(self._units.current()[1])).decode()

    @property
    def until(self) -> date:
        """Return the last day that was over at the last look; before one, the first of all."""
        return self._read_on - _DAY if self._read_on else date.min

    def look(self, kept_from: date, is_asked_to_end: Callable[[], bool] = lambda: False) -> None:
        """Learn of every day that was touched since the last look, or is over since.

        All days are read when a day has ended, or the database is not the one that it was: what
        leaves without any trace in the log of visits is seen then at the latest.

        Args:
            kept_from: nothing of before is looked at.
            is_asked_to_end: is asked between days.

        Raises:
            AnswerStoppedError: it was; what is known then is not all there is.
            UnitNotSetUpError: the database holds none.
        """
        unit = self._units.current()[1]
        today = day_of(unit, self._clock.now())
        # A clock that was ahead is set back, and the first month that is kept moves on.
        for day in [one for one in self.marks if not kept_from <= one < today]:
            del self.marks[day]
        is_same = self._store.operation_at(self._mark) == self._operation
        changes = self._store.changes(unit.code, self._mark, self._past_mark, days_told=is_same)
        days = {one for one in changes.days if kept_from <= one < today}
        if self._read_on == today and is_same:
            days |= {today - _DAY * one for one in range(1, _LATELY + 1)}
        else:
            days = {*_days(max(kept_from, self._first(unit, today)), today), *self.marks}
        for day in sorted(days):
            if is_asked_to_end():
                raise AnswerStoppedError
            found = self.read(day)
            if found.is_empty:
                self.marks.pop(day, None)
            else:
                self.marks[day] = found.mark
        self._read_on = today
        self._mark, self._past_mark = changes.mark, changes.past_mark
        self._operation = changes.mark_operation

    def read(self, day: date) -> DayRows:
        """Return all that leaves of a day, as of one instant."""
        unit = self._units.current()[1]
        begins, ends = (
            instant(day_begins(unit.calendar, one, unit_zone(unit.zone)))
            for one in (day, day + _DAY)
        )
        seal, visits, sessions, breaks = self._store.day(unit.code, day, begins, ends)
        return DayRows(seal=seal, visits=visits, sessions=sessions, breaks=breaks)

    def _first(self, unit: Unit, today: date) -> date:
        opened_at = self._store.first_opened(unit.code)
        began = [self._store.begins(unit.code), opened_at and day_of(unit, opened_at)]
        return min((one for one in began if one), default=today)


def _days(first: date, end: date) -> Iterator[date]:
    while first < end:
        yield first
        first += _DAY
