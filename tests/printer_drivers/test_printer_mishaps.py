"""A printer may break at any byte: what the driver says of a ticket is true all the same."""

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.bitmap import Bitmap
from printer_drivers.driver.connection import Connection
from printer_drivers.driver.handshake import Handshake
from printer_drivers.encode.profiles import Confirm, Profile
from printer_drivers.encode.ticket_bytes import encode_ticket
from printer_drivers.worker import TicketPrinter
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from tests.printer_drivers.printer_trials import (
    AMPLE,
    WIDTH_PX,
    FixedPace,
    came_out,
    lie,
    outcome,
    printer_at,
    small_ticket,
)
from tests.support.papers import dots

_FIRST, _SECOND, _THIRD = (small_ticket(mark) for mark in (0x3C, 0x5A, 0x99))
_SURE = {Confirm.PROCESS_ID: PrintState.CONFIRMED, Confirm.IN_ORDER: PrintState.CONFIRMED_WEAKLY}
_JOB_BYTES = sum(
    len(chunk.data) for chunk in encode_ticket(_FIRST, Profile(width_px=WIDTH_PX), b"abcd")
)
# Questions about its state, asked twice, and the handshake come before the job.
_BEFORE_JOB_BYTES = 24 + 25
_PLACES = range(1, _JOB_BYTES + _BEFORE_JOB_BYTES + 5)
_LAST_PLACES = range(_JOB_BYTES - 40 + _BEFORE_JOB_BYTES, _JOB_BYTES + _BEFORE_JOB_BYTES, 5)


@pytest.fixture(autouse=True)
def no_long_quiet() -> Iterator[None]:
    with patch("printer_drivers.driver.handshake._QUIET_PART", 0.02):
        yield


type Telling = Callable[[TicketPrinter, Bitmap], PrintState]


def _lies_when_cut(out_dir: Path, after_bytes: int, confirm: Confirm, tell: Telling) -> list[str]:
    """Break the connection at a byte; return what was said of any ticket and is not true."""
    with Emulator(listen=("127.0.0.1", 0), out_dir=out_dir, width_px=WIDTH_PX) as emulator:
        pace = FixedPace(Profile(), timedelta(milliseconds=200))
        printer = printer_at(emulator, confirm=confirm, pace=pace)
        assert printer.status().state is PrinterState.READY
        emulator.set_faults(PrinterFaults(close_after_bytes=after_bytes))
        said = tell(printer, _FIRST)
        emulator.set_faults(PrinterFaults())
        pace.time = AMPLE
        next_said, last_said = tell(printer, _SECOND), tell(printer, _THIRD)
        printer.close()
        found = [
            lie(one, came_out(emulator, bitmap))
            for one, bitmap in ((said, _FIRST), (next_said, _SECOND), (last_said, _THIRD))
        ]
        if (next_said, last_said) != (_SURE[confirm],) * 2:
            found.append(f"the next ones are {next_said}, {last_said}")
        if [dots(path) for path in emulator.tickets[-2:]] != [_SECOND.rows, _THIRD.rows]:
            found.append("the next ones do not come out alone")
    return [f"cut after {after_bytes}: {one}" for one in found if one]


def _lies(
    out_dir: Path,
    places: Iterable[int] = _PLACES,
    confirm: Confirm = Confirm.PROCESS_ID,
    tell: Telling = outcome,
) -> str:
    return "\n".join(
        one
        for place in places
        for one in _lies_when_cut(out_dir / str(place), place, confirm, tell)
    )


@pytest.mark.deep
@pytest.mark.parametrize(
    ("confirm", "places"), [(Confirm.PROCESS_ID, _PLACES), (Confirm.IN_ORDER, _PLACES[::8])]
)
def test_a_connection_cut_after_any_byte_leads_to_no_lie(
    tmp_path: Path, confirm: Confirm, places: range
) -> None:
    assert not _lies(tmp_path, places, confirm)


def test_a_connection_cut_while_a_partial_print_is_cut_off_leaves_it_to_the_next_one(
    tmp_path: Path,
) -> None:
    for place in range(24, 80, 4):
        out_dir = tmp_path / str(place)
        with Emulator(listen=("127.0.0.1", 0), out_dir=out_dir, width_px=WIDTH_PX) as emulator:
            _leave_half_a_ticket(emulator)
            printer = printer_at(emulator)
            printer.expect_partial_print()
            emulator.set_faults(PrinterFaults(close_after_bytes=place))
            outcome(printer, _FIRST)
            emulator.set_faults(PrinterFaults())
            assert outcome(printer, _SECOND) is PrintState.CONFIRMED
            assert not printer.expects_partial_print
            printer.close()
            assert dots(emulator.tickets[-1]) == _SECOND.rows, f"cut after {place}"


def test_a_partial_print_whose_own_cut_jams_is_left_to_the_next_run(tmp_path: Path) -> None:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path, width_px=WIDTH_PX) as emulator:
        _leave_half_a_ticket(emulator)
        printer = printer_at(emulator)
        printer.expect_partial_print()
        emulator.set_faults(PrinterFaults(cutter_jam=True))
        assert outcome(printer, _FIRST) is not PrintState.CONFIRMED
        assert printer.expects_partial_print
        printer.close()


def _leave_half_a_ticket(emulator: Emulator) -> None:
    half = list(encode_ticket(_FIRST, Profile(width_px=WIDTH_PX), b"abcd"))[:2]
    with socket.create_connection(emulator.address) as line:
        line.sendall(b"".join(chunk.data for chunk in half))


# The check sees what it is there to see: three drivers that are wrong in one thing each.


def test_a_driver_that_takes_silence_for_failure_is_found_out(tmp_path: Path) -> None:
    def tell(printer: TicketPrinter, bitmap: Bitmap) -> PrintState:
        said = outcome(printer, bitmap)
        return PrintState.FAILED if said is PrintState.UNCONFIRMED else said

    assert "said to have failed, and came out" in _lies(tmp_path, _LAST_PLACES, tell=tell)


def test_a_driver_that_takes_sent_for_printed_is_found_out(tmp_path: Path) -> None:
    def tell(printer: TicketPrinter, bitmap: Bitmap) -> PrintState:
        said = [PrintState.FAILED]
        with suppress(PrinterFault):
            printer.print_bitmap(bitmap, sent=lambda: said.append(PrintState.CONFIRMED))
        return said[-1]

    assert "came out 0 times" in _lies(tmp_path, _LAST_PLACES, tell=tell)


def test_a_driver_that_clears_nothing_away_is_found_out(tmp_path: Path) -> None:
    def greet_only(connection: Connection, profile: Profile, names: Iterator[bytes]) -> None:
        Handshake(connection, profile, next(names)).carry_out()

    with patch("printer_drivers.driver.link.make_ready", greet_only):
        assert "the next ones do not come out alone" in _lies(tmp_path, _LAST_PLACES[:2])
