"""A device file that only takes bytes, as some USB printers have one."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from printer_drivers.deadline import Deadline
from printer_drivers.encode import Profile
from printer_drivers.transport import PrinterUri, Timeouts, usblp
from printer_drivers.transport.usblp import UsblpTransport
from printer_drivers.worker import TicketPrinter
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterState
from tests.support.printer_trials import BRIEF, WIDTH_PX, outcome, small_ticket

_PATIENT = timedelta(seconds=20)


class _StuckOnce(UsblpTransport):
    """A printer that keeps the end of its first ticket waiting past the deadline."""

    stuck = True

    def _drained(self, deadline: Deadline) -> bool:
        was_stuck, type(self).stuck = type(self).stuck, False
        return not was_stuck and super()._drained(deadline)


@pytest.fixture
def device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PrinterUri:
    monkeypatch.setattr(usblp, "_speaks", lambda _: False)
    monkeypatch.setattr(_StuckOnce, "stuck", True)
    (tmp_path / "lp0").touch()
    return PrinterUri.parse(f"usblp://{tmp_path}/lp0")


def test_once_it_is_closed_reading_says_so(device: PrinterUri) -> None:
    transport = UsblpTransport.open(device, Timeouts())
    assert transport.read(Deadline.after(_PATIENT)) == b""
    transport.close()
    with pytest.raises(PrinterFault) as over:
        transport.read(Deadline.after(_PATIENT))
    assert over.value.state is PrinterState.DISCONNECTED


def test_the_ticket_after_one_that_got_stuck_is_printed(device: PrinterUri) -> None:
    profile = Profile(width_px=WIDTH_PX)
    connect = partial(_StuckOnce.open, device, BRIEF)
    printer = TicketPrinter(connect, profile, timeouts=BRIEF)
    path = device.local_path("usblp:///dev/usb/lp0")
    assert outcome(printer, small_ticket(1)) is PrintState.UNCONFIRMED
    first = path.read_bytes()
    assert outcome(printer, small_ticket(2)) is PrintState.UNCONFIRMED
    printer.close()
    assert path.read_bytes() != first
