"""The spool whose database is away, and the one that finds what an earlier run has left."""

from datetime import timedelta
from uuid import UUID

import pytest

from printer_drivers.spool.spool import PrintOutcome, Spool
from reception.domain.errors import PrinterFault, UnitNotSetUpError
from reception.domain.paper import FRESH, PrintJob, PrintState
from tests.printer_drivers.spool_station import AWAY, PATIENCE_S, READY, ObedientPrinter, Station
from tests.support.clocks import FakeClock

SENDING = PrintState.SENDING
CONFIRMED, UNCONFIRMED = PrintState.CONFIRMED, PrintState.UNCONFIRMED
FAILED, EXPIRED = PrintState.FAILED, PrintState.EXPIRED


class TestWithoutItsDatabase:
    def test_nothing_is_sent_that_cannot_be_noted_first(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        running.away.add("begin")
        job = running.give()
        assert running.missed.get(timeout=PATIENCE_S) == "begin"
        assert running.printer.printed == []
        running.seconds += 6
        assert running.outcome() == PrintOutcome(job, FAILED)
        assert running.printer.printed == []
        running.away.clear()
        running.spool.close()
        assert running.states() == [FAILED]
        caplog.clear()

    def test_a_short_absence_costs_nobody_a_ticket(self, running: Station) -> None:
        running.away.add("begin")
        job = running.give()
        assert running.missed.get(timeout=PATIENCE_S) == "begin"
        running.away.clear()
        assert running.outcome() == PrintOutcome(job, CONFIRMED)
        assert running.states() == [CONFIRMED]

    def test_what_cannot_be_noted_afterwards_is_owed(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        running.away.add("record")
        job = running.give()
        assert running.outcome() == PrintOutcome(job, CONFIRMED)
        assert running.states() == [SENDING]
        running.away.clear()
        running.spool.close()
        assert running.states() == [CONFIRMED]
        caplog.clear()

    def test_a_sheet_whose_beginning_was_not_heard_of_fails_for_certain(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        begin = running.reception.prints.begin

        def unheard(job: PrintJob, *, attempt: UUID) -> bool:
            begin(job, attempt=attempt)
            running.missed.put("begin")
            raise AWAY

        running.instead["begin"] = unheard
        job = running.give()
        assert running.missed.get(timeout=PATIENCE_S) == "begin"
        running.seconds += 6
        assert running.outcome() == PrintOutcome(job, FAILED)
        assert running.printer.printed == []
        running.spool.close()
        assert running.states() == [FAILED], "the book says so too"
        caplog.clear()

    def test_nothing_is_printed_before_it_is_known_what_an_earlier_run_left(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        left = station.issue()
        assert station.reception.prints.begin(left, attempt=station.ids.new())
        station.away.add("settle_left")
        station.spool.start()
        assert station.missed.get(timeout=PATIENCE_S) == "settle_left"
        job = station.give()
        assert station.missed.get(timeout=PATIENCE_S) == "settle_left"
        assert station.printer.printed == []
        station.away.clear()
        assert station.outcome() == PrintOutcome(job, CONFIRMED)
        assert station.printer.expects_partial_print
        assert station.states() == [UNCONFIRMED, CONFIRMED]
        caplog.clear()

    def test_a_unit_that_is_not_set_up_yet_is_waited_for(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        def no_unit(*_: object, **__: object) -> None:
            station.missed.put("report_printer")
            raise UnitNotSetUpError

        station.instead["report_printer"] = no_unit
        station.spool.start()
        assert station.missed.get(timeout=PATIENCE_S) == "report_printer"
        assert station.missed.get(timeout=PATIENCE_S) == "report_printer"
        station.spool.close()
        assert "Traceback" not in caplog.text
        caplog.clear()


class TestAfterAStationThatWasClosed:
    @pytest.mark.parametrize("hangs", [False, True])
    def test_a_partial_print_is_expected_if_one_hung_then(
        self, running: Station, *, hangs: bool
    ) -> None:
        running.printer.expects_partial_print = hangs
        running.spool.close()
        assert running.reception.prints.printers() == ()
        following = Station(running.reception)
        following.spool.start()
        assert following.printer_news.get(timeout=PATIENCE_S) == READY
        following.spool.close()
        assert following.printer.expects_partial_print is hangs

    def test_that_never_heard_what_was_left_the_next_one_does(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        station.reception.prints.report_printer("kiosk-1", READY)
        station.away.add("settle_left")
        station.spool.start()
        assert station.missed.get(timeout=PATIENCE_S) == "settle_left"
        station.spool.close()
        assert station.reception.prints.settle_left("kiosk-1")
        caplog.clear()

    def test_with_no_way_to_its_printer_the_partial_print_is_left_to_the_next(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        station.reception.prints.report_printer("kiosk-1", READY)

        def no_printer() -> ObedientPrinter:
            raise PrinterFault("'lpt1' is not a printer address", "write it like tcp://10.0.0.5")

        spool = Spool(no_printer, station.core, station="kiosk-1")
        spool.start()
        while station.done.get(timeout=PATIENCE_S) != "settle_left":
            pass
        spool.close()
        assert station.reception.prints.settle_left("kiosk-1")
        caplog.clear()


class TestAfterAPowerCut:
    def test_what_was_begun_is_told_and_not_printed(self, station: Station) -> None:
        job = station.issue()
        assert station.reception.prints.begin(job, attempt=station.ids.new())
        station.spool.start()
        assert station.printer_news.get(timeout=PATIENCE_S) == READY
        assert station.states() == [UNCONFIRMED]
        assert station.printer.printed == []
        assert station.printer.expects_partial_print

    def test_what_was_not_begun_is_printed_while_its_visitor_stands_there(
        self, station: Station
    ) -> None:
        job = station.issue()
        station.spool.start()
        assert station.outcome() == PrintOutcome(job, CONFIRMED)
        (paper,) = station.printer.printed
        assert not paper.duplicate
        assert not station.printer.expects_partial_print

    def test_a_run_that_is_killed_as_soon_as_it_has_settled_leaves_it_to_the_next(
        self, station: Station
    ) -> None:
        job = station.issue()
        assert station.reception.prints.begin(job, attempt=station.ids.new())
        assert station.reception.prints.settle_left("kiosk-1")
        station.spool.start()
        assert station.printer_news.get(timeout=PATIENCE_S) == READY
        assert station.printer.expects_partial_print

    def test_what_was_not_begun_is_expired_when_its_visitor_has_gone(
        self, station: Station, clock: FakeClock
    ) -> None:
        station.issue()
        clock.advance(seconds=(FRESH + timedelta(seconds=1)).total_seconds())
        station.spool.start()
        assert station.printer_news.get(timeout=PATIENCE_S) == READY
        assert station.states() == [EXPIRED]
        assert station.printer.printed == []
