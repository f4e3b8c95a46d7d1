"""Legs laid in columns: a few whole numbers each, and no leg without any of them.

What there is none of is -1, so that no column needs a second one that says where it is empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.database.run import instant, moment
from reception.domain.calendar import Calendar, day_begins
from reception.domain.ticket import Leg, Ticket, TicketState
from reception.domain.unit import Unit
from reception.reports.model import LegRow
from reception.reports.question import OF_CALENDAR, Dimension, Key
from reception.system.clock import unit_zone

type Ints = NDArray[np.int64]
type Mask = NDArray[np.bool_]
type WordLists = Mapping[str, tuple[str, ...]]

NONE = -1
STATES = tuple(TicketState)
TIMES = ("since", "first_called", "last_called", "started", "ended", "quoted_low", "quoted_high")
"""The columns of microseconds: instants since 1970 UTC, and the range that was announced."""
WORDS = ("service", "priority", "language", "clerk", "outcome")
"""The columns that hold the place of a word in a list of them."""
NUMBERS = ("day", "hour", "leg", "begins", "counter", "state", *WORDS)
"""The other columns: the day's ordinal, and 1 in ``begins`` where another visit begins."""

_PLACES = {one: place for names in (TIMES, NUMBERS) for place, one in enumerate(names)}
HOUR_US = 3_600_000_000
QUARTER_US = HOUR_US // 4
DAY_US = 24 * HOUR_US
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Columns:
    """Legs, each a place in every column; the legs of a visit stand together, in their order."""

    times: NDArray[np.int64]
    """A row for each of ``TIMES``."""
    numbers: NDArray[np.int32]
    """A row for each of ``NUMBERS``."""
    tickets: NDArray[np.uint64]
    """Two rows: both halves of the identifier of each leg's visit."""
    words: WordLists
    """The list of each of ``WORDS``."""

    @classmethod
    def empty(cls, legs: int) -> "Columns":
        """Return room for so many legs."""
        return cls(
            np.empty((len(TIMES), legs), dtype="<i8"),
            np.empty((len(NUMBERS), legs), dtype="<i4"),
            np.empty((2, legs), dtype="<u8"),
            dict.fromkeys(WORDS, ()),
        )

    def parts(self, lengths: Sequence[int]) -> "list[Columns]":
        """Return parts of so many legs each, one behind the other, which are not copied."""
        bounds = pairwise(accumulate(lengths, initial=0))
        return [
            Columns(self.times[:, one:end], self.numbers[:, one:end], self.tickets[:, one:end], {})
            for one, end in bounds
        ]

    def worded(self, words: Sequence[WordLists], parts: "Sequence[Columns]") -> "Columns":
        """Return the same by one list of each kind of words; every part came by its own."""
        found = {}
        for name in WORDS:
            known: dict[str, int] = {}
            for one, part in zip(words, parts, strict=True):
                places = [known.setdefault(word, len(known)) for word in one[name]]
                if places != [*range(len(places))]:
                    # The last place is found by -1: what there is none of stays so.
                    part[name][:] = np.array([*places, NONE], dtype=np.int32)[part[name]]
            found[name] = tuple(known)
        return Columns(self.times, self.numbers, self.tickets, found)

    def __len__(self) -> int:
        return len(self["day"])

    def __getitem__(self, name: str) -> NDArray[Any]:
        """Return a column by its name."""
        column: NDArray[Any] = (self.times if name in TIMES else self.numbers)[_PLACES[name]]
        return column

    def where(self, wanted: Mask) -> "Columns":
        """Return those legs alone that are wanted."""
        if wanted.all():
            return self
        visits = np.cumsum(self["begins"])[wanted]
        left = Columns(
            self.times[:, wanted], self.numbers[:, wanted], self.tickets[:, wanted], self.words
        )
        # The first leg of a visit that is left begins it.
        left["begins"][:] = np.diff(visits, prepend=0) != 0
        return left


