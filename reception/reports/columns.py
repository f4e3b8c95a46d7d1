"""Legs laid in columns: a few whole numbers each, and no leg without any of them.

What there is none of is -1, so that no column needs a second one that says where it is empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.domain.ticket import Leg, Ticket, TicketState
from reception.reports.model import LegRow
from reception.system.clock import unit_zone

type Whole = NDArray[np.int64]
type Mask = NDArray[np.bool_]

NONE = -1
STATES = tuple(TicketState)
TIMES = ("since", "first_called", "last_called", "started", "ended", "quoted_low", "quoted_high")
"""The columns of microseconds: instants since 1970 UTC, and the range that was announced."""
WORDS = ("service", "priority", "language", "clerk", "outcome")
"""The columns that hold the place of a word in a list of them."""
NUMBERS = ("day", "weekday", "hour", "leg", "begins", "counter", "state", *WORDS)
"""The other columns: the day's ordinal, and 1 in ``begins`` where another visit begins."""

_PLACES = {one: place for names in (TIMES, NUMBERS) for place, one in enumerate(names)}
HOUR_US = 3_600_000_000
QUARTER_US = HOUR_US // 4
DAY_US = 24 * HOUR_US
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
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
    words: Mapping[str, tuple[str, ...]]
    """The list of each of ``WORDS``."""

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
    listed = list(rows)
    if not listed:
        return _columns((), (), zone)
    texts_and_numbers = list(zip(*listed, strict=True))
    return _columns(texts_and_numbers[:8], texts_and_numbers[8:], zone)


def _columns(
    texts: Sequence[Sequence[Any]], numbers: Sequence[Sequence[int]], zone: str
) -> Columns:
    tickets, days, *worded, states = texts or [()] * 8
    legs, counters, *times = (np.array(one, dtype=np.int64) for one in numbers or [()] * 9)
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
                # The first day of 1970 was a Thursday.
                (local // DAY_US + 3) % 7 + 1,
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


def local_time(instants: Whole, zone: str) -> Whole:
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
    ahead[changing] = _ahead(quarters.tolist(), QUARTER_US, zone)[places]
    return instants + ahead


def _ahead(steps: Iterable[int], step_us: int, zone: str) -> Whole:
    """Return how far a zone's clocks are ahead of UTC after so many steps since 1970."""
    told = (instant_of(step * step_us).astimezone(unit_zone(zone)).utcoffset() for step in steps)
    return np.array([(one or timedelta(0)) // _MICROSECOND for one in told], dtype=np.int64)


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
    words = {}
    for name in WORDS:
        words[name] = parts[0].words[name]
        if all(one.words[name] == words[name] for one in parts):
            continue
        known: dict[str, int] = {}
        moved = []
        for one in parts:
            places = [known.setdefault(word, len(known)) for word in one.words[name]]
            # The last place is found by -1: what there is none of stays so.
            moved.append(np.array([*places, NONE], dtype=np.int32)[one[name]])
        whole[name][:] = np.concatenate(moved)
        words[name] = tuple(known)
    return Columns(whole.times, whole.numbers, whole.tickets, words)


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
        microseconds_since_1970(leg.waiting_since),
        *(NONE if one is None else microseconds_since_1970(one) for one in instants),
        *(NONE if one is None else one // _MICROSECOND for one in quoted),
    )


def microseconds_since_1970(at: datetime) -> int:
    """Return an instant as columns have it."""
    return (at - _EPOCH) // _MICROSECOND


def instant_of(microseconds: int) -> datetime:
    """Return an instant that a column has."""
    return _EPOCH + timedelta(microseconds=microseconds)
