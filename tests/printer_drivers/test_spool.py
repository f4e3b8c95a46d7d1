"""The spool with a real reception on both databases, and a printer that obeys the test."""

import logging
import queue
import threading
from datetime import timedelta

import pytest

from printer_drivers.spool.spool import PrintOutcome, Spool
from reception.app import Reception
from reception.domain.errors import PrinterFault
from reception.domain.paper import FRESH, SETTLED, PrintState
from reception.domain.printer import PrinterState, PrinterStatus
from reception.system.clock import TRIPS
from tests.printer_drivers.spool_station import PATIENCE_S, READY, ObedientPrinter, Station
from tests.support.clocks import FakeClock

pytestmark = pytest.mark.both

QUEUED, SENDING, SENT = PrintState.QUEUED, PrintState.SENDING, PrintState.SENT
CONFIRMED, UNCONFIRMED = PrintState.CONFIRMED, PrintState.UNCONFIRMED
FAILED, EXPIRED = PrintState.FAILED, PrintState.EXPIRED
GONE = PrinterStatus(known=False, online=False, disconnected=True)


class TestASheet:
    def test_is_drawn_then_noted_before_the_first_byte_and_after_the_last(
        self, running: Station
    ) -> None:
        job = running.give()
        assert running.outcome() == PrintOutcome(job, CONFIRMED)
        assert running.printer.seen == [[QUEUED], [SENDING], [SENT]]
        assert running.states() == [CONFIRMED]

    def test_says_how_far_it_is_only_to_who_asks(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        def instants() -> list[str]:
            return [one.message for one in caplog.records if one.name == TRIPS.name]

        running.give()
        running.outcome()
        assert instants() == []
        with caplog.at_level(logging.DEBUG, TRIPS.name):
            running.give()
            running.outcome()
        on_the_way = [one for one in instants() if one != "committed"]
        assert on_the_way == ["handed over", "begun"]
        assert "committed" in instants()[: instants().index("begun")]

    def test_fails_with_a_reason_and_the_next_is_printed(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        fault = PrinterFault("no paper", "put in a roll", PrinterState.PAPER_OUT)
        running.printer.says = [fault]
        first, second = running.give(), running.give()
        assert running.outcome() == PrintOutcome(first, FAILED, fault)
        assert running.outcome() == PrintOutcome(second, CONFIRMED)
        assert running.states() == [FAILED, CONFIRMED]
        caplog.clear()

    def test_a_bug_leaves_it_unconfirmed_and_the_next_is_printed(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        running.printer.says = [ZeroDivisionError()]
        first, second = running.give(), running.give()
        assert running.outcome() == PrintOutcome(first, UNCONFIRMED)
        assert running.outcome() == PrintOutcome(second, CONFIRMED)
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
        assert running.outcome() == PrintOutcome(job, CONFIRMED)
        assert len(running.printer.printed) == 1

    def test_that_waited_too_long_is_not_printed(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        job = station.give()
        station.seconds += (FRESH + timedelta(seconds=1)).total_seconds()
        station.spool.start()
        assert station.outcome() == PrintOutcome(job, EXPIRED)
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
        assert station.outcome() == PrintOutcome(job, FAILED, taken)
        assert station.printer.seen == []
        caplog.clear()

    def test_is_tried_when_the_printer_only_hung_up_on_an_idle_station(
        self, running: Station
    ) -> None:
        running.printer.latest = GONE
        job = running.give()
        assert running.outcome() == PrintOutcome(job, CONFIRMED)


class TestOthers:
    def test_let_a_duplicate_be_printed(self, running: Station) -> None:
        job = running.give()
        running.outcome()
        again = running.reception.prints.want_duplicate(job.ticket, station="kiosk-1")
        running.spool.look()
        assert running.outcome() == PrintOutcome(again, CONFIRMED)
        assert [paper.duplicate for paper in running.printer.printed] == [False, True]
        assert len({paper.label for paper in running.printer.printed}) == 1

    def test_let_a_ticket_be_printed(self, running: Station) -> None:
        job = running.issue(elsewhere=True)
        running.spool.look()
        assert running.outcome() == PrintOutcome(job, CONFIRMED)

    def test_keep_the_sheets_they_give_under_the_same_name(
        self, running: Station, clock: FakeClock
    ) -> None:
        theirs = running.issue()
        asked = running.issue(elsewhere=True)
        running.spool.look()
        assert running.outcome() == PrintOutcome(asked, CONFIRMED)
        assert running.states() == [QUEUED, CONFIRMED]
        # Whoever gave it should have begun it long ago: its visitor gets it from here.
        clock.advance(seconds=(SETTLED + timedelta(seconds=1)).total_seconds())
        running.spool.look()
        assert running.outcome() == PrintOutcome(theirs, CONFIRMED)

    def test_are_heard_when_the_database_is_back(
        self, running: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        job = running.issue(elsewhere=True)
        running.away.add("wanted")
        running.spool.look()
        assert running.missed.get(timeout=PATIENCE_S) == "wanted"
        running.away.clear()
        assert running.outcome() == PrintOutcome(job, CONFIRMED)
        caplog.clear()


class TestAnotherProgramWithTheSameName:
    """Two kiosks were given one name: the sheets of both are safe, but somebody must know."""

    @pytest.fixture
    def heard(self, running: Station) -> Station:
        """Give a station that has spoken under its name once."""
        self.until_spoken(running)
        return running

    def speak(self, station: Station, status: PrinterStatus) -> None:
        """Let the station say something new of its printer, and wait until it has."""
        station.printer.latest = status
        station.spool.look()
        self.until_spoken(station)

    def until_spoken(self, station: Station) -> None:
        while station.done.get(timeout=PATIENCE_S) != "report_printer":
            pass
        while station.done.get(timeout=PATIENCE_S) != "printers":
            pass

    def test_is_told_in_the_log_once(
        self, heard: Station, clock: FakeClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        for status in (PrinterStatus(paper_near_end=True), READY):
            clock.advance(seconds=10)
            heard.reception.prints.report_printer("kiosk-1", READY)
            clock.advance(seconds=10)
            self.speak(heard, status)
        assert caplog.text.count("another program serves prints as kiosk-1") == 1
        caplog.clear()

    def test_is_told_when_it_was_closed(
        self, heard: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        heard.reception.prints.forget_printer("kiosk-1")
        self.speak(heard, PrinterStatus(paper_near_end=True))
        assert "another program serves prints as kiosk-1" in caplog.text
        caplog.clear()

    def test_is_not_believed_in_when_only_this_one_speaks(
        self, heard: Station, clock: FakeClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        for status in (PrinterStatus(paper_near_end=True), READY):
            clock.advance(seconds=10)
            heard.reception.prints.report_printer("kiosk-2", READY)
            self.speak(heard, status)
        assert not caplog.records


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
        told: queue.SimpleQueue[PrintOutcome] = queue.SimpleQueue()

        def no_printer() -> ObedientPrinter:
            raise fault

        spool = Spool(no_printer, station.core, station="kiosk-1", told=told.put)
        job = station.issue()
        paper = station.hall.paper_of(job.ticket)
        assert paper
        spool.add(job, paper)
        spool.start()
        try:
            assert told.get(timeout=PATIENCE_S) == PrintOutcome(job, FAILED, fault)
        finally:
            spool.close()
        caplog.clear()


def test_closing_what_was_never_started_leaves_no_thread(reception: Reception) -> None:
    before = threading.active_count()
    Station(reception).spool.close()
    assert threading.active_count() == before
