"""The state's days: as the gazette has them, and taken into a unit's calendar once each."""

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reception.domain.calendar import Calendar, Closure, Period, hours_on, opening
from reception.domain.language import Language
from reception.unit.document import tables_of, unit_of
from reception.unit.file import load_template
from reception.unit.year import (
    RAMADAN,
    DayKind,
    days_of,
    missing,
    official_days,
    ramadans,
    unconfirmed,
)
from tests.support.calendars import CASABLANCA, local

UNIT = load_template("commune")
COMMUNE = UNIT.calendar
DAY = timedelta(days=1)


def by_code(year: int) -> dict[str, Closure]:
    return {one.official: one for one in official_days(year)}


def test_the_year_2027_is_that_of_the_gazette() -> None:
    days = by_code(2027)
    assert len(days) == 15
    assert days["throne-day"].first == date(2027, 7, 30)
    assert days["throne-day"].names[Language.ARABIC] == "عيد العرش"
    fitr = days["eid-al-fitr"]
    assert (fitr.first, fitr.last, fitr.estimated) == (date(2027, 3, 9), date(2027, 3, 10), True)
    # Two on one day are two: each may move alone.
    assert days["oued-ed-dahab-day"].first == days["prophets-birthday"].first == date(2027, 8, 14)
    assert {one.official for one in official_days(2027) if one.estimated} == {
        "eid-al-fitr",
        "eid-al-adha",
        "islamic-new-year",
        "prophets-birthday",
    }
    assert all(len(one.names) == 3 for one in days.values())


@given(year=st.integers(2024, 2060))
def test_ramadan_lasts_a_month_and_ends_the_day_before_the_feast(year: int) -> None:
    feasts = {
        one.first
        for near in (year, year + 1)
        for one in official_days(near)
        if one.official == "eid-al-fitr"
    }
    for season in ramadans(year):
        assert season.first.year == year
        assert season.last + DAY in feasts
        assert (season.last - season.first).days + 1 in {29, 30}
        assert season.estimated
        assert season.hours[5] == (Period(opens=time(9), closes=time(15)),)


def test_a_unit_that_was_loaded_from_a_file_has_its_days_already() -> None:
    assert not missing(COMMUNE.closures, official_days(2027))
    assert not missing(COMMUNE.seasons, ramadans(2027))
    assert len(missing(COMMUNE.closures, official_days(2028))) == len(official_days(2028))


def with_official(calendar: Calendar, year: int) -> Calendar:
    """Return the calendar as an administrator has it who enters all the state's days of a year."""
    return replace(
        calendar,
        closures=(*calendar.closures, *missing(calendar.closures, official_days(year))),
        seasons=(*calendar.seasons, *missing(calendar.seasons, ramadans(year))),
    )


@given(year=st.integers(2026, 2040), shift=st.integers(-2, 2))
def test_days_are_taken_in_once_wherever_they_are_moved(year: int, shift: int) -> None:
    full = with_official(COMMUNE, year)

    def moved(one: Closure) -> Closure:
        by = shift * DAY
        return replace(one, first=one.first + by, last=one.last + by, estimated=False)

    settled = replace(
        full,
        closures=tuple(moved(one) if one.estimated else one for one in full.closures),
        seasons=tuple(replace(one, estimated=False) for one in full.seasons),
    )
    assert not missing(settled.closures, official_days(year))
    assert not missing(settled.seasons, ramadans(year))
    assert not unconfirmed(settled, date(year, 1, 1), 366 * DAY)
    for one in settled.closures:
        assert not hours_on(settled, one.first)
        assert not hours_on(settled, one.last)


def test_a_unit_with_the_states_days_reads_and_writes_as_its_file() -> None:
    half = Closure(
        names={Language.ARABIC: "عشية العيد", Language.FRENCH: "Veille de fête"},
        first=date(2027, 7, 29),
        last=date(2027, 7, 29),
        open_hours=(Period(opens=time(8, 30), closes=time(12)),),
    )
    full = with_official(COMMUNE, 2028)
    unit = replace(UNIT, calendar=replace(full, closures=(*full.closures, half)))
    assert unit_of(tables_of(unit)) == unit
    assert any(one.official == RAMADAN for one in unit.calendar.seasons)


def test_a_half_day_gives_tickets_in_its_own_hours_and_opens_no_day_off() -> None:
    eve = Closure(
        names={Language.FRENCH: "Veille"},
        first=date(2026, 11, 26),
        last=date(2026, 11, 28),
        open_hours=(Period(opens=time(8, 30), closes=time(12)),),
    )
    calendar = replace(COMMUNE, closures=(eve,))
    assert opening(calendar, local(2026, 11, 26, 11), CASABLANCA).is_open
    afternoon = opening(calendar, local(2026, 11, 26, 14), CASABLANCA)
    assert afternoon.opens_at == local(2026, 11, 27, 8, 30)
    # The 28th is a Saturday.
    assert not opening(calendar, local(2026, 11, 28, 10), CASABLANCA).is_open
    both = replace(calendar, closures=(eve, replace(eve, open_hours=())))
    assert not opening(both, local(2026, 11, 26, 10), CASABLANCA).is_open
    kinds = {one.date: one.kind for one in days_of(calendar, 2026)}
    assert kinds[date(2026, 11, 26)] is DayKind.HALF
    assert kinds[date(2026, 11, 28)] is DayKind.DAY_OFF
    assert {one.date: one.kind for one in days_of(both, 2026)}[date(2026, 11, 27)] is DayKind.CLOSED
