"""What every transport does."""

import contextlib
import errno
import fcntl
import os
import select
import struct
import termios
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from printer_drivers.deadline import Deadline
from printer_drivers.status import advice
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState

# What the system says of a device that it does not open: printers and displays alike.
TAKEN = frozenset({errno.EAGAIN, errno.EBUSY})
MISSING = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeouts:
    """How long to wait for a printer before it counts as gone."""

    connect: timedelta = timedelta(seconds=3)
    unheard: timedelta = timedelta(seconds=10)
    """Sent bytes that the other side does not acknowledge."""
    answer: timedelta = timedelta(seconds=1)
    """A question about its status; printers on a network may be asleep."""


class Transport(Protocol):
    """One open connection to a printer, which nobody else has meanwhile.

    A fault whose ``state`` is *disconnected* means that this connection is over.
    """

    answers: bool
    """False where nothing can ever come back, so that nobody waits for it."""
    line_bytes_s: float | None
    """How many bytes a second the line carries; None where it is no limit or not known."""

    def fileno(self) -> int | None:
        """Return what becomes readable when the printer says something; None if it never does."""
        ...

    def write(self, data: bytes, deadline: Deadline) -> int:
        """Send bytes; return how many were taken before the deadline, perhaps not all.

        Raises:
            PrinterFault: the connection is broken.
        """
        ...

    def flush(self, deadline: Deadline) -> bool:
        """Hand over what was written and still lies on this side, at the end of a job.

        What is not handed over in time is forgotten, even where that ends the connection: it
        never comes out later. Returns False when nobody can tell how much was taken.

        Raises:
            PrinterFault: certainly not all of it was taken, and never will be.
        """
        ...

    def read(self, deadline: Deadline) -> bytes:
        """Return the next bytes that came; empty when none did before the deadline.

        Raises:
            PrinterFault: the connection is broken, or the printer closed it.
        """
        ...

    def close(self) -> None:
        """Give back the connection; more than once is harmless."""
        ...


def readable(descriptor: int, deadline: Deadline) -> bool:
    """Return whether something can be read before the deadline; a broken connection can."""
    return bool(_events(descriptor, select.POLLIN, deadline.left_s))


def writable(descriptor: int, deadline: Deadline) -> bool:
    """Return whether something can be written before the deadline; a broken connection can."""
    return bool(_events(descriptor, select.POLLOUT, deadline.left_s))


def hung_up(descriptor: int) -> bool:
    """Return whether the other side is gone."""
    return bool(_events(descriptor, 0, 0) & (select.POLLHUP | select.POLLERR))


def write_all(descriptor: int, data: bytes, deadline: Deadline) -> int:
    """Write to a descriptor that does not block; return how much it took in time.

    Raises:
        OSError: the other side is gone.
    """
    taken = 0
    rest = memoryview(data)
    while taken < len(data):
        try:
            taken += os.write(descriptor, rest[taken:])
        except BlockingIOError:
            # A slow taker finds room again and again: the deadline ends that too.
            if deadline.passed or not writable(descriptor, deadline):
                break
    return taken


def kept_bytes(descriptor: int) -> int:
    """Return how much was taken here and not there: of serial lines and sockets alike."""
    kept: int = struct.unpack("i", fcntl.ioctl(descriptor, termios.TIOCOUTQ, bytes(4)))[0]
    return kept


def _events(descriptor: int, wanted: int, patience_s: float) -> int:
    poll = select.poll()
    poll.register(descriptor, wanted)
    found = poll.poll(patience_s * 1000)
    return found[0][1] if found else 0


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
        return kept_bytes(self._descriptor)

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


_MOST_CHARACTERS = 80
_HARMLESS = "\N{REPLACEMENT CHARACTER}"
_CUT_OFF = "\N{HORIZONTAL ELLIPSIS}"


def shown(text: str) -> str:
    """Return a text as a person can be shown it, whoever wrote it."""
    start = text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}{_CUT_OFF}"
    return "".join(character if character.isprintable() else _HARMLESS for character in start)
