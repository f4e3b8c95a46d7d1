"""What all printers behind a file descriptor have in common."""

import contextlib
import errno
import fcntl
import os
import struct
import termios
import time
from collections.abc import Iterator

from printer_drivers.deadline import Deadline
from printer_drivers.status import advice
from printer_drivers.transport.readiness import hung_up, readable, write_all
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState

_READ_BYTES = 4096
_SHORTEST_NAP_S, _LONGEST_NAP_S = 0.001, 0.05


class DescriptorTransport:
    """An open descriptor that never blocks, and what must be given back with it."""

    answers = True
    line_bytes_s: float | None = None
    nothing_is_the_end = True
    """Reading nothing means that the other side has hung up."""

    def __init__(self, descriptor: int, owned: contextlib.ExitStack) -> None:
        self._descriptor = descriptor
        self._owned = owned

    def fileno(self) -> int | None:
        """Return the descriptor, or None where nothing comes back."""
        return self._descriptor if self.answers and self._descriptor >= 0 else None

    def write(self, data: bytes, deadline: Deadline) -> int:
        """Send bytes; return how many were taken before the deadline."""
        with self._broken_is_a_fault():
            return write_all(self._descriptor, data, deadline)

    def flush(self, deadline: Deadline) -> bool:
        """Wait until this side keeps nothing; else hang up, so that the rest never comes out."""
        try:
            done = self._drained(deadline)
        except OSError:
            done = False
        if not done:
            self.close()
        return done

    def read(self, deadline: Deadline) -> bytes:
        """Return the next bytes from the printer; empty when none came in time."""
        with self._broken_is_a_fault():
            if self._descriptor < 0:
                raise OSError(errno.EBADF, "it is closed")
            if not self.answers:
                return b""
            while readable(self._descriptor, deadline):
                with contextlib.suppress(BlockingIOError):
                    got = os.read(self._descriptor, _READ_BYTES)
                    if got:
                        return got
                    if self.nothing_is_the_end or hung_up(self._descriptor):
                        raise ConnectionResetError(errno.ECONNRESET, "it hung up")
                if deadline.passed:
                    break
            return b""

    def close(self) -> None:
        """Give everything back."""
        self._descriptor = -1
        self._owned.close()

    def broken(self, error: OSError) -> PrinterFault:
        """Return what a person is told when the connection breaks."""
        raise NotImplementedError

    def _drained(self, deadline: Deadline) -> bool:
        """Return whether the printer's side had everything in time.

        Raises:
            OSError: it is gone.
        """
        nap_s = _SHORTEST_NAP_S
        while self._kept_bytes():
            if deadline.passed:
                return False
            # No event tells that a line is empty.
            time.sleep(min(nap_s, deadline.left_s))
            nap_s = min(nap_s * 2, _LONGEST_NAP_S)
        return True

    def _kept_bytes(self) -> int:
        """Return how much was taken here and not there: of serial lines and sockets alike."""
        answer = fcntl.ioctl(self._descriptor, termios.TIOCOUTQ, bytes(4))
        kept: int = struct.unpack("i", answer)[0]
        return kept

    @contextlib.contextmanager
    def _broken_is_a_fault(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self.broken(error) from error


def gone(name: str) -> PrinterFault:
    """Return what a person is told when a device was pulled out or switched off."""
    return PrinterFault(
        f"The printer at {name} is gone",
        f"{advice(PrinterState.DISCONNECTED)}; the next ticket connects again",
        PrinterState.DISCONNECTED,
    )


def stalled(name: str) -> PrinterFault:
    """Return what a person is told when a printer takes nothing more and does not say why."""
    return PrinterFault(
        f"The printer at {name} stopped taking the ticket",
        advice(PrinterState.STALLED),
        PrinterState.STALLED,
    )
