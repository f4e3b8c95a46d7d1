"""Columns of days that are over, one file a month, so that a year is not read leg by leg again.

Whatever happens later to a day has an event, or is noted in ``past_change``: days touched since the
files were written are read again. Files never change: new ones are written beside them, and then a
new list of all, by a rename. A reader has the old list or the new one; when a file of the old one
is gone, it reads the new one. So no process waits for another, and no file is trusted that is not,
byte by byte, what was written.
"""

import hashlib
import json
import logging
import os
import secrets
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.metadata import version
from itertools import chain, groupby
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from reception.reports.columns import Columns, WordLists, joined, laid
from reception.reports.model import Changes
from reception.reports.sql import SqlReportStore
from reception.system.decode import decoded
from reception.system.files import make_private, private_folder
from reception.system.progress import Progress, tell

FORMAT = 3
_LIST = "months.json"
_SUFFIX = ".legs"
_PARTIAL = ".part"
_DAY = timedelta(days=1)
_TRIES = 3
_READERS = 2
# So many more events, and it is worth writing down that they need not be looked at again.
_WORTH_NOTING = 500
# What is in no list is another process's work, unless that process died long ago.
_KEPT_S = 600
KEPT_LEGS = 1_200_000
"""So many legs of a unit stay in memory, a hundred bytes each: a year of a region.

A report asks six questions of the same days: read and checked once, they take a third less.
"""

_ZONE_DATA = version("tzdata")

_log = logging.getLogger(__name__)


class MonthFile(msgspec.Struct, frozen=True, kw_only=True):
    """The legs of one month, up to a day."""

    file: str
    sha256: str
    legs: int
    through: int
    """The first day (its ordinal) that is not in it."""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """Which files there are, and how far they follow the database."""

    format: int = FORMAT
    unit: str
    zone: str
    zone_data: str
    """Which zone data told the hours."""
    mark: int = 0
    """Every event up to this one is in them."""
    mark_operation: str = ""
    """Of that event: another database, or an older copy of it, has another one there."""
    past_mark: int = 0
    """Every change of the past without an event, up to this one, is in them."""
    months: Mapping[str, MonthFile] = {}


class DamagedFileError(Exception):
    """A file is not what was written: nothing in it may be trusted."""


class MonthFiles:
    """The folder where the files of one unit stand; so many legs are kept once they were read."""

    def __init__(self, folder: Path, *, keep: int = KEPT_LEGS) -> None:
        self._folder = folder
        self._keep = keep
        self._kept: OrderedDict[tuple[str, ...], Columns] = OrderedDict()

    def listed(self) -> Listed | None:
        """Return which files there are; None when there is no list, or none that can be read."""
        try:
            found = decoded((self._folder / _LIST).read_bytes(), Listed)
        except (OSError, msgspec.DecodeError):
            return None
        return found if found.format == FORMAT else None

    def replace_list(self, listed: Listed) -> None:
        """Replace the list, and throw away what the one before it named, or nobody for long.

        A file is gone at once, so that nothing stays in it of what was forgotten since.
        """
        before = self.listed()
        self._put(_LIST, msgspec.json.encode(listed))
        written = (self._folder / _LIST).stat().st_mtime
        named = {one.file for one in listed.months.values()}
        no_longer = {one.file for one in before.months.values()} if before else set()
        for path in self._files():
            with suppress(OSError):
                old = written - path.stat().st_mtime > _KEPT_S
                if path.name not in named and (path.name in no_longer or old):
                    path.unlink()

    def write(self, month: str, legs: Columns, *, through: date) -> MonthFile:
        """Write the legs of a month into a new file."""
        words = json.dumps(dict(legs.words)).encode()
        written = b"".join((*(one.tobytes() for one in _rows(legs)), words))
        name = f"{month}-{secrets.token_hex(8)}{_SUFFIX}"
        self._put(name, written)
        return MonthFile(
            file=name,
            sha256=hashlib.sha256(written).hexdigest(),
            legs=len(legs),
            through=through.toordinal(),
        )

    def read(self, months: Sequence[MonthFile]) -> Columns:
        """Return the legs in files, one file's behind the other's; nobody may write into them.

        Raises:
            DamagedFileError, OSError: one is gone, or not what was written.
        """
        names = tuple(one.file for one in months)
        found = self._kept.pop(names, None)
        if found is None:
            found = Columns.empty(sum(one.legs for one in months))
            parts = found.parts([one.legs for one in months])
            # While one file is looked at, another is read: neither holds the other up.
            with ThreadPoolExecutor(_READERS) as readers:
                words = [*readers.map(self._fill, parts, months)]
            found = found.worded(words, parts)
        self._kept[names] = found
        while self._kept and sum(map(len, self._kept.values())) > self._keep:
            self._kept.popitem(last=False)
        return found

    def _fill(self, legs: Columns, month: MonthFile) -> WordLists:
        """Read a file into its place, without a copy; return its lists of words."""
        rows = _rows(legs)
        with (self._folder / month.file).open("rb", buffering=0) as file:
            os.readv(file.fileno(), rows)
            words = file.read()
        digest = hashlib.sha256()
        for one in (*rows, words):
            digest.update(one)
        if digest.hexdigest() != month.sha256:
            raise DamagedFileError(f"{month.file} is not what was written")
        return {name: tuple(some) for name, some in json.loads(words).items()}

    def clear(self) -> None:
        """Throw every file away, so that all are written anew."""
        self._kept.clear()
        for path in (self._folder / _LIST, *self._files()):
            with suppress(OSError):
                path.unlink()

    def _put(self, name: str, written: bytes) -> None:
        """Write a file; it has its name once it is on the disk."""
        private_folder(self._folder)
        partial = self._folder / f"{name}.{secrets.token_hex(8)}{_PARTIAL}"
        try:
            make_private(partial)
            with partial.open("wb") as file:
                file.write(written)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._folder / name)
        finally:
            partial.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        try:
            found = list(self._folder.iterdir())
        except OSError:
            return []
        return [one for one in found if one.name != _LIST]


