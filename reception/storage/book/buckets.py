"""Durations counted in buckets, and read out of those that matter."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.storage.book.selection import Whole
from reception.storage.book.stretch import blocks

# What stands in a 64-bit float is exact up to here.
EXACT = 2**53


@dataclass(frozen=True, slots=True)
class Scale:
    """Which bucket a duration is in: 0 when there is none, the last one has no end."""

    bits: int
    """A bucket is ``2**bits`` microseconds wide."""
    last: int

    def of(self, durations: Whole) -> Whole:
        """Return the bucket of each duration."""
        found: Whole = durations >> self.bits
        found += 1
        np.minimum(found, self.last, out=found)
        return found


@dataclass(frozen=True, slots=True)
class Counted:
    """How many durations of some stretches are in each bucket, and their sums.

    The first axis are groups; the second tells stays apart that are alone the whole of a settled
    visit, and has them last; where no duration of visits is sought, it has but one place.
    """

    buckets: NDArray[np.int64]
    sums: NDArray[np.int64]

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.buckets + other.buckets, self.sums + other.sums)


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of each stay among what is counted: its group's, and its kind's in it."""

    groups: Whole
    whole: NDArray[np.bool_] | None

    def __getitem__(self, here: slice) -> Whole:
        groups = self.groups[here]
        return groups if self.whole is None else groups * 2 + self.whole[here]


def counted_in(rows: Rows, durations: Whole, scale: Scale, shape: tuple[int, int]) -> Counted:
    """Return how many durations are in each bucket of each group and kind."""
    size, most = scale.last + 1, math.prod(shape)
    keys = np.empty(len(durations), dtype=np.int64)
    sums = np.zeros(most, dtype=np.int64)
    for here in blocks(len(durations)):
        those, some = rows[here], durations[here]
        np.add(those * size, scale.of(some), out=keys[here])
        floats = np.bincount(those, weights=some, minlength=most)
        if floats.max() + len(some) < EXACT:
            sums += floats.astype(np.int64)
        else:
            np.add.at(sums, those, some)
    counts = np.bincount(keys, minlength=most * size).reshape(*shape, size)
    # Where there is no duration, -1 was added.
    sums = sums.reshape(shape) + counts[:, :, 0]
    counts[:, :, 0] = 0
    return Counted(counts, sums)


def read_out(
    rows: Rows, durations: Whole, scale: Scale, matters: NDArray[np.bool_]
) -> tuple[Whole, Whole, Whole]:
    """Return the row, the bucket and the length of each duration in a bucket that matters."""
    found = []
    for here in blocks(len(durations)):
        those, some = rows[here], durations[here]
        places = scale.of(some)
        hits = np.flatnonzero(matters[those * (scale.last + 1) + places])
        found.append((those[hits], places[hits], some[hits]))
    those, places, some = (joined([one[column] for one in found]) for column in range(3))
    return those, places, some


def added(some: Sequence[Counted]) -> Counted:
    """Return what was counted in all, of one stretch at least."""
    return reduce(add, some)


def joined(some: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Return columns as one; where there are none, one in which nothing is."""
    return np.concatenate(some) if some else np.zeros(0, dtype=np.int64)
