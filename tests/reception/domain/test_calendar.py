from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.calendar import (
    Calendar,
    ClosedReason,
    Closure,
    Period,
    Season,
    opening,
    service_day,
)
from reception.domain.language import Language
from tests.support.calendars import CASABLANCA, COMMUNE, calendars, local, this_autumn
from tests.support.every_case import every_case

HOUR = timedelta(hours=1)
FOUR = time(4)


def zone_changes(first_year: int, last_year: int) -> Iterator[datetime]:
    """Yield the instants, to the hour, at which the offset of Casablanca changes."""
    at = datetime(first_year, 1, 1, tzinfo=UTC)
    while at.year <= last_year:
        if at.astimezone(CASABLANCA).utcoffset() != (at + HOUR).astimezone(CASABLANCA).utcoffset():
            yield at + HOUR
        at += HOUR


CHANGES = tuple(zone_changes(2008, 2027))
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
instants = st.integers(0, 3 * 365 * 24 * 3600).map(lambda step_s: FIRST + timedelta(seconds=step_s))


def test_the_zone_data_knows_ramadan_and_the_end_of_summer_time() -> None:
    # Spring and autumn since 2008, around Ramadan as well since 2012, the last one in 2026.
    assert len(CHANGES) > 40
    assert CHANGES[-1] == datetime(2026, 9, 20, 1, tzinfo=UTC)


@given(st.sampled_from(CHANGES), st.integers(-48 * 60, 48 * 60))
def test_around_every_zone_change_the_day_is_that_of_the_wall_clock(
    change: datetime, minutes: int
) -> None:
    at = change + timedelta(minutes=minutes)
    wall = at.astimezone(CASABLANCA).replace(tzinfo=None)
    assert service_day(at, CASABLANCA, FOUR) == (wall - timedelta(hours=4)).date()


@every_case("change", CHANGES)
def test_no_day_comes_back_and_none_is_left_out_around_a_zone_change(change: datetime) -> None:
    days = [
        service_day(change + timedelta(minutes=10 * step), CASABLANCA, FOUR)
        for step in range(-6 * 48, 6 * 48)
    ]
    assert days == sorted(days)
    assert (days[-1] - days[0]).days + 1 == len(set(days))


@given(instants, st.times().map(lambda at: at.replace(microsecond=0)))
def test_a_day_begins_at_its_cut(at: datetime, day_starts: time) -> None:
    day = service_day(at, CASABLANCA, day_starts)
    assert (
        timedelta(0)
        <= at.astimezone(CASABLANCA).replace(tzinfo=None) - datetime.combine(day, day_starts)
        < timedelta(days=1)
    )


def test_a_ticket_before_the_cut_counts_for_the_day_before() -> None:
    assert service_day(local(2026, 11, 25, 23, 59), CASABLANCA, FOUR) == date(2026, 11, 25)
    assert service_day(local(2026, 11, 26, 0, 1), CASABLANCA, FOUR) == date(2026, 11, 25)
    assert service_day(local(2026, 11, 26, 3, 59), CASABLANCA, FOUR) == date(2026, 11, 25)
    assert service_day(local(2026, 11, 26, 4, 0), CASABLANCA, FOUR) == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("at", "is_open", "opens_at"),
    [
        pytest.param(local(2026, 11, 25, 8, 29), False, local(2026, 11, 25, 8, 30), id="too early"),
        pytest.param(local(2026, 11, 25, 8, 30), True, None, id="the doors open"),
        pytest.param(local(2026, 11, 25, 12, 29), True, None, id="before the break"),
        pytest.param(local(2026, 11, 25, 12, 30), False, local(2026, 11, 25, 13), id="break"),
        pytest.param(local(2026, 11, 25, 16, 14), True, None, id="last ticket"),
        pytest.param(local(2026, 11, 25, 16, 15), False, local(2026, 11, 26, 8, 30), id="too late"),
        pytest.param(local(2026, 11, 27, 12), False, local(2026, 11, 27, 13, 30), id="Friday"),
        pytest.param(local(2026, 11, 27, 13, 30), True, None, id="after the prayer"),
        pytest.param(local(2026, 11, 28, 10), False, local(2026, 11, 30, 8, 30), id="Saturday"),
        pytest.param(local(2026, 11, 18, 10), False, local(2026, 11, 19, 8, 30), id="holiday"),
        pytest.param(local(2027, 2, 8, 8, 59), False, local(2027, 2, 8, 9), id="first of Ramadan"),
        pytest.param(local(2027, 2, 12, 12, 30), True, None, id="a Friday of Ramadan"),
        pytest.param(local(2027, 3, 8, 14, 44), True, None, id="last of Ramadan"),
        pytest.param(local(2027, 3, 8, 14, 45), False, local(2027, 3, 11, 8, 30), id="before Aid"),
    ],
)
def test_the_commune_gives_tickets_in_its_hours(
    at: datetime, is_open: bool, opens_at: datetime | None
) -> None:
    found = opening(COMMUNE, at, CASABLANCA)
    assert (found.is_open, found.opens_at) == (is_open, opens_at)


