"""An idle printer is asked now and then whether it still is as it has reported."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from lab.printer.model import Hardware, PrinterFaults
from lab.printer.server import Emulator
from printer_drivers.deadline import Deadline
from printer_drivers.driver.link import Waker
from printer_drivers.encode.status_commands import REPORT_CHANGES
from printer_drivers.transport.open import open_transport
from reception.domain.printer import PrinterState
from tests.printer_drivers.printer_trials import (
    AMPLE,
    BRIEF,
    WIDTH_PX,
    counted_writes,
    listen_until,
    printer_at,
)

_SOON = timedelta(milliseconds=50)


@pytest.fixture
def waker() -> Iterator[Waker]:
    waker = Waker()
    yield waker
    waker.close()


@pytest.fixture
def serial(tmp_path: Path) -> Iterator[Emulator]:
    hardware = Hardware(width_px=WIDTH_PX)
    with Emulator(listen=None, pty=True, out_dir=tmp_path, hardware=hardware) as one:
        yield one


def test_paper_near_its_end_is_seen_although_the_line_outlived_the_printer(
    serial: Emulator, waker: Waker
) -> None:
    printer = printer_at(serial, connect=partial(open_transport, serial.serial_uri, BRIEF))
    with patch("printer_drivers.driver.link._STILL_THERE", _SOON):
        listen_until(printer, waker, PrinterState.READY)
        serial.power_cycle()
        serial.change_faults(near_end=True)
        listen_until(printer, waker, PrinterState.NEAR_END)
    with patch("printer_drivers.driver.link._STILL_THERE", timedelta(hours=1)):
        printer.listen(Deadline.after(4 * _SOON), waker)
        # It is looked at no more, and reports by itself again.
        serial.change_faults(near_end=False)
        listen_until(printer, waker, PrinterState.READY)
    printer.close()


def test_a_printer_that_contradicts_itself_on_paper_is_not_set_up_again_and_again(
    serial: Emulator, waker: Waker
) -> None:
    printer = printer_at(serial, connect=partial(open_transport, serial.serial_uri, BRIEF))
    serial.set_faults(PrinterFaults(near_end=True))
    with (
        patch("printer_drivers.driver.link._STILL_THERE", _SOON),
        patch.object(PrinterFaults, "report", lambda _: b"\x10\0\0\0"),
    ):
        listen_until(printer, waker, PrinterState.READY)
        with counted_writes() as written:
            until = Deadline.after(AMPLE)
            while len(written) < 20 and not until.passed:
                printer.listen(Deadline.after(_SOON), waker)
    printer.close()
    assert sum(REPORT_CHANGES in one for one in written) <= 1
