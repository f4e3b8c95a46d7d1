"""Small tickets through the driver to an emulated printer, and what the truth about them is."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from unittest.mock import patch

from lab.printer.server import Emulator
from printer_drivers.bitmap import Bitmap
from printer_drivers.deadline import Deadline
from printer_drivers.driver.capabilities import PrintPace
from printer_drivers.driver.connection import Connection
from printer_drivers.driver.link import Waker
from printer_drivers.encode.profiles import Confirm, Profile
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Timeouts, Transport
from printer_drivers.worker import TicketPrinter
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from tests.support.papers import dots

WIDTH_PX = 128
_STRIDE = WIDTH_PX // 8
# Longer than any answer of the emulator takes on a loaded machine, short where it gives none.
BRIEF = Timeouts(answer=timedelta(seconds=1))
AMPLE = timedelta(seconds=10)
"""More than any job takes that is not stopped."""
_LONG = timedelta(seconds=200)
"""Never waited for: something happens before."""


def small_ticket(mark: int) -> Bitmap:
    """Return a picture in two pieces with white between them; the mark tells it from others."""
    upper = bytes((mark, *[0] * (_STRIDE - 2), 0x81)) * 3
    white = bytes(_STRIDE) * 9
    lower = bytes((0x81, *[mark] * (_STRIDE - 2), 0)) * 2
    rows = upper + white + lower
    return Bitmap(WIDTH_PX, len(rows) // _STRIDE, rows)


class FixedPace(PrintPace):
    """Jobs that may take so long, whatever they are."""

    def __init__(self, profile: Profile, time: timedelta) -> None:
        super().__init__(profile)
        self.time = time

    def time_for(self, byte_count: int, rows: int) -> timedelta:  # noqa: ARG002
        """Return the fixed time."""
        return self.time


def printer_at(
    emulator: Emulator,
    *,
    confirm: Confirm = Confirm.PROCESS_ID,
    pace: PrintPace | None = None,
    timeouts: Timeouts = BRIEF,
    connect: Callable[[], Transport] | None = None,
) -> TicketPrinter:
    """Return the driver for an emulated printer, impatient enough for tests."""
    profile = Profile(width_px=WIDTH_PX, confirm=confirm)
    return TicketPrinter(
        connect or partial(open_transport, emulator.uri.partition("?")[0], timeouts),
        profile,
        timeouts=timeouts,
        pace=pace or FixedPace(profile, AMPLE),
    )


def came_out(emulator: Emulator, bitmap: Bitmap) -> int:
    """Return how often a picture came out whole, whatever is above and below it."""
    sheets = [dots(path) for path in emulator.tickets]
    return sum(sheet.count(bitmap.rows) for sheet in sheets)


def comes_out(emulator: Emulator, bitmap: Bitmap, *, within_s: float = 20) -> bool:
    """Return whether a picture comes out, of a printer that says nothing of when."""
    until_s = time.monotonic() + within_s
    while not came_out(emulator, bitmap) and time.monotonic() < until_s:
        time.sleep(0.02)
    return came_out(emulator, bitmap) == 1


def outcome(printer: TicketPrinter, bitmap: Bitmap) -> PrintState:
    """Return what the driver says of a picture; FAILED where it raises."""
    try:
        return printer.print_bitmap(bitmap)
    except PrinterFault:
        return PrintState.FAILED


def lie(said: PrintState, copies: int) -> str | None:
    """Return how what was said differs from what came out; None when it is true."""
    if said is PrintState.FAILED and copies:
        return "said to have failed, and came out"
    if said in {PrintState.CONFIRMED, PrintState.CONFIRMED_WEAKLY} and copies != 1:
        return f"{said}, and came out {copies} times"
    return f"came out {copies} times" if copies > 1 else None


def listen_until(printer: TicketPrinter, waker: Waker, state: PrinterState) -> None:
    """Listen until the printer is in a state."""
    deadline = Deadline.after(_LONG)
    while printer.latest.state is not state and not deadline.passed:
        printer.listen(deadline, waker)
    assert printer.latest.state is state


@contextmanager
def counted_writes() -> Iterator[list[bytes]]:
    """Collect what is written to printers meanwhile."""
    written: list[bytes] = []
    write = Connection.write

    def counting(self: Connection, data: bytes, deadline: Deadline) -> int:
        written.append(data)
        return write(self, data, deadline)

    with patch.object(Connection, "write", counting):
        yield written
