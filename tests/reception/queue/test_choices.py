"""What a question is of alone: what there is, and who waited so long."""

import io
from datetime import UTC, datetime, timedelta

import pytest

from reception.app import Reception
from reception.domain.expected_wait import WaitRange
from reception.queue.model import At
from reception.reports.question import Dimension, Key, ReportQuestion, UnknownChoiceError
from reception.reports.reports import CounterWaitError
from tests.support.clocks import FakeClock
from tests.support.history import GOOD, own_csv

MINUTE = timedelta(minutes=1)


def only(dimension: Dimension, *keys: Key) -> ReportQuestion:
    return ReportQuestion(only={dimension: keys})


@pytest.mark.parametrize(
    ("dimension", "key", "there"),
    [
        (Dimension.SERVICE, "unknown", "signature"),
        (Dimension.COUNTER, 77, "1, 2, 3"),
        (Dimension.CLERK, "nadia", "clerk1"),
        (Dimension.PRIORITY, "royal", "ordinary"),
        (Dimension.LANGUAGE, "de", "fr, en"),
        (Dimension.OUTCOME, "vanished", "no_show"),
        (Dimension.HOUR, 24, "23"),
        (Dimension.WEEKDAY, 0, "1, 2, 3, 4, 5, 6, 7"),
    ],
)
def test_what_neither_the_unit_nor_its_past_knows_is_refused(
    reception: Reception, dimension: Dimension, key: Key, there: str
) -> None:
    question = only(dimension, key)
    for ask in (
        lambda: reception.reports.waits(question),
        lambda: reception.reports.visits(question),
        lambda: list(reception.reports.export(question)),
    ):
        with pytest.raises(UnknownChoiceError, match=str(key)) as refused:
            ask()
        assert there in str(refused.value)


def test_what_only_the_past_knows_is_answered(reception: Reception, clock: FakeClock) -> None:
    clock.at = datetime(2026, 11, 25, 8, tzinfo=UTC)
    strange = {"service": "abolished", "clerk": "nadia", "counter": "77", "priority": "royal"}
    content = own_csv(GOOD | strange | {"outcome": "vanished"})
    done = reception.history.bring_in(io.BytesIO(content), file="past.csv", make_missing=True)
    assert done.visits == 1
    first, last = datetime(2026, 1, 1, tzinfo=UTC).date(), clock.at.date()
    for dimension, key in (
        (Dimension.SERVICE, "abolished"),
        (Dimension.CLERK, "nadia"),
        (Dimension.COUNTER, 77),
        (Dimension.PRIORITY, "royal"),
        (Dimension.OUTCOME, "vanished"),
    ):
        asked = ReportQuestion(first=first, last=last, only={dimension: (key,)})
        assert reception.reports.waits(asked).total.arrived == 1, dimension


def test_a_bar_is_as_high_as_the_list_behind_it_is_long(
    reception: Reception, clock: FakeClock
) -> None:
    desk = reception.desk
    desk.open_counter(At(3, "clerk1"))
    for _ in range(9):
        desk.issue("signature")
    # Three of them wait exactly as long as a bar begins at.
    for number in range(8):
        clock.advance(minutes=5 if number in {2, 5, 6} else 0, seconds=0 if number < 7 else 61)
        desk.call_next(At(3, "clerk1"))
        desk.no_show(At(3, "clerk1"))
    spread = reception.reports.distribution(bucket=5 * MINUTE, buckets=3)
    listed = []
    for at, height in enumerate((*spread.counts, spread.over)):
        high = None if at == len(spread.counts) else (at + 1) * 5 * MINUTE
        waited = WaitRange(at * 5 * MINUTE, high)
        question = ReportQuestion(waited=waited)
        legs = reception.reports.visits(question).legs
        assert len(legs) == height, at
        assert all(one.measured.wait in waited for one in legs)
        assert reception.reports.waits(question).total.arrived == height
        stream = io.StringIO(newline="")
        assert reception.reports.write_visits_csv(stream, question) == height
        listed += [one.ticket.id for one in legs]
    assert (spread.counts, spread.over) == ((2, 3, 1), 2)
    # Nobody has called the ninth: no bar has her.
    assert len(listed) == len(set(listed)) == spread.n == 8
    with pytest.raises(CounterWaitError):
        reception.reports.counters(ReportQuestion(waited=WaitRange(MINUTE)))
