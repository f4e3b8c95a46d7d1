"""Days of the past as the hall's engine takes them: the same visitors, whatever the rules.

Every visitor comes when she came, takes a counter as long as she took one, wherever and whenever
she is called, and leaves when her patience ended: two runs differ by the rules alone (common random
numbers). The pause of a clerk after a visit goes with it where the next visitor waited already; how
long an idle counter took to call goes with who came to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np

from reception.domain.calendar import day_begins
from reception.domain.calling_rule import (
    Caller,
    CallingRules,
    PriorityClass,
    first_ranked,
    language_ahead,
    ranked_again,
)
from reception.domain.errors import UnknownCounterError
from reception.domain.ticket import EventKind, Leg, Ticket, TicketState, Visit, waits_again_by
from reception.domain.unit import ORDINARY, Unit
from reception.reports.model import Window
from reception.system.clock import unit_zone
from reception.waits.hall import called_after_s
from reception.waits.hall_run import (
    NEVER_S,
    NOBODY_S,
    Floats,
    Lines,
    VisitorTimes,
    WholeNumbers,
    nobody_joins,
    run_forward,
)
from reception.waits.pace import LONGEST_GAP_S
from reception.waits.past_day import at_one_counter, in_lines

type LegKey = tuple[UUID, int]
"""A ticket, and which of its legs."""
type Who = tuple[int, str | None, str | None]
"""A counter, who calls there, and by which work profile."""
_SECOND = timedelta(seconds=1)
# Who calls nobody for so long who came while the counter was idle was not at the counter.
_NOTICED_S = 60.0
# Later waits of a visitor move as those before do: it is looked at until they settle, or so often.
_ROUNDS, _SETTLED_S = 20, 1.0
_NO = timedelta(0)
_TIMES = (
    "waiting_since",
    "parked_at",
    "first_called_at",
    "last_called_at",
    "started_at",
    "ended_at",
)


class PastWait(NamedTuple):
    """A leg that stood in a line."""

    ticket: Ticket
    leg: Leg
    """As it was recorded, with what went straight on at the same counter."""
    first_ranked: datetime
    """From when the rule counted her visit when it began."""
    before: int = -1
    """Which of the day's waits was the visitor's last one before; -1 for none."""
    again: EventKind | None = None
    """By what she waits again."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What is taken for granted where nobody knows, in seconds."""

    takes_s: Mapping[str, float]
    """How long a visitor takes a counter, by service; under no name, of any other."""
    gap_s: float
    """How long a counter takes to the next call."""

    def of(self, service: str) -> float:
        """Return how long a visitor of a service takes."""
        return self.takes_s.get(service, self.takes_s[""])


