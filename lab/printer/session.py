"""One connection to the emulated printer, as the printer sees it."""

import contextlib
import os
import random
import socket
import tty
from collections import deque
from dataclasses import dataclass, field
from typing import Protocol

from lab.printer.engine import RealTimeScanner
from lab.printer.model import Hardware, PrinterFaults

_READ_BYTES = 16 * 1024
_QUANTUM_S = 0.01
"""A slow line hands over its bytes in groups of so much time."""
_BETWEEN_PIECES_S = 0.05
_MOST_UNSENT = 1000
_ONLINE, _ERROR, _PAPER = 0x02, 0x04, 0x08
_XON, _XOFF = b"\x11", b"\x13"


@dataclass(slots=True, eq=False)
class EmulatedSession:
    """What came and is not worked through, and what is to be said."""

    hardware: Hardware
    hung_up: bool = False
    received: int = 0
    waiting: bytearray = field(default_factory=bytearray)
    scanner: RealTimeScanner = field(default_factory=RealTimeScanner)
    wanted_reports: int = 0
    """The parts of GS a whose changes are reported."""
    said: deque[tuple[float, bytes]] = field(default_factory=deque)
    """What is to be sent, each not before its time."""
    _line_free_at: float = 0.0
    _reported: bytes = b""
    _held_back: bool = False
    _noise: random.Random | None = None

    def room(self, faults: PrinterFaults, now: float) -> int:
        """Return how many bytes can be taken now."""
        if self.hung_up or faults.stalled or faults.vanished or self._line_free_at > now:
            return 0
        most = min(_READ_BYTES, self.hardware.buffer_bytes - len(self.waiting))
        if self.hardware.line_bytes_s:
            most = min(most, max(1, int(self.hardware.line_bytes_s * _QUANTUM_S)))
        if faults.close_after_bytes is not None:
            most = min(most, faults.close_after_bytes - self.received)
        return max(0, most)

    def line_due(self, now: float) -> float | None:
        """Return when its line can carry the next byte, if that is what it waits for."""
        return self._line_free_at if self._line_free_at > now and not self.hung_up else None

    def took(self, data: bytes, faults: PrinterFaults, now: float) -> None:
        """Keep bytes that came."""
        self.received += len(data)
        self.waiting += data
        if self.hardware.line_bytes_s:
            started = max(self._line_free_at, now - _QUANTUM_S)
            self._line_free_at = started + faults.slow * len(data) / self.hardware.line_bytes_s

    def say(self, answer: bytes, faults: PrinterFaults, now: float) -> None:
        """Have an answer sent, as well or badly as the printer speaks now."""
        if (
            self.hung_up
            or faults.mute
            or faults.vanished
            or not answer
            or len(self.said) > _MOST_UNSENT
        ):
            return
        if faults.garbage_seed is not None:
            self._noise = self._noise or random.Random(faults.garbage_seed)  # noqa: S311 - noise
            answer = self._noise.randbytes(len(answer))
        if not faults.split_answers:
            self.said.append((now, answer))
            return
        half = (len(answer) + 1) // 2
        start = max(now, self.said[-1][0] if self.said else 0.0)
        for at, piece in enumerate((answer[:half], answer[half:])):
            if piece:
                self.said.append((start + (at + 1) * _BETWEEN_PIECES_S, piece))

    def report(self, faults: PrinterFaults, now: float) -> None:
        """Report how the printer is."""
        self._reported = self._selected(faults)
        self.say(faults.report(), faults, now)

    def report_changes(self, faults: PrinterFaults, now: float) -> None:
        """Report how the printer is if something changed that was asked for."""
        if self.wanted_reports and self._selected(faults) != self._reported:
            self.report(faults, now)

    def control_flow(self, faults: PrinterFaults, now: float) -> None:
        """Say XOFF when the buffer is nearly full, and XON when most of it is free again."""
        if not self.hardware.xon_xoff:
            return
        filled = len(self.waiting) / self.hardware.buffer_bytes
        if (not self._held_back and filled > 0.75) or (self._held_back and filled < 0.25):  # noqa: PLR2004
            self._held_back = not self._held_back
            self.say(_XOFF if self._held_back else _XON, faults, now)

    def forget(self) -> None:
        """Forget everything, as without current."""
        self.waiting.clear()
        self.said.clear()
        self.scanner = RealTimeScanner()
        self.wanted_reports = 0
        self._held_back = False

    def _selected(self, faults: PrinterFaults) -> bytes:
        first, second, third, _ = faults.report()
        wanted = self.wanted_reports
        return bytes(
            (
                first if wanted & _ONLINE else 0,
                second if wanted & _ERROR else 0,
                third if wanted & _PAPER else 0,
            )
        )


class Channel(Protocol):
    """One way in and out; nothing here ever waits."""

    permanent: bool
    """A serial line stays when a printer is switched off; a connection does not."""

    def fileno(self) -> int:
        """Return what to wait for."""
        ...

    def read(self, most: int) -> bytes | None:
        """Return what came; empty when the other side has ended, None when nothing is there."""
        ...

    def write(self, data: bytes) -> None:
        """Send an answer; what the other side does not take is lost."""
        ...

    def close(self) -> None:
        """End it."""
        ...


class SocketChannel:
    """A connection of TCP, or one made inside this process."""

    permanent = False

    def __init__(self, peer: socket.socket) -> None:
        peer.settimeout(0)
        if peer.family != socket.AF_UNIX:
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._peer = peer

    def fileno(self) -> int:
        """Return the socket's descriptor."""
        return self._peer.fileno()

    def read(self, most: int) -> bytes | None:
        """Return what came; empty when the other side has ended, None when nothing is there."""
        try:
            return self._peer.recv(most)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def write(self, data: bytes) -> None:
        """Send an answer; what the other side does not take is lost."""
        try:
            self._peer.send(data)
        except OSError:
            return

    def close(self) -> None:
        """Hang up, even where a copy of the socket is still open in a child of this process."""
        with contextlib.suppress(OSError):
            self._peer.shutdown(socket.SHUT_RDWR)
        self._peer.close()


class PtyChannel:
    """A pseudo-terminal, which looks like a serial line to whoever opens it."""

    permanent = True

    def __init__(self) -> None:
        # The other end is kept open: who closes a serial port does not end the line.
        self._near, self._far = os.openpty()
        tty.setraw(self._far)
        os.set_blocking(self._near, False)
        self.path = os.ttyname(self._far)

    def fileno(self) -> int:
        """Return the printer's end."""
        return self._near

    def read(self, most: int) -> bytes | None:
        """Return what came, or None when nothing is there."""
        try:
            return os.read(self._near, most) or None
        except OSError:
            return None

    def write(self, data: bytes) -> None:
        """Send an answer; what the other side does not take is lost."""
        try:
            os.write(self._near, data)
        except OSError:
            return

    def close(self) -> None:
        """End the line."""
        os.close(self._near)
        os.close(self._far)
