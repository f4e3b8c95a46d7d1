"""Counting with the book: of days that are over from its columns, of others from the database."""

import logging
import os
import tempfile
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

import duckdb

from reception.domain.calendar import service_day
from reception.domain.metrics import Figures, Measure, QuoteFigures
from reception.domain.ticket import Visit
from reception.ports import Counted, Counting, Sought, StayRank, VisitOrder, WorkSpan
from reception.progress import Watch, part, tell
from reception.storage.book.columns import Arrays
from reception.storage.book.counted import GroupCount, count
from reception.storage.book.groups import TooManyGroupsError
from reception.storage.book.keeper import Keeper, Opened
from reception.storage.book.lists import QuoteCount, durations, quotes, ranks, services
from reception.storage.book.pages import Pages, Read, groups_of, open_engine, stretches
from reception.storage.book.source import Source
from reception.storage.book.strips import DamagedBookError
from reception.storage.engine import Database
from reception.zone import unit_zone

_log = logging.getLogger(__name__)
_DAY = timedelta(days=1)
# So few days are read as quickly as a month of them is written into the book first.
_FEW_DAYS = 3
_KEPT_ANSWERS = 64
_READY = 0.5
"""So much of the work is done, by what it tells, when the book is up to date."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer, and the state of everything it was made from."""

    made_from: object
    answer: Any


