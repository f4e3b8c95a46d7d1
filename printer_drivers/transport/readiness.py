"""Waiting for a descriptor, never past the deadline."""

import os
import select

from printer_drivers.deadline import Deadline


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


def _events(descriptor: int, wanted: int, patience_s: float) -> int:
    poll = select.poll()
    poll.register(descriptor, wanted)
    found = poll.poll(patience_s * 1000)
    return found[0][1] if found else 0
