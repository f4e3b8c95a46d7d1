"""Tickets appended to a file: for trials, and for device files that only take bytes."""

import os
from pathlib import Path
from typing import Self

from printer_drivers.deadline import Deadline
from printer_drivers.transport.port import Timeouts
from printer_drivers.transport.readiness import write_all
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault


class FileTransport:
    """An open file; nothing ever comes back from it."""

    answers = False

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            # Never blocking: the path may be a device, and a device may be out of paper.
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK
            self._fd = os.open(path, flags, 0o644)
        except OSError as error:
            raise self._fault(error) from error

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:  # noqa: ARG003 - a file is there at once
        """Open the file an address names.

        Raises:
            PrinterFault: it cannot be written.
        """
        if not uri.path or uri.host not in {"", "localhost"}:
            raise PrinterFault(
                f"'{uri.text}' names no file", "write it like file:///var/lib/nouba/tickets.bin"
            )
        return cls(Path(uri.path))

    def fileno(self) -> None:
        """Return nothing to wait for."""

    def write(self, data: bytes, deadline: Deadline) -> int:
        """Append bytes; return how many were taken before the deadline.

        Raises:
            PrinterFault: the disk is full or gone.
        """
        try:
            return write_all(self._fd, data, deadline)
        except OSError as error:
            raise self._fault(error) from error

    def read(self, deadline: Deadline) -> bytes:  # noqa: ARG002 - nothing ever comes
        """Return nothing."""
        return b""

    def close(self) -> None:
        """Close the file."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _fault(self, error: OSError) -> PrinterFault:
        return PrinterFault(
            f"The ticket file {self._path} cannot be written ({error.strerror})",
            "check that its folder exists, has room and may be written",
        )
