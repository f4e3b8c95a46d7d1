"""The oracle of time at counters: one stretch of time after the other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from reception.database.run import instant
from reception.domain.calendar import doors_close, service_day
from reception.domain.figures import CounterFigures
from reception.domain.unit import Unit
from reception.reports.model import BreakRow, SessionRow
from reception.reports.question import OF_CALENDAR, Dimension, Key
from reception.system.clock import unit_zone
from reception.unit.current import day_of, day_over


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkSpan:
    """While a person was at a counter, or on a break from it."""

    clerk: str
    counter: int
    began_at: datetime
    ended_at: datetime | None
    """None while it goes on."""
    forgotten: bool = False
    """Whether the day's close ended it, or she herself on a later day."""

    @property
    def row(self) -> BreakRow:
        """Return it as the database has it."""
        ended_at = None if self.ended_at is None else instant(self.ended_at)
        return self.clerk, self.counter, instant(self.began_at), ended_at

    @property
    def session_row(self) -> SessionRow:
        """Return it as the database has the time at a counter."""
        return (*self.row, None, 1 if self.forgotten else None)


def as_worked(one: WorkSpan, unit: Unit, now: datetime) -> WorkSpan:
    """Return while a person worked: who was forgotten at her counter left it with the doors."""
    day = day_of(unit, one.began_at)
    over = day_over(unit, day)
    if not one.forgotten and (one.ended_at or now) < over:
        return one
    doors = doors_close(unit.calendar, day, unit_zone(unit.zone))
    return replace(one, ended_at=max(one.began_at, min(one.ended_at or over, doors)))


