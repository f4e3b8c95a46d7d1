"""A stay as the book has it: a few whole numbers, and no row without any of them.

What there is none of is -1, so that no column needs a second one that says where it is empty.
A duration that is negative, because a clock was set back, counts as zero and the stay as jumped,
as in ``reception/domain/metrics.py``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import batched, groupby, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.domain.metrics import Measure
from reception.domain.ticket import Leg, Ticket, TicketState
from reception.storage.engine import Row
from reception.storage.statement import Statement
from reception.storage.values import instant, instant_or_none, microseconds_or_none

type Arrays = Mapping[str, NDArray[Any]]

NONE = -1
NO_OFFSET = -(2**62)
"""Where an instant is missing that may lie before the visitor joined."""
_DAY_BITS = 24
"""So many bits tell the visits of a day apart."""

DURATIONS = ("wait", "to_service", "walking", "serving", "stay")
SPANS: Mapping[Measure, str] = {
    Measure.WAIT: "wait",
    Measure.TO_SERVICE: "to_service",
    Measure.WALKING: "walking",
    Measure.SERVICE: "serving",
    Measure.VISIT_WAIT: "wait",
    Measure.VISIT_TIME: "stay",
}
"""The column of each duration; of a visit, the one that its stays are put together of."""
OF_VISITS = frozenset({Measure.VISIT_WAIT, Measure.VISIT_TIME})
STATES = tuple(TicketState)
UNSETTLED = tuple(STATES.index(one) for one in (TicketState.WAITING, TicketState.PARKED))
"""The states of a stay in which the wait of its visit is not known in full."""

COLUMNS: Mapping[str, str] = {
    "ticket": "UUID",
    "visit": "BIGINT",
    "leg": "SMALLINT",
    "legs": "SMALLINT",
    "once": "BOOLEAN",
    "month": "INTEGER",
    "day": "INTEGER",
    "weekday": "TINYINT",
    "hour": "TINYINT",
    "service": "SMALLINT",
    "priority": "SMALLINT",
    "language": "SMALLINT",
    "clerk": "INTEGER",
    "outcome": "SMALLINT",
    "counter": "INTEGER",
    "state": "TINYINT",
    "since": "BIGINT",
    "started": "BIGINT",
    "ended": "BIGINT",
    **dict.fromkeys(DURATIONS, "BIGINT"),
    "uncalled": "BIGINT",
    "jumped": "BOOLEAN",
    "quoted_low": "BIGINT",
    "quoted_high": "BIGINT",
}
"""The columns, in their order, and their types."""
WORDS = ("service", "priority", "language", "clerk", "outcome")
"""The columns that hold the place of a word in the book's list of them."""

LEGS = Statement("""
    SELECT ticket.id, ticket.service_day, ticket.language, leg.leg, leg.service, leg.priority,
        leg.clerk, leg.outcome, leg.state, coalesce(leg.counter, -1), leg.waiting_since,
        coalesce(leg.first_called_at, -1), coalesce(leg.last_called_at, -1),
        coalesce(leg.started_at, -1), coalesce(leg.ended_at, -1),
        coalesce(leg.quoted_low_us, -1), coalesce(leg.quoted_high_us, -1)
    FROM ticket JOIN leg ON leg.ticket = ticket.id
    WHERE ticket.unit = :unit AND ticket.service_day BETWEEN :first AND :last
    ORDER BY ticket.service_day, ticket.series, ticket.number, leg.leg
""")


def row_of(ticket: Ticket, leg: Leg) -> Row:
    """Return a stay as a row of ``LEGS``."""
    numbers = (
        leg.counter,
        instant(leg.waiting_since),
        instant_or_none(leg.first_called_at),
        instant_or_none(leg.last_called_at),
        instant_or_none(leg.started_at),
        instant_or_none(leg.ended_at),
        microseconds_or_none(leg.quoted.low if leg.quoted else None),
        microseconds_or_none(leg.quoted.high if leg.quoted else None),
    )
    return (
        *(str(ticket.id), ticket.service_day.isoformat(), ticket.language.value),
        *(leg.index, leg.service, leg.priority, leg.clerk, leg.outcome, leg.state.value),
        *(NONE if one is None else one for one in numbers),
    )


_BATCH = 50_000
_QUARTER_US = 15 * 60 * 1_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class WordList:
    """The words of one column, each with its place; a word once in it keeps its place."""

    words: list[str] = field(default_factory=list)
    places: dict[str | None, int] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str]) -> "WordList":
        """Return a list of these words, in this order."""
        listed = list(words)
        places: dict[str | None, int] = {word: place for place, word in enumerate(listed)}
        return cls(listed, {None: NONE, **places})

    def place(self, word: str | None) -> int:
        """Return the place of a word, a new one at the end if it has none."""
        found = self.places.get(word)
        if found is None and word is not None:
            found = self.places[word] = len(self.words)
            self.words.append(word)
        return NONE if found is None else found

    def known(self, word: str | None) -> int | None:
        """Return the place of a word; None when it has none."""
        return self.places.get(word)


