"""The printer stops after every byte and at every row: what is said of a ticket stays true."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial
from itertools import product
from pathlib import Path
from unittest.mock import patch

import pytest

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.deadline import Deadline
from printer_drivers.driver.connection import Connection
from printer_drivers.encode.profiles import Profile
from printer_drivers.encode.ticket_bytes import encode_ticket
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Timeouts, Transport
from printer_drivers.worker import TicketPrinter
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from tests.support.print_tickets import WIDTH_PX, coded, paper_of

_FIRST, _SECOND = 0x123, 0x456
_PROFILE = Profile(width_px=WIDTH_PX)
_JOB_BYTES = sum(len(one.data) for one in encode_ticket(coded(_FIRST), _PROFILE, b"abcd"))
_TIMEOUTS = Timeouts(answer=timedelta(seconds=4))
_CONFIRMED = {PrintState.CONFIRMED, PrintState.CONFIRMED_WEAKLY}
_ROWS = range(1, coded(_FIRST).height_px + 1)


class _LosesPower:
    """A connection whose printer is switched off and on once so many bytes are written."""

    def __init__(self, inner: Transport, printer: Emulator, after_bytes: int) -> None:
        self._inner = inner
        self._printer = printer
        self._left = after_bytes

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def write(self, data: bytes, deadline: Deadline) -> int:
        if self._left < 0 or len(data) < self._left:
            self._left -= len(data)
            return self._inner.write(data, deadline)
        taken = self._inner.write(data[: self._left], deadline) if self._left else 0
        self._left = -1
        self._printer.power_cycle()
        return taken


@contextmanager
def _printer(folder: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=folder, width_px=WIDTH_PX) as emulator:
        yield emulator


type Say = Callable[[TicketPrinter, int], PrintState]


def _say(driver: TicketPrinter, number: int) -> PrintState:
    try:
        return driver.print_bitmap(coded(number))
    except PrinterFault:
        return PrintState.FAILED


def _lies(emulator: Emulator, first: PrintState, second: PrintState) -> list[str]:
    """Return what was said of two tickets and is not true of the paper."""
    paper = paper_of(emulator)
    copies = paper.copies(_FIRST)
    found = paper.shared_sheets([_SECOND])
    if first in _CONFIRMED and copies != 1:
        found.append(f"{first} and came out {copies} times")
    if first is PrintState.FAILED and copies:
        found.append("failed and came out")
    if copies > 1:
        found.append(f"came out {copies} times")
    if second is not PrintState.CONFIRMED or paper.copies(_SECOND) != 1:
        found.append(f"the next one is {second} and came out {paper.copies(_SECOND)} times")
    return found


def _lies_without_power(folder: Path, after_bytes: int, say: Say = _say) -> list[str]:
    with _printer(folder) as emulator:
        uri = emulator.uri.partition("?")[0]
        loses = True

        def connect() -> Transport:
            nonlocal loses
            inner = open_transport(uri, _TIMEOUTS)
            if not loses:
                return inner
            loses = False
            return _LosesPower(inner, emulator, after_bytes)  # type: ignore[return-value] # __getattr__

        driver = TicketPrinter(connect, _PROFILE, timeouts=_TIMEOUTS)
        first = say(driver, _FIRST)
        _until_it_is_on(emulator)
        lies = _lies(emulator, first, _say(driver, _SECOND))
        driver.close()
    return [f"no power after {after_bytes} bytes: {one}" for one in lies]


def _until_it_is_on(emulator: Emulator) -> None:
    while True:
        with suppress(ConnectionRefusedError), socket.create_connection(emulator.address):
            return


def _lies_when_stopped(folder: Path, rows: int, make: Callable[[int], PrinterFaults]) -> list[str]:
    with _printer(folder) as emulator:
        connect = partial(open_transport, emulator.uri.partition("?")[0], _TIMEOUTS)
        driver = TicketPrinter(connect, _PROFILE, timeouts=_TIMEOUTS)
        emulator.set_faults(make(rows))
        first = _say(driver, _FIRST)
        # It must have forgotten the first by now: it is mended before anybody looks after it.
        emulator.set_faults(PrinterFaults())
        lies = _lies(emulator, first, _say(driver, _SECOND))
        driver.close()
    return [f"stopped at row {rows}: {one}" for one in lies]


def _paper_ends(rows: int) -> PrinterFaults:
    return PrinterFaults(rows_left=rows)


def _ends_unreported(rows: int) -> PrinterFaults:
    """Let the whole ticket be sent before the driver asks and hears that the paper is out."""
    return PrinterFaults(rows_left=rows, no_reports=True)


def _cover_opens(rows: int) -> PrinterFaults:
    return PrinterFaults(at_mm={"cover_open": rows * 25.4 / 203})


# Questions about its state and the handshake come before the job.
_HANDSHAKE_BYTES = 37
_BYTES = range(_HANDSHAKE_BYTES + _JOB_BYTES)


def test_current_lost_after_any_byte_leads_to_no_lie(tmp_path: Path) -> None:
    assert not [one for n in _BYTES for one in _lies_without_power(tmp_path / str(n), n)]


@pytest.mark.parametrize("stop", [_paper_ends, _cover_opens])
def test_a_stop_at_any_row_leads_to_no_lie(
    tmp_path: Path, stop: Callable[[int], PrinterFaults]
) -> None:
    assert not [
        one for rows in _ROWS for one in _lies_when_stopped(tmp_path / str(rows), rows, stop)
    ]


def test_a_stop_at_the_cut_leads_to_no_lie(tmp_path: Path) -> None:
    assert not _lies_when_stopped(tmp_path, 0, lambda _: PrinterFaults(cutter_jam=True))


class TestControls:
    def test_a_driver_that_hopes_for_the_best_is_found_out(self, tmp_path: Path) -> None:
        def hope(driver: TicketPrinter, number: int) -> PrintState:
            said = _say(driver, number)
            return PrintState.CONFIRMED if said is PrintState.UNCONFIRMED else said

        lies = [one for n in _BYTES for one in _lies_without_power(tmp_path / str(n), n, hope)]
        assert any("confirmed and came out 0 times" in one for one in lies)

    def test_a_driver_that_leaves_a_ticket_in_the_printer_is_found_out(
        self, tmp_path: Path
    ) -> None:
        def believe_it_cleared(connection: Connection) -> bool:
            connection.left.forgotten()
            return True

        with patch("printer_drivers.driver.job.clear_buffers", believe_it_cleared):
            # Now and then the driver hears of the end of the paper too early to be wrong.
            for attempt, rows in product(range(5), _ROWS):
                folder = tmp_path / f"{attempt}-{rows}"
                lies = _lies_when_stopped(folder, rows, _ends_unreported)
                if any("failed and came out" in one for one in lies):
                    return
        pytest.fail("nobody notices")
