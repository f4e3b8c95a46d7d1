import errno
import logging
import os
import termios
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from printer_drivers.deadline import Deadline
from printer_drivers.transport.files import SerialTransport, not_opened
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Timeouts
from printer_drivers.transport.uri import PrinterUri
from printer_drivers.worker import open_printer
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


@pytest.mark.parametrize("option", ["baud=9601", "flow=dtrdsr"])
def test_it_is_refused_before_anything_is_opened(option: str) -> None:
    with pytest.raises(PrinterFault, match=f"'{option}'"):
        open_printer(f"serial:///dev/nothing?{option}")


class _SlowPort(SerialTransport):
    """A port that keeps what it was given for a while, as a terminal of software never does."""

    keeps: ClassVar = [4096, 2048, 0]

    def _kept_bytes(self) -> int:
        return self.keeps.pop(0) if len(self.keeps) > 1 else self.keeps[0]


def test_a_ticket_is_handed_over_once_the_line_has_carried_it(
    port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_SlowPort, "keeps", [4096, 2048, 0])
    address = PrinterUri.parse(f"serial://{port}?flow=rtscts")
    transport = _SlowPort.open(address, Timeouts())
    assert transport.flush(Deadline.after(timedelta(seconds=20)))
    assert _SlowPort.keeps == [0]
    transport.close()


def test_a_line_that_stands_still_is_given_up(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_SlowPort, "keeps", [10])
    address = PrinterUri.parse(f"serial://{port}?flow=rtscts")
    transport = _SlowPort.open(address, Timeouts())
    assert not transport.flush(Deadline.after(timedelta(milliseconds=100)))
    assert transport.fileno() is None
    open_transport(address).close()


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


@pytest.mark.parametrize("scheme", ["serial", "usblp"])
@pytest.mark.parametrize(
    ("name", "kind"),
    [("notes.txt", "an ordinary file"), ("folder", "a folder"), ("pipe", "something else")],
)
def test_what_is_no_device_file_is_left_as_it_is(
    scheme: str, name: str, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    (tmp_path / "notes.txt").write_text("important")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PrinterFault, match=f" is {kind} and no printer's") as refused:
        open_transport(f"{scheme}://{path}")
    assert refused.value.state is PrinterState.DISCONNECTED
    assert (tmp_path / "notes.txt").read_text() == "important"


def test_a_device_that_is_no_serial_port_is_told() -> None:
    with pytest.raises(PrinterFault, match="cannot be opened"):
        open_transport("serial:///dev/null?flow=rtscts")


@pytest.mark.parametrize("scheme", ["serial", "usblp", "file"])
def test_a_path_that_is_too_long_is_told_in_short(scheme: str, tmp_path: Path) -> None:
    with pytest.raises(PrinterFault, match="File name too long") as refused:
        open_transport(f"{scheme}://{tmp_path}/{'x' * 300}")
    assert len(refused.value.what) < 200