def laid(rows: Iterable[LegRow], zone: str) -> Columns:
    """Return rows in columns; all legs of a visit must be among them, one behind the other.

    Args:
        rows: the legs.
        zone: in which zone their hours are.
    """
    # A row is eight texts and nine numbers; of no rows there are as many columns, all empty.
    columns = list(zip(*rows, strict=True)) or [()] * 17
    tickets, days, *worded, states = columns[:8]
    legs, counters, *times = (np.array(one, dtype=np.int64) for one in columns[8:])
    places = [_places(one) for one in worded]
    found = np.stack(times)
    day_of = cache(lambda day: date.fromisoformat(day).toordinal())
    local = local_time(found[0], zone)
    begins = [one != other for one, other in pairwise(("", *tickets))]
    state_of = {one.value: place for place, one in enumerate(STATES)}
    return Columns(
        found,
        np.stack(
            [
                np.array([day_of(one) for one in days], dtype=np.int32),
                local % DAY_US // HOUR_US,
                legs,
                np.array(begins, dtype=np.int32),
                counters,
                np.array([state_of[one] for one in states], dtype=np.int32),
                *(np.array(codes, dtype=np.int32) for codes, _ in places),
            ]
        ).astype(np.int32),
        _halves(tickets),
        {name: words for name, (_, words) in zip(WORDS, places, strict=True)},
    )


def _places(texts: Sequence[str | None]) -> tuple[list[int], tuple[str, ...]]:
    """Return the place of each text in a list of all of them, and that list."""
    known: dict[str | None, int] = {None: NONE}
    places = [known.setdefault(one, len(known) - 1) for one in texts]
    return places, tuple(one for one in known if one is not None)


def _halves(tickets: Sequence[str]) -> NDArray[np.uint64]:
    every = bytes.fromhex("".join(tickets).replace("-", ""))
    return np.frombuffer(every, dtype=">u8").astype(np.uint64).reshape(-1, 2).T