def test_a_holiday_says_its_name() -> None:
    on_holiday = opening(COMMUNE, local(2026, 11, 18, 10), CASABLANCA)
    assert on_holiday.closure_names[Language.ARABIC] == "عيد الاستقلال"
    assert not opening(COMMUNE, local(2026, 11, 28, 10), CASABLANCA).closure_names


def test_the_same_hour_on_the_wall_is_another_instant_after_the_law_changed() -> None:
    friday, monday = datetime(2026, 9, 18, tzinfo=UTC), datetime(2026, 9, 21, tzinfo=UTC)
    assert opening(COMMUNE, friday, CASABLANCA).opens_at == friday.replace(hour=7, minute=30)
    assert opening(COMMUNE, monday, CASABLANCA).opens_at == monday.replace(hour=8, minute=30)


def is_open_on_the_wall(at: datetime) -> bool:
    """Tell by the wall clock whether the commune gives tickets: another way to the same answer."""
    wall = at.astimezone(CASABLANCA)
    day = wall.date()
    if any(one.first <= day <= one.last for one in COMMUNE.closures):
        return False
    hours = next(
        (one.hours for one in COMMUNE.seasons if one.first <= day <= one.last), COMMUNE.hours
    )
    periods = hours.get(day.isoweekday(), ())
    if not periods:
        return False
    minute = wall.hour * 60 + wall.minute
    ends = [one.closes.hour * 60 + one.closes.minute for one in periods]
    ends[-1] -= COMMUNE.last_ticket_before_closing // timedelta(minutes=1)
    starts = [one.opens.hour * 60 + one.opens.minute for one in periods]
    return any(start <= minute < end for start, end in zip(starts, ends, strict=True))


@given(instants)
def test_open_is_what_the_wall_clock_says(at: datetime) -> None:
    assert opening(COMMUNE, at, CASABLANCA).is_open is is_open_on_the_wall(at)


@given(instants)
def test_a_closed_unit_opens_when_it_says_and_not_before(at: datetime) -> None:
    found = opening(COMMUNE, at, CASABLANCA)
    if found.is_open:
        assert found.opens_at is None
        return
    assert found.opens_at is not None
    assert found.opens_at > at
    assert opening(COMMUNE, found.opens_at, CASABLANCA).is_open
    step = timedelta(minutes=15)
    between = at
    while between < found.opens_at:
        assert not is_open_on_the_wall(between)
        between += step


@given(instants)
def test_a_unit_that_never_closes_is_open(at: datetime) -> None:
    assert opening(Calendar(hours={}, always_open=True), at, CASABLANCA).is_open


def test_a_unit_without_hours_does_not_know_when_it_opens() -> None:
    found = opening(Calendar(hours={}), local(2026, 11, 25, 10), CASABLANCA)
    assert (found.is_open, found.opens_at) == (False, None)


def test_a_last_stretch_shorter_than_the_time_before_closing_gives_no_ticket() -> None:
    evening = Period(opens=time(18), closes=time(18, 10))
    calendar = Calendar(
        hours=dict.fromkeys(range(1, 8), (evening,)),
        last_ticket_before_closing=timedelta(minutes=15),
    )
    found = opening(calendar, local(2026, 11, 25, 18, 5), CASABLANCA)
    assert (found.is_open, found.opens_at) == (False, None)
    assert found.reason is ClosedReason.DAY_OFF


