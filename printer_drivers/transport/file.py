"""Tickets appended to a file: for trials, and for device files that only take bytes."""

import contextlib
import os
from pathlib import Path
from typing import Self

from printer_drivers.deadline import Deadline
from printer_drivers.transport.descriptor import DescriptorTransport
from printer_drivers.transport.port import Timeouts
from printer_drivers.transport.shown import shown
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault


class FileTransport(DescriptorTransport):
    """An open file; nothing ever comes back from it."""

    answers = False

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            # Never blocking: the path may be a device, and a device may be out of paper.
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK
            descriptor = os.open(path, flags, 0o644)
        except OSError as error:
            raise self.broken(error) from error
        owned = contextlib.ExitStack()
        owned.callback(os.close, descriptor)
        super().__init__(descriptor, owned)

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:  # noqa: ARG003 - a file is there at once
        """Open the file an address names.

        Raises:
            PrinterFault: it cannot be written.
        """
        return cls(uri.local_path("file:///var/lib/nouba/tickets.bin"))

    def broken(self, error: OSError) -> PrinterFault:
        """Say that the file cannot be written."""
        return PrinterFault(
            f"The ticket file {shown(str(self._path))} cannot be written ({error.strerror})",
            "check that its folder exists, has room and may be written",
        )

    def _drained(self, deadline: Deadline) -> bool:  # noqa: ARG002 - a file keeps nothing back
        return True