@dataclass(eq=False)
class ClosedDays:
    """Keeps the columns of one unit's days that are over."""

    _files: MonthFiles
    _store: SqlReportStore
    _unit: str
    _zone: str
    _lock: Lock = field(default_factory=Lock, init=False)

    def legs(self, first: date, last: date, today: date, watch: Progress) -> Columns:
        """Return the legs of these days, all of which are over today.

        Raises:
            AnswerStoppedError: the watch said so.
        """
        with self._lock:
            for trial in range(_TRIES):
                try:
                    return self._legs(first, last, today, watch)
                except (DamagedFileError, OSError) as error:
                    # Another process may just have replaced a file: the new list names another.
                    if trial:
                        _log.info("the closed days of %s are written anew: %s", self._unit, error)
                        self._files.clear()
        # Where no file can be written, there is still the database.
        return laid(self._store.legs(self._unit, first, last), self._zone)

    def _legs(self, first: date, last: date, today: date, watch: Progress) -> Columns:
        listed = self._trusted()
        begins = self._store.begins(self._unit)
        # Who asks for everything since 1970 gets no file for each month in which nothing was.
        months = _months(max(first, begins), last) if begins else ()
        changes = self._store.changes(
            self._unit, listed.mark, listed.past_mark, days_told=bool(listed.months)
        )
        listed = self._brought_up(listed, months, changes, today, watch)
        legs = self._files.read([listed.months[month] for month in months])
        days = legs["day"]
        return legs.where((first.toordinal() <= days) & (days <= last.toordinal()))

    def _trusted(self) -> Listed:
        """Return the list if it is of this very database, else an empty one."""
        found = self._files.listed()
        if (
            found
            and (found.unit, found.zone, found.zone_data) == (self._unit, self._zone, _ZONE_DATA)
            and self._store.operation_at(found.mark) == found.mark_operation
        ):
            return found
        return Listed(unit=self._unit, zone=self._zone, zone_data=_ZONE_DATA)

    def _brought_up(
        self,
        listed: Listed,
        months: Collection[str],
        changes: Changes,
        today: date,
        watch: Progress,
    ) -> Listed:
        """Return the list after the months asked for are complete, and what changed is read."""
        # What was touched in other months is read when somebody asks for it.
        left = {
            month: file
            for month, file in listed.months.items()
            if month in months or not _touched(month, file, changes.days)
        }
        work = {
            month: _days_to_read(month, left.get(month), changes.days, today) for month in months
        }
        work = {month: days for month, days in work.items() if days}
        if not work and left == listed.months and changes.mark <= listed.mark + _WORTH_NOTING:
            return listed
        for done, (month, days) in enumerate(work.items()):
            tell(watch, done / len(work))
            legs = self._as_they_are_now(left.get(month), days)
            through = min(today, _next_month(month))
            left[month] = self._files.write(month, legs, through=through)
        found = msgspec.structs.replace(
            listed,
            mark=changes.mark,
            mark_operation=changes.mark_operation,
            past_mark=changes.past_mark,
            months=left,
        )
        self._files.replace_list(found)
        return found

    def _as_they_are_now(self, present: MonthFile | None, days: Sequence[date]) -> Columns:
        """Return the legs of a month, those of these days read from the database."""
        rows = chain.from_iterable(
            self._store.legs(self._unit, first, last) for first, last in _runs(days)
        )
        legs = laid(rows, self._zone)
        if present is None:
            return legs
        before = self._files.read([present])
        return joined([before.where(~np.isin(before["day"], [*map(date.toordinal, days)])), legs])


def _rows(legs: Columns) -> list[NDArray[Any]]:
    """Return every column as it lies in a file, behind which come the lists of words."""
    return [*legs.times, *legs.tickets, *legs.numbers]


def _month(day: date) -> str:
    return day.isoformat()[: len("2026-10")]


def _next_month(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1)


def _months(first: date, last: date) -> tuple[str, ...]:
    days = (first + number * _DAY for number in range((last - first).days + 1))
    return tuple(dict.fromkeys(map(_month, days)))


def _days_to_read(
    month: str, present: MonthFile | None, changed: Collection[date], today: date
) -> list[date]:
    """Return which days of a month its file does not have as they are now."""
    first = date.fromisoformat(f"{month}-01")
    end = min(today, _next_month(month))
    through = date.fromordinal(present.through) if present else first
    days = {through + n * _DAY for n in range((end - through).days)}
    return sorted(days | (_touched(month, present, changed) if present else set()))


def _touched(month: str, file: MonthFile, changed: Collection[date]) -> set[date]:
    """Return which of the changed days a month's file has as they once were."""
    return {one for one in changed if _month(one) == month and one.toordinal() < file.through}


def _runs(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of every run of days without a gap."""
    for _, run in groupby(enumerate(days), lambda one: one[1].toordinal() - one[0]):
        together = [day for _, day in run]
        yield together[0], together[-1]
