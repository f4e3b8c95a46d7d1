"""Sheets that are no ticket, at the same spool."""

import logging
import queue
from datetime import timedelta

import pytest

from printer_drivers.spool.spool import PrintOutcome
from reception.domain.errors import PrinterFault
from reception.domain.language import Language
from reception.domain.paper import FRESH, PrintState
from reception.paper.slips import complaints_slip
from tests.printer_drivers.spool_station import PATIENCE_S, Station
from tests.support.fakes import NINE, a_unit

CONFIRMED, UNCONFIRMED = PrintState.CONFIRMED, PrintState.UNCONFIRMED
FAILED, EXPIRED = PrintState.FAILED, PrintState.EXPIRED
SLIP = complaints_slip(a_unit(), Language.FRENCH, NINE)


class TestASlip:
    """A sheet that is no ticket."""

    def test_is_printed_and_written_down_nowhere(self, running: Station) -> None:
        assert told_of(running) is CONFIRMED
        assert running.printer.slips == [SLIP]
        assert running.states() == []

    def test_needs_no_database(self, running: Station, caplog: pytest.LogCaptureFixture) -> None:
        running.away.update({"begin", "record", "settle_left", "report_printer"})
        assert told_of(running) is CONFIRMED
        running.spool.close()
        # Whether the printer is to be told of just now depends on when it was last.
        warned = [one.message for one in caplog.records if one.levelno >= logging.WARNING]
        assert all("state of the printer is not noted yet" in one for one in warned), warned
        caplog.clear()

    def test_cuts_off_what_may_hang_in_the_printer_from_an_earlier_run(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        station.away.add("settle_left")
        station.spool.start()
        assert told_of(station) is CONFIRMED
        assert station.printer.expects_partial_print
        caplog.clear()

    def test_cuts_off_once_what_may_hang_in_it_not_at_every_slip(
        self, station: Station, caplog: pytest.LogCaptureFixture
    ) -> None:
        station.away.add("settle_left")
        station.spool.start()
        assert told_of(station) is CONFIRMED
        station.printer.expects_partial_print = False
        assert told_of(station) is CONFIRMED
        assert not station.printer.expects_partial_print
        caplog.clear()

    def test_leaves_no_byte_before_it_is_known_that_the_station_runs(
        self, station: Station
    ) -> None:
        station.printer.may_print.clear()
        station.spool.add_slip(SLIP, lambda _: None)
        station.spool.start()
        assert station.printer.begun.get(timeout=PATIENCE_S) == SLIP
        # Were it killed now, the next run would find this.
        assert station.reception.prints.settle_left("kiosk-1")
        station.printer.may_print.set()

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
        assert running.outcome() == PrintOutcome(job, CONFIRMED)
        assert "ZeroDivisionError" in caplog.text
        caplog.clear()


class TestTickets:
    """Nobody is called without one."""

    def test_go_before_slips_that_have_not_begun(self, running: Station) -> None:
        running.printer.may_print.clear()
        running.spool.add_slip(SLIP, lambda _: None)
        assert running.printer.begun.get(timeout=PATIENCE_S) == SLIP
        running.spool.add_slip(SLIP, lambda _: None)
        running.give()
        asked = running.issue(elsewhere=True)
        running.spool.look()
        running.printer.may_print.set()
        sheets = [running.printer.begun.get(timeout=PATIENCE_S) for _ in range(3)]
        assert [sheet == SLIP for sheet in sheets] == [False, False, True]
        assert [running.outcome().job for _ in range(2)][-1] == asked


def told_of(station: Station) -> PrintState:
    """Ask for a slip, and return what became of it."""
    told: queue.SimpleQueue[PrintState] = queue.SimpleQueue()
    station.spool.add_slip(SLIP, told.put)
    return told.get(timeout=PATIENCE_S)