class ReplayedDay:
    """A day that can be run by any rules."""

    def __init__(
        self,
        visits: Sequence[Visit],
        windows: Sequence[Window],
        unit: Unit,
        usual: Usual,
        *,
        day: date,
        now: datetime,
    ) -> None:
        """Take a day in.

        Args:
            visits: all of the service day.
            windows: while somebody was at a counter that day.
            unit: as it was described then.
            usual: what is not known of a visitor.
            day: the service day.
            now: until when what still goes on has lasted.
        """
        self._unit, self._usual, self.date = unit, usual, day
        self.began = began = day_begins(unit.calendar, day, unit_zone(unit.zone))
        self.legs = {(one.ticket.id, leg.index): leg for one in visits for leg in one.legs}
        """As they were recorded."""
        self.waits = _waits(visits, unit.calling)
        legs = [one.leg for one in self.waits]
        ends = [leg.ended_at or now for leg in self.legs.values()]
        self.ended: datetime = max((*ends, *(one.closes for one in windows)), default=began)
        """When nobody was at a counter any more, nor in a line."""
        self.joined_s = self.since(one.waiting_since for one in legs)
        self._called_s = self.since(one.first_called_at or one.started_at for one in legs)
        self._over_s = self.since(one.ended_at or now for one in legs)
        self._was_called = self._called_s < NEVER_S
        self._leaves_s = np.array(
            [
                over if leg.state is TicketState.CANCELLED and not called else NEVER_S
                for leg, over, called in zip(legs, self._over_s, self._was_called, strict=True)
            ]
        )
        usual_s = np.array([usual.of(one.service) for one in legs])
        takes_s = np.maximum(self._over_s - self._called_s, 0.0)
        self._takes_s = np.where(self._was_called, takes_s, usual_s)
        self._before = np.array([one.before for one in self.waits], np.int64)
        self._gap_s = np.maximum(self.joined_s - self._over_s[self._before], 0.0)
        """From the end of the wait before to this one."""
        self._gone_s = np.minimum(self._called_s, self._leaves_s)
        self._late_s = np.zeros(len(legs))
        """How long after she joined she was called by a counter that had nobody to call."""
        self._pause_s = np.full(len(legs), usual.gap_s)
        self.home: list[Who | None] = [None] * len(legs)
        """Who called each."""
        self.windows = tuple(self._attended(windows))
        """While somebody called at the counters: absences that no key was pressed for left out."""

    def since(self, times: Iterable[datetime | None]) -> Floats:
        """Return times in seconds since the day began; never for none."""
        began = self.began
        return np.array([NEVER_S if at is None else (at - began) / _SECOND for at in times])

    def _attended(self, windows: Sequence[Window]) -> Iterator[Window]:
        """Yield while somebody called, and note the pauses between calls."""
        callers = callers_of(self._unit, windows)
        legs = [one.leg for one in self.waits]
        ranked_s, counters = (
            self.since(one.ranked_since for one in legs),
            np.array([one.counter or -1 for one in legs]),
        )
        from_s = {}
        for who, caller in callers.items():
            after_s = np.array([called_after_s(one, caller) for one in legs])
            those_s = np.maximum(self.joined_s, ranked_s + after_s)
            from_s[who] = np.where(after_s < NEVER_S, those_s, NEVER_S)
        for window in windows:
            if who_calls(window) in callers:
                mine = np.flatnonzero(self._was_called & (counters == window.counter))
                yield from self._with_pauses(window, mine, from_s[who_calls(window)])

    def _with_pauses(self, window: Window, mine: WholeNumbers, from_s: Floats) -> Iterator[Window]:
        opens_s, closes_s = self.since((window.opens, window.closes))
        called_s, before = self._called_s, None
        begun = mine[called_s[mine] < opens_s]
        ready_s = max(opens_s, self._over_s[begun].max(initial=0.0))
        mine = mine[(called_s[mine] >= opens_s) & (called_s[mine] <= closes_s)]
        for one in (*mine[np.argsort(called_s[mine], kind="stable")].tolist(), None):
            at_s = closes_s if one is None else called_s[one]
            if before is not None:
                self._pause_s[before] = min(self._usual.gap_s, max(at_s - ready_s, 0.0))
            for begins_s, ends_s in self._in_vain(from_s, ready_s, at_s):
                lasts_s, goes_on = ends_s - begins_s, begins_s <= ready_s
                if goes_on and before is not None and lasts_s < LONGEST_GAP_S:
                    self._pause_s[before] = lasts_s
                elif not goes_on and lasts_s < _NOTICED_S:
                    those = (from_s >= begins_s) & (from_s < ends_s)
                    late_s = np.minimum(self._gone_s, at_s) - from_s
                    self._late_s[those] = np.maximum(self._late_s, late_s)[those]
                else:
                    if opens_s < begins_s:
                        yield self._window(window, opens_s, begins_s)
                    opens_s = ends_s
            if one is not None:
                self.home[one] = who_calls(window)
                before, ready_s = one, self._over_s[one]
        if opens_s < closes_s:
            yield self._window(window, opens_s, closes_s)

    def _in_vain(
        self, from_s: Floats, ready_s: float, at_s: float
    ) -> Iterator[tuple[float, float]]:
        """Yield while somebody stood there whom a counter could have called, but did not yet."""
        begins_s, ends_s = np.maximum(from_s, ready_s), np.minimum(self._gone_s, at_s)
        those = np.flatnonzero(begins_s < ends_s)
        those = those[np.argsort(begins_s[those], kind="stable")]
        begins_s, ends_s = begins_s[those], np.maximum.accumulate(ends_s[those])
        parts = np.flatnonzero(begins_s[1:] > ends_s[:-1])
        firsts, lasts = np.append(0, parts + 1), np.append(parts, len(those) - 1)
        if len(those):
            yield from zip(begins_s[firsts].tolist(), ends_s[lasts].tolist(), strict=True)

    def _window(self, window: Window, opens_s: float, closes_s: float) -> Window:
        opens, closes = (self.began + float(at) * _SECOND for at in (opens_s, closes_s))
        return replace(window, opens=opens, closes=closes)

    def again_s(self, called_s: Floats) -> Floats:
        """Return when each joins if all are called then: who waits again, when she can."""
        over_s = (called_s + self._takes_s)[self._before] + self._gap_s
        return np.minimum(np.where(self._before < 0, self.joined_s, over_s), NEVER_S)

    def times(self, joins_s: Floats) -> dict[str, Floats]:
        """Return what the engine is told of who joins then, but for her place in a line."""
        return {
            "there_s": joins_s + self._late_s,
            "leaves_s": np.minimum(self._leaves_s + joins_s - self.joined_s, NEVER_S),
            "takes_s": self._takes_s + self._pause_s,
        }

    def joining(self, rules: CallingRules, joins_s: Floats) -> Iterator[Leg]:
        """Yield the legs that join then; who waits again stands where the house lets her."""
        for one, at_s in zip(self.waits, joins_s.tolist(), strict=True):
            if one.again is None:
                yield one.leg
                continue
            now = self.began + at_s * _SECOND
            ranked = ranked_again(
                rules.after(one.again), first_ranked=one.first_ranked, day_began=self.began, now=now
            )
            yield replace(one.leg, waiting_since=now, ranked_since=ranked)

    def told(self, joins_s: Floats, called_s: Floats) -> dict[LegKey, Leg | None]:
        """Return every leg as it goes; None where its visitor does not come to it."""
        found = dict(self._as_called(joins_s, called_s))
        for (ticket, index), was in self.legs.items():
            # Who goes straight on, or is parked and never comes back, does so behind a wait.
            if (ticket, index) not in found:
                before = ticket, index - 1
                found[ticket, index] = _behind(was, self.legs.get(before), found.get(before))
        return found

    def _as_called(self, joins_s: Floats, called_s: Floats) -> Iterator[tuple[LegKey, Leg | None]]:
        for at, one in enumerate(self.waits):
            was = self.legs[one.ticket.id, one.leg.index]
            joined, called = (
                self.began + float(some[at]) * _SECOND for some in (joins_s, called_s)
            )
            if joins_s[at] >= NEVER_S:
                leg = None
            elif called_s[at] >= NEVER_S:
                leg = self._uncalled(was, joined)
            elif self._was_called[at]:
                leg = _moved(was, joined, called)
            else:
                ended = called + float(self._takes_s[at]) * _SECOND
                leg = replace(
                    was,
                    state=TicketState.SERVED,
                    waiting_since=joined,
                    calls=1,
                    first_called_at=called,
                    started_at=called,
                    ended_at=ended,
                )
            yield (one.ticket.id, one.leg.index), leg

    def _uncalled(self, was: Leg, joined: datetime) -> Leg:
        """Return a leg whose visitor is not called: as it was, or to the end of the day."""
        if not (was.first_called_at or was.started_at):
            left = was.ended_at and was.ended_at + (joined - was.waiting_since)
            return replace(was, waiting_since=joined, ended_at=left)
        return replace(
            was,
            state=TicketState.UNSERVED,
            waiting_since=joined,
            calls=0,
            first_called_at=None,
            last_called_at=None,
            started_at=None,
            ended_at=max(self.ended, joined),
        )


