"""Killed between any two statements, an import leaves whole visits, and forgetting whole days."""

import io
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.reports.question import Dimension, ReportQuestion
from tests.faults.history_child import AFTERWARDS
from tests.programs.year.days import UNIT
from tests.programs.year.written import write_csv
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases, set_up
from tests.support.history import backed_up

pytestmark = [pytest.mark.deep, pytest.mark.journey]

FIRST, DAYS = date(2026, 2, 9), 3
LAST = date(2026, 2, 13)
BY = (Dimension.DAY, Dimension.HOUR, Dimension.SERVICE)
# Each import statement by statement: its own row, then tickets, legs, events, ... of 20 visits.
IN_AN_IMPORT = (2, 8)
# With the temporary triggers of a connection first, within the second and the third day.
WHILE_FORGETTING = (60, 100)


@pytest.fixture
def url(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    with sqlite_databases.commune(tmp_path) as found:
        set_up(found, UNIT, FakeClock(AFTERWARDS))
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "past.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_csv(stream, seed=1, first=FIRST, count=DAYS, a_day=25)
    return path


def killed(url: str, what: str, file: Path, statements: int, *build: str) -> None:
    words = [url, what, str(file), str(statements), *build]
    child = subprocess.run(
        [sys.executable, "-m", "tests.faults.history_child", *words],
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert child.returncode == -signal.SIGKILL


def opened(url: str) -> Reception:
    return open_reception(url, clock=FakeClock(AFTERWARDS))


def broken(reception: Reception) -> list[str]:
    return [one.code for one in reception.verify() if one.broken]


def bring_in(reception: Reception, file: Path) -> int:
    with file.open("rb") as stream:
        return reception.history.bring_in(stream, file=file.name).visits


def export(reception: Reception) -> bytes:
    stream = io.StringIO(newline="")
    reception.reports.write_visits_csv(stream, ReportQuestion(first=FIRST, last=LAST))
    return stream.getvalue().encode()


def figures(reception: Reception) -> object:
    report = reception.reports.waits(ReportQuestion(first=FIRST, last=LAST, by=BY))
    return report.rows, report.total


def test_a_killed_import_leaves_whole_visits_and_is_simply_repeated(url: str, file: Path) -> None:
    for statements in IN_AN_IMPORT:
        killed(url, "import", file, statements)
        with opened(url) as reception:
            assert not broken(reception)
            assert {*export(reception).splitlines()} <= {*file.read_bytes().splitlines()}
    with opened(url) as reception:
        assert bring_in(reception, file) > 0
        assert export(reception) == file.read_bytes()


def test_forgetting_that_is_killed_goes_on(url: str, file: Path) -> None:
    with opened(url) as reception:
        bring_in(reception, file)
        before = figures(reception)
    for statements in WHILE_FORGETTING:
        killed(url, "forget", file, statements)
        with opened(url) as reception:
            assert not broken(reception)
            assert figures(reception) == before
    with opened(url) as reception:
        backed_up(reception).forgetting.run()
        assert len(reception.forgetting.runs()) == len(WHILE_FORGETTING) + 1
        assert figures(reception) == before
        assert b"clerk1" not in export(reception)


@pytest.mark.parametrize(("what", "statements"), [("import", 3), ("forget", 11)])
def test_a_build_without_transactions_is_found_out(
    url: str, file: Path, what: str, statements: int
) -> None:
    with opened(url) as reception:
        if what == "forget":
            bring_in(reception, file)
    killed(url, what, file, statements, "no-transaction")
    with opened(url) as reception:
        assert broken(reception)
