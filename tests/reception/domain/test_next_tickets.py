"""When tickets are given again: for everybody, and for who finds today's places taken."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.availability import ServiceOffer, ServicePause
from reception.domain.calendar import (
    Calendar,
    Period,
    next_day_begins,
    opening,
    service_day,
    tickets_from,
)
from reception.domain.unit import Series, Service
from tests.support.calendars import CASABLANCA, COMMUNE, calendars, local, this_autumn

SERVICE = Service(
    code="signature", names={}, series=Series(prefix="F"), group="papers", daily_quota=20
)
# At 02:00 the clock of Casablanca goes back to 01:00.
BACK = datetime(2026, 9, 20, 1, tzinfo=UTC)


def offer(*, taken: int = 0, pause: ServicePause | None = None) -> ServiceOffer:
    pauses = {SERVICE.code: pause} if pause else {}
    return ServiceOffer(taken={SERVICE.code: taken}, last_numbers={}, pauses=pauses)


def again(calendar: Calendar, at: datetime, offered: ServiceOffer) -> datetime | None:
    return offered.again_at(SERVICE, calendar, at, CASABLANCA)


FULL = offer(taken=20)


def paused(at: datetime, until: datetime | None) -> ServicePause:
    return ServicePause(service=SERVICE.code, since=at, until=until)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(local(2026, 11, 25, 10), local(2026, 11, 26, 8, 30), id="Wednesday"),
        pytest.param(local(2026, 11, 27, 9), local(2026, 11, 30, 8, 30), id="before the prayer"),
        pytest.param(local(2026, 11, 27, 12), local(2026, 11, 30, 8, 30), id="during the prayer"),
        pytest.param(local(2026, 11, 27, 16), local(2026, 11, 30, 8, 30), id="Friday evening"),
        pytest.param(local(2026, 11, 26, 3), local(2026, 11, 26, 8, 30), id="at night"),
        pytest.param(local(2026, 11, 17, 10), local(2026, 11, 19, 8, 30), id="before a holiday"),
        pytest.param(local(2027, 2, 5, 10), local(2027, 2, 8, 9), id="before Ramadan"),
        pytest.param(local(2027, 3, 8, 10), local(2027, 3, 11, 8, 30), id="before Aid"),
        pytest.param(local(2026, 9, 18, 10), local(2026, 9, 21, 8, 30), id="before the law"),
    ],
)
def test_a_full_service_of_the_commune_gives_tickets_on_its_next_day(
    at: datetime, expected: datetime
) -> None:
    assert again(COMMUNE, at, FULL) == expected


@given(calendars(), this_autumn)
def test_a_full_service_gives_tickets_at_the_first_opening_of_a_later_day(
    calendar: Calendar, at: datetime
) -> None:
    found = again(calendar, at, FULL)
    today = service_day(at, CASABLANCA, calendar.day_starts)
    if found is None:
        assert not any(
            opening(calendar, at + timedelta(hours=hour), CASABLANCA).is_open
            for hour in range(24, 59 * 24)
        )
        return
    assert found > at
    assert service_day(found, CASABLANCA, calendar.day_starts) > today
    assert opening(calendar, found, CASABLANCA).is_open
    between = found - timedelta(minutes=15)
    while service_day(between, CASABLANCA, calendar.day_starts) > today:
        assert not opening(calendar, between, CASABLANCA).is_open
        between -= timedelta(minutes=15)


@given(
    st.integers(-18, 18).map(lambda step: BACK + timedelta(minutes=10 * step)),
    st.integers(0, 18).map(lambda step: time(step // 6, step % 6 * 10)),
)
def test_the_next_day_begins_later_also_where_the_clock_is_put_back(
    at: datetime, day_starts: time
) -> None:
    calendar = Calendar(hours={}, day_starts=day_starts)
    begins = next_day_begins(calendar, at, CASABLANCA)
    assert begins > at
    assert service_day(begins, CASABLANCA, day_starts) == service_day(
        at, CASABLANCA, day_starts
    ) + timedelta(days=1)


def test_places_are_counted_anew_in_the_middle_of_the_night_where_it_never_closes() -> None:
    day_and_night = Calendar(hours={}, always_open=True)
    assert again(day_and_night, local(2026, 11, 25, 10), FULL) == local(2026, 11, 26, 4)


def test_hours_over_the_cut_of_the_day_give_the_next_places_at_the_cut() -> None:
    night = Period(opens=time(1), closes=time(6))
    calendar = Calendar(hours=dict.fromkeys(range(1, 8), (night,)))
    assert again(calendar, local(2026, 11, 25, 2), FULL) == local(2026, 11, 25, 4)


def test_nobody_knows_when_an_office_without_hours_gives_tickets() -> None:
    assert again(Calendar(hours={}), local(2026, 11, 25, 10), FULL) is None


@given(calendars(), this_autumn)
def test_any_other_service_gives_tickets_when_the_office_does(
    calendar: Calendar, at: datetime
) -> None:
    assert again(calendar, at, offer(taken=19)) == opening(calendar, at, CASABLANCA).opens_at


def test_a_used_up_series_comes_back_as_a_quota_does() -> None:
    used_up = ServiceOffer(taken={}, last_numbers={"F": SERVICE.series.last}, pauses={})
    at = local(2026, 11, 27, 9)
    assert again(COMMUNE, at, used_up) == again(COMMUNE, at, FULL)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        pytest.param(local(2026, 11, 27, 10), local(2026, 11, 27, 10), id="while it is open"),
        pytest.param(local(2026, 11, 27, 12), local(2026, 11, 27, 13, 30), id="in the break"),
        pytest.param(local(2026, 11, 27, 16, 20), local(2026, 11, 30, 8, 30), id="too late"),
        pytest.param(None, None, id="nobody has said"),
    ],
)
def test_a_paused_service_comes_back_when_its_pause_ends_and_the_office_is_open(
    until: datetime | None, expected: datetime | None
) -> None:
    at = local(2026, 11, 27, 9)
    assert again(COMMUNE, at, offer(pause=paused(at, until))) == expected


@given(calendars(), this_autumn, st.integers(1, 14 * 24))
def test_a_full_service_that_is_paused_comes_back_when_both_are_over(
    calendar: Calendar, at: datetime, hours: int
) -> None:
    until = at + timedelta(hours=hours)
    both = replace(FULL, pauses=offer(pause=paused(at, until)).pauses)
    assert again(calendar, at, both) == tickets_from(
        calendar, max(until, next_day_begins(calendar, at, CASABLANCA)), CASABLANCA
    )
