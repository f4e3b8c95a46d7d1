"""Keeping the book true: months are written when they are first asked for, days again when touched.

A day is mirrored once it is over. Whatever happens to it later has an event, or is noted in
``past_change``, so that the book knows which days to read again. What changes while it looks is
told once more the next time: a day read twice is as true as one read once.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import numpy as np

from reception.domain.ticket import Visit
from reception.progress import Watch, part, tell
from reception.storage.book.changes import Changes
from reception.storage.book.columns import (
    COLUMNS,
    WORDS,
    Arrays,
    WordList,
    encoded,
    row_of,
)
from reception.storage.book.contents import Contents, MonthFile, Shelf, new_version
from reception.storage.book.source import OwnRows, Source
from reception.storage.book.strips import StripFile
from reception.storage.book.writing import Written, write_month
from reception.storage.engine import Database, Row
from reception.zone import unit_zone

_DAY = timedelta(days=1)
# So many more events, and it is worth writing down that they need not be looked at again.
_WORTH_NOTING = 5000
_ROWS_TOLD = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """The book as it stands now: of the months asked for, every day before ``through``."""

    contents: Contents
    changes: Changes
    """What happened since the list was written; of days that are not over, most often."""
    months: Mapping[str, bool]
    """The months with stays in them, each with whether all its days were asked for."""

    @property
    def state(self) -> object:
        """Return what is another as soon as anything has happened that an answer may tell."""
        changes = self.changes
        unsettled = () if changes.settled else tuple(sorted(changes.days.items()))
        return changes.mark, changes.past_mark, unsettled


class Keeper:
    """Keeps one unit's book.

    Args:
        database: where its visits are.
        folder: where the book stands.
        unit: whose it is.
        zone: in which zone its hours are.
        source: how its rows are read, and what happened to them; None: as a site has them.
    """

    def __init__(
        self,
        database: Database,
        folder: Path,
        *,
        unit: str,
        zone: str,
        source: Source | None = None,
    ) -> None:
        self._database = database
        self._source = source or OwnRows(database)
        self._shelf = Shelf(folder)
        self._unit = unit
        self._zone = zone
        self._lock = threading.Lock()
        self._read: dict[date, object] = {}
        """What had happened to each touched day when it was last read again."""
        self._followed: tuple[str, int, int] | None = None
        """Of this version of the book, up to which marks there is nothing to read."""

    def open(self, first: date, last: date, today: date, watch: Watch) -> Opened:
        """Return the book with these days in it, all of which are over today.

        Raises:
            DamagedBookError: a file is not what was written.
            AnswerStoppedError: the watch said so.
        """
        with self._lock:
            contents = self._trusted()
            first = max(first, self._begins())
            changes = self._changes(contents)
            stale = {
                day: what
                for day, what in changes.days.items()
                if day < today and self._read.get(day) != what
            }
            found = self._brought_up(contents, _months(first, last), stale, today, watch)
            self._read |= stale
            if found is not contents or changes.mark > contents.mark + _WORTH_NOTING:
                found = msgspec.structs.replace(
                    found,
                    version=new_version() if found is not contents else contents.version,
                    mark=changes.mark,
                    mark_operation=changes.mark_operation,
                    past_mark=changes.past_mark,
                )
                self._shelf.folder.mkdir(parents=True, exist_ok=True)
                self._shelf.write(found)
            self._followed = (found.version, changes.mark, changes.past_mark)
            months = {
                month: _within(month, first, last)
                for month in _months(first, last)
                if month in found.months and found.months[month].rows
            }
            return Opened(contents=found, changes=changes, months=months)

    def files(self, opened: Opened) -> list[tuple[str, bool]]:
        """Return the Parquet files of the months, each with whether all its days were asked for.

        Raises:
            DamagedBookError: a file is not what was written.
        """
        listed = opened.contents.months
        # Reading files through to see that they are whole is work for every core.
        with ThreadPoolExecutor() as readers:
            paths = readers.map(self._shelf.path, [listed[one] for one in opened.months])
            return [
                (str(path), whole)
                for path, whole in zip(paths, opened.months.values(), strict=True)
            ]

    def strips(self, opened: Opened) -> list[tuple[StripFile, bool]]:
        """Return the strips of the months, each with whether all its days were asked for."""
        listed = opened.contents.months
        return [
            (self._shelf.strips(month, listed[month]), whole)
            for month, whole in opened.months.items()
        ]

    def lacks(self, first: date, last: date) -> bool:
        """Return whether some month of these days is not in the book yet."""
        contents = self._shelf.contents()
        return contents is None or any(one not in contents.months for one in _months(first, last))

    def clear(self) -> None:
        """Throw the book away, so that it is written anew."""
        with self._lock:
            self._shelf.clear()
            self._followed = None
            self._read.clear()

    def live(
        self,
        contents: Contents,
        first: date,
        last: date,
        so_far: Callable[[Visit], Visit | None] | None = None,
    ) -> tuple[Arrays, Contents]:
        """Return the stays of days as they are in the database now, and the words they use.

        With ``so_far``, of each visit what it returns.
        """
        words = {name: WordList.of(contents.words[name]) for name in WORDS}
        rows = self._rows_so_far(first, last, so_far) if so_far else self._rows(first, last)
        batches = list(encoded(rows, words, unit_zone(self._zone)))
        return _joined(batches), _with_words(contents, words)

    def _trusted(self) -> Contents:
        """Return the book's list if it is of this very database, else that of an empty one."""
        found = self._shelf.contents()
        zone_data = _zone_data()
        if (
            found
            and (found.unit, found.zone, found.zone_data) == (self._unit, self._zone, zone_data)
            and self._source.operation_at(found.mark) == found.mark_operation
        ):
            return found
        self._read.clear()
        return Contents(
            unit=self._unit,
            zone=self._zone,
            zone_data=zone_data,
            version=new_version(),
            mark=0,
            mark_operation="",
            past_mark=0,
            words=dict.fromkeys(WORDS, ()),
            months={},
        )

    def _changes(self, contents: Contents) -> Changes:
        mark, past_mark = contents.mark, contents.past_mark
        if not contents.months:
            # Nothing is in it yet that could have changed: all there is to know is the mark.
            return self._source.changes(self._unit, mark, past_mark, days_told=False)
        if self._followed and self._followed[0] == contents.version:
            mark, past_mark = self._followed[1:]
        return self._source.changes(self._unit, mark, past_mark, days_told=True)

    def _brought_up(
        self,
        contents: Contents,
        months: Sequence[str],
        stale: Mapping[date, object],
        today: date,
        watch: Watch,
    ) -> Contents:
        """Return the list after the months asked for are complete, and what changed is read."""
        work = {}
        for month in dict.fromkeys((*months, *(_month(day) for day in stale))):
            present = contents.months.get(month)
            if present is None and month not in months:
                continue
            days = _days_to_read(month, present, stale, today)
            if days:
                work[month] = days
        for done, (month, days) in enumerate(work.items()):
            step = part(watch, done / len(work), (done + 1) / len(work))
            contents = self._rewritten(contents, month, days, today, step)
        return contents

    def _rewritten(
        self, contents: Contents, month: str, days: Sequence[date], today: date, watch: Watch
    ) -> Contents:
        """Return the list with a file of this month in which these days are as they are now."""
        present = contents.months.get(month)
        words = {name: WordList.of(contents.words[name]) for name in WORDS}
        tell(watch, 0)
        path = self._shelf.new_file(month)
        written = self._write(path, present, days, words, watch)
        through = min(today, _next_month(month)).toordinal()
        described = self._shelf.described(path, written, through=through)
        return msgspec.structs.replace(
            _with_words(contents, words),
            version=new_version(),
            months={**contents.months, month: described},
        )

    def _write(
        self,
        path: Path,
        present: MonthFile | None,
        days: Sequence[date],
        words: Mapping[str, WordList],
        watch: Watch,
    ) -> Written:
        names = ", ".join(COLUMNS)
        with duckdb.connect() as work:
            work.execute("SET preserve_insertion_order = true")
            work.execute(f"CREATE TABLE stay ({', '.join(map(' '.join, COLUMNS.items()))})")
            if present and present.rows:
                read = ",".join(str(day.toordinal()) for day in days)
                work.execute(
                    f"INSERT INTO stay SELECT {names} FROM read_parquet(?)"
                    f" WHERE day NOT IN ({read})",
                    [str(self._shelf.path(present))],
                )
            told = 0
            for first, last in _stretches(days):
                rows = self._rows(first, last)
                for batch in encoded(rows, words, unit_zone(self._zone)):
                    work.register("batch", dict(batch))
                    work.execute(f"INSERT INTO stay SELECT {names} FROM batch")
                    work.unregister("batch")
                    told += len(batch["leg"])
                    tell(watch, told / (told + _ROWS_TOLD))
            return write_month(work, "stay", path)

    def _begins(self) -> date:
        """Return the first day of the month from which on there are stays: earlier ones have none.

        Who asks for everything since 1970 gets no file for each month in which nothing was.
        """
        with self._database.read(patient=True) as run:
            row = run.row(self._source.earliest, unit=self._unit)
        return date.fromisoformat(row[0]).replace(day=1) if row and row[0] else date.max

    def _rows(self, first: date, last: date) -> Iterator[Row]:
        with self._database.read(patient=True) as run:
            yield from run.stream(
                self._source.legs, unit=self._unit, first=first.isoformat(), last=last.isoformat()
            )

    def _rows_so_far(
        self, first: date, last: date, so_far: Callable[[Visit], Visit | None]
    ) -> Iterator[Row]:
        for visit in self._source.store.visits(self._unit, first, last):
            stood = so_far(visit)
            for leg in stood.legs if stood else ():
                yield row_of(visit.ticket, leg)