def _moved(was: Leg, joined: datetime, called: datetime) -> Leg:
    """Return a leg that was called then, called at another instant."""
    later = called - (was.first_called_at or was.started_at or called)
    return replace(_put_off(was, later), waiting_since=joined)


def _behind(was: Leg, before: Leg | None, now: Leg | None) -> Leg | None:
    """Return a leg that stood in no line, as the one before it went; None: she never came to it."""
    if before is None:
        return was
    if now is None or (_held(before) and not _held(now)):
        return None
    return _put_off(
        was, now.ended_at - before.ended_at if now.ended_at and before.ended_at else _NO
    )


def _held(leg: Leg) -> datetime | None:
    return leg.first_called_at or leg.started_at


def _put_off(was: Leg, later: timedelta) -> Leg:
    """Return a leg that goes as it went, earlier or later."""
    return replace(was, **{name: at + later for name in _TIMES if (at := getattr(was, name))})


def who_calls(window: Window) -> Who:
    """Return who calls while a window is open."""
    return window.counter, window.clerk, window.profile


def callers_of(unit: Unit, windows: Iterable[Window]) -> dict[Who, Caller]:
    """Return who calls; at a counter that the house would no longer have, nobody does."""
    found = {}
    for who in dict.fromkeys(map(who_calls, windows)):
        with suppress(UnknownCounterError):
            found[who] = unit.caller(*who)
    return found


