"""What came of asking: the figures before and after, and how far the replay may be trusted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import chain
from uuid import UUID

from reception.domain.figures import Figures, Measured, Tally, measure
from reception.domain.ticket import Leg, Visit
from reception.domain.unit import Counter, Unit
from reception.what_if.past import ReplayedDay, Window
from reception.what_if.replay import ReplayedQueues

A_DIFFERENCE = timedelta(minutes=1)
"""Who waits less or longer by this at least has gained or lost."""
EXPLAINED_AT_LEAST = 0.8
"""Of the calls of a past, this share at least must be the rule's, or a replay says nothing of it.

A call is explained when somebody was signed in at its counter and the rule, asked then, names the
visitor who was called.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Faithfulness:
    """How close a replay by the rules as they were comes to what happened."""

    calls: int
    by_the_rule: int
    """So many of these calls the rule explains."""
    same_order: int
    """Of these calls, the replay calls the same visitor to the same counter at the same instant."""
    mean_difference: timedelta | None
    """Between the wait of a visitor as it was and as it is replayed, either way."""
    recorded: Figures
    replayed: Figures

    @property
    def is_explained(self) -> bool:
        """Return whether the rule explains enough of the past for a replay to say anything."""
        return 0 < self.calls * EXPLAINED_AT_LEAST <= self.by_the_rule

    @property
    def median_error(self) -> timedelta | None:
        """Return by how much the median wait of the replayed past is too long."""
        return _longer(self.replayed.wait.median, self.recorded.wait.median)

    @property
    def p90_error(self) -> timedelta | None:
        """Return by how much the replayed wait that nine of ten stay below is too long."""
        return _longer(self.replayed.wait.p90, self.recorded.wait.p90)

    @property
    def unserved_error(self) -> int:
        """Return how many more the replayed past leaves unserved."""
        return self.replayed.unserved - self.recorded.unserved


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """The waits of a group before and after the change."""

    service: str | None
    """None: of every service."""
    priority: str | None
    """None: of every class."""
    before: Figures
    after: Figures
    sooner: int
    """So many legs would have waited less, by a minute at least."""
    later: int
    """So many would have waited longer, or would not have been called at all."""
    mean_change: timedelta | None
    """Of who is called before and after; negative: they wait less."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatIfAnswer:
    """What a change would have done to a period."""

    unit: str
    first: date
    last: date
    days: int
    """Of these service days, so many had visitors."""
    visits: int
    unknown: int
    """Legs that were not called then and would be now: their service is taken as usual."""
    faithful: Faithfulness
    total: Shift
    shifts: tuple[Shift, ...]
    """By class, by service, and by service and class; where somebody came."""

    def of(self, service: str | None = None, priority: str | None = None) -> Shift | None:
        """Return the shift of a group; None when nobody belongs to it."""
        if service is None and priority is None:
            return self.total
        return next(
            (one for one in self.shifts if (one.service, one.priority) == (service, priority)), None
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleChange:
    """The house as it would be; what is left out stays as it was."""

    rules: Unit | None = None
    """Its priority classes, calling rule, work profiles and what each counter gives count."""
    closed: frozenset[int] = frozenset()
    """Counters at which nobody would have been."""
    doubled: tuple[int, ...] = ()
    """Counters beside which there would be one more, alike and with somebody there as long."""

    def unit(self, was: Unit) -> Unit:
        """Return the unit as it would have been described."""
        unit = was
        if self.rules:
            unit = replace(
                was,
                priorities=self.rules.priorities,
                calling=self.rules.calling,
                profiles=self.rules.profiles,
                counters=self.rules.counters,
            )
        more = [
            Counter(number=self._beside(unit, at), services=unit.counter(number).services)
            for at, number in enumerate(self.doubled)
        ]
        return replace(unit, counters=(*unit.counters, *more)) if more else unit

    def day(self, was: ReplayedDay, unit: Unit) -> ReplayedDay:
        """Return a day as it would have begun, at the counters of the unit as it was."""
        if not self.closed and not self.doubled:
            return was
        base = self.rules or unit
        beside: list[Window] = [
            replace(one, counter=self._beside(base, at))
            for at, number in enumerate(self.doubled)
            for one in was.windows
            if one.counter == number
        ]
        open_still = (one for one in was.windows if one.counter not in self.closed)
        return replace(was, windows=(*open_still, *beside))

    def _beside(self, unit: Unit, at: int) -> int:
        """Return the number of a counter more."""
        return max(one.number for one in unit.counters) + 1 + at


type _Group = tuple[str | None, str | None]
type _Key = tuple[UUID, int]
type _Legs = Mapping[_Key, Leg]
_ZERO = timedelta(0)


@dataclass(slots=True)
class _Both:
    """A group before and after."""

    before: Tally = field(default_factory=Tally)
    after: Tally = field(default_factory=Tally)
    sooner: int = 0
    later: int = 0
    changes: list[timedelta] = field(default_factory=list)

    def shift(self, group: _Group) -> Shift:
        service, priority = group
        return Shift(
            service=service,
            priority=priority,
            before=self.before.figures(),
            after=self.after.figures(),
            sooner=self.sooner,
            later=self.later,
            mean_change=sum(self.changes, _ZERO) / len(self.changes) if self.changes else None,
        )


class RulesComparison:
    """Collects the days of a period."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._groups: dict[_Group, _Both] = defaultdict(_Both)
        self._recorded, self._replayed = Tally(), Tally()
        self._calls = self._by_the_rule = self._same = 0
        self.unknown = 0
        """So many are served in a replay whose service time nobody has seen."""
        self._differences: list[timedelta] = []

    def add_past(
        self, was: Sequence[Visit], replayed: Sequence[Visit], day: ReplayedDay, unit: Unit
    ) -> None:
        """Take in how a day was, and how it is replayed by the rules of then."""
        legs, again, targets = _legs(was), _legs(replayed), _targets(unit)
        for key, leg in legs.items():
            self._recorded.add(self._measured(leg, targets), key[0])
        for key, leg in again.items():
            self._replayed.add(self._measured(leg, targets), key[0])
        for key, leg in legs.items():
            other = again.get(key)
            if leg.first_called_at is None:
                continue
            self._calls += 1
            if other and other.first_called_at:
                self._same += (other.first_called_at, other.counter) == (
                    leg.first_called_at,
                    leg.counter,
                )
                self._differences.append(abs(_wait(other) - _wait(leg)))
        self._by_the_rule += sum(_by_the_rule(day, unit))

    def add_change(
        self, before: Sequence[Visit], after: Sequence[Visit], day: ReplayedDay, unit: Unit
    ) -> None:
        """Take in a day by the rules of then and by others."""
        unseen = set(_unseen(day))
        befores, afters, targets = _legs(before), _legs(after), _targets(unit)
        for key in dict.fromkeys(chain(befores, afters)):
            was, now = befores.get(key), afters.get(key)
            self.unknown += bool(key in unseen and now and now.first_called_at)
            leg = was or now
            if leg is None:
                continue
            before_it = self._measured(was, targets) if was else None
            after_it = self._measured(now, targets) if now else None
            for group in _groups(leg):
                both = self._groups[group]
                if before_it:
                    both.before.add(before_it, key[0])
                if after_it:
                    both.after.add(after_it, key[0])
                _count(both, was, now)

    def faithful(self) -> Faithfulness:
        """Return how close the replay by the rules of then comes to what happened."""
        differences = self._differences
        return Faithfulness(
            calls=self._calls,
            by_the_rule=self._by_the_rule,
            same_order=self._same,
            mean_difference=sum(differences, _ZERO) / len(differences) if differences else None,
            recorded=self._recorded.figures(),
            replayed=self._replayed.figures(),
        )

    def total(self) -> Shift:
        """Return the shift of everybody."""
        return self._groups[None, None].shift((None, None))

    def shifts(self, unit: Unit) -> tuple[Shift, ...]:
        """Return the shifts of all groups, in the order of the unit's description."""
        classes = {one.code: at for at, one in enumerate(unit.priorities)}
        services = {one.code: at for at, one in enumerate(unit.services)}

        def place(group: _Group) -> tuple[bool, bool, int, str, int, str]:
            service, priority = group
            return (
                service is not None,
                priority is not None and service is not None,
                services.get(service or "", len(services)),
                service or "",
                classes.get(priority or "", len(classes)),
                priority or "",
            )

        groups = sorted((one for one in self._groups if any(one)), key=place)
        return tuple(self._groups[one].shift(one) for one in groups)

    def _measured(self, leg: Leg, targets: Mapping[str, timedelta]) -> Measured:
        return measure(leg, target=targets.get(leg.service), now=self._now)


