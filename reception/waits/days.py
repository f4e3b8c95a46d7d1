"""A service day as columns of numbers: who joined which line when, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from reception.domain.ticket import Leg, TicketState

type Floats = NDArray[np.float64]
type Whole = NDArray[np.int64]
type Flags = NDArray[np.bool_]

NEVER = np.inf
# A service cannot be told from a leg that was ended within the same instant as it began.
_UNSEEN = -1


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
    """The stays of one day in the order in which they joined; seconds since local midnight."""

    date: date
    service: Whole
    priority: Whole
    joined: Floats
    ranked: Floats
    """From when the calling rule counts."""
    called: Floats
    """When it was called; infinite when it was not."""
    left: Floats
    """When it left the line, called or not; infinite while it waits."""
    ended: Floats
    """When its service was over; infinite while it is not, or when there was none."""
    desk: Whole
    """Who served it; -1 when nobody did."""
    served: Flags
    """Whether it was served in the end."""

    def __len__(self) -> int:
        return len(self.joined)

    def before(self, index: int) -> "LearnedDay":
        """Return the stays that had joined before this one."""
        return self._of(slice(index))

    def only(self, those: Flags) -> "LearnedDay":
        """Return these stays alone."""
        return self._of(those)

    def _of(self, those: Flags | slice) -> "LearnedDay":
        columns = {one.name: getattr(self, one.name) for one in fields(self)[1:]}
        return LearnedDay(
            date=self.date, **{name: column[those] for name, column in columns.items()}
        )

    @property
    def waits(self) -> Floats:
        """Return how long each waited for its call; infinite when it was not called."""
        return self.called - self.joined

    @property
    def counted(self) -> Flags:
        """Return who waited, was called and was served: those whose wait is learned and judged."""
        return self.served & (self.called > self.joined) & np.isfinite(self.called)


def day_of_stays(
    on: date,
    stays: Iterable[Leg],
    zone: ZoneInfo,
    codes: Codes,
    *,
    by_clerk: bool = False,
    learn_names: bool = True,
) -> LearnedDay:
    """Return a day's columns.

    Args:
        on: the service day.
        stays: its legs, in any order.
        zone: the unit's.
        codes: the numbers of services, classes and desks.
        by_clerk: desks are told apart by who works there, not by their number.
        learn_names: codes without a number get one.
    """
    midnight = datetime.combine(on, time(), zone)
    rows = []
    for stay in stays:
        if stay.state is TicketState.PARKED:
            continue
        joined = _seconds(stay.waiting_since, midnight)
        at = stay.first_called_at or stay.started_at
        called = _seconds(at, midnight) if at else NEVER
        over = _seconds(stay.ended_at, midnight) if stay.ended_at else NEVER
        who = stay.clerk if by_clerk else stay.counter
        desk = "" if who is None else str(who)
        rows.append(
            (
                joined,
                _seconds(stay.ranked_since, midnight),
                _numbered(codes.services, stay.service, learn=learn_names),
                _numbered(codes.priorities, stay.priority, learn=learn_names),
                called,
                min(called, over),
                over if at else NEVER,
                _numbered(codes.desks, desk, learn=learn_names) if desk else _UNSEEN,
                stay.state in {TicketState.SERVED, TicketState.SERVING}
                or (stay.state is TicketState.CONTINUED and stay.started_at is not None),
            )
        )
    rows.sort(key=lambda row: row[0])
    columns: list[Sequence[Any]] = [*zip(*rows, strict=True)] or [()] * 9
    joins, ranked, service, priority, calls, left, ended, desks, served = columns
    return LearnedDay(
        date=on,
        service=np.array(service, np.int64),
        priority=np.array(priority, np.int64),
        joined=np.array(joins, np.float64),
        ranked=np.array(ranked, np.float64),
        called=np.array(calls, np.float64),
        left=np.array(left, np.float64),
        ended=np.array(ended, np.float64),
        desk=np.array(desks, np.int64),
        served=np.array(served, np.bool_),
    )


def _numbered(names: Numbering, code: str, *, learn: bool) -> int:
    return names.number(code) if learn else names.known(code)


def _seconds(at: datetime, midnight: datetime) -> float:
    # Both in UTC: across a change of the zone a wait is as long as it was.
    return (at - midnight) / timedelta(seconds=1)
