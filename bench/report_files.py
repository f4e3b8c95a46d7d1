"""A hundred thousand visits as a workbook, and a month's report as pages.

The baseline of the workbook is plain XlsxWriter, in the same mode and the same run, told to write
the same cells by its own ``write``. Memory is what a process of its own needs at most, beyond what
it needs for a tenth of the rows.
"""

import os
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from pathlib import Path
from time import perf_counter
from uuid import UUID

import xlsxwriter

from bench.table import Measured
from reception.domain.language import Language
from reception.reports.answers import VisitRow
from reception.reports.build import Answers, build
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.report_list import OVERVIEW
from reception.reports.reports import Reports
from reception.reports.visits_xlsx import write_visits_xlsx
from reception.system.clock import unit_zone
from reception.unit.current import UnitReader
from tests.support.report_data import UNIT, FixedClock, MemoryReportStore, MemoryUnits, month
from ui_kit.report_pages.pdf import ensure_application
from ui_kit.report_pages.pieces import WORKBOOK

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


_ROWS = 100_000
_TENTH = 10_000
_OPENS = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)
_MEGABYTE = 1024 * 1024
_ZONE = "Africa/Casablanca"


def measure() -> Iterator[Measured]:
    """Yield how long files take, and what they need of memory."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "ours.xlsx", Path(folder) / "plain.xlsx"
        mine, theirs = _took(lambda: write(ours, _ROWS)), _took(lambda: write_plainly(plain, _ROWS))
        yield Measured(
            name="100,000 visits as a workbook",
            value=mine,
            baseline=theirs,
            unit="s",
            limit=30.0,
            note=f"{ours.stat().st_size / _MEGABYTE:.1f} MB; against plain XlsxWriter,"
            f" {plain.stat().st_size / _MEGABYTE:.1f} MB",
        )
        small, large = (_peak_mb(rows, folder) for rows in (_TENTH, _ROWS))
        yield Measured(
            name="memory for ten times the rows, more than for one",
            value=large - small,
            unit="MB",
            limit=5.0,
            note=f"resident at most {large:.0f} MB",
        )
        tracemalloc.start()
        write(ours, _TENTH)
        yield Measured(
            name="memory of Python while it writes",
            value=tracemalloc.get_traced_memory()[1] / _MEGABYTE,
            unit="MB",
            limit=5.0,
        )
        tracemalloc.stop()
        yield from _pages(Path(folder))


def _pages(folder: Path) -> Iterator[Measured]:
    ensure_application()
    from ui_kit.report_pages.pdf import write_pdf  # noqa: PLC0415 - the plots' library takes a second

    reports = Reports(
        MemoryReportStore(month(7, date(2026, 9, 1), 30)),
        UnitReader(MemoryUnits()),
        FixedClock(datetime(2026, 9, 30, 14, tzinfo=UTC)),
    )
    question = ReportQuestion(
        first=date(2026, 9, 1), last=date(2026, 9, 30), by=(Dimension.SERVICE,)
    )
    document = build(OVERVIEW, Answers(reports, UNIT, question), Language.ARABIC)
    times = [_took(lambda: write_pdf(document, folder / "report.pdf")) for _ in range(6)]
    yield Measured(
        name="a month's overview as a PDF",
        value=sorted(times[1:])[2] * 1000,
        unit="ms",
        limit=1000.0,
        note=f"median, warm; the first {times[0] * 1000:.0f} ms",
    )


def visits(count: int) -> Iterator[VisitRow]:
    """Yield visits that are all different."""
    for number in range(count):
        since = _OPENS + timedelta(seconds=17 * number, microseconds=number)
        called = since + timedelta(seconds=60 + number % 3000)
        started = called + timedelta(seconds=20)
        yield VisitRow(
            ticket_id=UUID(int=number << 40),
            label=f"{'ABCDEF'[number % 6]}{number % 1000:03d}",
            unit=UNIT.code,
            service_day=since.date(),
            service=UNIT.services[number % 4].code,
            leg=1,
            language=("ar", "fr", "zgh")[number % 3],
            priority=("ordinary", "mobility")[number % 2],
            waiting_since=since,
            first_called_at=called,
            last_called_at=called,
            started_at=started,
            ended_at=started + timedelta(seconds=180 + number % 500),
            counter=number % 9 + 1,
            clerk=f"clerk{number % 9 + 1}",
            outcome="served",
            state="served",
        )


def write(path: Path, count: int) -> None:
    """Write as the command does."""
    language = Language.ARABIC
    write_visits_xlsx(visits(count), path, WORKBOOK, zone=_ZONE, language=language)


def write_plainly(path: Path, count: int) -> None:
    """Write the same cells as the library's manual shows it."""
    zone = unit_zone(_ZONE)
    with xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "strings_to_formulas": False}
    ) as book:
        sheet = book.add_worksheet()
        looks = {
            datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"}),
            date: book.add_format({"num_format": "dd/mm/yyyy"}),
            timedelta: book.add_format({"num_format": "[h]:mm:ss"}),
        }
        cells = attrgetter(*(column.name for column in fields(VisitRow)))
        for number, row in enumerate(visits(count)):
            ticket, label, _, *others = cells(row)
            spans = (
                row.first_called_at - row.waiting_since if row.first_called_at else None,
                row.started_at - row.last_called_at
                if row.started_at and row.last_called_at
                else None,
                row.ended_at - row.started_at if row.ended_at and row.started_at else None,
            )
            for column, value in enumerate((str(ticket), label, *others, *spans)):
                shown = value
                if isinstance(value, datetime):
                    shown = value.astimezone(zone).replace(tzinfo=None)
                sheet.write(number, column, shown, looks.get(type(shown)))


def _took(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


def _peak_mb(rows: int, folder: str) -> float:
    """Return what a process of its own needs at most to write so many rows."""
    program = (
        "import resource, sys; from pathlib import Path; from bench.report_files import write;"
        f" write(Path({folder!r}) / 'memory.xlsx', {rows});"
        " print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return int(said.stdout) / 1024
