"""Visitors with an appointment: the rule counts from its hour."""

from datetime import datetime, timedelta

import pytest

from reception.app import Reception
from reception.domain.errors import AnotherDayError, TooEarlyError
from reception.queue.model import At
from tests.support.clocks import FakeClock

SERVICE = "signature"


@pytest.fixture
def hour(clock: FakeClock) -> datetime:
    return clock.now() + timedelta(minutes=20)


def test_the_wait_counts_from_the_hour(
    reception: Reception, clock: FakeClock, hour: datetime
) -> None:
    booked = reception.desk.issue(SERVICE, appointment_at=hour)
    assert (booked.leg.priority, booked.leg.ranked_since) == ("appointment", hour)
    assert booked.ticket.appointment_at == hour
    assert reception.hall.ticket(booked.ticket.label).visit == booked
    clock.advance(minutes=1)
    walked_in = reception.desk.issue(SERVICE)
    # Long before the hour it stands behind who waits now, and is called when nobody else is.
    clock.advance(minutes=4)
    assert reception.desk.call_next(At(3, "clerk1")).ticket == booked.ticket
    assert reception.desk.call_next(At(4, "clerk2")).ticket == walked_in.ticket
    assert not [one for one in reception.verify() if one.broken]


def test_who_waits_longer_than_the_head_start_is_called_before(
    reception: Reception, clock: FakeClock
) -> None:
    waits = reception.desk.issue(SERVICE)
    clock.advance(minutes=21)
    reception.desk.issue(SERVICE, appointment_at=clock.now() + timedelta(seconds=1))
    assert reception.desk.call_next(At(3, "clerk1")).ticket == waits.ticket


@pytest.mark.parametrize(("late", "kept"), [(15, True), (15.1, False)])
def test_who_comes_too_late_waits_with_the_others(
    reception: Reception, clock: FakeClock, hour: datetime, late: float, kept: bool
) -> None:
    clock.at = hour + timedelta(minutes=late)
    leg = reception.desk.issue(SERVICE, appointment_at=hour).leg
    assert (leg.priority, leg.ranked_since) == (
        ("appointment", hour) if kept else ("ordinary", clock.now())
    )


def test_another_class_is_kept(reception: Reception, hour: datetime) -> None:
    leg = reception.desk.issue(SERVICE, priority="elderly", appointment_at=hour).leg
    assert (leg.priority, leg.ranked_since) == ("elderly", hour)


def test_who_comes_much_too_early_is_told_when(
    reception: Reception, clock: FakeClock, hour: datetime
) -> None:
    clock.at = hour - timedelta(minutes=30, seconds=1)
    with pytest.raises(TooEarlyError, match=f"{hour - timedelta(minutes=30):%H:%M}"):
        reception.desk.issue(SERVICE, appointment_at=hour)


def test_another_day_is_not_today(reception: Reception, hour: datetime) -> None:
    with pytest.raises(AnotherDayError):
        reception.desk.issue(SERVICE, appointment_at=hour + timedelta(days=1))
