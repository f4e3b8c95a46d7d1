"""How the printers of the stations are, and paper timed by computers that disagree."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.domain.paper import PrintState
from reception.domain.printer import SILENT_AFTER, PrinterState, PrinterStatus
from reception.system.clock import SystemClock
from tests.support.clocks import FakeClock
from tests.support.databases import PostgresDatabases
from tests.support.sheets import sending, wanted

pytestmark = pytest.mark.both

CONFIRMED = PrintState.CONFIRMED
READY = PrinterStatus()
SECOND = timedelta(seconds=1)


class TestPrinters:
    def test_the_latest_word_counts_and_since_when(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.prints.report_printer("kiosk-1", PrinterStatus())
        began = clock.now()
        clock.advance(seconds=30)
        reception.prints.report_printer("kiosk-1", PrinterStatus(), changed=False)
        (printer,) = reception.prints.printers()
        assert (printer.state, printer.since, printer.heard_at) == (
            PrinterState.READY,
            began,
            clock.now(),
        )
        clock.advance(seconds=30)
        reception.prints.report_printer("kiosk-1", PrinterStatus(paper_near_end=True))
        (printer,) = reception.prints.printers()
        assert (printer.state, printer.since) == (PrinterState.NEAR_END, clock.now())

    def test_a_station_that_says_nothing_is_silent(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.prints.report_printer("kiosk-1", READY)
        for step, silent in ((SILENT_AFTER, False), (SECOND, True)):
            clock.advance(seconds=step.total_seconds())
            (printer,) = reception.prints.printers()
            assert printer.silent is silent

    def test_a_closed_station_has_none(self, reception: Reception) -> None:
        reception.prints.report_printer("kiosk-1", PrinterStatus())
        reception.prints.report_printer("kiosk-2", PrinterStatus(paper_out=True, online=False))
        reception.prints.forget_printer("kiosk-1")
        assert [one.station for one in reception.prints.printers()] == ["kiosk-2"]


class WrongClock(SystemClock):
    """The clock of a computer that is wrong about the time."""

    def __init__(self, wrong_by: timedelta) -> None:
        self._wrong_by = wrong_by

    def now(self) -> datetime:
        return super().now() + self._wrong_by


@pytest.mark.postgresql
class TestComputersThatDisagreeAboutTheTime:
    @pytest.fixture(params=[-90, 90, 600])
    def computers(
        self, postgres_databases: PostgresDatabases, tmp_path: Path, request: pytest.FixtureRequest
    ) -> Iterator[tuple[Reception, Reception]]:
        """Give the receptions of a right computer and of a wrong one."""
        wrong = WrongClock(timedelta(seconds=request.param))
        with (
            postgres_databases.commune(tmp_path) as url,
            open_reception(url) as right,
            open_reception(url, clock=wrong) as other,
        ):
            yield right, other

    def test_a_sheet_is_as_old_as_it_is(
        self, computers: tuple[Reception, Reception], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Less than the clocks are apart, more than a slow machine needs.
        monkeypatch.setattr("reception.paper.prints.SETTLED", timedelta(seconds=60))
        for mine, other in permutations(computers):
            sheet = wanted(mine)
            again = mine.prints.want_duplicate(sheet.ticket, station="kiosk-1")
            assert other.prints.wanted("kiosk-1", starts=True) == (sheet, again)
            sending(mine, sheet)
            sending(mine, again)
            assert not other.prints.unsure()
            mine.prints.record(sheet, CONFIRMED)
            mine.prints.record(again, CONFIRMED)

    def test_a_station_just_heard_is_not_silent(
        self, computers: tuple[Reception, Reception]
    ) -> None:
        for mine, other in permutations(computers):
            mine.prints.report_printer("kiosk-1", READY)
            (printer,) = other.prints.printers()
            assert not printer.silent