def _targets(unit: Unit) -> Mapping[str, timedelta]:
    return {one.code: one.target_wait for one in unit.services}


def _legs(visits: Sequence[Visit]) -> _Legs:
    return {(one.ticket.id, leg.index): leg for one in visits for leg in one.legs}


def _groups(leg: Leg) -> Iterator[_Group]:
    yield None, None
    yield None, leg.priority
    yield leg.service, None
    yield leg.service, leg.priority


def _longer(one: timedelta | None, other: timedelta | None) -> timedelta | None:
    return None if one is None or other is None else one - other


def _wait(leg: Leg) -> timedelta:
    return (leg.first_called_at or leg.waiting_since) - leg.waiting_since


def _count(both: _Both, was: Leg | None, now: Leg | None) -> None:
    called_before = was is not None and was.first_called_at is not None
    called_after = now is not None and now.first_called_at is not None
    if was and now and called_before and called_after:
        change = _wait(now) - _wait(was)
        both.changes.append(change)
        both.sooner += change <= -A_DIFFERENCE
        both.later += change >= A_DIFFERENCE
    else:
        both.sooner += called_after and not called_before
        both.later += called_before and not called_after


def _unseen(day: ReplayedDay) -> Iterator[_Key]:
    """Yield the legs of whom nobody knows how long they take."""
    for one in day.comings:
        index = 1
        for demand in one.demands:
            if demand.takes is None:
                yield one.ticket.id, index
            index += 1 + len(demand.straight_on)


def _by_the_rule(day: ReplayedDay, unit: Unit) -> Iterator[bool]:
    """Yield of each call as it was whether the rule names the same visitor."""
    known = {one.number for one in unit.counters}
    callers = [
        (window, unit.caller(window.counter, window.clerk, window.profile))
        for window in day.windows
        if window.counter in known
    ]
    lines = ReplayedQueues(unit)
    happened: list[tuple[datetime, int, Visit]] = []
    for coming in day.comings:
        for leg in (demand.leg for demand in coming.demands):
            waits = Visit(ticket=coming.ticket, legs=(leg,))
            left = leg.first_called_at or leg.started_at or leg.ended_at
            happened.append((leg.waiting_since, 0, waits))
            if left:
                happened.append((left, 1 if leg.first_called_at else 2, waits))
    for at, what, visit in sorted(happened, key=lambda one: one[:2]):
        leg = visit.leg
        if what == 0:
            lines.join(visit)
            continue
        if what == 1 and leg.counter is not None:
            caller = next(
                (
                    caller
                    for window, caller in callers
                    if window.counter == leg.counter and window.opens <= at <= window.closes
                ),
                None,
            )
            named = caller and lines.next_for(caller, at)
            yield bool(named and named.ticket.id == visit.ticket.id)
        lines.leave(visit)
