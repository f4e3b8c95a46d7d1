"""A plan by a long past of an office, judged on fresh days of that office."""

import random
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import numpy as np
import pytest

from reception.domain.calendar import Calendar
from reception.staffing.model import StaffingAnswer, StaffingQuestion
from tests.reception.staffing.test_ask import staffing_of
from tests.support.staffing_office import FIRST, HOURS, OFFICE, OfficeDay, Truth, Works, as_always

MONDAYS, FRESH = 400, 400
UNIT = replace(OFFICE, calendar=Calendar(hours={1: HOURS}))
LUNCH = (43_200.0, 45_900.0, 47_700.0)


def works_of(answer: StaffingAnswer) -> list[Works]:
    """Return when each counter calls by a plan, as docs/staffing.md has it."""
    (day,) = answer.weekdays
    found = []
    for turn, counter in enumerate(one.number for one in UNIT.counters):
        open_s = [
            (60.0 * (at.hour * 60 + at.minute))
            for one in day.half_hours
            for at in (one.begins,)
            if counter in {work.counter for work in one.counters}
        ]
        quarters = {at + more for at in open_s for more in (0.0, 900.0)}
        noon = {43_200.0 + 900 * number for number in range(8)}
        if len(noon - quarters) < 3:
            away = LUNCH[turn % 3]
            quarters -= {away + 900 * number for number in range(3)}
        begins = [at for at in sorted(quarters) if at - 900 not in quarters]
        ends = [at + 900 for at in sorted(quarters) if at + 900 not in quarters]
        closing = 59_400.0
        found += [
            (begin, end + 900 if end == closing else end, counter)
            for begin, end in zip(begins, ends, strict=True)
        ]
    return found


@pytest.mark.deep
def test_the_share_that_is_forecast_is_that_of_fresh_days() -> None:
    chance = random.Random(11)  # noqa: S311 - the same visitors every time, no secret
    visits = [
        visit
        for week in range(MONDAYS)
        for visit in OfficeDay(Truth(), chance, FIRST + timedelta(weeks=week)).go_by(as_always())
    ]
    staffing = staffing_of(visits, unit=UNIT, weeks=MONDAYS)
    answer = staffing.answer(StaffingQuestion(target_pct=90, first=FIRST))
    (day,) = answer.weekdays
    within, judged = (np.zeros(len(day.half_hours)) for _ in range(2))
    midnight = datetime.combine(FIRST, time(), UTC)
    for _ in range(FRESH):
        for visit in OfficeDay(Truth(), chance, FIRST).go_by(works_of(answer)):
            leg = visit.leg
            place = int((leg.waiting_since - midnight).total_seconds() // 1800) - 17
            waited = (leg.first_called_at or leg.ended_at or leg.waiting_since) - leg.waiting_since
            in_time = leg.first_called_at is not None and waited <= timedelta(minutes=15)
            within[place] += in_time
            judged[place] += in_time or waited > timedelta(minutes=15)
    off = {
        f"{one.begins:%H:%M}": (round(one.share.pct, 1), round(float(true), 1))
        for one, true in zip(day.half_hours, 100 * within / judged, strict=True)
        if one.share and one.arrivals > 10
    }
    assert len(off) > 4
    assert all(abs(told - true) <= 3.5 for told, true in off.values()), off