def _waits(visits: Iterable[Visit], rules: CallingRules) -> list[PastWait]:
    """Return the legs of visits that stood in a line."""
    found: list[PastWait] = []
    for visit in visits:
        wait: PastWait | None = None
        ranked = first_ranked(visit, rules)
        for leg in in_lines(at_one_counter(visit.legs)):
            again = waits_again_by(visit.legs[leg.index - 2]) if wait else None
            wait = PastWait(visit.ticket, leg, ranked, len(found) - 1 if wait else -1, again)
            found.append(wait)
    return found


def run_days(
    days: Sequence[ReplayedDay], unit: Unit, windows: Sequence[Sequence[Window]]
) -> Iterator[dict[LegKey, Leg | None]]:
    """Yield every leg of each day as it goes by the rules of a unit.

    Args:
        days: which.
        unit: whose rules count.
        windows: while somebody is at a counter, day by day.
    """
    callers = callers_of(unit, chain.from_iterable(windows))
    turns_s = _turns_s(days, windows, callers)
    joins_s = [one.joined_s for one in days]
    for _ in range(_ROUNDS):
        ran_s, called_s = joins_s, _called_s(days, unit, callers, turns_s, joins_s)
        # Who waits again does so when her wait before is over, which is known only now.
        joins_s = [day.again_s(one) for day, one in zip(days, called_s, strict=True)]
        if np.allclose(np.concatenate(joins_s), np.concatenate(ran_s), rtol=0, atol=_SETTLED_S):
            break
    for day, joins, called in zip(days, ran_s, called_s, strict=True):
        yield day.told(joins, called)


def _turns_s(
    days: Sequence[ReplayedDay], windows: Sequence[Sequence[Window]], callers: Mapping[Who, Caller]
) -> Floats:
    """Return when each begins to call and when she no longer does, day by day."""
    found: dict[tuple[int, Who], list[float]] = defaultdict(list)
    for run, (day, some) in enumerate(zip(days, windows, strict=True)):
        for one in sorted(some, key=lambda one: one.opens):
            found[run, who_calls(one)] += day.since((one.opens, one.closes)).tolist()
    turns_s = np.full((len(days), len(callers), max(map(len, found.values()), default=0)), NOBODY_S)
    for run in range(len(days)):
        for row, who in enumerate(callers):
            times = found[run, who]
            turns_s[run, row, : len(times)] = np.maximum.accumulate(times)
    return turns_s


