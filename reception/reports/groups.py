"""Where legs stand in the dimensions of a report: which of them are sought, and in which group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.reports.columns import WORDS, Columns, Mask, Whole
from reception.reports.dimensions import OF_CALENDAR, Dimension, Key

# So many possible groups are counted, each in its own cell; of more, the numbers are sorted.
_CELLS = 2**22


@dataclass(frozen=True, slots=True)
class GroupAxis:
    """One dimension: the place of each leg on it, and the key of each place."""

    places: NDArray[Any]
    keys: Sequence[Key]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups that there are."""

    of_legs: Whole
    """The place of each leg's group among them."""
    keys: Sequence[tuple[Key, ...]]


def axis(legs: Columns, dimension: Dimension) -> GroupAxis:
    """Return where the legs stand in a dimension."""
    if dimension in OF_CALENDAR:
        return calendar_axis(legs["day"], dimension)
    column = legs[dimension]
    if dimension in WORDS:
        return GroupAxis(column + 1, (None, *legs.words[dimension]))
    if dimension is Dimension.COUNTER:
        return GroupAxis(column + 1, (None, *range(int(column.max(initial=0)) + 1)))
    return GroupAxis(column, range(24))


def calendar_axis(days: NDArray[Any], dimension: Dimension) -> GroupAxis:
    """Return where service days stand in a dimension of the calendar."""
    if not len(days):
        return GroupAxis(days, ())
    first = int(days.min())
    known: dict[Key, int] = {}
    places = [
        known.setdefault(OF_CALENDAR[dimension](date.fromordinal(day)), len(known))
        for day in range(first, int(days.max()) + 1)
    ]
    return GroupAxis(np.array(places)[days - first], tuple(known))


def on(axis: GroupAxis, wanted: Sequence[Key]) -> Mask:
    """Return which legs have one of these keys."""
    held = frozenset(wanted)
    found: Mask = np.array([one in held for one in axis.keys], dtype=np.bool_)[axis.places]
    return found


def grouped(axes: Sequence[GroupAxis], count: int) -> Groups:
    """Return the groups of so many legs: one for all places on the axes that some leg has."""
    numbers = np.zeros(count, dtype=np.int64)
    places: list[list[int]] = []
    groups = min(count, 1)
    for one in axes:
        size = len(one.keys)
        there, numbers = present(numbers * size + one.places, groups * size)
        before, at = np.divmod(there, max(size, 1))
        places = [[former[group] for group in before.tolist()] for former in places]
        places.append(at.tolist())
        groups = len(there)
    keys = [[one.keys[place] for place in at] for one, at in zip(axes, places, strict=True)]
    return Groups(numbers, list(zip(*keys, strict=True)) if axes else [()] * groups)


def present(numbers: Whole, size: int) -> tuple[Whole, Whole]:
    """Return which numbers there are below ``size``, and the place of each number among them."""
    if size > _CELLS:
        return np.unique(numbers, return_inverse=True)
    cells = np.bincount(numbers, minlength=size) > 0
    return np.flatnonzero(cells), (np.cumsum(cells) - 1)[numbers]
