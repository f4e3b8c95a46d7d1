"""Groups as whole numbers: how stays find theirs in SQL, and which keys a number stands for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reception.dimensions import Dimension, Key
from reception.storage.book.columns import NONE, WordList

# Beside its group's number, a bucket of 16 bits has place in 64 bits.
_MOST_GROUPS = 2**46


class TooManyGroupsError(Exception):
    """So many dimensions are combined that their groups cannot be numbered."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """One dimension: the SQL of a stay's place on it, and the key of each place."""

    sql: str
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
            told = f"({told} * {axis.size} + ({axis.sql})::{kind})"
        return told

    def keys(self, number: int) -> tuple[Key, ...]:
        """Return the keys of the group with this number."""
        found: list[Key] = []
        for axis in reversed(self._axes):
            number, place = divmod(number, axis.size)
            found.append(axis.key(place))
        return tuple(reversed(found))


def condition(dimension: Dimension, keys: Sequence[Key], words: Mapping[str, WordList]) -> str:
    """Return the SQL that is true of the stays with one of these keys."""
    if dimension.value in words:
        listed = words[dimension.value]
        places = [listed.known(one) for one in keys if one is None or isinstance(one, str)]
        found = [place for place in places if place is not None]
    else:
        found = [_whole(dimension, one) for one in keys]
    return f"{_COLUMN.get(dimension, dimension.value)} IN ({', '.join(map(str, found)) or 'NULL'})"


_WEEK = "day - (day - 1) % 7"
_COLUMN = {Dimension.WEEK: f"({_WEEK})", Dimension.YEAR: "(month // 12)"}


def _whole(dimension: Dimension, key: Key) -> int:
    match key:
        case None:
            return NONE
        case date():
            if dimension is not Dimension.MONTH:
                return key.toordinal()
            return _month(key) if key.day == 1 else _NEVER
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
            f"{dimension.value} + 1",
            len(listed) + 1,
            lambda place: listed[place - 1] if place else None,
        )
    first_month, last_month = (_month(date.fromordinal(one)) for one in (first, last))
    monday = first - (first - 1) % 7
    match dimension:
        case Dimension.HOUR:
            return _Axis("hour", 24, lambda place: place)
        case Dimension.WEEKDAY:
            return _Axis("weekday", 8, lambda place: place)
        case Dimension.COUNTER:
            return _Axis(
                "counter + 1", most_counters + 2, lambda place: place - 1 if place else None
            )
        case Dimension.DAY:
            return _Axis(f"day - {first}", last - first + 1, lambda n: date.fromordinal(first + n))
        case Dimension.WEEK:
            weeks = (last - monday) // 7 + 1
            return _Axis(
                f"(day - {monday}) // 7", weeks, lambda n: date.fromordinal(monday + 7 * n)
            )
        case Dimension.MONTH:
            return _Axis(
                f"month - {first_month}",
                last_month - first_month + 1,
                lambda n: date((first_month + n) // 12, (first_month + n) % 12 + 1, 1),
            )
        case _:
            first_year, last_year = first_month // 12, last_month // 12
            return _Axis(
                f"month // 12 - {first_year}", last_year - first_year + 1, lambda n: first_year + n
            )
