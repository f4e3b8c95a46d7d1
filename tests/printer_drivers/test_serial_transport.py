import errno
import logging
import os
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from printer_drivers.transport import open_transport
from printer_drivers.transport.device import not_opened
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState


@pytest.fixture
def port() -> Iterator[str]:
    printer, ours = os.openpty()
    yield os.ttyname(ours)
    os.close(printer)
    os.close(ours)


def _flags(descriptor: int) -> tuple[int, int, int]:
    into, _, control, *_, speed, _ = termios.tcgetattr(descriptor)
    return into, control, speed


@pytest.mark.parametrize(
    ("options", "bytes_s", "speed"),
    [
        ("flow=rtscts", 960.0, termios.B9600),
        ("flow=rtscts&baud=115200", 11520.0, termios.B115200),
        ("flow=xonxoff&baud=19200&parity=none", 1920.0, termios.B19200),
        ("flow=xonxoff&baud=38400&parity=even", 38400 / 11, termios.B38400),
    ],
)
def test_the_line_is_as_the_address_says(
    port: str, options: str, bytes_s: float, speed: int
) -> None:
    transport = open_transport(f"serial://{port}?{options}")
    assert transport.line_bytes_s == pytest.approx(bytes_s)
    descriptor = transport.fileno()
    assert descriptor is not None
    into, control, found_speed = _flags(descriptor)
    assert found_speed == speed
    assert bool(into & termios.IXON) == ("xonxoff" in options)
    assert bool(control & termios.CRTSCTS) == ("rtscts" in options)
    assert control & termios.CSIZE == termios.CS8
    assert not os.get_blocking(descriptor)
    transport.close()


def test_a_line_without_flow_control_is_warned_of(
    port: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        open_transport(f"serial://{port}?flow=xonxoff").close()
        assert not caplog.records
        for _ in range(2):
            open_transport(f"serial://{port}?width=888").close()
    (once,) = caplog.messages
    assert "flow=rtscts" in once
    caplog.clear()


@pytest.mark.parametrize("option", ["baud=9601", "baud=fast", "baud=", "flow=dtrdsr", "parity=x"])
def test_an_option_that_is_not_understood_is_refused(port: str, option: str) -> None:
    with pytest.raises(PrinterFault, match=f"'{option}'") as refused:
        open_transport(f"serial://{port}?{option}")
    assert "choose from" in refused.value.hint


def test_a_serial_number_is_for_usb_alone(port: str) -> None:
    with pytest.raises(PrinterFault, match="'serial' is no option of a serial://"):
        open_transport(f"serial://{port}?serial=7")


@pytest.mark.parametrize("scheme", ["serial", "usblp"])
def test_a_device_that_is_not_there_is_told(scheme: str, tmp_path: Path) -> None:
    with pytest.raises(PrinterFault, match="There is no printer") as refused:
        open_transport(f"{scheme}://{tmp_path}/lp0")
    assert refused.value.state is PrinterState.DISCONNECTED
    assert "printer list" in refused.value.hint


def test_a_user_who_may_not_is_told_of_the_rule() -> None:
    told = not_opened("/dev/ttyS0", PermissionError(errno.EACCES, "denied"))
    assert "may not use" in told.what
    assert "60-nouba-printers.rules" in told.hint


def test_what_is_no_serial_port_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.touch()
    with pytest.raises(PrinterFault, match="cannot be opened"):
        open_transport(f"serial://{path}?flow=rtscts")
