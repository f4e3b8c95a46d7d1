"""Printers that the system itself offers as a device file, such as /dev/usb/lp0."""

import contextlib
import errno
import os
from typing import Self

from printer_drivers.deadline import Deadline
from printer_drivers.status import advice
from printer_drivers.transport.descriptor import DescriptorTransport, gone
from printer_drivers.transport.device import not_opened, refuse_other_files
from printer_drivers.transport.owner import lock, taken
from printer_drivers.transport.port import Timeouts
from printer_drivers.transport.readiness import hung_up, writable
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState


class UsblpTransport(DescriptorTransport):
    """The device file, read and written without blocking."""

    line_bytes_s: float | None = 800_000.0
    nothing_is_the_end = False  # an empty packet

    def __init__(self, path: str, descriptor: int, owned: contextlib.ExitStack) -> None:
        super().__init__(descriptor, owned)
        self._path = path
        self.answers = _speaks(descriptor)

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:  # noqa: ARG003 - a file is there at once
        """Open the device file, for this program alone.

        Raises:
            PrinterFault: it is not there, no device file, not allowed, or taken.
        """
        path = str(uri.local_path("usblp:///dev/usb/lp0"))
        refuse_other_files(path)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            if error.errno == errno.EBUSY:
                raise taken(path) from error
            raise not_opened(path, error) from error
        with contextlib.ExitStack() as opened:
            opened.callback(os.close, descriptor)
            lock(descriptor, path)
            owned = opened.pop_all()
        return cls(path, descriptor, owned)

    def broken(self, error: OSError) -> PrinterFault:
        """Say that the printer is gone, or out of paper."""
        if error.errno == errno.ENOSPC:
            return PrinterFault(
                f"The printer at {self._path} is out of paper",
                advice(PrinterState.PAPER_OUT),
                PrinterState.PAPER_OUT,
            )
        return gone(self._path)

    def _drained(self, deadline: Deadline) -> bool:
        # Writable again once the printer has the last packet, which closing would call back.
        return writable(self._descriptor, deadline) and not hung_up(self._descriptor)


def _speaks(descriptor: int) -> bool:
    """Return whether the device file can be read at all; what lay there is old news."""
    try:
        os.read(descriptor, 4096)
    except OSError as error:
        return error.errno != errno.EINVAL
    return True
