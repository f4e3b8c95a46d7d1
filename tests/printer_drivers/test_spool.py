"""The spool with a real reception on both databases, and a printer that obeys the test."""

import queue
import threading
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from printer_drivers.spool import Outcome, Spool
from reception.bootstrap import Reception
from reception.domain.errors import PrinterFault, UnitNotSetUpError
from reception.domain.language import Language
from reception.domain.paper import FRESH, SETTLED, PrintJob, PrintState
from reception.domain.printer import PrinterState, PrinterStatus
from reception.slips import complaints_slip
from tests.support.clocks import FakeClock
from tests.support.fakes import NINE, a_unit
from tests.support.spool_station import AWAY, PATIENCE_S, READY, ObedientPrinter, Station

QUEUED, SENDING, SENT = PrintState.QUEUED, PrintState.SENDING, PrintState.SENT
CONFIRMED, UNCONFIRMED = PrintState.CONFIRMED, PrintState.UNCONFIRMED
FAILED, EXPIRED = PrintState.FAILED, PrintState.EXPIRED
SLIP = complaints_slip(a_unit(), Language.FRENCH, NINE)
GONE = PrinterStatus(known=False, online=False, disconnected=True)


@pytest.fixture
def station(reception: Reception) -> Iterator[Station]:
    made = Station(reception)
    yield made
    made.away.clear()
    made.spool.close()


@pytest.fixture
def running(station: Station) -> Station:
    station.spool.start()
    assert station.printer_news.get(timeout=PATIENCE_S) == READY
    return station