def encoded(
    rows: Iterable[Row], words: Mapping[str, WordList], zone: tzinfo
) -> Iterable[dict[str, NDArray[Any]]]:
    """Yield the rows of ``LEGS`` as columns, in batches of whole days where a day is not too long.

    The visits of a day must all be among the rows, in order.
    """
    local = _LocalTime(zone)
    for day, stays in groupby(rows, key=lambda row: row[1]):
        visits = 0
        for some in _whole_visits(stays):
            yield _encoded(some, date.fromisoformat(day), visits, words, local)
            visits += len({row[0] for row in some})


def _whole_visits(rows: Iterable[Row]) -> Iterable[list[Row]]:
    """Yield rows in batches that part no visit from its legs."""
    rest: list[Row] = []
    for some in batched(rows, _BATCH):
        batch = [*rest, *some]
        if len(some) < _BATCH:
            rest = batch
            break
        cut = len(batch) - 1
        while cut and batch[cut][0] == batch[cut - 1][0]:
            cut -= 1
        yield batch[:cut]
        rest = batch[cut:]
    if rest:
        yield rest


def _encoded(
    rows: Sequence[Row], day: date, visits: int, words: Mapping[str, WordList], local: "_LocalTime"
) -> dict[str, NDArray[Any]]:
    tickets, _, languages, legs, services, priorities, clerks, outcomes, states, *numbers = zip(
        *rows, strict=True
    )
    counters, since, first_called, last_called, started, ended, low, high = (
        np.array(one, dtype=np.int64) for one in numbers
    )
    index = np.array(legs, dtype=np.int64)
    ordinal = np.cumsum([True, *(one != other for one, other in pairwise(tickets))]) - 1
    weekday, hour = local.of(since)
    state = np.array([STATES.index(TicketState(one)) for one in states], dtype=np.int8)
    called, begun, over = first_called >= 0, started >= 0, ended >= 0
    alone = ~called & ~begun & (state != STATES.index(TicketState.PARKED))
    spans = {
        "wait": np.where(called, first_called - since, NO_OFFSET),
        "to_service": np.where(called & begun, started - since, NO_OFFSET),
        "walking": np.where((last_called >= 0) & begun, started - last_called, NO_OFFSET),
        "serving": np.where(begun & over, ended - started, NO_OFFSET),
        "stay": np.where(over, ended - since, NO_OFFSET),
    }
    uncalled = np.where(alone & over, ended - since, NO_OFFSET)
    judged_for_jumps = (spans["wait"], spans["walking"], spans["serving"], uncalled)
    jumped = np.logical_or.reduce([(one < 0) & (one != NO_OFFSET) for one in judged_for_jumps])
    coded = {
        "service": services,
        "priority": priorities,
        "language": languages,
        "clerk": clerks,
        "outcome": outcomes,
    }
    count = len(rows)
    legs_of = np.bincount(ordinal)[ordinal]
    return {
        "ticket": np.array(tickets, dtype=object),
        "visit": (day.toordinal() << _DAY_BITS) + visits + ordinal,
        "leg": index,
        "legs": legs_of,
        "once": (legs_of == 1) & ~np.isin(state, UNSETTLED),
        "month": np.full(count, day.year * 12 + day.month - 1, dtype=np.int64),
        "day": np.full(count, day.toordinal(), dtype=np.int64),
        "weekday": weekday,
        "hour": hour,
        **{
            name: np.array([words[name].place(one) for one in found], dtype=np.int64)
            for name, found in coded.items()
        },
        "counter": counters,
        "state": state,
        "since": since,
        "started": np.where(begun, started - since, NO_OFFSET),
        "ended": np.where(over, ended - since, NO_OFFSET),
        **{name: _clamped(one) for name, one in spans.items()},
        "uncalled": _clamped(uncalled),
        "jumped": jumped,
        "quoted_low": low,
        "quoted_high": high,
    }


def _clamped(spans: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(spans == NO_OFFSET, NONE, np.maximum(spans, 0))


class _LocalTime:
    """Tells the weekday and the hour of instants, by our own zone data."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._known: dict[int, tuple[int, int]] = {}

    def of(self, since: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the weekday and the hour of each instant."""
        # No zone changes between two quarters of an hour.
        quarters, places = np.unique(since // _QUARTER_US, return_inverse=True)
        found = np.array([self._place(int(one)) for one in quarters], dtype=np.int64)
        told = found.reshape(-1, 2)[places]
        return told[:, 0], told[:, 1]

    def _place(self, quarter: int) -> tuple[int, int]:
        if quarter not in self._known:
            at = (_EPOCH + timedelta(microseconds=quarter * _QUARTER_US)).astimezone(self._zone)
            self._known[quarter] = at.isoweekday(), at.hour
        return self._known[quarter]
