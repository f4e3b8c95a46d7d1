"""A day of the past once more, with the calling rule itself choosing whom each counter calls.

Nothing is drawn by chance: the same day and the same rules give the same calls.
"""

import heapq
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum
from itertools import count, islice
from uuid import UUID

from reception.domain.calling_rule import (
    Caller,
    PriorityClass,
    callable_since,
    chosen,
    may_call,
    ranked_again,
)
from reception.domain.errors import UnknownCounterError
from reception.domain.ticket import Leg, TicketState, Visit
from reception.domain.unit import ORDINARY, Unit
from reception.what_if.past import Coming, LegDemand, Pauses, ReplayedDay, Window

type _Line = tuple[str, str, str]
type _Place = tuple[datetime, int]


class ReplayedQueues:
    """The visitors who wait, called by the rules of a unit."""

    def __init__(self, unit: Unit) -> None:
        self._classes: dict[str, PriorityClass] = {one.code: one for one in unit.priorities}
        # Who was of a class that the house would no longer have waits with everybody else.
        self._ordinary = self._classes.get(ORDINARY, PriorityClass(code=ORDINARY, names={}))
        self._queues: dict[str, dict[_Line, list[Visit]]] = {}
        """By service, who stands first before the others."""
        self._kept: dict[_Place, Visit] = {}

    def join(self, visit: Visit) -> None:
        """Let a visit wait."""
        if _is_kept(visit):
            self._kept[_place(visit)] = visit
        else:
            insort(self._line(visit), visit, key=_place)

    def leave(self, visit: Visit) -> None:
        """Take a visit out, which waits."""
        if _is_kept(visit):
            del self._kept[_place(visit)]
        else:
            line = self._line(visit)
            del line[bisect_left(line, _place(visit), key=_place)]

    def next_for(self, caller: Caller, now: datetime) -> Visit | None:
        """Return whom the rule calls; None when nobody is the caller's to call."""
        return chosen(((one, self._accrual(one)) for one in self._firsts(caller, now)), caller, now)

    def has_any(self, caller: Caller, now: datetime) -> bool:
        """Return whether somebody waits whom the caller may call now."""
        return next(self._firsts(caller, now), None) is not None

    def due(self, caller: Caller) -> datetime | None:
        """Return since when somebody is there whom the caller may call, or from when on."""
        return min(
            (
                max(since, one.leg.waiting_since)
                for one in self._all(caller)
                if (since := callable_since(one.leg, caller)) is not None
            ),
            default=None,
        )

    def _all(self, caller: Caller) -> Iterator[Visit]:
        yield from self._kept.values()
        for line in caller.lines:
            for queue in self._queues.get(line.service, {}).values():
                yield from queue

    def _firsts(self, caller: Caller, now: datetime) -> Iterator[Visit]:
        """Yield of each line the first whom the caller may call now, and so of who is kept."""
        yield from (one for one in self._kept.values() if may_call(one.leg, caller, now))
        for line in caller.lines:
            for queue in self._queues.get(line.service, {}).values():
                yield from islice((one for one in queue if may_call(one.leg, caller, now)), 1)

    def _line(self, visit: Visit) -> list[Visit]:
        line = visit.leg.service, visit.leg.priority, visit.ticket.language
        return self._queues.setdefault(visit.leg.service, {}).setdefault(line, [])

    def _accrual(self, visit: Visit) -> PriorityClass:
        return self._classes.get(visit.leg.priority, self._ordinary)


def _place(visit: Visit) -> _Place:
    return visit.leg.ranked_since, visit.ticket.id.int


def _is_kept(visit: Visit) -> bool:
    return visit.leg.kept_counter is not None or visit.leg.kept_clerk is not None


_ZERO = timedelta(0)


class _Happens(IntEnum):
    """What comes first of things that happen in the same instant."""

    JOINS = 0
    LEAVES = 1
    FREES = 2
    CALLS = 3


@dataclass(eq=False, slots=True)
class _Waiting:
    """A visitor on her way through the day: which leg she is in, and how it stands."""

    coming: Coming
    at: int
    visit: Visit | None = None
    """While she waits."""
    first_ranked: datetime | None = None
    legs: list[Leg] = field(default_factory=list)

    @property
    def demand(self) -> LegDemand:
        return self.coming.demands[self.at]


