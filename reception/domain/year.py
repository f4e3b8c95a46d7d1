"""A unit's year: which of the state's days it has, which are still to be confirmed, day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from reception.domain.calendar import Calendar, Closure, Period, Season, hours_on
from reception.domain.language import Language, Texts, text_in

_DAY = timedelta(days=1)
# An estimate by the moon is off by a day or two; what is near it under the same name is the same.
_NEAR = timedelta(days=10)

type Dated = Closure | Season


class DayKind(StrEnum):
    """What a day of the year is at a glance."""

    USUAL = "usual"
    DAY_OFF = "day_off"
    """By the day of the week."""
    CLOSED = "closed"
    """A holiday, or days off of the office's own."""
    HALF = "half"
    SEASON = "season"
    """Hours of its own, such as in Ramadan."""


@dataclass(frozen=True, kw_only=True, slots=True)
class YearDay:
    """One day of the year at a glance."""

    date: date
    kind: DayKind
    hours: tuple[Period, ...]
    names: Texts
    """Of the closure or the season; empty on any other day."""
    estimated: bool
    """It may yet move."""


def days_of(calendar: Calendar, year: int) -> Iterator[YearDay]:
    """Yield every day of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield _day(calendar, day)
        day += _DAY


def missing[One: Dated](entered: Sequence[One], official: Sequence[One]) -> tuple[One, ...]:
    """Return those of the state's days that nobody has entered, wherever they may lie."""
    return tuple(one for one in official if not any(_is(had, one) for had in entered))


def confirmed[One: Dated](one: One) -> One:
    """Return the days as no longer estimated."""
    return replace(one, estimated=False)


def moved[One: Dated](one: One, first: date) -> One:
    """Return the days as long, from another date on; whoever moves them knows them."""
    return replace(one, first=first, last=first + (one.last - one.first), estimated=False)


def unconfirmed(calendar: Calendar, today: date, within: timedelta) -> tuple[Dated, ...]:
    """Return the estimated days that go on or begin within so long, the nearest first."""
    dated: tuple[Dated, ...] = (*calendar.closures, *calendar.seasons)
    near = (
        one for one in dated if one.estimated and today <= one.last and one.first <= today + within
    )
    return tuple(sorted(near, key=lambda one: one.first))


def _day(calendar: Calendar, day: date) -> YearDay:
    closures = [one for one in calendar.closures if one.first <= day <= one.last]
    # What closes the whole day counts before what leaves a half.
    closure = min(closures, key=lambda one: bool(one.open_hours), default=None)
    season = next((one for one in calendar.seasons if one.first <= day <= one.last), None)
    hours = hours_on(calendar, day)
    usual = (season or calendar).hours.get(day.isoweekday(), ())
    if closure and (usual or not closure.open_hours):
        kind = DayKind.HALF if closure.open_hours else DayKind.CLOSED
    elif not hours:
        kind = DayKind.DAY_OFF
    else:
        kind = DayKind.SEASON if season else DayKind.USUAL
    told = closure or season
    return YearDay(
        date=day,
        kind=kind,
        hours=hours,
        names=told.names if told else {},
        estimated=any(one.estimated for one in (closure, season) if one),
    )


def _is(had: Dated, official: Dated) -> bool:
    """Return whether a unit's days are these of the state."""
    if had.official:
        return had.official == official.official and abs(had.first - official.first) <= 3 * _NEAR
    same_name = text_in(had.names, Language.FRENCH) == text_in(official.names, Language.FRENCH)
    # A file of a unit need not say which holiday it means: the same day off is one all the same.
    covered = had.first <= official.first and official.last <= had.last and not official.estimated
    return abs(had.first - official.first) <= _NEAR and (same_name or covered)