def _with_words(contents: Contents, words: Mapping[str, WordList]) -> Contents:
    told = {name: tuple(words[name].words) for name in WORDS}
    return msgspec.structs.replace(contents, words=told)


def _joined(batches: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    if not batches:
        return {}
    return {name: np.concatenate([one[name] for one in batches]) for name in COLUMNS}


def _zone_data() -> str:
    return version("tzdata")


def _month(day: date) -> str:
    return day.isoformat()[: len("2026-10")]


def _next_month(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1)


def _months(first: date, last: date) -> tuple[str, ...]:
    found = []
    day = first.replace(day=1)
    while day <= last:
        found.append(_month(day))
        day = _next_month(found[-1])
    return tuple(found)


def _within(month: str, first: date, last: date) -> bool:
    """Return whether all days of a month that are over are asked for."""
    return first <= date.fromisoformat(f"{month}-01") and _next_month(month) - _DAY <= last


def _days_to_read(
    month: str, present: MonthFile | None, stale: Mapping[date, object], today: date
) -> list[date]:
    first = date.fromisoformat(f"{month}-01")
    end = min(today, _next_month(month))
    through = date.fromordinal(present.through) if present else first
    days = {through + n * _DAY for n in range((end - through).days)}
    days |= {day for day in stale if first <= day < through}
    return sorted(days)


def _stretches(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of every run of days without a gap."""
    start = end = None
    for day in days:
        if start is None or end is None:
            start = end = day
        elif day == end + _DAY:
            end = day
        else:
            yield start, end
            start = end = day
    if start is not None and end is not None:
        yield start, end
