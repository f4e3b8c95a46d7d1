"""Whoever waits for a sheet is told in time, whatever the printer does; and staff are told too."""

import queue
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.driver.capabilities import PrintPace
from printer_drivers.encode.profiles import Profile
from printer_drivers.spool.spool import PrintOutcome, Spool
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Timeouts
from printer_drivers.worker import TicketPrinter
from reception.app import Reception
from reception.domain.paper import SETTLED, PrintState
from reception.domain.printer import PrinterState, PrinterStatus
from tests.support.clocks import FakeClock
from tests.support.print_tickets import WIDTH_PX, render_coded

STATION = "kiosk-1"
_PROFILE = Profile(width_px=WIDTH_PX)
_TIMEOUTS = Timeouts(connect=timedelta(milliseconds=500), answer=timedelta(milliseconds=200))
_JOB = timedelta(milliseconds=500)
# Questions, clearing away, a handshake and the job itself, each with its own end; then a margin
# that leaves a loaded machine its time and is still far below what anybody would wait.
_PROMISED_S = (_JOB + _TIMEOUTS.connect + 12 * _TIMEOUTS.answer).total_seconds()
_MARGIN_S = 120.0

type Break = Callable[[Emulator], None]


class _FixedPace(PrintPace):
    def __init__(self, time: timedelta) -> None:
        super().__init__(_PROFILE)
        self._time = time

    def time_for(self, byte_count: int, rows: int) -> timedelta:  # noqa: ARG002 - as given
        return self._time


@contextmanager
def _spool(
    reception: Reception,
    uri: str,
    told: queue.SimpleQueue[PrintOutcome],
    caplog: pytest.LogCaptureFixture,
    pace: PrintPace | None = None,
) -> Iterator[tuple[Spool, queue.SimpleQueue[PrinterStatus]]]:
    def open_it() -> TicketPrinter:
        return TicketPrinter(
            partial(open_transport, uri, _TIMEOUTS),
            _PROFILE,
            timeouts=_TIMEOUTS,
            pace=pace or _FixedPace(_JOB),
            render=render_coded,
        )

    heard: queue.SimpleQueue[PrinterStatus] = queue.SimpleQueue()
    spool = Spool(
        open_it, lambda: reception, station=STATION, told=told.put, printer_told=heard.put
    )
    spool.start()
    try:
        yield spool, heard
    finally:
        spool.close()
        caplog.clear()  # that printers fail is what is tried here


def _give(reception: Reception, spool: Spool) -> str:
    visit = reception.desk.issue("signature", printer_station=STATION)
    sheet = reception.prints.original(visit.ticket.id)
    paper = reception.hall.paper_of(visit.ticket.id)
    assert sheet
    assert paper
    spool.add(sheet, paper)
    return visit.ticket.label


def _faults(**faults: object) -> Break:
    return lambda printer: printer.set_faults(PrinterFaults().changed(faults))


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "p", width_px=WIDTH_PX) as emulator:
        yield emulator


_BREAKS = {
    "mute": _faults(mute=True),
    "full": _faults(stalled=True),
    "vanished": _faults(vanished=True),
    "garbage": _faults(garbage_seed=7),
    "hot": _faults(at_mm={"overheated": 0.5}),
    "jammed": _faults(cutter_jam=True),
    "no paper": _faults(rows_left=5),
    "off": lambda printer: printer.change_faults(powered_off=True),
    "hangs up": _faults(close_after_bytes=1),
}


@pytest.mark.parametrize("broken", _BREAKS)
def test_a_visitor_is_told_in_time_and_staff_see_it(
    reception: Reception,
    clock: FakeClock,
    printer: Emulator,
    broken: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: queue.SimpleQueue[PrintOutcome] = queue.SimpleQueue()
    with _spool(reception, printer.uri.partition("?")[0], told, caplog) as (spool, heard):
        assert heard.get(timeout=_MARGIN_S).state is PrinterState.READY
        _give(reception, spool)
        assert told.get(timeout=_MARGIN_S).state is PrintState.CONFIRMED
        _BREAKS[broken](printer)
        label = _give(reception, spool)
        begun_s = time.monotonic()
        outcome = told.get(timeout=_PROMISED_S + _MARGIN_S)
        took_s = time.monotonic() - begun_s
        assert outcome.state not in {PrintState.CONFIRMED, PrintState.CONFIRMED_WEAKLY}
        assert took_s < _PROMISED_S + _MARGIN_S
        # Whatever the printer says of itself next, the ticket stays on the list of staff.
        heard.get(timeout=_PROMISED_S + _MARGIN_S)
        clock.at += SETTLED
        assert label in {one.label for one in reception.prints.unsure()}
        printer.set_faults(PrinterFaults())


def test_a_printer_that_ends_every_call_is_told_of(
    reception: Reception, printer: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    printer.set_faults(PrinterFaults(close_after_bytes=1))
    told: queue.SimpleQueue[PrintOutcome] = queue.SimpleQueue()
    with _spool(reception, printer.uri.partition("?")[0], told, caplog) as (spool, heard):
        assert heard.get(timeout=_MARGIN_S).state is PrinterState.DISCONNECTED
        _give(reception, spool)
        assert told.get(timeout=_MARGIN_S).state is PrintState.FAILED


def test_the_flag_does_not_wait_for_the_printer(
    reception: Reception, clock: FakeClock, printer: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    """A job that may take an hour: its visitor is not told, but staff are within seconds."""
    told: queue.SimpleQueue[PrintOutcome] = queue.SimpleQueue()
    pace = _FixedPace(timedelta(hours=1))
    uri = printer.uri.partition("?")[0]
    with _spool(reception, uri, told, caplog, pace) as (spool, heard):
        assert heard.get(timeout=_MARGIN_S).state is PrinterState.READY
        printer.set_faults(PrinterFaults(at_mm={"overheated": 0.5}))
        label = _give(reception, spool)
        with pytest.raises(queue.Empty):
            told.get(timeout=_PROMISED_S)
        clock.at += SETTLED
        assert label in {one.label for one in reception.prints.unsure()}
        printer.set_faults(PrinterFaults())
