"""Groups as whole numbers: how stays find theirs, and which keys a number stands for.

A stay's place on a dimension is told once, as a ``Scale``: in SQL and over columns in memory.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.dimensions import Dimension, Key
from reception.domain.metrics import Measure
from reception.ports import Sought
from reception.storage.book.columns import NONE, SPANS, WordList

_MICROSECOND = timedelta(microseconds=1)
# Beside its group's number, a bucket of 16 bits has place in 64 bits.
_MOST_GROUPS = 2**46


class TooManyGroupsError(Exception):
    """So many dimensions are combined that their groups cannot be numbered."""


type Column = Callable[[str], NDArray[Any]]
"""Returns a column of stays by its name."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The place of a stay: what stands in a column, moved, and divided without a rest."""

    column: str
    shift: int = 0
    divisor: int = 1

    @property
    def sql(self) -> str:
        """Return the place in SQL."""
        return f"(({self.column} + {self.shift}) // {self.divisor})"

    def of(self, column: Column) -> NDArray[np.int64]:
        """Return the place of each stay."""
        found = column(self.column).astype(np.int64)
        found += self.shift
        return found if self.divisor == 1 else found // self.divisor


@dataclass(frozen=True, slots=True)
class _Axis:
    """One dimension: a stay's place on it, and the key of each place."""

    scale: Scale
    size: int
    key: Callable[[int], Key]


class Groups:
    """Numbers the groups of some dimensions.

    Args:
        dimensions: what is told apart.
        words: the words of the book, and of what is not in it yet.
        first: the first day of all stays.
        last: their last day.
        most_counters: the highest number of a counter.
    """

    def __init__(
        self,
        dimensions: Sequence[Dimension],
        words: Mapping[str, WordList],
        first: date,
        last: date,
        most_counters: int,
    ) -> None:
        self.dimensions = tuple(dimensions)
        self.are_told = bool(dimensions)
        self._axes = [
            _axis(one, words, first.toordinal(), last.toordinal(), most_counters)
            for one in dimensions
        ]
        self.size = 1
        for axis in self._axes:
            self.size *= axis.size
        if self.size > _MOST_GROUPS:
            raise TooManyGroupsError

    @property
    def sql(self) -> str:
        """Return the SQL of the number of a stay's group; one wide enough for all of them."""
        kind = "INTEGER" if self.size < 2**31 else "BIGINT"
        told = f"0::{kind}"
        for axis in self._axes:
            told = f"({told} * {axis.size} + {axis.scale.sql}::{kind})"
        return told

    def numbers(self, column: Column, count: int) -> NDArray[np.int64]:
        """Return the number of each stay's group."""
        told: NDArray[np.int64] | None = None
        for axis in self._axes:
            places = axis.scale.of(column)
            told = places if told is None else told * axis.size + places
        return np.zeros(count, dtype=np.int64) if told is None else told

    def keys(self, number: int) -> tuple[Key, ...]:
        """Return the keys of the group with this number."""
        found: list[Key] = []
        for axis in reversed(self._axes):
            number, place = divmod(number, axis.size)
            found.append(axis.key(place))
        return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Condition:
    """What is true of the stays whose place is one of these."""

    scale: Scale
    places: tuple[int, ...]

    @property
    def sql(self) -> str:
        """Return it in SQL."""
        return f"{self.scale.sql} IN ({', '.join(map(str, self.places)) or 'NULL'})"

    def holds(self, column: Column) -> NDArray[np.bool_]:
        """Return of which stays it is true."""
        return np.isin(self.scale.of(column), self.places)


@dataclass(frozen=True, slots=True)
class Between:
    """What is true of the stays of which a duration is in a half-open range."""

    column: str
    low: int
    high: int | None

    @property
    def sql(self) -> str:
        """Return it in SQL."""
        below = "" if self.high is None else f" AND {self.column} < {self.high}"
        return f"({self.column} >= {self.low}{below})"

    def holds(self, column: Column) -> NDArray[np.bool_]:
        """Return of which stays it is true."""
        found = column(self.column)
        holds: NDArray[np.bool_] = found >= self.low
        return holds if self.high is None else holds & (found < self.high)


def conditions_of(sought: Sought, words: Mapping[str, WordList]) -> list[Condition | Between]:
    """Return what is true of the stays that count alone."""
    found: list[Condition | Between] = [
        _condition(one, keys, words) for one, keys in sought.only.items()
    ]
    if sought.waited:
        low, high = sought.waited.low // _MICROSECOND, sought.waited.high
        # What there is none of is -1.
        least = max(low, 0)
        found.append(
            Between(SPANS[Measure.WAIT], least, None if high is None else high // _MICROSECOND)
        )
    return found


def _condition(
    dimension: Dimension, keys: Sequence[Key], words: Mapping[str, WordList]
) -> Condition:
    """Return what is true of the stays with one of these keys."""
    if dimension.value in words:
        listed = words[dimension.value]
        places = [listed.known(one) for one in keys if one is None or isinstance(one, str)]
        return Condition(Scale(dimension.value), tuple(one for one in places if one is not None))
    scale = _SCALE.get(dimension, Scale(dimension.value))
    return Condition(scale, tuple(_whole(dimension, one) for one in keys))


# The first day of all was a Monday.
_SCALE = {Dimension.WEEK: Scale("day", -1, 7), Dimension.YEAR: Scale("month", 0, 12)}


def _whole(dimension: Dimension, key: Key) -> int:
    match key:
        case None:
            return NONE
        case date() if dimension is Dimension.WEEK:
            return _NEVER if key.weekday() else (key.toordinal() - 1) // 7
        case date() if dimension is Dimension.MONTH:
            return _month(key) if key.day == 1 else _NEVER
        case date():
            return key.toordinal()
        case int():
            return key
        case _:
            return _NEVER


_NEVER = -(2**31)
"""No stay stands there."""


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _axis(
    dimension: Dimension, words: Mapping[str, WordList], first: int, last: int, most_counters: int
) -> _Axis:
    if dimension.value in words:
        listed = words[dimension.value].words
        return _Axis(
            Scale(dimension.value, 1),
            len(listed) + 1,
            lambda place: listed[place - 1] if place else None,
        )
    first_month, last_month = (_month(date.fromordinal(one)) for one in (first, last))
    monday = first - (first - 1) % 7
    match dimension:
        case Dimension.HOUR:
            return _Axis(Scale("hour"), 24, lambda place: place)
        case Dimension.WEEKDAY:
            return _Axis(Scale("weekday"), 8, lambda place: place)
        case Dimension.COUNTER:
            return _Axis(
                Scale("counter", 1), most_counters + 2, lambda place: place - 1 if place else None
            )
        case Dimension.DAY:
            return _Axis(
                Scale("day", -first), last - first + 1, lambda n: date.fromordinal(first + n)
            )
        case Dimension.WEEK:
            weeks = (last - monday) // 7 + 1
            return _Axis(
                Scale("day", -monday, 7), weeks, lambda n: date.fromordinal(monday + 7 * n)
            )
        case Dimension.MONTH:
            return _Axis(
                Scale("month", -first_month),
                last_month - first_month + 1,
                lambda n: date((first_month + n) // 12, (first_month + n) % 12 + 1, 1),
            )
        case _:
            first_year, last_year = first_month // 12, last_month // 12
            return _Axis(
                Scale("month", -12 * first_year, 12),
                last_year - first_year + 1,
                lambda n: first_year + n,
            )
