"""Whether a visit's rows surely follow from its events, told without folding each.

``fold`` copies what events say, and of most of it asks only whether it is there. So histories of
the same kinds of events, that say the same things and lack the same, lead the same way. The way of
each such shape is folded once, with marks in place of what is said; then a visit's rows are
compared with the columns that the marks name. What is out of the ordinary is left to ``fold``.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from types import NoneType
from typing import Any, Final
from uuid import UUID

from reception.database.run import Row, instant
from reception.domain.errors import Refusal
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.ticket import Event, EventKind, Leg, Ticket, fold

type _Shape = tuple[tuple[str, tuple[type, ...]], ...]

# Of ``EVENT_COLUMNS``: the ticket and the kind, what is said, and the operation.
_SAID: Final = (
    *("at", "counter", "clerk", "service", "priority", "outcome", "ranked_since"),
    *("kept_counter", "kept_clerk", "note", "quoted_low_us", "quoted_high_us"),
)
_COLUMNS: Final = len(_SAID) + 3
_INSTANTS: Final = {"at", "ranked_since"}
_NUMBERS: Final = {*_INSTANTS, "counter", "kept_counter", "quoted_low_us", "quoted_high_us"}
_ASKED: Final = {*_SAID} - {*_INSTANTS, "quoted_low_us", "quoted_high_us"}
# Of ``VISIT_COLUMNS``: where those of the leg begin and end, and what is not compared.
_LEG: Final = slice(9, 29)
_CALLABLE_FROM: Final = 29
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LANGUAGES: Final = frozenset(Language)
_EARLIEST, _LATEST = (
    instant(datetime(year, 1, 1, tzinfo=UTC)) for year in (date.min.year, date.max.year)
)
_NOBODY: Final = Ticket(
    id=UUID(int=0),
    unit="",
    service_day=date.min,
    series="",
    number=0,
    label="",
    language=Language.ARABIC,
    issued_at=datetime(1, 1, 1, tzinfo=UTC),
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Stands for what the events say in one column."""

    column: int


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a shape leads."""

    legs: Callable[[Row], Row]
    """Takes every column of the legs from those of the events, with the constants behind them."""
    constants: Row
    asked: Callable[[Row], Row]
    """Takes what events say of which fold asks whether it is there: an empty text is not."""
    instants: Callable[[Row], Row]
    """Takes what must be instants, the ticket's own last."""


def surely_follows(legs: Sequence[Row], history: Sequence[Row]) -> bool:
    """Return whether these rows are surely what the events lead to; if not, nobody knows yet."""
    way = _way_of(tuple([(row[1], tuple(map(type, row))) for row in history]))
    if way is None:
        return False
    try:
        return _leads(way, legs, history) and _is_plain(legs[0])
    except TypeError:
        return False  # a number where a text belongs, or the other way round


def _leads(way: _Way, legs: Sequence[Row], history: Sequence[Row]) -> bool:
    """Return whether the rows say what the way takes from the events, which are as they must be."""
    said: Row = tuple(chain.from_iterable(history))
    return (
        tuple(chain.from_iterable([row[_LEG] for row in legs])) == way.legs(said + way.constants)
        and all(way.asked(said))
        and min(instants := way.instants((*said, legs[0][7]))) >= _EARLIEST
        and max(instants) <= _LATEST
        and all(map(_ID.fullmatch, [row[-1] for row in history]))
        and all(row[_CALLABLE_FROM] is None for row in legs)
    )


def _is_plain(ticket: Row) -> bool:
    """Return whether a ticket can be read, and has no appointment."""
    return bool(
        _ID.fullmatch(ticket[0])
        and ticket[6] in _LANGUAGES
        and ticket[8] is None
        and _is_day(ticket[2])
    )


@lru_cache(maxsize=1000)
def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=10_000)
def _way_of(shape: _Shape) -> _Way | None:
    """Return where a shape leads; None: its visits are folded one by one."""
    if not all(_is_usual(types) for _, types in shape):
        return None
    try:
        visit = fold(_NOBODY, [_marked(at, *one) for at, one in enumerate(shape)])
    except (Refusal, ValueError, TypeError):
        return None
    wanted = [value for leg in visit.legs for value in _values_of(leg)]
    constants = [one for one in wanted if not isinstance(one, _Mark)]
    # Behind the events' columns stand the constants, in their order.
    places = iter(range(len(shape) * _COLUMNS, len(shape) * _COLUMNS + len(constants)))
    columns = [one.column if isinstance(one, _Mark) else next(places) for one in wanted]
    there = {
        at * _COLUMNS + column: name
        for at, (_, types) in enumerate(shape)
        for column, name in enumerate(_SAID, start=2)
        if types[column] is not NoneType
    }
    return _Way(
        legs=itemgetter(*columns),
        constants=tuple(constants),
        asked=itemgetter(*(column for column, name in there.items() if name in _ASKED)),
        instants=itemgetter(
            *(column for column, name in there.items() if name in _INSTANTS), len(shape) * _COLUMNS
        ),
    )


def _is_usual(types: tuple[type, ...]) -> bool:
    _, _, *said, _ = types
    return (types[0], types[1], types[2], types[-1]) == (str, str, int, str) and all(
        found is NoneType or found is (int if name in _NUMBERS else str)
        for name, found in zip(_SAID, said, strict=True)
    )


def _marked(at: int, kind: str, types: tuple[type, ...]) -> Event:
    said: dict[str, Any] = {
        name: None if types[column] is NoneType else _Mark(at * _COLUMNS + column)
        for column, name in enumerate(_SAID, start=2)
    }
    low, high = said.pop("quoted_low_us"), said.pop("quoted_high_us")
    quoted = ExpectedWait(low=low, high=high) if low and high else None
    return Event(kind=EventKind.read(kind), quoted=quoted, **said)


def _values_of(leg: Leg) -> tuple[object, ...]:
    """Return what stands in a leg's row, in the order of ``VISIT_COLUMNS``."""
    return (
        *(leg.index, leg.service, leg.priority, leg.state, leg.waiting_since, leg.ranked_since),
        *(leg.kept_counter, leg.kept_clerk, leg.parked_at, leg.calls, leg.first_called_at),
        *(leg.last_called_at, leg.started_at, leg.ended_at, leg.counter, leg.clerk, leg.outcome),
        *(leg.note, leg.quoted and leg.quoted.low, leg.quoted and leg.quoted.high),
    )
