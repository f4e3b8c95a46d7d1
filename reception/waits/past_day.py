"""A day of the past, replayed: what was known of the hall at each of its instants."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, zip_longest

from reception.database.run import instant
from reception.domain.expected_wait import ExpectedWait
from reception.domain.ticket import Leg, TicketState
from reception.waits.model import PastStay

_MICROSECOND = timedelta(microseconds=1)
_SERVED = frozenset({TicketState.SERVED, TicketState.SERVING})
_NOT_THERE = frozenset({TicketState.PARKED, TicketState.GIVEN_BACK})


@dataclass(frozen=True, kw_only=True, slots=True)
class PastDay:
    """The stays of one day, in the order in which they joined."""

    date: date
    stays: tuple[PastStay, ...]
    judged: frozenset[int]
    """Which of them waited, were called and were served."""


def at_one_counter(legs: Iterable[Leg]) -> list[Leg]:
    """Return the legs of a visit with those in one that went straight on where she was served."""
    found: list[Leg] = []
    for one in legs:
        before = found[-1] if found else None
        goes_on = before and before.ended_at == one.waiting_since == one.started_at
        if before and goes_on and before.counter == one.counter is not None:
            found[-1] = replace(before, ended_at=one.ended_at)
        else:
            found.append(one)
    return found


def in_lines(legs: Iterable[Leg]) -> Iterator[Leg]:
    """Yield the legs that stood in a line; who was parked and never came back stood in none."""
    for one in legs:
        held = one.first_called_at or one.started_at
        if one.state not in _NOT_THERE and (held or one.parked_at != one.waiting_since):
            yield one


def past_day(on: date, visits: Iterable[Iterable[Leg]], *, by_clerk: bool) -> PastDay:
    """Return a day of visits.

    Args:
        on: the service day.
        visits: the legs of each, in any order of the visits.
        by_clerk: who served stands for the counter, where a file knows but one.
    """
    there = sorted(chain.from_iterable(map(_in_turn, visits)), key=lambda one: one[0].waiting_since)
    clerks = sorted({one.clerk for one, _ in there if one.clerk is not None}) if by_clerk else []
    seats = {clerk: number for number, clerk in enumerate(clerks, 1)}
    stays: list[PastStay] = []
    judged = set()
    for one, sent_to in there:
        called = one.first_called_at or one.started_at
        # Who waited until the doors closed has not left for want of patience.
        over = None if one.state is TicketState.UNSERVED else one.ended_at
        seen = one.last_called_at or called or over or one.waiting_since
        is_served = one.state in _SERVED or (
            one.state is TicketState.CONTINUED and one.started_at is not None
        )
        if is_served and called is not None and called > one.waiting_since:
            judged.add(len(stays))
        stays.append(
            PastStay(
                service_day=on.isoformat(),
                service=one.service,
                priority=one.priority,
                waiting_since_us=instant(one.waiting_since),
                called_us=instant(called) if called else None,
                ended_us=instant(over) if over else None,
                counter=seats.get(one.clerk or "") if by_clerk else one.counter,
                quoted_low_us=None,
                quoted_high_us=None,
                seen_us=instant(seen),
                ranked_since_us=instant(one.ranked_since),
                sent_to=sent_to,
            )
        )
    return PastDay(date=on, stays=tuple(stays), judged=frozenset(judged))


def _in_turn(legs: Iterable[Leg]) -> Iterator[tuple[Leg, str | None]]:
    """Yield the legs of a visit that stood in a line, and where each kept her rank in another."""
    stood = [*in_lines(at_one_counter(legs))]
    for one, after in zip_longest(stood, stood[1:]):
        called = one.first_called_at or one.started_at
        # Whoever was called from where she was parked stood in no line.
        is_parked = called and one.parked_at == one.waiting_since
        keeps = after and after.ranked_since < after.waiting_since
        yield (
            replace(one, waiting_since=called) if called and is_parked else one,
            after.service if after and keeps else None,
        )


class DaySoFar:
    """A day as it stood at an instant, which goes forward."""

    def __init__(self, day: PastDay) -> None:
        """Begin before the day."""
        self._stays = list(day.stays)
        events: list[tuple[int, int, int]] = []
        for at, one in enumerate(day.stays):
            events.append((one.waiting_since_us, 0, at))
            if one.called_us is not None:
                events.append((one.called_us, 1, at))
            elif one.ended_us is not None:
                events.append((one.ended_us, 2, at))
        self._events = sorted(events, reverse=True)
        self._waiting: dict[int, PastStay] = {}
        self._over: list[int] = []
        self.at_counters: dict[int, PastStay] = {}
        """Whom each counter called last."""

    def until(self, now_us: int, joins: int) -> None:
        """Let happen what has happened by then, and before somebody joins: one of the stays."""
        while self._events and self._events[-1] < (now_us, 0, joins):
            _, kind, at = self._events.pop()
            one = self._stays[at]
            if kind == 0:
                self._waiting[at] = one
                continue
            self._waiting.pop(at, None)
            self._over.append(at)
            if one.counter is not None and kind == 1:
                self.at_counters[one.counter] = one

    def tell(self, at: int, wait: ExpectedWait) -> None:
        """Keep the wait that one of the stays was told."""
        low_us, high_us = (limit // _MICROSECOND for limit in (wait.low, wait.high))
        self._stays[at] = self._stays[at]._replace(quoted_low_us=low_us, quoted_high_us=high_us)

    @property
    def stays(self) -> Sequence[PastStay]:
        """Return the stays of the whole day, with what they were told."""
        return self._stays

    def waiting(self) -> Sequence[PastStay]:
        """Return who waits now, who joined first first."""
        return [*self._waiting.values()]

    def known(self, now_us: int) -> Iterator[PastStay]:
        """Yield the stays that were called or have left by now, as they are known."""
        for at in self._over:
            one = self._stays[at]
            is_over = one.ended_us is not None and one.ended_us <= now_us
            yield one if is_over else one._replace(ended_us=None)
