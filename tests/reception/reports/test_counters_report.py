"""How counters were used, as the acts at them say."""

from datetime import date, timedelta

import pytest

from reception.app import Reception
from reception.domain.figures import CounterFigures
from reception.queue.model import At
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.reports import CounterDimensionError
from tests.support.clocks import FakeClock

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_open_break_serving_and_throughput(reception: Reception, clock: FakeClock) -> None:
    # Morocco is at UTC in November 2026: the counter opens at 08:50.
    clock.at = clock.at.replace(hour=8, minute=50)
    desk = reception.desk
    desk.open_counter(At(3, "clerk1"))
    for _ in range(2):
        desk.issue("signature")
    desk.call_next(At(3, "clerk1"))
    clock.advance(minutes=5)
    desk.start(At(3, "clerk1"))
    clock.advance(minutes=10)
    desk.finish(At(3, "clerk1"))
    desk.take_break(At(None, "clerk1"), "pause")
    clock.advance(minutes=15)
    desk.end_break(At(None, "clerk1"))
    desk.call_next(At(3, "clerk1"))
    desk.start(At(3, "clerk1"))
    clock.advance(minutes=20)
    figures = reception.reports.counters().total
    assert figures == CounterFigures(
        open=50 * MINUTE, away=15 * MINUTE, serving=30 * MINUTE, served=1
    )
    assert figures.occupancy_pct == pytest.approx(100 * 30 / 35)
    assert figures.served_per_open_hour == pytest.approx(60 / 35)
    rows = reception.reports.counters(ReportQuestion(by=(Dimension.HOUR, Dimension.COUNTER))).rows
    told = {row.keys: (row.figures.open, row.figures.serving) for row in rows}
    assert told == {(8, 3): (10 * MINUTE, 5 * MINUTE), (9, 3): (40 * MINUTE, 25 * MINUTE)}


def test_a_visit_over_midnight_belongs_to_its_evening(
    reception: Reception, clock: FakeClock
) -> None:
    clock.at = clock.at.replace(hour=23)
    reception.desk.issue("signature")
    reception.desk.call_next(At(3, "clerk1"))
    reception.desk.start(At(3, "clerk1"))
    clock.advance(hours=4)
    reception.desk.finish(At(3, "clerk1"))
    reception.desk.close_counter(At(None, "clerk1"))
    clock.advance(hours=7)
    question = ReportQuestion(first=date(2026, 11, 25), by=(Dimension.DAY, Dimension.WEEKDAY))
    told = {row.keys: row.figures for row in reception.reports.counters(question).rows}
    # The day is cut at four o'clock, and its weekday with it.
    assert [*told] == [(date(2026, 11, 25), 3)]
    figures = told[date(2026, 11, 25), 3]
    assert (figures.open, figures.serving, figures.served) == (4 * HOUR, 4 * HOUR, 1)


def test_no_hour_is_of_a_service(reception: Reception) -> None:
    with pytest.raises(CounterDimensionError):
        reception.reports.counters(ReportQuestion(by=(Dimension.SERVICE,)))
