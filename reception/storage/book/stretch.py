"""Stays of a question that stand next to one another: those of a month, or of days not yet over."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.progress import Watch, tell
from reception.storage.book.groups import Between, Condition
from reception.storage.book.strips import STRIPS

# What is made of so many stays at once stays near the processor.
BLOCK = 2**15

type Strip = Callable[[str], NDArray[Any]]
"""Returns a strip in full."""


class Stretch:
    """The stays of some strips that a question is about, in the order of their visits.

    Args:
        strip: reads the strips.
        days: the first and the last day that is sought, by their ordinals; None: all there are.
        conditions: what must be true of a stay.
    """

    def __init__(
        self, strip: Strip, days: tuple[int, int] | None, conditions: Sequence[Condition | Between]
    ) -> None:
        self._strip = strip
        self._days = days
        self._conditions = conditions
        self._here: slice | NDArray[np.int64] | None = None
        self._more: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None

    def __call__(self, name: str) -> NDArray[Any]:
        """Return a column of the stays."""
        if name in STRIPS or name == "month":
            found = self._strip(name)
            return found[self._sought(len(found))]
        return self._strip(name)[self._further()[0]]

    @property
    def count(self) -> int:
        """Return how many they are."""
        return len(self("state"))

    def places(self) -> NDArray[np.int64]:
        """Return which of the stays those are of which more is known, by their places."""
        return self._further()[1]

    def _sought(self, count: int) -> slice | NDArray[np.int64]:
        if self._here is None:
            here = slice(0, count)
            if self._days:
                first, last = self._days
                # The visits of a day stand together, the days in their order.
                days = self._strip("day")
                start, stop = np.searchsorted(days, (first, last + 1)).tolist()
                here = slice(start, stop)
            self._here = here
            if self._conditions:
                holds = np.logical_and.reduce([one.holds(self) for one in self._conditions])
                self._here = np.flatnonzero(holds) + here.start
        return self._here

    def _further(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return which rows of the further strips are sought, and whose they are."""
        if self._more is None:
            rows = self._strip("row")
            here = self._sought(len(self._strip("state")))
            if isinstance(here, slice):
                start, stop = np.searchsorted(rows, (here.start, here.stop)).tolist()
                self._more = np.arange(start, stop), rows[start:stop] - here.start
            else:
                places = np.searchsorted(here, rows)
                found = np.flatnonzero(np.append(here, -1)[places] == rows)
                self._more = found, places[found]
        return self._more


def each[Kind](
    work: Callable[[Stretch], Kind], stretches: Sequence[Stretch], watch: Watch
) -> list[Kind]:
    """Return what the work makes of each stretch, done on every core.

    Raises:
        AnswerStoppedError: the watch said so.
    """
    found = []
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        waiting = [workers.submit(work, one) for one in stretches]
        try:
            for done, one in enumerate(waiting):
                found.append(one.result())
                tell(watch, (done + 1) / len(waiting))
        finally:
            workers.shutdown(wait=False, cancel_futures=True)
    return found


def blocks(count: int) -> Iterator[slice]:
    """Yield what so many stays are worked through in."""
    for start in range(0, count, BLOCK):
        yield slice(start, min(start + BLOCK, count))
