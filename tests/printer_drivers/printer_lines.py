"""The far end of every kind of line to a printer, in the hands of a test."""

import contextlib
import os
import select
import socket
import sys
import tty
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from subprocess import PIPE, Popen

import pytest
from usb.backend import libusb1

from tests.printer_drivers.usb_bus import UsbBus, UsbPrinter

_PATIENT_S = 20


@dataclass(frozen=True)
class Line:
    """Where the printer is, and what it can do."""

    uri: str
    hear: Callable[[int], bytes]
    """Wait until so many bytes came."""
    say: Callable[[bytes], object]
    vanish: Callable[[], object]


@contextmanager
def tcp_line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(_PATIENT_S)
        accepted: list[socket.socket] = []

        def peer() -> socket.socket:
            if not accepted:
                client, _ = server.accept()
                client.settimeout(_PATIENT_S)
                accepted.append(client)
            return accepted[0]

        try:
            yield Line(
                f"tcp://127.0.0.1:{server.getsockname()[1]}",
                hear=lambda count: _all(peer().recv, count),
                say=lambda data: peer().sendall(data),
                vanish=lambda: peer().close(),
            )
        finally:
            for client in accepted:
                client.close()


@contextmanager
def _terminal_line(scheme: str, options: str) -> Iterator[Line]:
    printer, ours = os.openpty()
    tty.setraw(ours)
    path = os.ttyname(ours)
    with contextlib.ExitStack() as open_ends:
        open_ends.callback(os.close, ours)
        gone = open_ends.enter_context(contextlib.ExitStack())
        gone.callback(os.close, printer)

        def hear(count: int) -> bytes:
            return _all(lambda most: _patient_read(printer, most), count)

        yield Line(
            f"{scheme}://{path}{options}",
            hear=hear,
            say=lambda data: os.write(printer, data),
            vanish=gone.close,
        )


@contextmanager
def serial_line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with _terminal_line("serial", "?baud=115200&flow=rtscts") as line:
        yield line


@contextmanager
def usblp_line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """A terminal stands in for the device file: it is read, written and vanishes alike."""
    with _terminal_line("usblp", "") as line:
        yield line


@contextmanager
def usb_line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    printer = UsbPrinter()
    plug_in(monkeypatch, printer)
    yield Line(
        "usb://04b8:0e28?serial=X3B4%20010",
        hear=printer.hear,
        say=printer.say,
        vanish=printer.unplug,
    )


def plug_in(monkeypatch: pytest.MonkeyPatch, *printers: UsbPrinter) -> None:
    """Put these on the system's USB bus, and nothing else."""
    bus = UsbBus(*printers)
    monkeypatch.setattr(libusb1, "get_backend", lambda: bus)


type OpenLine = Callable[[pytest.MonkeyPatch], AbstractContextManager[Line]]

LINES: dict[str, OpenLine] = {
    "tcp": tcp_line,
    "serial": serial_line,
    "usblp": usblp_line,
    "usb": usb_line,
}

_HOLD = """
import sys
from printer_drivers.transport.open import open_transport
transport = open_transport(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another_process(uri: str) -> Iterator[Popen[bytes]]:
    """Let another process open this address, and keep it until it is killed."""
    with Popen([sys.executable, "-c", _HOLD, uri], stdin=PIPE, stdout=PIPE) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == b"open\n"
            yield other
        finally:
            other.kill()


def _patient_read(descriptor: int, most: int) -> bytes:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    assert poll.poll(_PATIENT_S * 1000), "nothing came"
    return os.read(descriptor, most)


def _all(receive: Callable[[int], bytes], count: int) -> bytes:
    got = b""
    while len(got) < count:
        part = receive(count - len(got))
        assert part, "the line ended"
        got += part
    return got
