"""The expected wait of a visitor, and how it is told: by one bound, or by hours of the clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_STEP_MINUTES = 5
_STEP = timedelta(minutes=_STEP_MINUTES)
_LONG, _LONG_STEP = timedelta(hours=1), timedelta(minutes=30)
_SECOND = timedelta(seconds=1)
# A call takes so long, be the counter free.
_SOONEST = timedelta(seconds=30)
# Two hours further apart than this tell no more than the later one.
_WIDEST = timedelta(minutes=20)


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedWait:
    """A range that four waits of five should fall into, in whole seconds."""

    low: timedelta
    high: timedelta

    @property
    def bound(self) -> timedelta:
        """Return how long it is at most, as lists tell it: in steps of 5 minutes, later of 30."""
        step = _LONG_STEP if self.high > _LONG else _STEP
        return max(-(-self.high // step), 1) * step


def announced(low_s: float, high_s: float) -> ExpectedWait:
    """Return a range of seconds as it is kept: whole ones, and nobody is there at once."""
    low = timedelta(seconds=int(max(0.0, low_s)))
    return ExpectedWait(low=low, high=max(timedelta(seconds=int(high_s)), low + _SECOND, _SOONEST))


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnHours:
    """When a turn comes by the clock, in whole steps of five minutes; never sooner than told."""

    after: datetime | None
    """None where the range is too wide to be of use, or begins at once."""
    before: datetime
    hangs_on_one: bool = False
    """Whether the range is so wide, and one counter alone gives the service."""


def turn_hours(issued_at: datetime, wait: ExpectedWait, counters: int | None = None) -> TurnHours:
    """Return between which hours the turn comes of who was told this wait then.

    The earlier one is rounded down and the later one up: to be called later than the later one
    says breaks a promise, to come a little sooner does not.

    Args:
        issued_at: when she was told.
        wait: what.
        counters: so many give the service; None where nobody knows.
    """
    now = issued_at.astimezone(UTC)
    after, before = ((now + limit).astimezone(issued_at.tzinfo) for limit in (wait.low, wait.high))
    over = before - _step_before(before)
    before += _STEP - over if over else timedelta(0)
    after = _step_before(after)
    is_wide = before - after > _WIDEST
    is_told = issued_at < after and not is_wide
    return TurnHours(
        after=after if is_told else None, before=before, hangs_on_one=is_wide and counters == 1
    )


def _step_before(at: datetime) -> datetime:
    return at - timedelta(
        minutes=at.minute % _STEP_MINUTES, seconds=at.second, microseconds=at.microsecond
    )


@dataclass(frozen=True, slots=True)
class WaitRange:
    """Waits to the first call from ``low`` on that are shorter than ``high``."""

    low: timedelta
    high: timedelta | None = None
    """None: however long."""

    def __contains__(self, wait: timedelta | None) -> bool:
        """Return whether a wait is meant; None, of who was never called, is in no range."""
        return wait is not None and self.low <= wait and (self.high is None or wait < self.high)
