"""Time at counters, over columns: how long they were open, and what was done there.

All stretches of time lie on one line, the time of each clerk at a counter behind that of the one
before: so stretches are joined, cut and compared for all of them at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import numpy as np

from reception.database.run import instant
from reception.domain.figures import CounterFigures
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.reports.attendance import service_days, worked_until
from reception.reports.columns import (
    DAY_US,
    HOUR_US,
    NONE,
    QUARTER_US,
    STATES,
    GroupAxis,
    Ints,
    MeasuredLegs,
    calendar_axis,
    grouped,
    local_time,
    on,
    present,
)
from reception.reports.model import BreakRow, SessionRow
from reception.reports.question import OF_CALENDAR, Dimension, Key, Sought

_OF_DESKS = {Dimension.CLERK, Dimension.COUNTER}
_MICROSECOND = timedelta(microseconds=1)
_LINE_END = 2**62
_SERVED = STATES.index(TicketState.SERVED)


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Stretches of time on the line, in order; none touches another."""

    starts: Ints
    ends: Ints


class DeskTime:
    """The time of clerks at counters.

    Args:
        sessions: while who was at which counter.
        breaks: while who was away from it.
        services: the legs that may have been served there; what a service took that nobody ended
            on its day is not known, so it adds no time, and is counted where it began.
        window: the instants that count, half-open; nothing lies behind its end.
        sought: of which unit, and up to when anything is known.
    """

    def __init__(
        self,
        sessions: Sequence[SessionRow],
        breaks: Sequence[BreakRow],
        services: MeasuredLegs,
        window: tuple[datetime, datetime],
        sought: Sought,
    ) -> None:
        self._window = tuple(map(instant, window))
        self._width = self._window[1] - self._window[0] + 1
        self._desks: dict[tuple[str, int], int] = {}
        legs = services.legs
        begun = (legs["started"] >= 0) & (legs["clerk"] >= 0) & (legs["counter"] >= 0)
        desks = self._desks_of(legs["clerk"][begun], legs["counter"][begun], legs.words["clerk"])
        started, state = legs["started"][begun], legs["state"][begun]
        ended = np.where(services.forgotten, legs["started"], legs["ended"])[begun]
        clerks, since, _ = self._spans(sessions)
        until = worked_until(sessions, sought.unit, sought.now)
        at_work = self._merged(clerks, since, until)
        away = self._merged(*self._spans(breaks))
        self.open = at_work
        self.away = _common(away, at_work)
        self.serving = _common(self._merged(desks, started, ended), _without(at_work, self.away))
        well = (state == _SERVED) & (self._window[0] <= ended) & (ended < self._window[1])
        self.served = self._at(desks[well], ended[well])

    def figures(
        self, dimensions: Sequence[Dimension], unit: Unit, only: Mapping[Dimension, tuple[Key, ...]]
    ) -> dict[tuple[Key, ...], CounterFigures]:
        """Return the figures of every group."""
        parts = [self.open, self.away, self.serving]
        if not {*dimensions, *only} <= _OF_DESKS:
            step = self._step(unit)
            parts = [self._cut(one, step) for one in parts]
        at = np.concatenate([*(one.starts for one in parts), self.served])
        amounts = np.concatenate(
            [*(one.ends - one.starts for one in parts), np.ones_like(self.served)]
        )
        kinds = np.repeat(np.arange(4), [*(len(one.starts) for one in parts), len(self.served)])
        axes = self._axes({*dimensions, *only}, unit, at)
        for one, keys in only.items():
            wanted = on(axes[one], keys)
            amounts, kinds = amounts[wanted], kinds[wanted]
            axes = {name: GroupAxis(told.places[wanted], told.keys) for name, told in axes.items()}
        groups = grouped([axes[one] for one in dimensions], len(amounts))
        sums = np.zeros((len(groups.keys), 4), dtype=np.int64)
        np.add.at(sums.reshape(-1), groups.of_legs * 4 + kinds, amounts)
        return {
            keys: CounterFigures(
                open=opened * _MICROSECOND,
                away=away * _MICROSECOND,
                serving=serving * _MICROSECOND,
                served=served,
            )
            for keys, (opened, away, serving, served) in zip(
                groups.keys, sums.tolist(), strict=True
            )
        }

    def _desks_of(self, clerk: Ints, counter: Ints, clerks: Sequence[str]) -> Ints:
        """Return the number of each clerk at a counter."""
        most = int(counter.max(initial=0)) + 1
        pairs, places = present(clerk.astype(np.int64) * most + counter, len(clerks) * most)
        desks = [(clerks[one // most], one % most) for one in pairs.tolist()]
        found: Ints = self._numbers(desks)[places]
        return found

    def _numbers(self, desks: Sequence[tuple[str, int]]) -> Ints:
        """Return the numbers of clerks at counters; who has none yet gets the next."""
        for one in dict.fromkeys(desks):
            self._desks.setdefault(one, len(self._desks))
        return np.array([self._desks[one] for one in desks], dtype=np.int64)

    def _spans(self, rows: Sequence[BreakRow | SessionRow]) -> tuple[Ints, Ints, Ints]:
        """Return the number of each row's clerk at a counter, its begin and its end."""
        ends = [NONE if one[3] is None else one[3] for one in rows]
        return (
            self._numbers([one[:2] for one in rows]),
            np.array([one[2] for one in rows], dtype=np.int64),
            np.array(ends, dtype=np.int64),
        )

    def _merged(self, desks: Ints, starts: Ints, ends: Ints) -> _Stretches:
        """Return the same time in the window in order, and none of it twice; -1 goes on."""
        start, end = self._window
        starts = np.maximum(starts, start)
        ends = np.where(ends == NONE, end, np.minimum(ends, end))
        there = starts < ends
        order = np.argsort(self._at(desks[there], starts[there]))
        begun = self._at(desks[there], starts[there])[order]
        reach = np.maximum.accumulate(self._at(desks[there], ends[there])[order])
        apart = begun[1:] > reach[:-1]
        return _Stretches(
            begun[np.append([True], apart)[: len(begun)]],
            reach[np.append(apart, [True])[: len(begun)]],
        )

    def _step(self, unit: Unit) -> int:
        """Return in which steps another hour or service day may begin on the unit's clocks."""
        first, last = (one // DAY_US for one in self._window)
        midnights = np.arange(first, last + 2) * DAY_US
        ahead = local_time(midnights, unit.zone) - midnights
        cut = unit.calendar.day_starts
        whole = not (ahead % HOUR_US).any() and cut == time(cut.hour)
        return HOUR_US if whole else QUARTER_US

    def _cut(self, some: _Stretches, step: int) -> _Stretches:
        """Return the stretches cut at every step."""
        desks, starts = self._off(some.starts)
        ends = starts + (some.ends - some.starts)
        first = starts // step
        n = (ends - 1) // step - first + 1
        rows = np.repeat(np.arange(len(n)), n)
        steps = np.arange(len(rows)) - np.repeat(np.cumsum(n) - n, n) + first[rows]
        return _Stretches(
            self._at(desks[rows], np.maximum(starts[rows], steps * step)),
            self._at(desks[rows], np.minimum(ends[rows], (steps + 1) * step)),
        )

    def _at(self, desks: Ints, instants: Ints) -> Ints:
        """Return where instants lie on the line."""
        return desks * self._width + (instants - self._window[0])

    def _off(self, at: Ints) -> tuple[Ints, Ints]:
        """Return of which desks places on the line are, and which instants."""
        desks = at // self._width
        return desks, at - desks * self._width + self._window[0]

    def _axes(self, dimensions: set[Dimension], unit: Unit, at: Ints) -> dict[Dimension, GroupAxis]:
        """Return where places on the line stand in dimensions."""
        desks, instants = self._off(at)
        clerks, counters = ([one[part] for one in self._desks] for part in (0, 1))
        axes: dict[Dimension, GroupAxis] = {
            Dimension.CLERK: _named(clerks, desks),
            Dimension.COUNTER: _named(counters, desks),
        }
        if dimensions <= _OF_DESKS:
            return axes
        local = local_time(instants, unit.zone)
        if Dimension.HOUR in dimensions:
            axes[Dimension.HOUR] = GroupAxis(local // HOUR_US % 24, range(24))
        days = service_days(local, unit)
        return axes | {one: calendar_axis(days, one) for one in dimensions if one in OF_CALENDAR}


def _named(keys: Sequence[Key], desks: Ints) -> GroupAxis:
    """Return where desks stand, of which each has a key."""
    known: dict[Key, int] = {}
    places = [known.setdefault(one, len(known)) for one in keys]
    return GroupAxis(np.array(places, dtype=np.int64)[desks], tuple(known))


def _common(some: _Stretches, others: _Stretches) -> _Stretches:
    """Return the time in both."""
    first = np.searchsorted(others.ends, some.starts, side="right")
    n = np.maximum(np.searchsorted(others.starts, some.ends, side="left") - first, 0)
    rows = np.repeat(np.arange(len(n)), n)
    other = np.arange(len(rows)) - np.repeat(np.cumsum(n) - n, n) + first[rows]
    return _Stretches(
        np.maximum(some.starts[rows], others.starts[other]),
        np.minimum(some.ends[rows], others.ends[other]),
    )


def _without(some: _Stretches, others: _Stretches) -> _Stretches:
    """Return the time in the first that is not in the others."""
    gaps = _Stretches(np.append([0], others.ends), np.append(others.starts, [_LINE_END]))
    return _common(some, gaps)
