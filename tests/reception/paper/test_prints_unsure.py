"""Who perhaps holds no paper, as staff see it, and the sheet that is printed for them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from reception.app import Reception, open_reception
from reception.domain.paper import SETTLED, PrintJob, PrintState
from reception.domain.printer import SILENT_AFTER, PrinterStatus
from reception.paper.model import UnsurePaper
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.sheets import sending, sheets, wanted

QUEUED = PrintState.QUEUED
CONFIRMED, UNCONFIRMED = PrintState.CONFIRMED, PrintState.UNCONFIRMED
FAILED = PrintState.FAILED
READY, MUTE = PrinterStatus(), PrinterStatus(known=False)
GONE = PrinterStatus(known=False, online=False, disconnected=True)
STALLED = PrinterStatus(known=False, online=False, stalled=True)
CROWD = 6
SECOND = timedelta(seconds=1)


class TestWhatStaffSeeTo:
    def labels(self, reception: Reception) -> list[str]:
        return [one.label for one in reception.prints.unsure()]

    @pytest.mark.parametrize("end", [FAILED, UNCONFIRMED])
    def test_who_perhaps_has_no_paper(self, reception: Reception, end: PrintState) -> None:
        wanted(reception)
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, end)
        (found,) = reception.prints.unsure()
        assert (found.ticket, found.station, found.state) == (sheet.ticket, "kiosk-1", end)

    def test_nobody_while_paper_is_on_its_way_and_anybody_after_a_few_seconds(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        sending(reception, wanted(reception))
        assert not reception.prints.unsure()
        clock.advance(seconds=SETTLED.total_seconds())
        assert len(reception.prints.unsure()) == 1

    def test_a_duplicate_that_came_out_ends_it(self, reception: Reception) -> None:
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, FAILED)
        again = reception.prints.want_duplicate(sheet.ticket, station="kiosk-1")
        reception.prints.record(sending(reception, again), CONFIRMED)
        assert not reception.prints.unsure()

    @pytest.mark.parametrize("good", [CONFIRMED, PrintState.CONFIRMED_WEAKLY])
    def test_a_duplicate_that_did_not_come_out_takes_no_paper_away(
        self, reception: Reception, good: PrintState
    ) -> None:
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, good)
        again = reception.prints.want_duplicate(sheet.ticket, station="kiosk-1")
        reception.prints.record(again, FAILED)
        (view,) = reception.hall.queue().tickets
        assert (view.printed, reception.prints.unsure()) == (good, ())

    def test_who_waits_no_more_needs_no_paper(self, reception: Reception) -> None:
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, FAILED)
        assert len(reception.prints.unsure()) == 1
        reception.desk.call_next(At(3, "clerk1"))
        assert not reception.prints.unsure()

    @pytest.mark.parametrize("then", [MUTE, GONE, STALLED, READY])
    @pytest.mark.parametrize("later", [MUTE, GONE, READY, None])
    def test_a_sheet_is_in_doubt_by_how_its_printer_was_at_its_end(
        self, reception: Reception, then: PrinterStatus, later: PrinterStatus | None
    ) -> None:
        sheet = sending(reception, wanted(reception))
        reception.prints.record(sheet, UNCONFIRMED, answers=then.answers)
        if later:
            reception.prints.report_printer("kiosk-1", later)
        # A printer that never answers leaves every sheet unconfirmed: that is no news.
        assert bool(reception.prints.unsure()) is (then is not MUTE)

    def test_without_a_word_of_the_printer_a_sheet_is_in_doubt(self, reception: Reception) -> None:
        reception.prints.report_printer("kiosk-1", MUTE)
        reception.prints.record(sending(reception, wanted(reception)), UNCONFIRMED)
        assert len(reception.prints.unsure()) == 1


class TestPrintAgain:
    def in_doubt(self, reception: Reception, station: str = "kiosk-1") -> UnsurePaper:
        reception.prints.record(wanted(reception, station), FAILED)
        (found,) = reception.prints.unsure()
        return found

    def test_nobody_prints_while_no_station_is_open(self, reception: Reception) -> None:
        unsure = self.in_doubt(reception)
        assert unsure.print_at is None
        with pytest.raises(ValueError, match=unsure.label):
            reception.prints.print_again(unsure)

    def test_the_sheets_own_station_prints_it(self, reception: Reception) -> None:
        reception.prints.report_printer("desk", READY)
        reception.prints.report_printer("kiosk-1", PrinterStatus(paper_out=True))
        again = reception.prints.print_again(self.in_doubt(reception))
        assert reception.prints.wanted("kiosk-1") == (again,)

    @pytest.mark.parametrize("station", ["command", "kiosk-9"])
    def test_where_it_cannot_be_an_open_one_that_prints_does(
        self, reception: Reception, station: str
    ) -> None:
        reception.prints.report_printer("desk", PrinterStatus(paper_out=True))
        reception.prints.report_printer("kiosk-1", READY)
        reception.prints.report_printer("kiosk-9", READY)
        reception.prints.forget_printer("kiosk-9")
        unsure = self.in_doubt(reception, station)
        assert (unsure.station, unsure.print_at) == (station, "kiosk-1")
        again = reception.prints.print_again(unsure)
        assert reception.prints.wanted("kiosk-1") == (again,)

    def test_a_station_not_heard_of_lately_is_not_open(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.prints.report_printer("kiosk-1", READY)
        assert self.in_doubt(reception).print_at == "kiosk-1"
        clock.advance(seconds=(SILENT_AFTER + SECOND).total_seconds())
        (unsure,) = reception.prints.unsure()
        assert unsure.print_at is None

    def test_however_many_ask_one_sheet_follows(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.prints.report_printer("kiosk-1", READY)
        unsure = self.in_doubt(reception)
        start = Barrier(CROWD, timeout=300)

        def ask(_: int) -> PrintJob:
            with open_reception(database_url, clock=clock) as own:
                start.wait()
                return own.prints.print_again(unsure)

        with ThreadPoolExecutor(CROWD) as pool:
            (again,) = set(pool.map(ask, range(CROWD)))
        assert sheets(database_url) == [(1, FAILED), (2, QUEUED)]
        reception.prints.record(again, FAILED)
        (unsure,) = reception.prints.unsure()
        assert unsure.sheet == 2
        assert reception.prints.print_again(unsure).sheet == 3

    def test_a_panel_that_knew_another_open_station_gets_the_same_sheet(
        self, reception: Reception
    ) -> None:
        reception.prints.report_printer("kiosk-1", READY)
        unsure = self.in_doubt(reception)
        again = reception.prints.print_again(unsure)
        assert reception.prints.print_again(replace(unsure, print_at="desk")) == again
