"""A period that still runs is compared with the one before as that one stood at the same time."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from reception.app import Reception
from reception.queue.model import At
from reception.reports.question import Dimension, ReportQuestion
from reception.system.clock import unit_zone
from reception.unit.current import same_time
from tests.support.clocks import FakeClock

pytestmark = pytest.mark.both

TUESDAY = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
_DAY = timedelta(days=1)
ASKED = ReportQuestion(by=(Dimension.SERVICE,))


def figures(core: Reception, question: ReportQuestion) -> list[Any]:
    """Return every figure of a question, however it is counted."""
    by_counter = ReportQuestion(
        first=question.first, last=question.last, at=question.at, by=(Dimension.COUNTER,)
    )
    told: list[Any] = []
    for report in (core.reports.waits(question), core.reports.quotes(question)):
        told += [asdict(report.total), [(row.keys, asdict(row.figures)) for row in report.rows]]
    told += [core.reports.distribution(question).counts]
    counters = core.reports.counters(by_counter)
    return [*told, asdict(counters.total), [asdict(row.figures) for row in counters.rows]]


def morning(core: Reception, clock: FakeClock) -> Iterator[None]:
    """Let much happen, and pause after each act."""
    desk = core.desk
    desk.open_counter(At(3, "clerk1"))
    desk.open_counter(At(1, "clerk2"))
    parked: list[str] = []
    acts: list[Callable[[], object]] = []
    for number in range(4):
        acts += [
            lambda: desk.issue("signature"),
            partial(desk.issue, "residence" if number % 2 else "signature"),
            lambda: desk.call_next(At(3, "clerk1")),
            lambda: desk.recall(At(3, "clerk1")),
        ]
        end = (
            lambda: desk.finish(At(3, "clerk1")),
            lambda: desk.transfer(At(3, "clerk1"), to_service="residence"),
            lambda: parked.append(desk.park(At(3, "clerk1")).ticket.label),
            lambda: desk.follow(At(3, "clerk1"), "residence"),
        )[number]
        acts += [lambda: desk.start(At(3, "clerk1")), end]
    acts += [
        lambda: desk.finish(At(3, "clerk1")),
        lambda: desk.resume(At(None, "clerk1"), parked[0]),
        lambda: desk.call_next(At(3, "clerk1")),
        lambda: desk.no_show(At(3, "clerk1")),
        lambda: desk.take_break(At(None, "clerk2"), "lunch"),
        desk.close_day,
    ]
    for act in acts:
        clock.advance(seconds=97)
        act()
        yield


def test_two_days_stand_beside_the_two_before_as_they_stood_then(
    reception: Reception, clock: FakeClock
) -> None:
    clock.at = TUESDAY - _DAY
    reception.desk.issue("signature")
    clock.advance(minutes=5)
    reception.desk.close_day()
    clock.at = TUESDAY
    first = clock.at.date() - _DAY
    stood = []
    for _ in morning(reception, clock):
        clock.advance(seconds=13)
        at_work = ReportQuestion(first=first, last=clock.at.date(), by=ASKED.by)
        stood.append((clock.at, figures(reception, at_work)))
    assert len({str(told) for _, told in stood}) > 20
    for at, told in stood[::3]:
        clock.at = at + 2 * _DAY
        today = clock.at.date()
        asked = ReportQuestion(first=today - _DAY, last=today, by=ASKED.by)
        before = reception.reports.before(asked)
        assert (before.first, before.last, before.at) == (first, at.date(), at)
        assert figures(reception, before) == told
    # What the days came to is another figure.
    over = ReportQuestion(first=first, last=TUESDAY.date(), by=ASKED.by)
    assert figures(reception, over) != stood[0][1]


def test_days_that_are_over_are_compared_whole(reception: Reception, clock: FakeClock) -> None:
    clock.at, zone = TUESDAY, unit_zone("Africa/Casablanca")
    for first, last in ((date(2026, 11, 23), date(2026, 11, 23)), (date(2026, 11, 1),) * 2):
        assert reception.reports.before(ReportQuestion(first=first, last=last)).at is None
    for first in (date(2026, 11, 24), date(2026, 11, 23), date(2026, 11, 1), date(2026, 1, 1)):
        running = reception.reports.before(ReportQuestion(first=first, last=TUESDAY.date()))
        assert running.at is not None
        assert running.last == running.at.date()
        assert running.at.astimezone(zone).time() == TUESDAY.astimezone(zone).time()


def test_the_time_of_day_is_the_units(reception: Reception, clock: FakeClock) -> None:
    """Morocco goes back an hour for Ramadan: nine o'clock is an hour later by the sun."""
    zone = unit_zone("Africa/Casablanca")
    clock.at = datetime(2026, 2, 15, 9, tzinfo=zone).astimezone(UTC)
    before = reception.reports.before(ReportQuestion())
    assert before.at is not None
    assert before.at.astimezone(zone) == datetime(2026, 2, 14, 9, tzinfo=zone)
    assert clock.at - before.at == timedelta(hours=25)
    night = datetime(2026, 11, 25, 0, 30, tzinfo=zone)
    assert (
        same_time(night, -7 * _DAY, zone)
        .astimezone(zone)
        .isoformat()
        .startswith("2026-11-18T00:30")
    )