def local_time(instants: Ints, zone: str) -> Ints:
    """Return instants as the clocks of a zone showed them, by our own zone data."""
    if not len(instants):
        return instants
    days = instants // DAY_US
    first, last = int(days.min()), int(days.max())
    at_midnight = _ahead(range(first, last + 2), DAY_US, zone)
    ahead = at_midnight[days - first]
    # No zone changes twice in a day, nor between two quarters of an hour.
    changing = np.flatnonzero(ahead != at_midnight[days - first + 1])
    quarters, places = np.unique(instants[changing] // QUARTER_US, return_inverse=True)
    ahead[changing] = _ahead(tuple(quarters.tolist()), QUARTER_US, zone)[places]
    return instants + ahead


@lru_cache(maxsize=64)
def _ahead(steps: Sequence[int], step_us: int, zone: str) -> Ints:
    """Return how far a zone's clocks are ahead of UTC after so many steps since 1970."""
    told = (moment(step * step_us).astimezone(unit_zone(zone)).utcoffset() for step in steps)
    return np.array([(one or timedelta(0)) // _MICROSECOND for one in told], dtype=np.int64)


def days_over(days: NDArray[Any], unit: Unit) -> Ints:
    """Return when the service day after each of these begins."""
    if not len(days):
        return np.zeros(0, dtype=np.int64)
    first = int(days.min())
    over = _days_over(unit.calendar.day_starts, unit.zone, first, int(days.max()))
    found: Ints = over[days - first]
    return found


@lru_cache(maxsize=64)
def _days_over(day_starts: time, zone: str, first: int, last: int) -> Ints:
    calendar = Calendar(hours={}, day_starts=day_starts)
    begins = (
        day_begins(calendar, date.fromordinal(one + 1), unit_zone(zone))
        for one in range(first, last + 1)
    )
    return np.array([*map(instant, begins)], dtype=np.int64)


def joined(parts: Sequence[Columns]) -> Columns:
    """Return the legs of all parts as one, one part's behind the other's."""
    parts = [one for one in parts if len(one)] or parts[:1]
    if len(parts) == 1:
        return parts[0]
    whole = Columns(
        np.concatenate([one.times for one in parts], axis=1),
        np.concatenate([one.numbers for one in parts], axis=1),
        np.concatenate([one.tickets for one in parts], axis=1),
        {},
    )
    return whole.worded([one.words for one in parts], whole.parts([*map(len, parts)]))


def row_of(ticket: Ticket, leg: Leg) -> LegRow:
    """Return a leg as a row."""
    instants = (leg.first_called_at, leg.last_called_at, leg.started_at, leg.ended_at)
    quoted = (leg.quoted.low, leg.quoted.high) if leg.quoted else (None, None)
    return (
        str(ticket.id),
        ticket.service_day.isoformat(),
        leg.service,
        leg.priority,
        ticket.language.value,
        leg.clerk,
        leg.outcome,
        leg.state.value,
        leg.index,
        NONE if leg.counter is None else leg.counter,
        instant(leg.waiting_since),
        *(NONE if one is None else instant(one) for one in instants),
        *(NONE if one is None else one // _MICROSECOND for one in quoted),
    )


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

    of_legs: Ints
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


def present(numbers: Ints, size: int) -> tuple[Ints, Ints]:
    """Return which numbers there are below ``size``, and the place of each number among them."""
    if size > _CELLS:
        return np.unique(numbers, return_inverse=True)
    cells = np.bincount(numbers, minlength=size) > 0
    return np.flatnonzero(cells), (np.cumsum(cells) - 1)[numbers]


WAITING, PARKED, CANCELLED, GIVEN_BACK = (
    STATES.index(TicketState(one)) for one in ("waiting", "parked", "cancelled", "given_back")
)
type _Spans = tuple[Ints, Mask]


class MeasuredLegs:
    """The durations of legs and whether they met their targets; -1 where there is none.

    Args:
        legs: the legs.
        targets: how long the visitor of each leg should wait at most; -1: not judged.
        days_over: when the service day after that of each leg begins.
        now: the instant up to which an open wait has lasted.
    """

    def __init__(self, legs: Columns, targets: Ints, days_over: Ints, now: datetime) -> None:
        self.legs = legs
        self._targets = targets
        self._days_over = days_over
        self._now = instant(now)

    def __len__(self) -> int:
        return len(self.legs)

    @cached_property
    def ended(self) -> Ints:
        """Return when each leg ended that somebody ended on its service day."""
        ended = self.legs["ended"]
        return np.where(ended < self._days_over, ended, NONE)

    @cached_property
    def forgotten(self) -> Mask:
        """Return which services were begun, and not ended by anybody on their day."""
        over = (self.legs["ended"] >= 0) | (self._days_over <= self._now)
        forgotten: Mask = (self.legs["started"] >= 0) & (self.ended < 0) & over
        return forgotten

    @property
    def wait(self) -> Ints:
        """Return the wait of each leg to its first call."""
        return self._wait[0]

    @cached_property
    def to_service(self) -> Ints:
        """Return how long each leg waited for its service, of those that were called."""
        # Who was served without having been called had no wait that anybody knows.
        known, _ = _between(self.legs["since"], self.legs["started"])
        return np.where(self.legs["first_called"] >= 0, known, NONE)

    @property
    def walking(self) -> Ints:
        """Return the way of each leg from its last call to the counter."""
        return self._walking[0]

    @property
    def service(self) -> Ints:
        """Return how long the service of each leg took."""
        return self._service[0]

    @property
    def uncalled(self) -> Ints:
        """Return the wait of each leg that was never called, to its end or to now."""
        return self._uncalled[0]

    @cached_property
    def judged(self) -> Mask:
        """Return which legs count for the service level."""
        state, late = self.legs["state"], self.uncalled > self._targets
        forgiven = (state == WAITING) | (state == CANCELLED)
        failed = (self.uncalled >= 0) & (late | ~forgiven)
        judged: Mask = (self._targets >= 0) & ((self.wait >= 0) | failed)
        return judged

    @cached_property
    def within_target(self) -> Mask:
        """Return which legs were called in time."""
        return (self.wait >= 0) & (self.wait <= self._targets)

    @cached_property
    def clock_jumped(self) -> Mask:
        """Return of which legs a duration was negative: a clock was set back."""
        spans = (self._wait, self._walking, self._service, self._uncalled)
        jumped: Mask = np.logical_or.reduce([jumped for _, jumped in spans])
        return jumped

    @cached_property
    def visits_of_one_leg(self) -> tuple[Mask, Ints, Ints]:
        """Return which legs are all of their visit, how long each waited, and how long it took."""
        legs = self.legs
        begins = legs["begins"] == 1
        alone = begins & np.append(begins[1:], [True])[: len(begins)]
        state, since, ended = legs["state"][alone], legs["since"][alone], self.ended[alone]
        settled = (state != WAITING) & (state != PARKED)
        return (
            alone,
            np.where(settled, self.wait[alone], NONE),
            np.where(ended >= 0, np.maximum(ended - since, 0), NONE),
        )

    @cached_property
    def _wait(self) -> _Spans:
        return _between(self.legs["since"], self.legs["first_called"])

    @cached_property
    def _walking(self) -> _Spans:
        return _between(self.legs["last_called"], self.legs["started"])

    @cached_property
    def _service(self) -> _Spans:
        return _between(self.legs["started"], self.ended)

    @cached_property
    def _uncalled(self) -> _Spans:
        legs = self.legs
        # Nobody waits who is parked, nor who is served straight on, nor with a number given back.
        state = legs["state"]
        alone = (legs["first_called"] < 0) & (legs["started"] < 0)
        alone &= (state != PARKED) & (state != GIVEN_BACK)
        last = np.minimum(self._days_over, self._now)
        until = np.where(legs["ended"] >= 0, legs["ended"], last)
        return _between(np.where(alone, legs["since"], NONE), until)


@dataclass(frozen=True, slots=True)
class MeasuredVisits:
    """What the legs of each visit in each group add up to; -1 where that is not known yet."""

    groups: Ints
    waits: Ints
    lengths: Ints


def visits_of(measured: MeasuredLegs, groups: Ints) -> MeasuredVisits:
    """Return the visits of legs, each leg in a group."""
    alone, waits, lengths = measured.visits_of_one_leg
    several = _summed(measured, groups, np.flatnonzero(~alone))
    came = measured.legs["state"][alone] != GIVEN_BACK
    return MeasuredVisits(
        np.concatenate([groups[alone][came], several.groups]),
        np.concatenate([waits[came], several.waits]),
        np.concatenate([lengths[came], several.lengths]),
    )


def _summed(measured: MeasuredLegs, groups: Ints, rows: Ints) -> MeasuredVisits:
    """Return what these legs add up to, visit by visit in each group."""
    legs = measured.legs
    visits, of = np.cumsum(legs["begins"])[rows], groups[rows]
    # Visits stand in order already.
    order = np.argsort(visits * (int(of.max(initial=0)) + 1) + of, kind="stable")
    rows, visits, of = rows[order], visits[order], of[order]
    others = (visits[1:] != visits[:-1]) | (of[1:] != of[:-1])
    starts = np.flatnonzero(np.append([True], others)[: len(rows)])
    if not len(starts):
        return MeasuredVisits(of, of, of)
    wait, since, ended, state = (
        one[rows] for one in (measured.wait, legs["since"], measured.ended, legs["state"])
    )
    unsettled = np.logical_or.reduceat((state == WAITING) | (state == PARKED), starts)
    called = np.maximum.reduceat(wait, starts) != NONE
    waited = np.add.reduceat(np.maximum(wait, 0), starts)
    goes_on = np.minimum.reduceat(ended, starts) == NONE
    lasted = np.maximum.reduceat(ended, starts) - np.minimum.reduceat(since, starts)
    return MeasuredVisits(
        of[starts],
        np.where(called & ~unsettled, waited, NONE),
        np.where(goes_on, NONE, np.maximum(lasted, 0)),
    )


def _between(start: Ints, end: Ints) -> _Spans:
    """Return the durations, and which were negative: a clock was set back."""
    span = end - start
    # Of two numbers together the sign is that of any that is negative.
    known = (start | end) >= 0
    jumped = known & (span < 0)
    np.maximum(span, 0, out=span)
    span[~known] = NONE
    return span, jumped
