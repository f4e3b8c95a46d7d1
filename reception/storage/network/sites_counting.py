"""Counting over several sites: the books of all of them as one, each stay by its site's targets."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.dimensions import Key
from reception.domain.calendar import service_day
from reception.domain.metrics import Figures
from reception.network.plain import PlainSitesCounting
from reception.ports import Counted, Sought
from reception.progress import Watch, part, tell, unwatched
from reception.reports.plain import PlainCounting
from reception.storage.book.counted import count
from reception.storage.book.counting import BookCounting
from reception.storage.book.groups import Column, Groups, TooManyGroupsError
from reception.storage.book.pages import Read, stretches
from reception.storage.book.source import Source
from reception.storage.book.stretch import Stretch
from reception.storage.book.strips import DamagedBookError
from reception.storage.engine import Database
from reception.zone import unit_zone

_READY = 0.6
"""So much of the work is done when the books are up to date."""
# The database lends four connections, and others want one as well.
_READERS = 3
_TOGETHER = 2**17
"""About so many stays of different sites are counted at once: a site's month alone is few."""
_SITE_BITS = 46
"""Behind the bits in which a visit's number stands, day and all, stands its site's."""


class SqlSitesCounting:
    """Counts over several sites.

    Args:
        database: where the copies are.
        folder: where the sites' books may stand.
        source: how their rows are read.
    """

    def __init__(self, database: Database, folder: Path, source: Source) -> None:
        self._plain = PlainSitesCounting(source.store)
        self.of_site = BookCounting(database, folder, PlainCounting(source.store), source)

    def figures(self, sought: Sequence[Sought], watch: Watch) -> Counted[Figures]:
        """Return the figures of all, and of each group, whose first key is the unit's code."""
        if all(_is_today(one) for one in sought):
            return self._plain.figures(sought, watch)
        try:
            return self._from_books(sought, watch)
        except (TooManyGroupsError, DamagedBookError, OSError):
            return self._plain.figures(sought, watch)

    def close(self) -> None:
        """Give back what answers were made with."""
        self.of_site.close()

    def _from_books(self, sought: Sequence[Sought], watch: Watch) -> Counted[Figures]:
        reads = self._read(sought, part(watch, 0, _READY))
        services = [len(one.contents.words["service"]) for one in reads]
        firsts = [0, *accumulate(services)]
        parts = [
            _Part(stretch, place, firsts[place])
            for place, (read, one) in enumerate(zip(reads, sought, strict=True))
            for stretch in stretches(read, one)
        ]
        groups = _SitesGroups(sought)
        targets = [
            one.targets.get(word)
            for read, one in zip(reads, sought, strict=True)
            for word in read.contents.words["service"]
        ]
        together = [SitesStretch(some) for some in _batched(parts)]
        measures, now = sought[0].measures, sought[0].now
        total, found = count(
            together,
            groups,
            targets,
            measures,
            part(watch, _READY, 1),
        )
        return Counted(
            total=total.figures(now, measures),
            groups={
                groups.keys(number): one.figures(now, measures) for number, one in found.items()
            },
        )

    def _read(self, sought: Sequence[Sought], watch: Watch) -> list[Read]:
        found = []
        # To look whether a site's book is up to date is mostly waiting for the database.
        with ThreadPoolExecutor(min(_READERS, len(sought))) as readers:
            waiting = [readers.submit(self.of_site.read, one, unwatched) for one in sought]
            try:
                for place, one in enumerate(waiting):
                    found.append(one.result())
                    tell(watch, (place + 1) / len(waiting))
            finally:
                readers.shutdown(wait=False, cancel_futures=True)
        return found


class _Part:
    """A stretch of one site, and what moves its numbers out of the way of other sites'."""

    def __init__(self, stretch: Stretch, site: int, first_service: int) -> None:
        self.stretch = stretch
        self.site = site
        self._first_service = first_service
        self.count = stretch.count

    def column(self, name: str) -> NDArray[Any]:
        """Return a column of its stays."""
        if name == "site":
            return np.full(self.count, self.site, dtype=np.int64)
        found = self.stretch(name)
        if name == "service":
            return found.astype(np.int64) + self._first_service
        if name == "visit":
            return found.astype(np.int64) + (self.site << _SITE_BITS)
        return found


class SitesStretch(Stretch):
    """Stays of several sites that are counted at once."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        super().__init__(self._joined, None, ())
        self._parts = parts

    def __call__(self, name: str) -> NDArray[Any]:
        """Return a column of the stays."""
        return self._joined(name)

    @property
    def count(self) -> int:
        """Return how many they are."""
        return sum(one.count for one in self._parts)

    def places(self) -> NDArray[np.int64]:
        """Return which of the stays those are of which more is known, by their places."""
        before = [0, *accumulate(one.count for one in self._parts)]
        return np.concatenate(
            [one.stretch.places() + before[place] for place, one in enumerate(self._parts)]
        )

    def _joined(self, name: str) -> NDArray[Any]:
        return np.concatenate([one.column(name) for one in self._parts])


class _SitesGroups(Groups):
    """Numbers groups of sites: the site's place first, then those of its days."""

    def __init__(self, sought: Sequence[Sought]) -> None:
        one = sought[0]
        super().__init__(one.by, {}, one.first, one.last, 0)
        self._codes = [each.unit.code for each in sought]
        self._within = self.size
        self.size *= len(sought)
        self.are_told = True

    def numbers(self, column: Column, count: int) -> NDArray[np.int64]:
        """Return the number of each stay's group."""
        places: NDArray[np.int64] = column("site") * self._within
        return places + super().numbers(column, count)

    def keys(self, number: int) -> tuple[Key, ...]:
        """Return the keys of the group with this number."""
        place, within = divmod(number, self._within)
        return (self._codes[place], *super().keys(within))


def _batched(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    batch: list[_Part] = []
    stays = 0
    for one in parts:
        if batch and stays + one.count > _TOGETHER:
            yield batch
            batch, stays = [], 0
        batch.append(one)
        stays += one.count
    if batch:
        yield batch


def _is_today(sought: Sought) -> bool:
    unit = sought.unit
    return sought.first >= service_day(sought.now, unit_zone(unit.zone), unit.calendar.day_starts)
