"""Carries bytes to a printer and back; no call waits without a deadline."""

from collections.abc import Callable, Mapping

from printer_drivers.transport.file import FileTransport
from printer_drivers.transport.port import Timeouts, Transport
from printer_drivers.transport.tcp import TcpTransport
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault

__all__ = ["PrinterUri", "Timeouts", "Transport", "check_scheme", "open_transport"]

_OPENERS: Mapping[str, Callable[[PrinterUri, Timeouts], Transport]] = {
    "tcp": TcpTransport.open,
    "file": FileTransport.open,
}


def check_scheme(uri: PrinterUri) -> None:
    """Refuse an address that no transport serves.

    Raises:
        PrinterFault: the scheme is not known.
    """
    if uri.scheme not in _OPENERS:
        known = ", ".join(f"{scheme}://" for scheme in _OPENERS)
        raise PrinterFault(
            f"'{uri.text}' is not a printer address Nouba knows", f"use one that begins: {known}"
        )


def open_transport(uri: PrinterUri | str, timeouts: Timeouts | None = None) -> Transport:
    """Connect to the printer at an address, such as ``tcp://192.168.1.50:9100``.

    Raises:
        PrinterFault: the address is not understood or nothing answers there in time.
    """
    address = PrinterUri.parse(uri) if isinstance(uri, str) else uri
    check_scheme(address)
    return _OPENERS[address.scheme](address, timeouts or Timeouts())
