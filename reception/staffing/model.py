"""The question how many counters are needed at which hour, and its answer: never about a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from reception.domain.alerts import CountersMissing
from reception.domain.calendar import Period
from reception.domain.errors import Refusal

FEWEST_WEEKS = 4
"""Of less past than this nothing is said."""
NOON = Period(opens=time(12), closes=time(14))
"""Who pauses then counts as being there: a plan leaves everybody a pause, and counts her, too."""
_SOON = timedelta(hours=1)
# So long after the doors open people still sit down.
_SEATED = timedelta(minutes=15)


class StaffingTargetError(Refusal):
    """The target is none."""

    says = "The target is a share above 0 and of 100 % at most, within a wait longer than 0"


class TooFewWeeksError(Refusal):
    """The past is too short to plan by."""

    def __init__(self, weeks: int, first: date, last: date) -> None:
        self.key = str(weeks)
        """So many there are."""
        super().__init__(
            f"From {first} to {last} visitors are known of {weeks} weeks:"
            f" a plan needs {FEWEST_WEEKS} at least"
        )


class StaffedHoursError(Refusal):
    """People would work while the unit is closed."""

    def __init__(self, hours: Period, opens: time | None, closes: time | None) -> None:
        within = f"it opens from {opens:%H:%M} to {closes:%H:%M}" if opens else "it never opens"
        super().__init__(
            f"{hours.opens:%H:%M} to {hours.closes:%H:%M} is outside the unit's calendar: {within}"
        )


class StaffedCountersError(Refusal):
    """There are not so many counters."""

    def __init__(self, most: int, there: int) -> None:
        super().__init__(f"The unit has {there} counters: ask for 1 to {there}, not {most}")


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffingQuestion:
    """What is to be reached, when people can work, and by which past."""

    target_pct: float = 80.0
    within: timedelta = timedelta(minutes=15)
    first: date | None = None
    last: date | None = None
    weekday: int | None = None
    """From 1, Monday; None: each."""
    hours: Period | None = None
    """None: the opening hours of the unit."""
    counters: int | None = None
    """At most so many at a time; None: all of the unit."""
    seed: int = 1
    """The same one draws the same days."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareRange:
    """A forecast share in percent, and between which it lies as the days of the past differ."""

    pct: float
    low: float
    high: float

    def reaches(self, target_pct: float) -> bool:
        """Return whether the whole range does, as it is told in whole percent."""
        return round(self.low) >= target_pct


@dataclass(frozen=True, slots=True)
class CounterWork:
    """A counter that is open, and the work profile there; None: its services as described."""

    counter: int
    profile: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HalfHour:
    """What a half hour of a weekday needs."""

    begins: time
    ends: time
    arrivals: float
    """On an average day."""
    counters: tuple[CounterWork, ...]
    opened: float | None
    """So many were open on an average day of the past; None where no sessions are recorded."""
    was_pct: float | None
    """Of who came then in the past, so many were called within the target; None: nobody came."""
    share: ShareRange | None
    """With these counters; None: nobody comes."""
    is_certain: bool
    """Whether the whole range reaches the target."""
    one_more_pct: float | None
    one_less_pct: float | None
    at_most_pct: float | None
    """With all counters, where even they do not reach the target; else None."""
    services: tuple[str, ...]
    """Whose visitors would wait if one counter fewer were open."""

    @property
    def needed(self) -> int:
        """Return how many counters it needs."""
        return len(self.counters)


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffingProposal:
    """Another number of counters for some hours, and what speaks for it."""

    weekday: int
    begins: time
    ends: time
    needed: int
    opened: int
    services: tuple[str, ...]
    was_pct: float
    share: ShareRange
    missed_on: int
    """On so many days of the past fewer than the target were called in time."""
    days: int
    is_certain: bool
    """Whether the whole range reaches the target; else it is told and not proposed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedWeekday:
    """A weekday's half hours, in order."""

    weekday: int
    """From 1, Monday."""
    days: int
    """So many of the past it is planned by."""
    half_hours: tuple[HalfHour, ...]
    share: ShareRange | None
    proposals: tuple[StaffingProposal, ...]
    counter_hours: float
    square_root_hours: float
    """By square-root staffing of the same work, to set beside it."""

    def missing_soon(self, now: datetime, opened: int) -> CountersMissing | None:
        """Return what begins within an hour for which too few counters are open; None: nothing.

        Nothing is said of what is uncertain, while the doors are closed, and while people sit down.

        Args:
            now: on such a weekday, in the unit's zone.
            opened: so many counters are open.
        """
        if not (self._is_within(now) and self._is_within(now - _SEATED)):
            return None
        short = (one for one in self._coming(now) if one.is_certain and one.needed > opened)
        return next(
            (
                CountersMissing(one.begins, one.needed, one.needed - opened, one.services)
                for one in short
            ),
            None,
        )

    def _is_within(self, at: datetime) -> bool:
        return any(one.begins <= at.time() < one.ends for one in self.half_hours)

    def _coming(self, now: datetime) -> Iterator[HalfHour]:
        for one in self.half_hours:
            if now < datetime.combine(now, one.begins, now.tzinfo) <= now + _SOON:
                yield one


@dataclass(frozen=True, kw_only=True, slots=True)
class StaffingAnswer:
    """A week's plan."""

    unit: str
    as_of: datetime
    question: StaffingQuestion
    first: date
    last: date
    visits: int
    """So many stays in a queue it is drawn from."""
    beyond: int
    """So many more joined after the hours, or for what no counter gives any more."""
    days: int
    days_left_out: int
    """Days with hours of their own, such as in Ramadan, and half days."""
    days_marked: int
    """Days at the turn of a month, before or after a holiday: they are drawn as any other."""
    marked_ratio: float | None
    """So many times as many visitors came on those as on the others."""
    too_few: tuple[int, ...]
    """Weekdays of which too few days are known."""
    weekdays: tuple[PlannedWeekday, ...]

    @property
    def proposals(self) -> tuple[StaffingProposal, ...]:
        """Return those of all weekdays."""
        return tuple(one for day in self.weekdays for one in day.proposals)

    @property
    def counter_hours(self) -> float:
        """Return those of a week."""
        return sum(one.counter_hours for one in self.weekdays)

    @property
    def square_root_hours(self) -> float:
        """Return those of a week."""
        return sum(one.square_root_hours for one in self.weekdays)

    @property
    def differs(self) -> bool:
        """Return whether square-root staffing says something else by a third or more."""
        both = sorted((self.counter_hours, self.square_root_hours))
        return both[1] > both[0] * 4 / 3
