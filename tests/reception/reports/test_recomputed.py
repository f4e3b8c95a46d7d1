"""Every published figure, recomputed by a program that knows none of our code, on both stores."""

from datetime import UTC, date, datetime

from reception.app import open_reception
from reception.database.upgrade import prepare_database
from reception.reports.question import Dimension
from tests.programs.recompute.comparing import differences
from tests.support.clocks import FakeClock
from tests.support.databases import database_of, set_up
from tests.support.past import write_past
from tests.support.report_data import UNIT, month

# Ramadan takes the clocks back in February 2026, they go forward in March, and back for good in
# September; each stretch has visits before, on and after the day.
STRETCHES = (date(2026, 2, 12), date(2026, 3, 19), date(2026, 9, 18), date(2026, 11, 23))
NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
ASKED = (
    (),
    (Dimension.SERVICE,),
    (Dimension.WEEKDAY, Dimension.HOUR),
    (Dimension.CLERK, Dimension.COUNTER, Dimension.OUTCOME),
    (Dimension.DAY, Dimension.LANGUAGE),
    (Dimension.WEEK, Dimension.PRIORITY),
    (Dimension.MONTH, Dimension.YEAR),
)


def test_every_figure_is_recomputed_to_the_last_digit(empty_database_url: str) -> None:
    prepare_database(empty_database_url)
    clock = FakeClock(NOW)
    set_up(empty_database_url, UNIT, clock)
    with open_reception(empty_database_url, clock=clock) as reception:
        # The last day of each still runs; of the last stretch it is today.
        past = [
            visit
            for seed, first in enumerate(STRETCHES)
            for visit in month(seed, first, 6, a_day=16, night=True)
        ]
        write_past(database_of(reception), past)
        told = [differences(reception, date(2026, 1, 1), date(2026, 11, 28), by) for by in ASKED]
    assert [one.wrong for one in told] == [[] for _ in ASKED]
    assert sum(one.compared for one in told) > 3000
