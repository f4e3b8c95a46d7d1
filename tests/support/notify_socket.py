"""A service manager's ear."""

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

_LONGEST_BYTES = 4096


class NotifySocket:
    """Hears what a program tells its service manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))

    def hear(self, patience: timedelta) -> list[str] | None:
        """Return the words of the next message; None when none comes."""
        self._socket.settimeout(patience.total_seconds())
        try:
            return self._socket.recv(_LONGEST_BYTES).decode().splitlines()
        except (TimeoutError, BlockingIOError):
            return None

    def heard(self) -> list[list[str]]:
        """Return the messages that have come and were not looked at."""
        return list(iter(lambda: self.hear(timedelta(0)) or [], []))

    def close(self) -> None:
        self._socket.close()


@contextmanager
def notify_socket() -> Iterator[NotifySocket]:
    """Listen at an address that is short enough for a socket."""
    with tempfile.TemporaryDirectory() as folder:
        listening = NotifySocket(Path(folder) / "notify")
        try:
            yield listening
        finally:
            listening.close()
