"""The baseline of reports is fair: it finds what Nouba finds."""

from dataclasses import replace

import pytest

from bench.plain_reports import PlainReports
from bench.report_scale import FIRST, LAST, NOW, UNIT, closed_days
from reception.domain.figures import Measure
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.reports import Reports
from reception.reports.sql import SqlReportStore
from reception.unit.current import UnitReader
from tests.support.report_data import FixedClock, MemoryUnits

_LEGS = 6_000


@pytest.mark.parametrize("by", [(), (Dimension.SERVICE,), (Dimension.WEEKDAY, Dimension.HOUR)])
def test_the_same_number_of_durations_and_the_same_median(by: tuple[Dimension, ...]) -> None:
    asked = replace(ReportQuestion(first=FIRST, last=LAST), by=by)
    with closed_days(_LEGS) as (database, folder):
        reports = Reports(
            SqlReportStore(database), UnitReader(MemoryUnits(UNIT)), FixedClock(NOW), folder
        )
        ours, plain = reports.waits(asked), PlainReports(folder).waits(asked)
    rows = [row.figures for row in ours.rows] if by else [ours.total]
    for measure in (Measure.WAIT, Measure.WALKING, Measure.SERVICE):
        mine = sorted((one.spreads[measure].n, one.spreads[measure].median) for one in rows)
        theirs = sorted((one[measure].n, one[measure].median) for one in plain.values())
        assert [n for n, _ in mine] == [n for n, _ in theirs]
        medians = [median.total_seconds() for _, median in mine if median]
        assert medians == pytest.approx([median / 1e6 for _, median in theirs], abs=1e-3)
