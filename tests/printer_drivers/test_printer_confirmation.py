"""Only the printer's own answer to this very ticket confirms it."""

import socket
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.deadline import Deadline
from printer_drivers.encode.profiles import Confirm, Profile
from printer_drivers.encode.status_commands import ASK_PAPER, REPORT_CHANGES
from printer_drivers.encode.ticket_bytes import encode_ticket
from printer_drivers.transport.port import Timeouts
from printer_drivers.worker import TicketPrinter
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from tests.printer_drivers.printer_trials import (
    WIDTH_PX,
    FixedPace,
    came_out,
    comes_out,
    lie,
    outcome,
    printer_at,
    small_ticket,
)
from tests.support.papers import dots

_FIRST, _SECOND, _THIRD = (small_ticket(mark) for mark in (0x3C, 0x5A, 0x99))
_SHORT = timedelta(milliseconds=300)
_COPY = PrinterFaults(no_process_ids=True, no_clear=True)
"""A cheap copy of a printer: answers GS r only, and forgets nothing."""


@pytest.fixture
def small(tmp_path: Path) -> Emulator:
    return Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "paper", width_px=WIDTH_PX)


@pytest.mark.parametrize(
    ("faults", "confirm", "state"),
    [
        (PrinterFaults(), Confirm.PROCESS_ID, PrintState.CONFIRMED),
        (PrinterFaults(), Confirm.IN_ORDER, PrintState.CONFIRMED_WEAKLY),
        (PrinterFaults(no_process_ids=True), Confirm.PROCESS_ID, PrintState.CONFIRMED_WEAKLY),
        (_COPY, Confirm.PROCESS_ID, PrintState.CONFIRMED_WEAKLY),
        (PrinterFaults(no_reports=True), Confirm.PROCESS_ID, PrintState.CONFIRMED),
        (PrinterFaults(split_answers=True), Confirm.PROCESS_ID, PrintState.CONFIRMED),
        (PrinterFaults(), Confirm.NOT, PrintState.UNCONFIRMED),
    ],
)
def test_what_a_printer_can_say_decides(
    small: Emulator, faults: PrinterFaults, confirm: Confirm, state: PrintState
) -> None:
    with small as emulator:
        emulator.set_faults(faults)
        printer = printer_at(emulator, confirm=confirm)
        assert [outcome(printer, one) for one in (_FIRST, _SECOND)] == [state] * 2
        printer.close()
        assert comes_out(emulator, _FIRST)
        assert comes_out(emulator, _SECOND)


# An answer that is not this ticket's --------------------------------------------------------


def _stop_soon(emulator: Emulator, stop: str) -> None:
    """Stop the printer in the middle of the next ticket."""
    emulator.set_faults(replace(emulator.faults, at_mm={stop: 0.5}))


class _Debtor:
    """A printer that owes old answers: they come at once, its new ones when a job is sent.

    The job itself stops it: its own question is never answered.
    """

    def __init__(self, old_answers: int) -> None:
        self.answers = True
        self.line_bytes_s: float | None = None
        self._old = bytes(old_answers)
        self._kept = b""
        self._said = b""

    def fileno(self) -> None:
        return None

    def write(self, data: bytes, deadline: Deadline) -> int:  # noqa: ARG002
        if data.startswith(b"\x10\x04"):
            self._said += b"\x12"
        elif b"\x1dv0" in data:
            if ASK_PAPER in data:
                self._said += self._kept
        else:
            self._said += b"\x10\x00\x00\x00" * (REPORT_CHANGES in data) + self._old
            self._kept += bytes(data.count(ASK_PAPER))
            self._old = b""
        return len(data)

    def flush(self, deadline: Deadline) -> bool:  # noqa: ARG002
        return True

    def read(self, deadline: Deadline) -> bytes:  # noqa: ARG002
        said, self._said = self._said, b""
        return said

    def close(self) -> None:
        pass


def _said_by_debtor(old_answers: int) -> PrintState:
    profile = Profile(width_px=WIDTH_PX, confirm=Confirm.IN_ORDER)
    printer = TicketPrinter(
        lambda: _Debtor(old_answers),
        profile,
        timeouts=Timeouts(answer=timedelta(milliseconds=50)),
        pace=FixedPace(profile, timedelta(milliseconds=50)),
    )
    return outcome(printer, _FIRST)


@pytest.mark.parametrize("old_answers", range(1, 7))
def test_what_a_printer_owed_to_an_earlier_program_confirms_nothing(old_answers: int) -> None:
    assert _said_by_debtor(old_answers) is PrintState.UNCONFIRMED


def test_a_driver_that_asks_once_and_counts_on_it_is_found_out() -> None:
    handshake = "printer_drivers.driver.handshake"
    with patch(f"{handshake}._STRANGERS", 1), patch(f"{handshake}._QUIET_PART", 0.0):
        assert _said_by_debtor(1) is PrintState.CONFIRMED_WEAKLY


