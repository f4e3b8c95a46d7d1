"""The baseline of reports is fair: it finds what Nouba finds."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.plain_reports import PlainReports
from bench.report_scale import FIRST, LAST, NOW, UNIT, write_months
from reception.database.connection import Database
from reception.database.upgrade import prepare_database
from reception.domain.figures import Measure
from reception.reports.closed_days import MonthFiles
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.reports import Reports
from reception.reports.sql import SqlReportStore
from reception.unit.current import UnitReader
from tests.support.report_data import FixedClock, MemoryUnits

_LEGS = 6_000
_YEAR = ReportQuestion(first=FIRST, last=LAST)


@pytest.mark.parametrize("by", [(), (Dimension.SERVICE,), (Dimension.WEEKDAY, Dimension.HOUR)])
def test_the_same_number_of_durations_and_the_same_median(
    tmp_path: Path, by: tuple[Dimension, ...]
) -> None:
    url = f"sqlite:///{tmp_path}/nouba.db"
    prepare_database(url)
    files = MonthFiles(tmp_path / UNIT.code)
    write_months(tmp_path / UNIT.code, _LEGS, unit=UNIT.code)
    listed = files.listed()
    assert listed
    PlainReports.write(tmp_path, files.read([*listed.months.values()]))
    database = Database(url)
    reports = Reports(
        SqlReportStore(database), UnitReader(MemoryUnits(UNIT)), FixedClock(NOW), tmp_path
    )
    asked = replace(_YEAR, by=by)
    ours = reports.waits(asked)
    plain = PlainReports(tmp_path).waits(asked)
    database.close()
    rows = [row.figures for row in ours.rows] if by else [ours.total]
    for measure in (Measure.WAIT, Measure.WALKING, Measure.SERVICE):
        mine = sorted((one.spreads[measure].n, one.spreads[measure].median) for one in rows)
        theirs = sorted((one[measure].n, one[measure].median) for one in plain.values())
        assert [n for n, _ in mine] == [n for n, _ in theirs]
        medians = [median.total_seconds() for _, median in mine if median]
        assert medians == pytest.approx([one / 1e6 for n, one in theirs], abs=1e-3)