@dataclass(eq=False, slots=True)
class _Desk:
    """A counter while somebody is there."""

    window: Window
    caller: Caller
    order: int
    pauses: Pauses
    awaited: int = 0
    """So often somebody began to wait for it since it was last free, and was called elsewhere."""
    awaited_since: datetime | None = None
    """Since when, or from when on, somebody waits for it, while it is idle."""

    @property
    def calls_at(self) -> datetime | None:
        """Return when it calls, if somebody still waits for it then."""
        if self.awaited_since is None:
            return None
        pause = self.pauses[min(self.awaited, len(self.pauses) - 1)] if self.pauses else _ZERO
        return self.awaited_since + pause


type _Event = tuple[datetime, _Happens, int, int, _Waiting | _Desk]


def replay(day: ReplayedDay, unit: Unit, usual: Mapping[str, timedelta]) -> tuple[Visit, ...]:
    """Return the visits of a day as the rules of a unit would have called them.

    Args:
        day: who came, and who was there.
        unit: whose rules count.
        usual: by service, how long a call takes of whom it is not known.
    """
    return _Replay(day, unit, usual).carry_out()


class _Replay:
    def __init__(self, day: ReplayedDay, unit: Unit, usual: Mapping[str, timedelta]) -> None:
        self._day = day
        self._unit = unit
        self._usual = usual
        self._lines = ReplayedQueues(unit)
        self._waiting: dict[UUID, _Waiting] = {}
        self._events: list[_Event] = []
        self._count = count()
        self._idle: dict[_Desk, None] = {}
        self._busy_until: dict[int, datetime] = {}

    def carry_out(self) -> tuple[Visit, ...]:
        day = self._day
        everybody = [_Waiting(coming, 0) for coming in day.comings]
        for one in everybody:
            if one.coming.demands:
                self._happens(one.demand.leg.waiting_since, _Happens.JOINS, one)
        for desk in self._desks():
            self._happens(desk.window.opens, _Happens.FREES, desk, desk.order)
        while self._events:
            now, what, _, _, of = heapq.heappop(self._events)
            if isinstance(of, _Desk):
                if what is _Happens.FREES:
                    self._free(of, now)
                elif of.calls_at == now:
                    self._call(of, now)
            elif what is _Happens.JOINS:
                self._join(of, now)
            else:
                self._leave(of, now)
        return tuple(self._told(one) for one in everybody)

    def _desks(self) -> Iterator[_Desk]:
        for order, window in enumerate(self._day.windows):
            try:
                caller = self._unit.caller(window.counter, window.clerk, window.profile)
            except UnknownCounterError:
                # A counter that the house would no longer have calls nobody.
                continue
            yield _Desk(window, caller, order, window.pauses)

    def _happens(self, at: datetime, what: _Happens, of: _Waiting | _Desk, before: int = 0) -> None:
        heapq.heappush(self._events, (at, what, before, next(self._count), of))

    def _join(self, one: _Waiting, now: datetime) -> None:
        demand, ticket = one.demand, one.coming.ticket
        ranked = demand.leg.ranked_since
        if demand.again and one.first_ranked:
            ranked = ranked_again(
                demand.again.place(self._unit.calling),
                first_ranked=one.first_ranked,
                day_began=self._day.began,
                now=now,
            )
        one.first_ranked = one.first_ranked or ranked
        waits = replace(
            demand.leg,
            index=len(one.legs) + 1,
            state=TicketState.WAITING,
            waiting_since=now,
            ranked_since=ranked,
            calls=0,
            first_called_at=None,
            last_called_at=None,
            started_at=None,
            ended_at=None,
            counter=None,
            clerk=None,
            outcome=None,
        )
        one.visit = Visit(ticket=ticket, legs=(waits,))
        self._waiting[ticket.id] = one
        self._lines.join(one.visit)
        if demand.patience is not None:
            self._happens(now + demand.patience, _Happens.LEAVES, one, one.at)
        for desk in self._idle:
            since = callable_since(waits, desk.caller)
            if since is not None:
                # Of two idle counters, who called her then does it now.
                home = desk.window.counter == demand.leg.counter
                self._await(desk, max(since, now), -1 if home else desk.order)

    def _leave(self, one: _Waiting, now: datetime) -> None:
        """Let somebody go who has waited long enough, unless she was called meanwhile."""
        if one.visit is None or one.visit.leg.waiting_since + (one.demand.patience or _ZERO) != now:
            return
        left = self._taken(one.visit, now)
        one.legs.append(replace(left, state=one.demand.leg.state, ended_at=now))

    def _free(self, desk: _Desk, now: datetime) -> None:
        """Let a counter be idle, until somebody waits for it and it has paused as it did then."""
        busy_until = self._busy_until.get(desk.window.counter, now)
        if busy_until > now:
            # The visit before a break took longer than it did then.
            self._happens(busy_until, _Happens.FREES, desk, desk.order)
        elif now < desk.window.closes:
            self._idle[desk] = None
            self._look_ahead(desk, now)

    def _look_ahead(self, desk: _Desk, now: datetime) -> None:
        """Find out since when, or from when on, somebody waits for an idle counter."""
        desk.awaited_since = None
        due = self._lines.due(desk.caller)
        if due is not None:
            self._await(desk, max(due, now), desk.order)

    def _await(self, desk: _Desk, since: datetime, before: int) -> None:
        if desk.awaited_since is None or since < desk.awaited_since:
            desk.awaited_since = since
            self._happens(desk.calls_at or since, _Happens.CALLS, desk, before)

    def _taken(self, visit: Visit, now: datetime) -> Leg:
        """Take somebody out of the lines; idle counters for which nobody waits now begin anew."""
        self._lines.leave(visit)
        self._waiting.pop(visit.ticket.id).visit = None
        for desk in self._idle:
            since = desk.awaited_since
            if since is None or (since <= now and self._lines.has_any(desk.caller, now)):
                continue
            desk.awaited += since < now
            self._look_ahead(desk, now)
        return visit.leg

    def _call(self, desk: _Desk, now: datetime) -> None:
        del self._idle[desk]
        desk.awaited, desk.awaited_since = 0, None
        visit = self._lines.next_for(desk.caller, now) if now < desk.window.closes else None
        if visit is None:
            return
        one = self._waiting[visit.ticket.id]
        self._taken(visit, now)
        legs = tuple(self._served(one.demand, visit.leg, desk, now))
        one.legs.extend(legs)
        ended = legs[-1].ended_at or now
        self._busy_until[desk.window.counter] = ended
        desk.pauses = one.demand.pauses if one.demand.takes is not None else ()
        self._happens(ended, _Happens.FREES, desk, desk.order)
        if one.at + 1 < len(one.coming.demands):
            one.at += 1
            self._happens(ended + one.demand.gap, _Happens.JOINS, one)

    def _served(self, demand: LegDemand, waits: Leg, desk: _Desk, now: datetime) -> Iterator[Leg]:
        """Yield the leg as it goes on from a call, and what follows straight on."""
        was, at = demand.leg, desk.window
        takes = demand.takes
        if takes is None:
            # Who left before she was called is served as long as others are.
            ended = now + self._usual.get(was.service, self._usual[""])
            yield replace(
                waits,
                state=TicketState.SERVED,
                calls=1,
                first_called_at=now,
                last_called_at=now,
                started_at=now,
                ended_at=ended,
                counter=at.counter,
                clerk=at.clerk,
            )
            return
        then = was.first_called_at or was.started_at or was.waiting_since
        yield replace(
            waits,
            state=was.state,
            calls=was.calls or 1,
            first_called_at=now,
            last_called_at=now + ((was.last_called_at or then) - then),
            started_at=now + (was.started_at - then) if was.started_at else None,
            ended_at=now + takes,
            counter=at.counter,
            clerk=at.clerk,
            outcome=was.outcome,
        )
        ended, index = now + takes, waits.index
        for index, leg in enumerate(demand.straight_on, start=waits.index + 1):
            began, ended = ended, ended + ((leg.ended_at or leg.waiting_since) - leg.waiting_since)
            yield replace(
                leg,
                index=index,
                waiting_since=began,
                ranked_since=began,
                started_at=began,
                ended_at=ended,
                counter=at.counter,
                clerk=at.clerk,
            )

    def _told(self, one: _Waiting) -> Visit:
        """Return a visit as it went; who still waits is not served on that day."""
        if one.visit is not None:
            ended = max(self._day.ended, one.visit.leg.waiting_since)
            one.legs.append(replace(one.visit.leg, state=TicketState.UNSERVED, ended_at=ended))
        return Visit(ticket=one.coming.ticket, legs=(*one.legs, *one.coming.untouched))
