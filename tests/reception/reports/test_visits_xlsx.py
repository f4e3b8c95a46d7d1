"""Every visit as a workbook: the same rows as the CSV, in the unit's time."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from reception.domain.figures import Measure
from reception.domain.language import Language
from reception.reports.answers import VisitRow
from reception.reports.question import ReportQuestion
from reception.reports.reports import Reports
from reception.reports.visits_xlsx import visit_columns, write_visits_xlsx
from reception.unit.current import UnitReader
from tests.support.report_data import UNIT, FixedClock, MemoryReportStore, MemoryUnits, month
from tests.support.report_documents import LOOKS

FIRST = date(2026, 9, 16)
NOW = datetime(2026, 9, 23, 14, tzinfo=UTC)
REPORTS = Reports(
    MemoryReportStore(month(3, FIRST, 8, a_day=12)), UnitReader(MemoryUnits()), FixedClock(NOW)
)


def write(rows: Iterator[VisitRow], path: Path, **wish: int) -> int:
    return write_visits_xlsx(rows, path, LOOKS, zone=UNIT.zone, language=Language.FRENCH, **wish)


def test_the_rows_are_those_of_the_csv(tmp_path: Path) -> None:
    path = tmp_path / "visits.xlsx"
    # A further sheet takes what the first one does not hold.
    written = write(REPORTS.export(ReportQuestion(first=FIRST)), path, most_rows=40)
    stream = io.StringIO(newline="")
    assert REPORTS.write_visits_csv(stream, ReportQuestion(first=FIRST)) == written
    listed = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    sheets = openpyxl.load_workbook(path).worksheets
    rows = [row for sheet in sheets[:-1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [len(list(sheet.rows)) for sheet in sheets[:-2]] == [40] * (written // 39)
    names = tuple(visit_columns())
    waits = []
    for row, line in zip(rows, listed, strict=True):
        cells = dict(zip(names, row, strict=True))
        assert [str(cells[one] or "") for one in ("ticket_id", "label", "service", "state")] == [
            line[one] for one in ("ticket_id", "label", "service", "state")
        ]
        assert cells["service_day"].date().isoformat() == line["service_day"]
        since = datetime.fromisoformat(line["waiting_since"])
        # Morocco left UTC+1 on 20 September 2026 at 01:00 UTC.
        ahead = timedelta(hours=1 if since < datetime(2026, 9, 20, 1, tzinfo=UTC) else 0)
        shown = cells["waiting_since"].replace(tzinfo=UTC) - ahead
        assert abs(shown - since) < timedelta(milliseconds=2)
        if cells["wait"] is not None:
            waits.append(cells["wait"])
    spread = REPORTS.waits(ReportQuestion(first=FIRST)).total.spreads[Measure.WAIT]
    assert len(waits) == spread.n
    assert spread.mean
    assert abs(sum(waits, timedelta(0)) / len(waits) - spread.mean) < timedelta(milliseconds=2)


def test_no_text_of_a_visit_is_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "visits.xlsx"
    row = next(REPORTS.export(ReportQuestion(first=FIRST)))
    clerks = ["amina", "=1+1", " a ", "a&<b>", "a\x07b", "_x0041_", "\uffff", "amina"]
    assert write((replace(row, clerk=one) for one in clerks), path) == len(clerks)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = sheet[get_column_letter(1 + tuple(visit_columns()).index("clerk"))][1:]
    assert [unescape(cell.value) for cell in cells] == [*clerks[:6], "\ufffd", "amina"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert len({tuple(line)[:3] for line in sheet.iter_rows(min_row=2, values_only=True)}) == 1


def many(count: int) -> Iterator[VisitRow]:
    row = next(REPORTS.export(ReportQuestion(first=FIRST)))
    return (replace(row, label=f"A{number}") for number in range(count))


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        assert write(many(count), tmp_path / "visits.xlsx") == count
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(2500) < peak(500) + 100_000


def test_who_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "visits.xlsx"
    path.write_bytes(b"old")

    def failing() -> Iterator[VisitRow]:
        yield from islice(many(5), 5)
        raise ConnectionError("the database went away")

    with pytest.raises(ConnectionError):
        write(failing(), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_day_without_visitors_has_its_titles(tmp_path: Path) -> None:
    path = tmp_path / "visits.xlsx"
    assert write(iter(()), path) == 0
    first, columns = openpyxl.load_workbook(path).worksheets
    assert first.max_row == 1
    assert [row[0] for row in columns.iter_rows(min_row=2, values_only=True)] == [
        cell.value for cell in first[1]
    ]
