"""Wakes a thread that waits for its printer."""

import contextlib
import select
import socket

from printer_drivers.deadline import Deadline


class Waker:
    """A bell that one thread waits for and any other may ring."""

    def __init__(self) -> None:
        self._heard, self._bell = socket.socketpair()
        for end in (self._heard, self._bell):
            end.settimeout(0)

    def ring(self) -> None:
        """Wake whoever waits, now or when it next does; ringing twice is as good as once."""
        # A full bell rings already, and nobody waits for a closed one.
        with contextlib.suppress(OSError):
            self._bell.send(b"!")

    def clear(self) -> None:
        """Forget that it rang."""
        with contextlib.suppress(BlockingIOError):
            while self._heard.recv(4096):
                pass

    def wait(self, deadline: Deadline) -> None:
        """Wait until it rings or the deadline is over, and forget that it rang."""
        poll = select.poll()
        poll.register(self._heard, select.POLLIN)
        if poll.poll(deadline.left_s * 1000):
            self.clear()

    def fileno(self) -> int:
        """Return what becomes readable when it rings."""
        return self._heard.fileno()

    def close(self) -> None:
        """Give it back; ringing it afterwards is harmless."""
        self._heard.close()
        self._bell.close()
