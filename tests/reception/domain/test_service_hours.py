"""A service's own hours rule the desk, the kiosk's offer and what is said of them alike."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.app import Reception
from reception.domain.availability import Availability
from reception.domain.calendar import (
    Period,
    WeeklyHours,
    is_open,
    opening,
    service_tickets_from,
    tickets_from,
)
from reception.domain.errors import ServiceHoursError, UnitClosedError
from reception.domain.unit import Unit
from reception.system.clock import unit_zone
from reception.unit.file import load_template
from tests.support.clocks import FakeClock
from tests.support.databases import set_up

COMMUNE = load_template("commune")
ZONE = unit_zone(COMMUNE.zone)
# Wednesday and Friday mornings, and a Sunday on which the commune is closed.
MORNINGS = {
    3: (Period(opens=time(9), closes=time(11)),),
    5: (Period(opens=time(7), closes=time(10)),),
    7: (Period(opens=time(9), closes=time(12)),),
}


def with_hours(hours: WeeklyHours) -> Unit:
    services = [
        replace(one, hours=hours) if one.code == "signature" else one for one in COMMUNE.services
    ]
    return replace(COMMUNE, services=tuple(services))


@pytest.mark.parametrize(
    ("at", "again"),
    [
        ("2026-11-25T08:40", "2026-11-25T09:00"),
        ("2026-11-25T09:00", None),
        ("2026-11-25T10:59", None),
        ("2026-11-25T11:00", "2026-11-27T08:30"),
        ("2026-11-27T10:00", "2026-12-02T09:00"),
    ],
)
def test_desk_and_offer_keep_the_hours_of_a_service(
    reception: Reception, database_url: str, clock: FakeClock, at: str, again: str | None
) -> None:
    set_up(database_url, with_hours(MORNINGS), clock)
    clock.at = datetime.fromisoformat(at).replace(tzinfo=ZONE).astimezone(UTC)
    offered = next(one for one in reception.hall.services() if one.service.code == "signature")
    if again is None:
        assert (offered.availability, offered.again_at) == (Availability.OPEN, None)
        assert reception.desk.issue("signature").leg.service == "signature"
        return
    expected = datetime.fromisoformat(again).replace(tzinfo=ZONE)
    assert (offered.availability, offered.again_at) == (Availability.NOT_NOW, expected)
    with pytest.raises(ServiceHoursError) as refused:
        reception.desk.issue("signature")
    assert refused.value.again_at == expected
    # Its neighbour has the hours of the unit.
    assert reception.desk.issue("residence").leg.service == "residence"


def test_a_pause_that_ends_outside_the_hours_ends_with_them(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    set_up(database_url, with_hours(MORNINGS), clock)
    clock.at = datetime(2026, 11, 25, 9, 30, tzinfo=ZONE)
    until = datetime(2026, 11, 25, 14, tzinfo=ZONE)
    reception.desk.pause_service("signature", "manager", until=until)
    offered = next(one for one in reception.hall.services() if one.service.code == "signature")
    assert offered.availability is Availability.PAUSED
    assert offered.again_at == datetime(2026, 11, 27, 8, 30, tzinfo=ZONE)


def test_a_closed_unit_says_so_first(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    set_up(database_url, with_hours(MORNINGS), clock)
    clock.at = datetime(2026, 11, 29, 10, tzinfo=ZONE)
    with pytest.raises(UnitClosedError):
        reception.desk.issue("signature")


periods = st.tuples(st.integers(0, 95), st.integers(1, 95)).map(
    lambda ends: Period(
        opens=time(ends[0] // 4, ends[0] % 4 * 15),
        closes=time(max(ends) // 4, max(ends) % 4 * 15 + (14 if ends[0] >= ends[1] else 0)),
    )
)
weeks = st.dictionaries(st.integers(1, 7), periods.map(lambda one: (one,)), max_size=7)
instants = st.datetimes(datetime(2026, 9, 1), datetime(2027, 4, 1)).map(  # noqa: DTZ001 - set below
    lambda at: at.replace(tzinfo=UTC)
)


@given(hours=weeks, at=instants)
def test_a_service_never_gives_tickets_outside_the_unit_s_hours_or_its_own(
    hours: WeeklyHours, at: datetime
) -> None:
    """Through Ramadan, days off and the change of the clock."""
    calendar = COMMUNE.calendar
    local = at.astimezone(ZONE)
    within = not hours or any(
        one.opens <= local.time() < one.closes for one in hours.get(local.isoweekday(), ())
    )
    assert is_open(calendar, at, ZONE, hours) == (opening(calendar, at, ZONE).is_open and within)
    begins = service_tickets_from(calendar, hours, at, ZONE)
    if begins is not None:
        assert begins >= at
        assert is_open(calendar, begins, ZONE, hours)
        if begins > at:
            assert not is_open(calendar, begins - timedelta(minutes=1), ZONE, hours)
    if not hours:
        assert begins == tickets_from(calendar, at, ZONE)
