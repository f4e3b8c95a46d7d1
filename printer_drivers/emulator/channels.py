"""How bytes reach the emulated printer: sockets and pseudo-terminals."""

import contextlib
import os
import socket
import tty
from typing import Protocol


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