class BookCounting:
    """Counts as ``plain`` does, and faster where there is much to count.

    Args:
        database: where the stays are.
        folder: where the book may stand; if it cannot be written, it stands elsewhere for a while.
        plain: counts what the book is not worth its while for, or cannot.
        source: how rows are read; None: as a site has them.
    """

    def __init__(
        self, database: Database, folder: Path, plain: Counting, source: Source | None = None
    ) -> None:
        self._database = database
        self._source = source
        self._folder = folder
        self._plain = plain
        self._keepers: dict[tuple[str, str], Keeper] = {}
        self._engine: duckdb.DuckDBPyConnection | None = None
        self._spare: tempfile.TemporaryDirectory[str] | None = None
        self._kept: OrderedDict[object, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def figures(self, sought: Sought, watch: Watch) -> Counted[Figures]:
        """Return the figures."""

        def counted(read: Read, watch: Watch) -> Counted[GroupCount]:
            some = stretches(read, sought)
            groups = groups_of(read, sought, some)
            targets = [sought.targets.get(one) for one in read.contents.words["service"]]
            total, found = count(some, groups, targets, sought.measures, watch)
            return Counted(
                total=total, groups={groups.keys(number): one for number, one in found.items()}
            )

        found = self._answer("figures", sought, watch, counted)
        if found is None:
            return self._plain.figures(sought, watch)
        return Counted(
            total=found.total.figures(sought.now, sought.measures),
            groups={
                keys: one.figures(sought.now, sought.measures) for keys, one in found.groups.items()
            },
        )

    def durations(
        self, sought: Sought, measure: Measure, bucket: timedelta, watch: Watch
    ) -> Counted[Counter[int]]:
        """Return how many durations are as long as ``i`` buckets, and shorter than one more."""

        def counted(read: Read, _watch: Watch) -> Counted[Counter[int]]:
            with self._pages(read, sought) as pages:
                return durations(pages, sought.by, measure, bucket)

        found = self._answer(f"durations {measure} {bucket}", sought, watch, counted)
        return found or self._plain.durations(sought, measure, bucket, watch)

    def quotes(self, sought: Sought, watch: Watch) -> Counted[QuoteFigures]:
        """Return how the waits that were announced held."""

        def counted(read: Read, _watch: Watch) -> Counted[QuoteCount]:
            with self._pages(read, sought) as pages:
                return quotes(pages, sought.by)

        found = self._answer("quotes", sought, watch, counted)
        if found is None:
            return self._plain.quotes(sought, watch)
        groups = {keys: one.figures(sought.now) for keys, one in found.groups.items()}
        return Counted(
            total=found.total.figures(sought.now),
            # Where everybody still waits within the range there is nothing to tell yet.
            groups={keys: one for keys, one in groups.items() if one.n},
        )

    def stays(
        self, sought: Sought, order: VisitOrder, past: StayRank | None, limit: int, watch: Watch
    ) -> Sequence[StayRank]:
        """Return which stays come next behind ``past`` in an order, so many at most."""

        def found_in(read: Read, _watch: Watch) -> Sequence[StayRank]:
            with self._pages(read, sought) as pages:
                return ranks(pages, order, past, limit)

        found = self._answer(f"stays {order} {past} {limit}", sought, watch, found_in)
        return self._plain.stays(sought, order, past, limit, watch) if found is None else found

    def services(self, sought: Sought, watch: Watch) -> Iterator[tuple[WorkSpan, bool]]:
        """Yield the services that were begun at counters, and whether they ended well."""

        def begun(read: Read, _watch: Watch) -> Sequence[tuple[WorkSpan, bool]]:
            with self._pages(read, sought) as pages:
                return services(pages)

        found = self._answer("services", sought, watch, begun)
        yield from self._plain.services(sought, watch) if found is None else found

    def read(self, sought: Sought, watch: Watch) -> Read:
        """Return what the stays of a question are read from, some day of which is over.

        Raises:
            DamagedBookError, OSError: it could not be written anew either.
        """
        keeper = self._keeper(sought.unit.code, sought.unit.zone)
        over = min(sought.last, _live_from(sought) - _DAY)
        for attempt in range(3):
            try:
                return _read(keeper, keeper.open(sought.first, over, _today(sought), watch), sought)
            except (DamagedBookError, duckdb.Error, OSError) as error:
                if attempt == 1:
                    _log.info("the book of %s is written anew: %s", sought.unit.code, error)
                    keeper.clear()
                if attempt == 2:  # noqa: PLR2004 - the last one
                    raise
        raise AssertionError

    def close(self) -> None:
        """Give back what answers were made with."""
        with self._lock:
            if self._engine:
                self._engine.close()
                self._engine = None
            if self._spare:
                self._spare.cleanup()
                self._spare = None
            self._keepers.clear()
            self._kept.clear()

    def _answer[Kind](
        self,
        what: str,
        sought: Sought,
        watch: Watch,
        make: Callable[[Read, Watch], Kind],
    ) -> Kind | None:
        """Return what is made of the book, or None when the plain way is the better one."""
        unit = sought.unit
        over = min(sought.last, _live_from(sought) - _DAY)
        if over < sought.first:
            return None
        keeper = self._keeper(unit.code, unit.zone)
        if (over - sought.first).days < _FEW_DAYS and keeper.lacks(sought.first, over):
            return None
        for attempt in range(3):
            try:
                return self._made(what, sought, keeper, watch, make)
            except TooManyGroupsError:
                return None
            except (DamagedBookError, duckdb.Error, OSError) as error:
                # Another process may just have replaced a file: the new list names another one.
                if attempt:
                    _log.info("the book of %s is written anew: %s", unit.code, error)
                    keeper.clear()
        return None

    def _made[Kind](
        self,
        what: str,
        sought: Sought,
        keeper: Keeper,
        watch: Watch,
        make: Callable[[Read, Watch], Kind],
    ) -> Kind:
        live_from = _live_from(sought)
        over = min(sought.last, live_from - _DAY)
        opened = keeper.open(sought.first, over, _today(sought), part(watch, 0, _READY))
        live = sought.last >= live_from
        key = (what, sought.unit.code, sought.first, sought.last, sought.by, *_hashed(sought))
        made_from = (
            opened.contents.version,
            opened.state if live else None,
            live_from if live else 0,
        )
        with self._lock:
            kept = self._kept.get(key)
            if kept and kept.made_from == made_from:
                self._kept.move_to_end(key)
                return cast("Kind", kept.answer)
        tell(watch, _READY)
        answer = make(_read(keeper, opened, sought), part(watch, _READY, 1))
        with self._lock:
            self._kept[key] = _Kept(made_from, answer)
            while len(self._kept) > _KEPT_ANSWERS:
                self._kept.popitem(last=False)
        return answer

    def _keeper(self, unit: str, zone: str) -> Keeper:
        with self._lock:
            if (unit, zone) not in self._keepers:
                folder = self._writable() / unit
                self._keepers[unit, zone] = Keeper(
                    self._database, folder, unit=unit, zone=zone, source=self._source
                )
            return self._keepers[unit, zone]

    def _writable(self) -> Path:
        if self._spare is None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                if os.access(self._folder, os.W_OK):
                    return self._folder
            except OSError as error:
                _log.info("the book cannot stand in %s: %s", self._folder, error)
            self._spare = tempfile.TemporaryDirectory(prefix="nouba-book-")
        return Path(self._spare.name)

    def _pages(self, read: Read, sought: Sought) -> Pages:
        return Pages(self._open_engine(), read, sought)

    def _open_engine(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            if self._engine is None:
                self._engine = open_engine(str(self._folder))
            return self._engine


def _read(keeper: Keeper, opened: Opened, sought: Sought) -> Read:
    """Return what the stays of a question are read from."""
    live_from, contents = _live_from(sought), opened.contents
    stays: Arrays = {}
    if sought.last >= live_from:
        stays, contents = keeper.live(contents, live_from, sought.last, _so_far(sought))
    return Read(keeper=keeper, opened=opened, contents=contents, live=stays, live_from=live_from)


def _live_from(sought: Sought) -> date:
    """Return the first day that is read from the database: no file has a day as it once stood."""
    today = _today(sought)
    return min(today, sought.last) if sought.later else today


def _so_far(sought: Sought) -> Callable[[Visit], Visit | None] | None:
    return sought.as_it_stood if sought.later else None


def _today(sought: Sought) -> date:
    unit = sought.unit
    return service_day(sought.later or sought.now, unit_zone(unit.zone), unit.calendar.day_starts)


def _hashed(sought: Sought) -> tuple[object, ...]:
    only = tuple(sorted((one, keys) for one, keys in sought.only.items()))
    stood = sought.now if sought.later else None
    return only, sought.waited, stood, sought.measures, tuple(sorted(sought.targets.items()))
