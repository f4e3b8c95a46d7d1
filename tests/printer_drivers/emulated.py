"""The emulated printer in a test's hands: spoken to byte by byte, or with a clock of its own."""

import socket
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from lab.printer.device import Device, EmulatedSession
from lab.printer.model import Hardware, PrinterFaults
from lab.printer.paper import PaperRoll

ROW = b"\x1dv0\x00\x48\x00\x01\x00" + b"\xf0" * 72
CUT = b"\x1dV\x42\x00"
ASK_PRINTED = b"\x1d(H\x06\x00\x30\x30abcd"
PRINTED = b"\x37\x22abcd\x00"
CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
CLEARED = b"\x37\x25\x00"
REPORT = b"\x1da\x0e"
WELL = b"\x10\x00\x00\x00"


def rows(count: int) -> bytes:
    """Return a picture of so many rows."""
    return b"\x1dv0\x00\x48\x00" + count.to_bytes(2, "little") + b"\xf0" * 72 * count


def heard(client: socket.socket, length: int) -> bytes:
    """Return so many bytes of what the printer says."""
    got = b""
    while len(got) < length:
        more = client.recv(length - len(got))
        assert more, f"hung up after {got!r}"
        got += more
    return got


def height(path: Path) -> int:
    """Return how many rows a piece of paper has."""
    with Image.open(path) as image:
        return image.height


class Bench:
    """A printer without sockets and threads, on a table, with a stopwatch that the test holds."""

    def __init__(self, folder: Path, hardware: Hardware | None = None, **faults: object) -> None:
        self.now = 1000.0
        self.tickets: list[Path] = []
        self.unknown: list[bytes] = []
        self.hardware = hardware or Hardware()
        self.roll = PaperRoll(self.hardware.width_px, folder)
        self.device = Device(
            self.hardware,
            self.roll,
            PrinterFaults().changed(faults),
            self.unknown,
            self.tickets.append,
        )
        self.session = self.connect()

    def connect(self) -> EmulatedSession:
        return self.device.open_session(self.now)

    def send(self, data: bytes, session: EmulatedSession | None = None) -> int:
        """Send what the printer takes now; return how much."""
        session = session or self.session
        taken = 0
        while taken < len(data) and (room := session.room(self.device.faults, self.now)):
            piece = data[taken : taken + room]
            self.device.receive(session, piece, self.now)
            taken += len(piece)
            self.device.work(self.now)
        return taken

    def wait(self, seconds: float) -> None:
        """Let time pass, waking the printer whenever it wants to be woken."""
        end = self.now + seconds
        while (due := self.device.due(self.now)) is not None and due <= end:
            self.now = due
            self.device.work(self.now)
        self.now = end
        self.device.work(self.now)

    def wait_until(self, happened: Callable[[], bool], most_s: float = 60.0) -> float:
        """Let time pass until something happened; return how long it took."""
        begun = self.now
        while not happened():
            due = self.device.due(self.now)
            assert due is not None, "it never happens"
            assert due - begun < most_s, "it takes too long"
            self.now = due
            self.device.work(self.now)
        return self.now - begun

    def said(self, session: EmulatedSession | None = None) -> bytes:
        """Return what is to be heard by now, and forget it."""
        session = session or self.session
        ready = b""
        while session.said and session.said[0][0] <= self.now:
            ready += session.said.popleft()[1]
        return ready

    def change(self, **faults: object) -> None:
        self.device.engine.change(**faults)
        self.device.work(self.now)

    def mend(self) -> None:
        self.device.engine.break_down(PrinterFaults())
        self.device.work(self.now)