def _called_s(
    days: Sequence[ReplayedDay],
    unit: Unit,
    callers: Mapping[Who, Caller],
    turns_s: Floats,
    joins_s: Sequence[Floats],
) -> list[Floats]:
    """Return when each is called who joins then, day by day."""
    legs = [[*day.joining(unit.calling, one)] for day, one in zip(days, joins_s, strict=True)]
    stood: dict[Any, list[list[int]]] = defaultdict(lambda: [[] for _ in days])
    for run, (day, mine) in enumerate(zip(days, legs, strict=True)):
        tickets = [one.ticket for one in day.waits]
        for at in sorted(range(len(mine)), key=lambda at: (mine[at].ranked_since, tickets[at].id)):
            leg, language = mine[at], tickets[at].language
            spoken = language if language in unit.calling.languages_first else None
            kept = leg.kept_counter, leg.kept_clerk, leg.callable_from
            # Who joins behind others before whom she ranks must not stand in their way till then.
            behind = leg.waiting_since - leg.ranked_since
            stood[leg.service, leg.priority, spoken, kept, behind][run].append(at)
    classes = {one.code: one for one in unit.priorities}
    # Who was of a class that the house would no longer have waits with everybody else.
    ordinary = classes.get(ORDINARY, PriorityClass(code=ORDINARY, names={}))
    # Of two who stand alike the one is called who has waited longer, with less of a start.
    keys = sorted(stood, key=lambda key: classes.get(key[1], ordinary).head_start)
    first = np.cumsum([0, *(max(map(len, stood[key])) for key in keys)])
    # All days' waits stand in one row, and behind them nobody.
    before = np.cumsum([0, *map(len, legs)])
    who = np.full((len(days), first[-1]), before[-1])
    for begins, key in zip(first, keys, strict=False):
        for run, line in enumerate(stood[key]):
            who[run, begins : begins + len(line)] = np.array(line, np.int64) + before[run]

    def placed(values: Sequence[Floats], nobody: float) -> Floats:
        found: Floats = np.append(np.concatenate(values), nobody)[who]
        return found

    firsts = [
        next((days[run].waits[line[0]].ticket, legs[run][line[0]]) for run, line in of if line)
        for of in (enumerate(stood[key]) for key in keys)
    ]
    row = {one: at for at, one in enumerate(callers)}
    times = [day.times(one) for day, one in zip(days, joins_s, strict=True)]
    ranked_s = [
        day.since(one.ranked_since for one in mine) for day, mine in zip(days, legs, strict=True)
    ]
    home = [np.array([row.get(one, -1) if one else -1 for one in day.home]) for day in days]
    called_s = np.empty(before[-1] + 1)
    called_s[who] = run_forward(
        _lines([*callers.values()], firsts, [classes.get(key[1], ordinary) for key in keys]),
        VisitorTimes(
            first=first,
            ranked_s=placed(ranked_s, NOBODY_S),
            there_s=placed([one["there_s"] for one in times], NOBODY_S),
            leaves_s=placed([one["leaves_s"] for one in times], NEVER_S),
            takes_s=placed([one["takes_s"] for one in times], 0.0),
            home=placed(home, -1).astype(np.int64),
        ),
        np.zeros(turns_s.shape[:2]),
        nobody_joins(len(callers)),
        until_s=NEVER_S,
        stretches_s=turns_s,
        # Who hands a counter over ends her visit there first.
        seats=np.array([counter for counter, _, _ in callers]),
    ).visitors_s
    return np.split(called_s[:-1], before[1:-1])


def _lines(
    callers: Sequence[Caller],
    firsts: Sequence[tuple[Ticket, Leg]],
    classes: Sequence[PriorityClass],
) -> Lines:
    """Return what the rule makes of lines, of each of which one visitor is known."""
    alike: dict[Any, tuple[Ticket, Leg]] = {}
    columns = []
    for ticket, leg in firsts:
        kept = leg.kept_counter, leg.kept_clerk, leg.callable_from
        # Unless it is kept, its wait says nothing of who calls it.
        own = leg.service, ticket.language, kept, any(kept) and leg.waiting_since - leg.ranked_since
        alike.setdefault(own, (ticket, leg))
        columns.append(list(alike).index(own))
    size = len(callers), len(alike)
    after_s = [called_after_s(leg, caller) for caller in callers for _, leg in alike.values()]
    ahead = [language_ahead(one, caller) for caller in callers for one, _ in alike.values()]
    ahead_s = np.array([one.total_seconds() for one in ahead]).reshape(size)
    return Lines(
        head_start_s=np.array([one.head_start.total_seconds() for one in classes]),
        rate=np.array([one.rate for one in classes]),
        after_s=np.array(after_s).reshape(size)[:, columns],
        ahead_s=ahead_s[:, columns] if ahead_s.any() else None,
    )
