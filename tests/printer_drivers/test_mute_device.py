"""A device file that only takes bytes, as some USB printers have one."""

import os
import tty
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest

from printer_drivers.deadline import Deadline
from printer_drivers.encode.profiles import Profile
from printer_drivers.transport import usb
from printer_drivers.transport.port import Timeouts, readable
from printer_drivers.transport.uri import PrinterUri
from printer_drivers.transport.usb import UsblpTransport
from printer_drivers.worker import TicketPrinter
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from tests.printer_drivers.printer_trials import BRIEF, WIDTH_PX, outcome, small_ticket

_PATIENT = timedelta(seconds=20)


class _StuckOnce(UsblpTransport):
    """A printer that keeps the end of its first ticket waiting past the deadline."""

    stuck = True

    def _drained(self, deadline: Deadline) -> bool:
        was_stuck, type(self).stuck = type(self).stuck, False
        return not was_stuck and super()._drained(deadline)


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Return the printer's end of a line, where what it was sent is read, and ours."""
    printer, ours = os.openpty()
    tty.setraw(ours)
    yield printer, ours
    os.close(printer)
    os.close(ours)


@pytest.fixture
def device(terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> PrinterUri:
    monkeypatch.setattr(usb, "_speaks", lambda _: False)
    monkeypatch.setattr(_StuckOnce, "stuck", True)
    return PrinterUri.parse(f"usblp://{os.ttyname(terminal[1])}")


def test_once_it_is_closed_reading_says_so(device: PrinterUri) -> None:
    transport = UsblpTransport.open(device, Timeouts())
    assert transport.read(Deadline.after(_PATIENT)) == b""
    transport.close()
    with pytest.raises(PrinterFault) as over:
        transport.read(Deadline.after(_PATIENT))
    assert over.value.state is PrinterState.DISCONNECTED


def test_the_ticket_after_one_that_got_stuck_is_printed(
    device: PrinterUri, terminal: tuple[int, int]
) -> None:
    profile = Profile(width_px=WIDTH_PX)
    connect = partial(_StuckOnce.open, device, BRIEF)
    printer = TicketPrinter(connect, profile, timeouts=BRIEF)
    for mark in (1, 2):
        assert outcome(printer, small_ticket(mark)) is PrintState.UNCONFIRMED
        heard = b""
        while bytes((mark,)) * 10 not in heard:
            assert readable(terminal[0], Deadline.after(_PATIENT)), "the ticket is not printed"
            heard += os.read(terminal[0], 4096)
    printer.close()