_OF_DESKS = frozenset({Dimension.COUNTER, Dimension.CLERK})
_QUARTER = timedelta(minutes=15)
_ZERO = timedelta(0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of time in which nothing changes that a report tells apart."""

    start: datetime
    end: datetime


type _Desk = tuple[str, int]


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """How an instant of a clerk at a counter finds its group."""

    find: Callable[[str, int, datetime], tuple[Key, ...] | None]
    """None is for what is not asked."""
    by_time: bool
    """Whether a clerk at a counter is in several groups, one after the other."""


@dataclass(kw_only=True, slots=True)
class _Sums:
    open: timedelta = _ZERO
    away: timedelta = _ZERO
    serving: timedelta = _ZERO
    served: int = 0

    def figures(self) -> CounterFigures:
        return CounterFigures(
            open=self.open, away=self.away, serving=self.serving, served=self.served
        )


def counter_figures(
    *,
    sessions: Sequence[WorkSpan],
    breaks: Sequence[WorkSpan],
    services: Iterable[tuple[WorkSpan, bool]],
    window: tuple[datetime, datetime],
    place: DeskPlace,
) -> dict[tuple[Key, ...], CounterFigures]:
    """Return the figures of every group of working time in ``window``.

    Args:
        sessions: while who was at which counter.
        breaks: while who was away from it.
        services: what was done there, and whether it ended well.
        window: the instants that count, half-open; nothing lies behind its end.
        place: in which group a clerk at a counter is at an instant.
    """
    groups = _Groups(place)
    done = list(services)
    at_work = _by_desk(sessions, window)
    on_break = {
        desk: _common(pauses, at_work.get(desk, ()))
        for desk, pauses in _by_desk(breaks, window).items()
    }
    serving = {
        desk: _common(pieces, _without(at_work.get(desk, ()), on_break.get(desk, ())))
        for desk, pieces in _by_desk((one for one, _ in done), window).items()
    }
    for found, time in groups.cut(at_work):
        found.open += time
    for found, time in groups.cut(on_break):
        found.away += time
    for found, time in groups.cut(serving):
        found.serving += time
    for one, well in done:
        if well and one.ended_at and window[0] <= one.ended_at < window[1]:
            groups.at(one.clerk, one.counter, one.ended_at).served += 1
    return {keys: one.figures() for keys, one in groups.sums.items()}


class _Groups:
    """The sums of every group."""

    def __init__(self, place: DeskPlace) -> None:
        self.sums: dict[tuple[Key, ...], _Sums] = defaultdict(_Sums)
        self._place = place
        self._known: dict[_Desk, _Sums] = {}
        """Of each clerk at a counter, where she is in one group all the time."""

    def at(self, clerk: str, counter: int, at: datetime) -> _Sums:
        """Return the sums of the group at an instant."""
        found = None if self._place.by_time else self._known.get((clerk, counter))
        if found is None:
            keys = self._place.find(clerk, counter, at)
            found = self._known[clerk, counter] = _Sums() if keys is None else self.sums[keys]
        return found

    def cut(self, desks: Mapping[_Desk, Sequence[_Piece]]) -> Iterator[tuple[_Sums, timedelta]]:
        """Yield how much time of each piece is in which group."""
        for desk, pieces in desks.items():
            for piece in _cut(pieces) if self._place.by_time else pieces:
                yield self.at(*desk, piece.start), piece.end - piece.start


def desk_place(
    dimensions: Sequence[Dimension], unit: Unit, only: Mapping[Dimension, tuple[Key, ...]]
) -> DeskPlace:
    """Return how an instant of a clerk at a counter finds its group."""
    clock = _Clock(unit)

    def key(dimension: Dimension, clerk: str, counter: int, at: datetime) -> Key:
        match dimension:
            case Dimension.COUNTER:
                return counter
            case Dimension.CLERK:
                return clerk
            case _:
                return clock.key(dimension, at)

    def place(clerk: str, counter: int, at: datetime) -> tuple[Key, ...] | None:
        if any(key(one, clerk, counter, at) not in wanted for one, wanted in only.items()):
            return None
        return tuple(key(one, clerk, counter, at) for one in dimensions)

    return DeskPlace(place, by_time=not {*dimensions, *only} <= _OF_DESKS)


class _Clock:
    """Tells where an instant stands in the dimensions of time, and remembers it."""

    def __init__(self, unit: Unit) -> None:
        self._zone = unit_zone(unit.zone)
        self._day_starts = unit.calendar.day_starts
        self._known: dict[datetime, tuple[date, int]] = {}

    def key(self, dimension: Dimension, at: datetime) -> Key:
        """Return the key of an instant."""
        if at not in self._known:
            local = at.astimezone(self._zone)
            day = service_day(at, self._zone, self._day_starts)
            self._known[at] = day, local.hour
        day, hour = self._known[at]
        match dimension:
            case Dimension.WEEKDAY:
                return day.isoweekday()
            case Dimension.HOUR:
                return hour
            case _:
                return OF_CALENDAR[dimension](day)


def _by_desk(
    spans: Iterable[WorkSpan], window: tuple[datetime, datetime]
) -> dict[_Desk, list[_Piece]]:
    found: dict[_Desk, list[_Piece]] = defaultdict(list)
    for one in spans:
        start, end = max(one.began_at, window[0]), min(one.ended_at or window[1], window[1])
        if start < end:
            found[one.clerk, one.counter].append(_Piece(start, end))
    return {desk: _merged(pieces) for desk, pieces in found.items()}


def _merged(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Return the same time in order, and none of it twice."""
    merged: list[_Piece] = []
    for piece in sorted(pieces, key=lambda one: one.start):
        if merged and piece.start <= merged[-1].end:
            last = merged.pop()
            merged.append(_Piece(last.start, max(last.end, piece.end)))
        else:
            merged.append(piece)
    return merged


def _common(some: Sequence[_Piece], others: Sequence[_Piece]) -> list[_Piece]:
    """Return the time in both, of pieces in order."""
    found: list[_Piece] = []
    first = second = 0
    while first < len(some) and second < len(others):
        start = max(some[first].start, others[second].start)
        end = min(some[first].end, others[second].end)
        if start < end:
            found.append(_Piece(start, end))
        if some[first].end <= others[second].end:
            first += 1
        else:
            second += 1
    return found


def _without(some: Sequence[_Piece], others: Sequence[_Piece]) -> list[_Piece]:
    """Return the time in the first that is not in the others, of pieces in order."""
    found: list[_Piece] = []
    for piece in some:
        start = piece.start
        for other in others:
            if other.end <= start or other.start >= piece.end:
                continue
            if other.start > start:
                found.append(_Piece(start, other.start))
            start = max(start, other.end)
        if start < piece.end:
            found.append(_Piece(start, piece.end))
    return found


def _cut(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces cut at every quarter of an hour: no zone's hour begins between them."""
    for piece in pieces:
        start = piece.start
        while start < piece.end:
            since = timedelta(minutes=start.minute % 15, seconds=start.second)
            since += timedelta(microseconds=start.microsecond)
            end = min(start - since + _QUARTER, piece.end)
            yield _Piece(start, end)
            start = end
