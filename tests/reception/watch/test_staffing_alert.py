"""An hour ahead it is said how many counters will be missing, by the plan of the weekday."""

from dataclasses import replace
from datetime import time

import pytest

from reception.app import Reception
from reception.domain.alerts import Alert, AlertKind, AlertLevel, CountersMissing
from reception.domain.calendar import Closure
from reception.domain.errors import UnreachableFault
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.staffing_plans import PlannedByHand, half_hour, plan_by_hand, planned

MORNING = planned(
    *(half_hour(time(9, minute), 2) for minute in (0, 30)),
    *(half_hour(time(10, minute), needed) for minute, needed in ((0, 2), (30, 3))),
)
NOON = planned(*(half_hour(time(12, minute), 2) for minute in (0, 30)), half_hour(time(13), 2))


def turn_to(clock: FakeClock, reception: Reception, hour: int, minute: int) -> None:
    now = reception.hall.now()
    clock.advance(seconds=(now.replace(hour=hour, minute=minute) - now).total_seconds())


def told(reception: Reception) -> list[Alert]:
    return [one for one in reception.watch.look().alerts if one.kind is AlertKind.STAFFING]


def test_it_begins_an_hour_ahead_and_ends_once_somebody_has_sat_down(
    reception: Reception, clock: FakeClock
) -> None:
    turn_to(clock, reception, 9, 29)
    for number in (1, 2):
        reception.desk.open_counter(At(number, f"clerk{number}"))
    made = plan_by_hand(reception, PlannedByHand(MORNING))
    reception.watch.plan_day()
    assert made.asked == 1
    assert not told(reception)
    clock.advance(minutes=1)
    (alert,) = told(reception)
    assert (alert.subject, alert.level, alert.measured) == ("10:30", AlertLevel.WARNING, 1)
    assert alert.missing == CountersMissing(time(10, 30), 3, 1, ("birth-extract",))
    # Who is on a break is missing, too, and sooner.
    reception.desk.take_break(At(None, "clerk2"), "prayer")
    seen = reception.watch.look().seen(AlertKind.STAFFING, "10:00")
    assert seen
    assert seen.missing == CountersMissing(time(10), 2, 1, ("birth-extract",))
    reception.desk.end_break(At(None, "clerk2"))
    reception.desk.open_counter(At(3, "clerk3"))
    assert told(reception)
    clock.advance(seconds=31)
    assert not told(reception)
    logged = [one for one in reception.watch.log() if one.kind is AlertKind.STAFFING]
    assert {one.subject: one.ended_at for one in logged} == dict.fromkeys(
        ("10:00", "10:30"), clock.now()
    )


def test_each_half_hour_is_an_alert_of_its_own(reception: Reception, clock: FakeClock) -> None:
    turn_to(clock, reception, 9, 59)
    for number in (1, 2):
        reception.desk.open_counter(At(number, f"clerk{number}"))
    later = half_hour(time(11), 4)
    plan_by_hand(
        reception, PlannedByHand(replace(MORNING, half_hours=(*MORNING.half_hours, later)))
    )
    assert [(one.subject, one.measured) for one in told(reception)] == [("10:30", 1)]
    clock.advance(minutes=32)
    told(reception)
    clock.advance(seconds=31)
    assert [(one.subject, one.measured) for one in told(reception)] == [("11:00", 2)]


def test_a_day_that_closes_meanwhile_is_planned_anew(
    reception: Reception, clock: FakeClock
) -> None:
    turn_to(clock, reception, 9, 45)
    made = plan_by_hand(reception, PlannedByHand(MORNING))
    assert told(reception)
    unit, today = reception.hall.unit(), reception.hall.today()
    closed = Closure(names={}, first=today, last=today)
    calendar = replace(unit.calendar, closures=(closed,), always_open=False)
    reception.office.set_up(replace(unit, calendar=calendar), by="tests")
    assert reception.watch.look().wants_plan
    reception.watch.plan_day()
    told(reception)
    clock.advance(seconds=31)
    assert not told(reception)
    assert made.asked == 1
    assert not reception.watch.look().wants_plan


def test_a_plan_that_failed_is_tried_again_after_a_while(
    reception: Reception, clock: FakeClock
) -> None:
    turn_to(clock, reception, 9, 40)
    assert reception.watch.look().wants_plan
    with pytest.raises(UnreachableFault):
        plan_by_hand(reception, PlannedByHand(MORNING, fails=UnreachableFault("away", "wait")))
    assert not reception.watch.look().wants_plan
    assert plan_by_hand(reception, PlannedByHand(MORNING)).asked == 0
    clock.advance(minutes=10)
    assert reception.watch.look().wants_plan
    assert plan_by_hand(reception, PlannedByHand(MORNING)).asked == 1
    assert told(reception)


def test_who_has_no_plan_lets_it_be(reception: Reception, clock: FakeClock) -> None:
    turn_to(clock, reception, 9, 45)
    plan_by_hand(reception, PlannedByHand(MORNING))
    assert told(reception)
    # As a command does, which looks once and plans nothing.
    reception.watch._plan = None
    clock.advance(minutes=2)
    assert told(reception)
    clock.advance(minutes=2)
    assert told(reception)
    # The plan of a day is none of the next.
    reception.watch.plan_day()
    clock.advance(days=1)
    assert not told(reception)


def test_between_noon_and_two_a_pause_counts_as_being_there(
    reception: Reception, clock: FakeClock
) -> None:
    turn_to(clock, reception, 12, 20)
    plan_by_hand(reception, PlannedByHand(NOON))
    for number in (1, 2):
        reception.desk.open_counter(At(number, f"clerk{number}"))
    reception.desk.take_break(At(None, "clerk2"), "lunch")
    assert not told(reception)
    reception.desk.end_break(At(None, "clerk2"))
    reception.desk.close_counter(At(2, "clerk2"))
    assert told(reception)


def test_of_too_short_a_past_nothing_is_said_and_it_is_asked_once(
    reception: Reception, clock: FakeClock
) -> None:
    turn_to(clock, reception, 9, 45)
    short = plan_by_hand(reception, PlannedByHand(None))
    reception.watch.plan_day()
    assert short.asked == 1
    assert not told(reception)


def test_a_day_with_hours_of_its_own_is_not_planned(reception: Reception, clock: FakeClock) -> None:
    turn_to(clock, reception, 9, 45)
    unit, today = reception.hall.unit(), reception.hall.today()
    morning = replace(unit.calendar.hours[today.isoweekday()][0], closes=time(12))
    half_day = Closure(names={}, first=today, last=today, open_hours=(morning,))
    calendar = replace(unit.calendar, closures=(half_day,), always_open=False)
    reception.office.set_up(replace(unit, calendar=calendar), by="tests")
    assert plan_by_hand(reception, PlannedByHand(MORNING)).asked == 0
    assert not told(reception)
