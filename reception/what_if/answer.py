"""What came of asking: the figures before and after, and how far the replay may be trusted."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from reception.domain.figures import Figures
from reception.domain.unit import Counter, Unit
from reception.what_if.demand import ReplayedDay, Window

A_DIFFERENCE = timedelta(minutes=1)
"""Who waits less or longer by this at least has gained or lost."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Faithfulness:
    """How close a replay by the rules as they were comes to what happened."""

    calls: int
    by_the_rule: int
    """Of these calls, who was called is whom the rule names among those who waited then."""
    same_order: int
    """Of these calls, the replay calls the same visitor to the same counter at the same instant."""
    mean_difference: timedelta | None
    """Between the wait of a visitor as it was and as it is replayed, either way."""
    recorded: Figures
    replayed: Figures


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
    """So many stays would have waited less, by a minute at least."""
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
    """Stays that were not called then and would be now: their service is taken as usual."""
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
