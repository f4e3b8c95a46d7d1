"""The question what other rules would have done, and its answer: figures, never a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from reception.domain.calendar import Period
from reception.domain.errors import Refusal
from reception.domain.figures import Figures
from reception.domain.unit import Counter, Unit
from reception.reports.model import Window
from reception.system.clock import unit_zone

A_DIFFERENCE = timedelta(minutes=1)
"""Who waits less or longer by this at least has gained or lost."""
FURTHEST_OFF = 1 / 3
"""A past is explained where the engine puts waits off by less than this share of the mean wait."""


@dataclass(frozen=True, slots=True)
class CounterHours:
    """A counter, for the whole day or from one time of day to another."""

    counter: int
    hours: Period | None = None

    def on(self, day: date, unit: Unit) -> tuple[datetime, datetime] | None:
        """Return from when to when on a service day; None: for the whole of it.

        Raises:
            HoursAcrossDaysError: they are of two days.
        """
        if self.hours is None:
            return None
        zone, starts = unit_zone(unit.zone), unit.calendar.day_starts
        opens, closes = self.hours.opens, self.hours.closes
        begins, ends = (
            # Small hours before the day's begin are those of its own night.
            datetime.combine(day + timedelta(days=is_next), at, zone).astimezone(UTC)
            for at, is_next in ((opens, opens < starts), (closes, closes <= starts))
        )
        if ends <= begins:
            raise HoursAcrossDaysError(self.hours, starts)
        return begins, ends


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleChange:
    """The house as it would be; what is left out stays as it was."""

    rules: Unit | None = None
    """Its priority classes, calling rule, work profiles and what each counter gives count."""
    closed: tuple[CounterHours, ...] = ()
    """Counters at which nobody would have been."""
    doubled: tuple[CounterHours, ...] = ()
    """Counters beside which there would be one more that gives the same, as long as somebody was
    there, or at those hours of each day on which somebody was."""

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
        given = {one.number: one.services for one in unit.counters}
        more = (
            Counter(number=self._beside(was, at), services=given.get(one.counter, ()))
            for at, one in enumerate(self.doubled)
        )
        return replace(unit, counters=(*unit.counters, *more))

    def windows(self, was: Iterable[Window], day: date, unit: Unit) -> Iterator[Window]:
        """Yield while somebody would have been at each counter of the unit as it was."""
        there = list(was)
        for at, more in enumerate(self.doubled):
            number, hours = self._beside(unit, at), more.on(day, unit)
            alike = [replace(one, counter=number) for one in there if one.counter == more.counter]
            if hours and alike:
                alike = [replace(alike[0], opens=hours[0], closes=hours[1])]
            yield from alike
        for less in self.closed:
            gone = less.on(day, unit)
            there = [
                rest
                for one in there
                for rest in (
                    (one,) if one.counter != less.counter else (one.without(*gone) if gone else ())
                )
            ]
        yield from there

    def _beside(self, was: Unit, at: int) -> int:
        """Return the number of a counter more."""
        known = (*was.counters, *(self.rules.counters if self.rules else ()))
        return max(one.number for one in known) + 1 + at


@dataclass(frozen=True, kw_only=True, slots=True)
class Faithfulness:
    """How close the engine comes to a past when it is run on it unchanged."""

    mean_wait: timedelta | None
    """Of who was called, as recorded."""
    mean_difference: timedelta | None
    """Between a wait as it was and as it is replayed, either way; None where nobody was called.

    Of who was not called or never came so far, until she left or the day was over.
    """
    recorded: Figures
    replayed: Figures

    @property
    def is_explained(self) -> bool:
        """Return whether the engine knows enough of the past to say anything of a change."""
        if self.mean_difference is None or self.mean_wait is None:
            return False
        return self.mean_difference <= max(A_DIFFERENCE, FURTHEST_OFF * self.mean_wait)

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


def _longer(one: timedelta | None, other: timedelta | None) -> timedelta | None:
    return None if one is None or other is None else one - other


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


class NothingToReplayError(Refusal):
    """Nobody came in the period."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"Nobody came from {first} to {last}: there is nothing to replay")


class HoursAcrossDaysError(Refusal):
    """A counter's hours are of two service days."""

    def __init__(self, hours: Period, starts: time) -> None:
        super().__init__(
            f"{hours.opens:%H:%M}-{hours.closes:%H:%M} does not lie within one service day, which"
            f" begins at {starts:%H:%M}"
        )


class NobodyCalledError(Refusal):
    """Nobody was called in the period."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"Nobody was called from {first} to {last}: without a call nothing can be said of waits"
        )


class NoSessionsError(Refusal):
    """Nobody was signed in at a counter in the period, as in a past from another system."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"From {first} to {last} nobody is recorded as signed in at a counter, as in visits"
            " that were brought in: without it no replay can tell when a counter was open"
        )


class UnexplainedPastError(Refusal):
    """What is known of the period does not explain its waits."""

    def __init__(self, first: date, last: date, faithful: Faithfulness) -> None:
        off, of = (
            round((one or timedelta(0)).total_seconds() / 60)
            for one in (faithful.mean_difference, faithful.mean_wait)
        )
        self.key = f"{off}"
        """By so many minutes a wait is off on average."""
        super().__init__(
            f"From {first} to {last} the calling rule and the sessions put a wait {off} minutes off"
            f" on average, of {of}: too far for a replay to say anything"
        )