def test_a_job_that_stopped_does_not_confirm_the_next_one(small: Emulator) -> None:
    """Its answer comes when the paper is back; the next ticket waits for its own."""
    with small as emulator:
        emulator.set_faults(_COPY)
        printer = printer_at(emulator, confirm=Confirm.IN_ORDER)
        assert outcome(printer, _FIRST) is PrintState.CONFIRMED_WEAKLY
        _stop_soon(emulator, "paper_out")
        # Nothing makes this printer forget: the ticket may come out when the roll is changed,
        # unless its end was not sent yet when the printer stopped.
        assert outcome(printer, _SECOND) in {PrintState.UNCONFIRMED, PrintState.FAILED}
        emulator.set_faults(_COPY)
        assert outcome(printer, _THIRD) is PrintState.CONFIRMED_WEAKLY
        printer.close()
        assert came_out(emulator, _THIRD) == 1


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(one, marks=pytest.mark.deep) for one in (1, 2))]
)
def test_noise_confirms_nothing(small: Emulator, seed: int) -> None:
    with small as emulator:
        emulator.set_faults(PrinterFaults())
        printer = printer_at(emulator, confirm=Confirm.IN_ORDER, pace=FixedPace(Profile(), _SHORT))
        assert outcome(printer, _FIRST) is PrintState.CONFIRMED_WEAKLY
        emulator.set_faults(PrinterFaults(garbage_seed=seed, rows_left=2))
        assert outcome(printer, _SECOND) in {PrintState.UNCONFIRMED, PrintState.FAILED}
        printer.close()


# Stopped in the middle ----------------------------------------------------------------------

_STOPS = ("paper_out", "cover_open", "cutter_error", "fatal", "recoverable", "offline")


@pytest.mark.parametrize("stop", _STOPS)
def test_a_stopped_ticket_that_was_cleared_has_failed_and_never_comes_out(
    small: Emulator, stop: str
) -> None:
    with small as emulator:
        printer = printer_at(emulator)
        assert outcome(printer, _FIRST) is PrintState.CONFIRMED
        _stop_soon(emulator, stop)
        with pytest.raises(PrinterFault) as found:
            printer.print_bitmap(_SECOND)
        assert found.value.state is printer.latest.state
        assert not printer.latest.state.prints
        emulator.set_faults(PrinterFaults())
        assert outcome(printer, _THIRD) is PrintState.CONFIRMED
        printer.close()
        assert came_out(emulator, _SECOND) == 0
        assert dots(emulator.tickets[-1]) == _THIRD.rows


@pytest.mark.one_case
@pytest.mark.parametrize("stop", _STOPS)
def test_a_stopped_ticket_that_cannot_be_cleared_is_unconfirmed(small: Emulator, stop: str) -> None:
    with small as emulator:
        emulator.set_faults(PrinterFaults(no_clear=True))
        printer = printer_at(emulator)
        assert outcome(printer, _FIRST) is PrintState.CONFIRMED
        _stop_soon(emulator, stop)
        # Unless it stopped so early that the rest was never sent.
        said = outcome(printer, _SECOND)
        assert said in {PrintState.UNCONFIRMED, PrintState.FAILED}
        emulator.set_faults(PrinterFaults())
        assert outcome(printer, _THIRD) is PrintState.CONFIRMED
        printer.close()
        assert not lie(said, came_out(emulator, _SECOND))
        assert dots(emulator.tickets[-1]).endswith(_THIRD.rows)


def test_a_driver_that_believes_in_clearing_is_found_out(small: Emulator) -> None:
    with small as emulator, patch("printer_drivers.driver.job.clear_buffers", lambda _: True):
        emulator.set_faults(PrinterFaults(no_clear=True))
        printer = printer_at(emulator, pace=FixedPace(Profile(), _SHORT))
        assert outcome(printer, _FIRST) is PrintState.CONFIRMED
        _stop_soon(emulator, "paper_out")
        # It finds out at the deadline, when every byte is taken.
        with patch("printer_drivers.driver.job._stop", lambda _: None):
            said = outcome(printer, _SECOND)
        emulator.set_faults(PrinterFaults())
        outcome(printer, _THIRD)
        printer.close()
        assert lie(said, came_out(emulator, _SECOND))


def test_a_hot_head_is_waited_for(small: Emulator) -> None:
    with small as emulator:
        emulator.set_faults(PrinterFaults(overheated=True))
        printer = printer_at(emulator)
        with pytest.raises(PrinterFault) as found:
            printer.print_bitmap(_FIRST)
        assert found.value.state is PrinterState.OVERHEATED
        emulator.set_faults(PrinterFaults())
        assert outcome(printer, _FIRST) is PrintState.CONFIRMED
        # In the middle of a ticket it only pauses.
        _stop_soon(emulator, "overheated")
        cooled = threading.Timer(0.1, emulator.set_faults, [PrinterFaults()])
        cooled.start()
        assert outcome(printer, _SECOND) is PrintState.CONFIRMED
        cooled.join()
        printer.close()


def _ticket_after_a_killed_program(emulator: Emulator, *, warned: bool) -> bytes:
    """Leave half a ticket as a killed program does; return the sheet of the next one."""
    profile = Profile(width_px=WIDTH_PX)
    half = list(encode_ticket(_FIRST, profile, b"abcd"))[:2]
    host, port = emulator.address
    with socket.create_connection((host, port)) as line:
        line.sendall(b"".join(chunk.data for chunk in half))
    printer = printer_at(emulator)
    if warned:
        printer.expect_partial_print()
    assert outcome(printer, _SECOND) is PrintState.CONFIRMED
    printer.close()
    return dots(emulator.tickets[-1])


def test_what_a_killed_program_left_is_cut_off_first(small: Emulator) -> None:
    with small as emulator:
        assert _ticket_after_a_killed_program(emulator, warned=True) == _SECOND.rows


def test_a_driver_that_is_not_warned_is_found_out(small: Emulator) -> None:
    with small as emulator:
        assert _ticket_after_a_killed_program(emulator, warned=False) != _SECOND.rows