class TestASheet:
    def test_is_noted_before_the_first_byte_and_after_the_last(self, running: Station) -> None:
        job = running.give()
        assert running.outcome() == Outcome(job, CONFIRMED)
        assert running.printer.seen == [[SENDING], [SENT]]
        assert running.states() == [CONFIRMED]

    def test_fails_with_a_reason_and_the_next_is_printed(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        fault = PrinterFault("no paper", "put in a roll", PrinterState.PAPER_OUT)
        running.printer.says = [fault]
        first, second = running.give(), running.give()
        assert running.outcome() == Outcome(first, FAILED, fault)
        assert running.outcome() == Outcome(second, CONFIRMED)
        assert running.states() == [FAILED, CONFIRMED]
        caplog.clear()

    def test_a_bug_leaves_it_unconfirmed_and_the_next_is_printed(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        running.printer.says = [ZeroDivisionError()]
        first, second = running.give(), running.give()
        assert running.outcome() == Outcome(first, UNCONFIRMED)
        assert running.outcome() == Outcome(second, CONFIRMED)
        assert running.states() == [UNCONFIRMED, CONFIRMED]
        assert "ZeroDivisionError" in caplog.text
        caplog.clear()

    @pytest.mark.parametrize("says", [PrinterStatus(), PrinterStatus(known=False)])
    def test_is_in_doubt_where_its_printer_should_have_answered(
        self, running: Station, says: PrinterStatus
    ) -> None:
        running.printer.says = [UNCONFIRMED]
        running.printer.latest = says
        running.give()
        assert running.outcome().state is UNCONFIRMED
        assert bool(running.reception.prints.unsure()) is says.known

    def test_that_was_begun_before_is_not_printed(self, running: Station) -> None:
        job = running.give()
        assert running.outcome().state is CONFIRMED
        paper = running.reception.hall.paper_of(job.ticket)
        assert paper
        running.spool.add(job, paper)
        assert running.outcome() == Outcome(job, CONFIRMED)
        assert len(running.printer.printed) == 1

    def test_that_waited_too_long_is_not_printed(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        job = station.give()
        station.seconds += (FRESH + timedelta(seconds=1)).total_seconds()
        station.spool.start()
        assert station.outcome() == Outcome(job, EXPIRED)
        assert station.printer.printed == []
        assert station.states() == [EXPIRED]
        caplog.clear()

    def test_fails_at_once_while_the_printer_is_known_to_be_gone(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        taken = PrinterFault("Another program has it", "end it", PrinterState.DISCONNECTED)
        station.printer.latest, station.printer.out_of_reach = GONE, True
        station.printer.fault = taken
        station.spool.start()
        assert station.printer_news.get(timeout=PATIENCE_S) == GONE
        job = station.give()
        assert station.outcome() == Outcome(job, FAILED, taken)
        assert station.printer.seen == []
        caplog.clear()

    def test_is_tried_when_the_printer_only_hung_up_on_an_idle_station(
        self, running: Station
    ) -> None:
        running.printer.latest = GONE
        job = running.give()
        assert running.outcome() == Outcome(job, CONFIRMED)


class TestASlip:
    """A sheet that is no ticket."""

    def test_is_printed_and_written_down_nowhere(self, running: Station) -> None:
        assert told_of(running) is CONFIRMED
        assert running.printer.slips == [SLIP]
        assert running.states() == []

    def test_needs_no_database(self, running: Station) -> None:
        running.away.update({"begin", "record", "settle_left", "report_printer"})
        assert told_of(running) is CONFIRMED

    def test_cuts_off_what_may_hang_in_the_printer_from_an_earlier_run(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        station.away.add("settle_left")
        station.spool.start()
        assert told_of(station) is CONFIRMED
        assert station.printer.expects_stump
        caplog.clear()

    def test_that_fails_is_told_and_not_tried_again(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        running.printer.says = [PrinterFault("no paper", "put in a roll")]
        assert told_of(running) is FAILED
        assert running.printer.slips == []
        caplog.clear()

    def test_is_told_to_fail_at_once_while_the_printer_is_gone(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        running.printer.out_of_reach = True
        assert told_of(running) is FAILED
        assert running.printer.slips == []
        caplog.clear()

    def test_that_waited_too_long_is_dropped(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        told: queue.SimpleQueue[PrintState] = queue.SimpleQueue()
        station.spool.add_slip(SLIP, told.put)
        station.seconds += (FRESH + timedelta(seconds=1)).total_seconds()
        station.spool.start()
        assert told.get(timeout=PATIENCE_S) is EXPIRED
        assert station.printer.slips == []
        caplog.clear()

    def test_a_bug_in_it_leaves_the_next_ticket_alone(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        running.printer.says = [ZeroDivisionError()]
        assert told_of(running) is UNCONFIRMED
        job = running.give()
        assert running.outcome() == Outcome(job, CONFIRMED)
        assert "ZeroDivisionError" in caplog.text
        caplog.clear()


def told_of(station: Station) -> PrintState:
    """Ask for a slip, and return what became of it."""
    told: queue.SimpleQueue[PrintState] = queue.SimpleQueue()
    station.spool.add_slip(SLIP, told.put)
    return told.get(timeout=PATIENCE_S)


class TestWithoutItsDatabase:
    def test_nothing_is_sent_that_cannot_be_noted_first(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        running.away.add("begin")
        job = running.give()
        assert running.missed.get(timeout=PATIENCE_S) == "begin"
        assert running.printer.printed == []
        running.seconds += 6
        assert running.outcome() == Outcome(job, FAILED)
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
        assert running.outcome() == Outcome(job, CONFIRMED)
        assert running.states() == [CONFIRMED]

    def test_what_cannot_be_noted_afterwards_is_owed(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        running.away.add("record")
        job = running.give()
        assert running.outcome() == Outcome(job, CONFIRMED)
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
        assert running.outcome() == Outcome(job, FAILED)
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
        assert station.outcome() == Outcome(job, CONFIRMED)
        assert station.printer.expects_stump
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


class TestAfterAPowerCut:
    def test_what_was_begun_is_told_and_not_printed(self, station: Station) -> None:
        job = station.issue()
        assert station.reception.prints.begin(job, attempt=station.ids.new())
        station.spool.start()
        assert station.printer_news.get(timeout=PATIENCE_S) == READY
        assert station.states() == [UNCONFIRMED]
        assert station.printer.printed == []
        assert station.printer.expects_stump

    def test_what_was_not_begun_is_printed_while_its_visitor_stands_there(
        self, station: Station
    ) -> None:
        job = station.issue()
        station.spool.start()
        assert station.outcome() == Outcome(job, CONFIRMED)
        (paper,) = station.printer.printed
        assert not paper.duplicate
        assert not station.printer.expects_stump

    def test_what_was_not_begun_is_expired_when_its_visitor_has_gone(
        self, station: Station, clock: FakeClock
    ) -> None:
        station.issue()
        clock.advance(seconds=(FRESH + timedelta(seconds=1)).total_seconds())
        station.spool.start()
        assert station.printer_news.get(timeout=PATIENCE_S) == READY
        assert station.states() == [EXPIRED]
        assert station.printer.printed == []


class TestOthers:
    def test_let_a_duplicate_be_printed(self, running: Station) -> None:
        job = running.give()
        running.outcome()
        again = running.reception.prints.want_duplicate(job.ticket, station="kiosk-1")
        running.spool.look()
        assert running.outcome() == Outcome(again, CONFIRMED)
        assert [paper.duplicate for paper in running.printer.printed] == [False, True]
        assert len({paper.label for paper in running.printer.printed}) == 1

    def test_let_a_ticket_be_printed(self, running: Station) -> None:
        job = running.issue(elsewhere=True)
        running.spool.look()
        assert running.outcome() == Outcome(job, CONFIRMED)

    def test_keep_the_sheets_they_give_under_the_same_name(
        self, running: Station, clock: FakeClock
    ) -> None:
        theirs = running.issue()
        asked = running.issue(elsewhere=True)
        running.spool.look()
        assert running.outcome() == Outcome(asked, CONFIRMED)
        assert running.states() == [QUEUED, CONFIRMED]
        # Whoever gave it should have begun it long ago: its visitor gets it from here.
        clock.advance(seconds=(SETTLED + timedelta(seconds=1)).total_seconds())
        running.spool.look()
        assert running.outcome() == Outcome(theirs, CONFIRMED)

    def test_are_heard_when_the_database_is_back(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        job = running.issue(elsewhere=True)
        running.away.add("wanted")
        running.spool.look()
        assert running.missed.get(timeout=PATIENCE_S) == "wanted"
        running.away.clear()
        assert running.outcome() == Outcome(job, CONFIRMED)
        caplog.clear()


class TestThePrinter:
    def test_is_told_of_when_it_changes_and_forgotten_at_the_end(self, running: Station) -> None:
        while running.done.get(timeout=PATIENCE_S) != "report_printer":
            pass
        (found,) = running.reception.prints.printers()
        assert (found.station, found.state) == ("kiosk-1", PrinterState.READY)
        near_end = PrinterStatus(paper_near_end=True)
        running.printer.latest = near_end
        running.spool.look()
        assert running.printer_news.get(timeout=PATIENCE_S) == near_end
        running.spool.close()
        assert running.printer.closed
        assert running.reception.prints.printers() == ()

    def test_whose_address_makes_no_sense_fails_every_sheet(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        fault = PrinterFault("'lpt1' is not a printer address", "write it like tcp://10.0.0.5")
        told: queue.SimpleQueue[Outcome] = queue.SimpleQueue()

        def no_printer() -> ObedientPrinter:
            raise fault

        spool = Spool(no_printer, lambda: station, station="kiosk-1", told=told.put)
        job = station.issue()
        paper = station.hall.paper_of(job.ticket)
        assert paper
        spool.add(job, paper)
        spool.start()
        try:
            assert told.get(timeout=PATIENCE_S) == Outcome(job, FAILED, fault)
        finally:
            spool.close()
        caplog.clear()


def test_closing_what_was_never_started_leaves_no_thread(reception: Reception) -> None:
    before = threading.active_count()
    Station(reception).spool.close()
    assert threading.active_count() == before
