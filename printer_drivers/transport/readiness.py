"""Waiting for a descriptor, never past the deadline."""

import os
import select

from printer_drivers.deadline import Deadline


def readable(descriptor: int, deadline: Deadline) -> bool:
    """Return whether something can be read before the deadline; a broken connection can."""
    return _ready(descriptor, select.POLLIN, deadline)


def writable(descriptor: int, deadline: Deadline) -> bool:
    """Return whether something can be written before the deadline; a broken connection can."""
    return _ready(descriptor, select.POLLOUT, deadline)


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


def _ready(descriptor: int, event: int, deadline: Deadline) -> bool:
    poll = select.poll()
    poll.register(descriptor, event)
    return bool(poll.poll(deadline.left_s * 1000))