def test_a_closure_is_stronger_than_a_season() -> None:
    day = date(2027, 2, 10)
    everyday = dict.fromkeys(range(1, 8), (Period(opens=time(9), closes=time(15)),))
    calendar = Calendar(
        hours=everyday,
        seasons=(Season(names={}, first=day, last=day, hours=everyday),),
        closures=(Closure(names={Language.FRENCH: "Fermé"}, first=day, last=day),),
    )
    found = opening(calendar, local(2027, 2, 10, 10), CASABLANCA)
    assert found.closure_names == {Language.FRENCH: "Fermé"}
    assert found.reason is ClosedReason.CLOSURE
    assert found.season_names == {}
    assert found.opens_at == local(2027, 2, 11, 9)


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        pytest.param(local(2026, 11, 25, 0, 0), ClosedReason.BEFORE_OPENING, id="night"),
        pytest.param(local(2026, 11, 25, 8, 29), ClosedReason.BEFORE_OPENING, id="too early"),
        pytest.param(local(2026, 11, 25, 8, 30), None, id="open"),
        pytest.param(local(2026, 11, 25, 12, 30), ClosedReason.BREAK, id="midday"),
        pytest.param(local(2026, 11, 27, 13, 29), ClosedReason.BREAK, id="Friday prayer"),
        pytest.param(local(2026, 11, 25, 16, 15), ClosedReason.LAST_TICKET, id="last ticket"),
        pytest.param(local(2026, 11, 25, 16, 29), ClosedReason.LAST_TICKET, id="doors still open"),
        pytest.param(local(2026, 11, 25, 16, 30), ClosedReason.AFTER_CLOSING, id="evening"),
        pytest.param(local(2026, 11, 28, 10), ClosedReason.DAY_OFF, id="Saturday"),
        pytest.param(local(2026, 11, 18, 10), ClosedReason.CLOSURE, id="holiday"),
        pytest.param(local(2026, 11, 18, 20), ClosedReason.CLOSURE, id="evening of a holiday"),
        pytest.param(local(2027, 2, 12, 14, 50), ClosedReason.LAST_TICKET, id="in Ramadan"),
    ],
)
def test_a_closed_unit_says_why(at: datetime, reason: ClosedReason | None) -> None:
    assert opening(COMMUNE, at, CASABLANCA).reason is reason


def test_ramadan_is_named_day_and_night_and_no_longer() -> None:
    for at in (local(2027, 2, 8, 0), local(2027, 2, 8, 10), local(2027, 2, 8, 23, 59)):
        assert opening(COMMUNE, at, CASABLANCA).season_names[Language.ARABIC] == "توقيت شهر رمضان"
    assert opening(COMMUNE, local(2027, 2, 7, 23, 59), CASABLANCA).season_names == {}


def test_an_open_unit_says_until_when_whatever_break_lies_before() -> None:
    morning = opening(COMMUNE, local(2026, 11, 25, 9), CASABLANCA)
    assert morning.closes_at == local(2026, 11, 25, 16, 15)
    assert opening(Calendar(hours={}, always_open=True), FIRST, CASABLANCA).closes_at is None


def reason_on_the_wall(calendar: Calendar, at: datetime) -> ClosedReason | None:
    """Tell by minutes of the wall clock why the unit is closed: another way to the same answer."""
    wall = at.astimezone(CASABLANCA)
    day = wall.date()
    if any(one.first <= day <= one.last for one in calendar.closures):
        return ClosedReason.CLOSURE
    hours = next(
        (one.hours for one in calendar.seasons if one.first <= day <= one.last), calendar.hours
    )
    periods = hours.get(day.isoweekday(), ())
    if not periods:
        return ClosedReason.DAY_OFF
    before_closing = calendar.last_ticket_before_closing // timedelta(minutes=1)
    minute = minutes_of(wall.time())
    for index, period in enumerate(periods):
        closes = minutes_of(period.closes)
        last = index == len(periods) - 1
        if minute < minutes_of(period.opens):
            return ClosedReason.BREAK if index else ClosedReason.BEFORE_OPENING
        if minute < closes - last * before_closing:
            return None
        if minute < closes:
            return ClosedReason.LAST_TICKET
    return ClosedReason.AFTER_CLOSING


def minutes_of(at: time) -> int:
    return at.hour * 60 + at.minute


@given(calendars(), this_autumn)
def test_why_is_what_the_wall_clock_says(calendar: Calendar, at: datetime) -> None:
    found = opening(calendar, at, CASABLANCA)
    assert found.reason is reason_on_the_wall(calendar, at)
    assert found.is_open is (found.reason is None)
    assert bool(found.closure_names) is (found.reason is ClosedReason.CLOSURE)


@given(calendars(), this_autumn)
def test_only_before_opening_and_in_a_break_are_there_tickets_later_today(
    calendar: Calendar, at: datetime
) -> None:
    found = opening(calendar, at, CASABLANCA)
    today = at.astimezone(CASABLANCA).date()
    later_today = found.opens_at and found.opens_at.astimezone(CASABLANCA).date() == today
    assert bool(later_today) is (found.reason in {ClosedReason.BEFORE_OPENING, ClosedReason.BREAK})


@given(calendars(), this_autumn)
def test_until_the_last_ticket_and_no_longer(calendar: Calendar, at: datetime) -> None:
    found = opening(calendar, at, CASABLANCA)
    if found.closes_at is None:
        assert not found.is_open
        return
    assert found.closes_at > at
    just_before = opening(calendar, found.closes_at - timedelta(microseconds=1), CASABLANCA)
    assert just_before.is_open
    then = opening(calendar, found.closes_at, CASABLANCA)
    assert then.reason in {ClosedReason.LAST_TICKET, ClosedReason.AFTER_CLOSING}
