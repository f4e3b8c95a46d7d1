"""A service day as columns of numbers: who joined which line when, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from reception.domain.ticket import Leg, TicketState

type Floats = NDArray[np.float64]
type WholeNumbers = NDArray[np.int64]
type Flags = NDArray[np.bool_]

NEVER = np.inf
# A service cannot be told from a leg that was ended within the same instant as it began.
_UNSEEN = -1
_SERVED = frozenset({TicketState.SERVED, TicketState.SERVING})
_NOT_THERE = frozenset({TicketState.PARKED, TicketState.GIVEN_BACK})
_SECOND = timedelta(seconds=1)


class Numbering:
    """Gives codes numbers; those that it does not know are -1."""

    def __init__(self, codes: Sequence[str] = ()) -> None:
        self._numbers = {code: number for number, code in enumerate(codes)}

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return every code, by its number."""
        return tuple(self._numbers)

    def number(self, code: str) -> int:
        """Return the number of a code, a new one if it has none."""
        return self._numbers.setdefault(code, len(self._numbers))

    def known(self, code: str) -> int:
        """Return the number of a code; -1 when it has none."""
        return self._numbers.get(code, _UNSEEN)


@dataclass(frozen=True, slots=True)
class Codes:
    """The numbers of everything that has a code."""

    services: Numbering = field(default_factory=Numbering)
    priorities: Numbering = field(default_factory=Numbering)
    desks: Numbering = field(default_factory=Numbering)


@dataclass(frozen=True, kw_only=True, slots=True)
class LearnedDay:
    """The legs of one day in the order in which they joined; seconds since local midnight."""

    date: date
    service: WholeNumbers
    priority: WholeNumbers
    joined: Floats
    ranked: Floats
    """From when the calling rule counts."""
    called: Floats
    """When it was called; infinite when it was not."""
    left: Floats
    """When it left the line, called or not; infinite while it waits."""
    ended: Floats
    """When its service was over; infinite while it is not, or when there was none."""
    desk: WholeNumbers
    """Who served it; -1 when nobody did."""
    served: Flags
    """Whether it was served in the end."""

    def __len__(self) -> int:
        return len(self.joined)

    def before(self, index: int) -> "LearnedDay":
        """Return the legs that had joined before this one."""
        return self.only(slice(index))

    def only(self, those: Flags | WholeNumbers | slice) -> "LearnedDay":
        """Return these legs alone, in this order."""
        columns = {one.name: getattr(self, one.name)[those] for one in fields(self)[1:]}
        return LearnedDay(date=self.date, **columns)

    @property
    def waits(self) -> Floats:
        """Return how long each waited for its call; infinite when it was not called."""
        return self.called - self.joined

    @property
    def counted(self) -> Flags:
        """Return who waited, was called and was served: those whose wait is learned and judged."""
        return self.served & (self.called > self.joined) & np.isfinite(self.called)


def day_of_legs(
    on: date,
    legs: Iterable[Leg],
    zone: ZoneInfo,
    codes: Codes,
    *,
    by_clerk: bool = False,
    learn_names: bool = True,
) -> LearnedDay:
    """Return a day's columns.

    Args:
        on: the service day.
        legs: its own, in any order.
        zone: the unit's.
        codes: the numbers of services, classes and desks.
        by_clerk: desks are told apart by who works there, not by their number.
        learn_names: codes without a number get one.
    """
    there = [one for one in legs if one.state not in _NOT_THERE]
    number = Numbering.number if learn_names else Numbering.known
    # In UTC: across a change of the zone a wait is as long as it was.
    midnight = datetime.combine(on, time(), zone).astimezone(UTC)

    def seconds(instants: Iterable[datetime | None]) -> Floats:
        spans = [NEVER if at is None else (at - midnight) / _SECOND for at in instants]
        return np.array(spans, np.float64)

    called = seconds(one.first_called_at or one.started_at for one in there)
    over = seconds(one.ended_at for one in there)
    desks = [one.clerk if by_clerk else one.counter for one in there]
    day = LearnedDay(
        date=on,
        service=np.array([number(codes.services, one.service) for one in there], np.int64),
        priority=np.array([number(codes.priorities, one.priority) for one in there], np.int64),
        joined=seconds(one.waiting_since for one in there),
        ranked=seconds(one.ranked_since for one in there),
        called=called,
        left=np.minimum(called, over),
        ended=np.where(np.isfinite(called), over, NEVER),
        desk=np.array(
            [_UNSEEN if desk is None else number(codes.desks, str(desk)) for desk in desks],
            np.int64,
        ),
        served=np.array(
            [
                one.state in _SERVED
                or (one.state is TicketState.CONTINUED and one.started_at is not None)
                for one in there
            ],
            np.bool_,
        ),
    )
    return day.only(np.argsort(day.joined, kind="stable"))
