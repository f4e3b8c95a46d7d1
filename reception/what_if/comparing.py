"""Putting replays side by side: the figures of each group, stay by stay who gains and who loses."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

from reception.domain.calling import Caller
from reception.domain.metrics import Tally, measure
from reception.domain.ticket import Leg, Ticket, Visit
from reception.domain.unit import Unit
from reception.what_if.answer import A_DIFFERENCE, Faithfulness, Shift
from reception.what_if.demand import Day, Window
from reception.what_if.lines import Lines

type _Group = tuple[str | None, str | None]
type _Key = tuple[Ticket, int]
type _Stays = Mapping[_Key, Leg]
_ZERO = timedelta(0)


@dataclass(slots=True)
class _Side:
    """Figures that are being collected."""

    tally: Tally = field(default_factory=Tally)

    def add(self, stay: _Key, leg: Leg, unit: Unit, now: datetime) -> None:
        target = next((one.target_wait for one in unit.services if one.code == leg.service), None)
        self.tally.add(measure(leg, target=target, now=now), stay[0])


@dataclass(slots=True)
class _Both:
    """A group before and after."""

    before: _Side = field(default_factory=_Side)
    after: _Side = field(default_factory=_Side)
    sooner: int = 0
    later: int = 0
    changes: list[timedelta] = field(default_factory=list)

    def shift(self, group: _Group) -> Shift:
        service, priority = group
        return Shift(
            service=service,
            priority=priority,
            before=self.before.tally.figures(),
            after=self.after.tally.figures(),
            sooner=self.sooner,
            later=self.later,
            mean_change=sum(self.changes, _ZERO) / len(self.changes) if self.changes else None,
        )


class Comparing:
    """Collects the days of a period."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._groups: dict[_Group, _Both] = defaultdict(_Both)
        self._recorded, self._replayed = _Side(), _Side()
        self._calls = self._by_the_rule = self._same = self._unknown = 0
        self._differences: list[timedelta] = []

    def add_past(
        self, was: Sequence[Visit], replayed: Sequence[Visit], day: Day, unit: Unit
    ) -> None:
        """Take in how a day was, and how it is replayed by the rules of then."""
        stays, again = _stays(was), _stays(replayed)
        for key, leg in stays.items():
            self._recorded.add(key, leg, unit, self._now)
        for key, leg in again.items():
            self._replayed.add(key, leg, unit, self._now)
        for key, leg in stays.items():
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
        self, before: Sequence[Visit], after: Sequence[Visit], day: Day, unit: Unit
    ) -> None:
        """Take in a day by the rules of then and by others."""
        unseen = set(_unseen(day))
        befores, afters = _stays(before), _stays(after)
        for key in dict.fromkeys(chain(befores, afters)):
            was, now = befores.get(key), afters.get(key)
            self._unknown += bool(key in unseen and now and now.first_called_at)
            leg = was or now
            if leg is None:
                continue
            for group in _groups(leg):
                both = self._groups[group]
                if was:
                    both.before.add(key, was, unit, self._now)
                if now:
                    both.after.add(key, now, unit, self._now)
                _count(both, was, now)

    def faithful(self) -> Faithfulness:
        """Return how close the replay by the rules of then comes to what happened."""
        differences = self._differences
        return Faithfulness(
            calls=self._calls,
            by_the_rule=self._by_the_rule,
            same_order=self._same,
            mean_difference=sum(differences, _ZERO) / len(differences) if differences else None,
            recorded=self._recorded.tally.figures(),
            replayed=self._replayed.tally.figures(),
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

    @property
    def unknown(self) -> int:
        """Return how many are served in a replay whose service time nobody has seen."""
        return self._unknown


def _stays(visits: Sequence[Visit]) -> _Stays:
    return {(one.ticket, leg.index): leg for one in visits for leg in one.legs}


def _groups(leg: Leg) -> Iterator[_Group]:
    yield None, None
    yield None, leg.priority
    yield leg.service, None
    yield leg.service, leg.priority


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


def _unseen(day: Day) -> Iterator[tuple[Ticket, int]]:
    """Yield the stays of whom nobody knows how long they take."""
    for one in day.comings:
        index = 1
        for stay in one.stays:
            if stay.takes is None:
                yield one.ticket, index
            index += 1 + len(stay.straight_on)


def _callers(day: Day, unit: Unit) -> Iterator[tuple[Window, Caller]]:
    known = {one.number for one in unit.counters}
    for window in day.windows:
        if window.counter in known:
            yield window, unit.caller(window.counter, window.clerk, window.profile)


def _by_the_rule(day: Day, unit: Unit) -> Iterator[bool]:
    """Yield of each call as it was whether the rule names the same visitor."""
    callers = list(_callers(day, unit))
    lines = Lines(unit)
    happened: list[tuple[datetime, int, Visit]] = []
    for coming in day.comings:
        for leg in (stay.leg for stay in coming.stays):
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
