"""Printers on a serial line, or on a USB cable that poses as one."""

import contextlib
import errno
import functools
import logging
import termios
from typing import Self

from serial import Serial, SerialException

from printer_drivers.transport.descriptor import DescriptorTransport, gone
from printer_drivers.transport.device import not_opened, refuse_other_files
from printer_drivers.transport.owner import taken
from printer_drivers.transport.port import Timeouts
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault

_USUAL_BAUD = 9600

_log = logging.getLogger(__name__)


class SerialTransport(DescriptorTransport):
    """A serial port in raw mode, eight bits a byte."""

    def __init__(self, port: Serial, name: str, *, bits_a_byte: int) -> None:
        owned = contextlib.ExitStack()
        owned.callback(port.close)
        super().__init__(port.fileno(), owned)
        self.line_bytes_s = port.baudrate / bits_a_byte
        self._name = name

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:  # noqa: ARG003 - a port is there at once
        """Open the port, for this program alone.

        Raises:
            PrinterFault: it is not there, no device file, not allowed, or taken.
        """
        path = str(uri.local_path("serial:///dev/ttyS0?baud=115200&flow=rtscts"))
        refuse_other_files(path)
        baud = uri.whole_number("baud") or _USUAL_BAUD
        flow = uri.options.get("flow")
        parity = uri.options.get("parity", "none")
        try:
            port = Serial(
                path,
                baudrate=baud,
                parity=parity[0].upper(),
                rtscts=flow == "rtscts",
                xonxoff=flow == "xonxoff",
                timeout=0,
                exclusive=True,
            )
        except SerialException as error:
            if error.errno in {errno.EAGAIN, errno.EBUSY}:
                raise taken(path) from error
            raise not_opened(path, error) from error
        except (OSError, termios.error) as error:
            raise not_opened(path, error) from error
        if flow is None:
            _warn_of_overruns(uri.text)
        return cls(port, path, bits_a_byte=10 if parity == "none" else 11)

    def close(self) -> None:
        """Give the port back; what it still keeps is forgotten, or closing would wait for it."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError, termios.error):
                termios.tcflush(self._descriptor, termios.TCOFLUSH)
        super().close()

    def broken(self, error: OSError) -> PrinterFault:  # noqa: ARG002 - every reason looks the same
        """Say that the printer is gone."""
        return gone(self._name)


@functools.cache
def _warn_of_overruns(address: str) -> None:
    """Warn once of each address: printers are called again and again."""
    _log.warning(
        "%s names no flow control: a picture may overrun the printer. Add flow=rtscts or"
        " flow=xonxoff, as it is set at the printer",
        address,
    )
