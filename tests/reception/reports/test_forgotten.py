"""Who forgets to leave her counter in the evening changes no figure of another day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reception.app import Reception, open_reception
from reception.database.run import instant
from reception.domain.ticket import TicketState
from reception.queue.model import At
from reception.reports.question import Dimension, ReportQuestion
from reception.waits.pace import pace_of, service_table
from reception.waits.sql import SqlWaitStore
from reception.what_if.model import RuleChange
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, behind_its_back, database_of, set_up

pytestmark = pytest.mark.both

WEDNESDAY = date(2026, 11, 25)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
HERE = At(3, "clerk1")
BY_DAY = ReportQuestion(first=WEDNESDAY, by=(Dimension.DAY,))


@pytest.fixture
def hall(database_url: str, clock: FakeClock) -> Iterator[Reception]:
    """Give the commune with its hours: on a Wednesday from 08:30 to 16:30, as UTC in November."""
    calendar = replace(COMMUNE.calendar, always_open=False)
    set_up(database_url, replace(COMMUNE, calendar=calendar), clock)
    clock.at = clock.at.replace(hour=14, minute=30)
    with open_reception(database_url, clock=clock) as opened:
        yield opened


def serve(hall: Reception, clock: FakeClock, minutes: int) -> None:
    hall.desk.issue("signature")
    hall.desk.call_next(HERE)
    hall.desk.start(HERE)
    clock.advance(minutes=minutes)


def next_morning(clock: FakeClock) -> None:
    clock.at = clock.at.replace(hour=9, minute=0) + timedelta(days=1)


def open_time(hall: Reception) -> dict[object, timedelta]:
    report = hall.reports.counters(BY_DAY)
    assert report.total.open == sum((row.figures.open for row in report.rows), timedelta(0))
    return {row.keys[0]: row.figures.open for row in report.rows if row.figures.open}


def is_sound(hall: Reception) -> bool:
    return not [finding for finding in hall.verify() if finding.broken]


def test_a_session_that_nobody_ended_ends_with_the_opening_hours(
    hall: Reception, clock: FakeClock
) -> None:
    hall.desk.open_counter(HERE)
    clock.advance(hours=1)
    assert open_time(hall) == {WEDNESDAY: HOUR}
    # It is her own affair how long she stays, until the day is over.
    clock.at = clock.at.replace(hour=18, minute=30)
    assert open_time(hall) == {WEDNESDAY: 4 * HOUR}
    for _ in range(3):
        next_morning(clock)
        assert open_time(hall) == {WEDNESDAY: 2 * HOUR}
        assert not [one for one in hall.hall.counters() if one.clerk]


@pytest.mark.parametrize("how", ["left", "took it again", "the day was closed"])
def test_whoever_ends_it_on_a_later_day_it_ended_with_its_own(
    hall: Reception, clock: FakeClock, how: str
) -> None:
    hall.desk.open_counter(HERE)
    next_morning(clock)
    if how == "left":
        hall.desk.close_counter(At(None, "clerk1"))
    elif how == "took it again":
        hall.desk.open_counter(HERE)
        clock.advance(minutes=20)
        hall.desk.close_counter(At(None, "clerk1"))
    else:
        hall.desk.close_day(day=WEDNESDAY)
    clock.advance(minutes=20)
    today = {WEDNESDAY + timedelta(days=1): 20 * MINUTE} if how == "took it again" else {}
    assert open_time(hall) == {WEDNESDAY: 2 * HOUR} | today


def test_closing_the_day_forgets_who_is_still_there_and_says_so(
    hall: Reception, database_url: str, clock: FakeClock
) -> None:
    hall.desk.open_counter(HERE)
    hall.desk.open_counter(At(4, "clerk2"))
    clock.at = clock.at.replace(hour=17, minute=0)
    hall.desk.close_counter(At(None, "clerk2"))
    clock.at = clock.at.replace(hour=19)
    hall.desk.close_day()
    told = {row.keys[0]: row.figures.open for row in hall.reports.counters(by_counter()).rows}
    # One left by herself at five; the other was seen last when the doors closed.
    assert told == {3: 2 * HOUR, 4: 2.5 * HOUR}
    with behind_its_back(database_url) as connection:
        kept = connection.execute("SELECT clerk, forgotten FROM counter_session").fetchall()
    assert sorted(map(tuple, kept)) == [("clerk1", 1), ("clerk2", None)]


def by_counter() -> ReportQuestion:
    return ReportQuestion(first=WEDNESDAY, by=(Dimension.COUNTER,))


def test_a_visit_finished_the_next_morning_is_no_service_of_a_night(
    hall: Reception, clock: FakeClock
) -> None:
    serve(hall, clock, minutes=10)
    hall.desk.finish(HERE)
    serve(hall, clock, minutes=5)
    next_morning(clock)
    hall.desk.finish(HERE)
    waits = hall.reports.waits(ReportQuestion(first=WEDNESDAY)).total
    assert (waits.served, waits.service.n, waits.service.max) == (2, 1, 10 * MINUTE)
    assert waits.being_served == 0
    counters = {
        row.keys[0]: (row.figures.serving, row.figures.served)
        for row in hall.reports.counters(BY_DAY).rows
    }
    assert counters == {WEDNESDAY: (10 * MINUTE, 2)}
    (last, _) = hall.reports.visits(ReportQuestion(first=WEDNESDAY)).legs
    assert last.leg.ended_at == clock.at
    assert last.measured.service is None
    # Nor does it lengthen what the next visitors are told.
    stays = SqlWaitStore(database_of(hall)).past_stays(COMMUNE.code, hall.hall.today())
    assert len(stays) == 2
    pace = pace_of(stays, [], {"signature": 10 * MINUTE}, instant(clock.at))
    assert pace.takes_s["signature"].tolist() == service_table(600, [600]).tolist()


def test_who_still_serves_somebody_of_yesterday_adds_no_time_today(
    hall: Reception, clock: FakeClock
) -> None:
    serve(hall, clock, minutes=10)
    next_morning(clock)
    clock.advance(hours=3)
    report = hall.reports.counters(BY_DAY)
    assert [(row.keys[0], row.figures.open) for row in report.rows] == [(WEDNESDAY, 2 * HOUR)]
    assert report.total.serving == timedelta(0)


def test_a_later_close_ends_who_was_left_at_a_counter_with_her_visit(
    hall: Reception, clock: FakeClock
) -> None:
    serve(hall, clock, minutes=10)
    label = hall.desk.issue("signature").ticket.label
    assert hall.desk.close_day().unserved == 1
    assert [one.clerk for one in hall.hall.counters() if one.clerk] == ["clerk1"]
    next_morning(clock)
    hall.desk.issue("signature")
    # The day that is closed is another one: its own visitors alone are unserved.
    assert hall.desk.close_day().unserved == 1
    visits = hall.reports.visits(ReportQuestion(first=WEDNESDAY, last=WEDNESDAY)).legs
    states = {one.ticket.label: one.leg.state for one in visits}
    assert states.pop(label) is TicketState.UNSERVED
    assert [*states.values()] == [TicketState.SERVED]
    assert hall.hall.held_by("clerk1") is None
    assert hall.reports.waits(ReportQuestion(first=WEDNESDAY)).total.service.n == 0
    assert is_sound(hall)
    # Nothing keeps the counter from whoever comes next.
    hall.desk.open_counter(At(3, "clerk2"))
    assert is_sound(hall)


def test_a_replay_of_the_past_has_nobody_at_a_counter_whose_clerk_was_forgotten(
    hall: Reception, database_url: str, clock: FakeClock
) -> None:
    for _ in range(2):
        serve(hall, clock, minutes=10)
        hall.desk.finish(HERE)
    # For a service that nobody at work gives, six more come before the doors close.
    came = clock.at = clock.at.replace(hour=15, minute=50)
    for _ in range(6):
        hall.desk.issue("planning")
    next_morning(clock)
    hall.desk.close_counter(At(None, "clerk1"))
    hall.desk.close_day(day=WEDNESDAY)
    unit = hall.office.unit()
    also = tuple(
        replace(one, services=(*one.services, "planning")) if one.number == HERE.counter else one
        for one in unit.counters
    )
    change = RuleChange(rules=replace(unit, counters=also))
    answer = hall.what_if.answer(change, WEDNESDAY, WEDNESDAY)
    with behind_its_back(database_url) as connection:
        asked = "SELECT count(*) FROM leg WHERE state = 'unserved'"
        ((left,),) = connection.execute(asked).fetchall()
    assert left == answer.faithful.recorded.unserved == answer.faithful.replayed.unserved == 6
    # Had she given it too, she would have called one after the other until the doors closed.
    doors, takes = came.replace(hour=16, minute=30), unit.service("planning").usual_service
    called = [at for at in (came + turn * takes for turn in range(6)) if at < doors]
    assert answer.total.after.unserved == 6 - len(called) == 3
