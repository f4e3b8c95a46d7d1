"""Opens the transport that a printer's address names.

=====================================  ======================  ==================================
address                                own options             how it has one owner
=====================================  ======================  ==================================
``tcp://192.168.1.50:9100``                                    a locked file of this user
``usb://04b8:0e28``                    serial                  the claim on the USB interface
``usblp:///dev/usb/lp0``                                       the device file opens once; a lock
``serial:///dev/ttyS0``                baud, flow, parity      a lock on the device file
``cups://queue``                                               a locked file of this user
``file:///var/lib/nouba/tickets.bin``                          it may have several
=====================================  ======================  ==================================

``serial`` names one of several printers of the same model. ``baud`` is 9600 unless it is named;
``flow`` is ``rtscts`` or ``xonxoff``, and a picture overruns most printers without;
``parity`` is ``none``, ``even`` or ``odd``.

Every address takes ``profile``, ``width``, ``dpi``, ``speed``, ``crop`` and ``confirm`` as well:
they speak of the printer and are read where it is driven.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from printer_drivers.transport.cups import CupsTransport
from printer_drivers.transport.files import FileTransport, SerialTransport
from printer_drivers.transport.port import Timeouts, Transport, shown
from printer_drivers.transport.tcp import TcpTransport
from printer_drivers.transport.uri import PrinterUri
from printer_drivers.transport.usb import UsblpTransport, UsbTransport
from reception.domain.errors import PrinterFault


@dataclass(frozen=True, slots=True)
class _Medium:
    """How a kind of transport is opened, and the options that only it has."""

    open: Callable[[PrinterUri, Timeouts], Transport]
    options: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Each with the values it may have; with none, any."""
    ends_at_host: bool = False
    """Nothing behind the host would be read."""


_SERIAL = {
    "baud": (
        *("1200", "2400", "4800", "9600", "19200", "38400"),
        *("57600", "115200", "230400", "460800", "921600"),
    ),
    "flow": ("rtscts", "xonxoff"),
    "parity": ("none", "even", "odd"),
}

_MEDIA: Mapping[str, _Medium] = {
    "tcp": _Medium(TcpTransport.open, ends_at_host=True),
    "usb": _Medium(UsbTransport.open, {"serial": ()}, ends_at_host=True),
    "usblp": _Medium(UsblpTransport.open),
    "serial": _Medium(SerialTransport.open, _SERIAL),
    "cups": _Medium(CupsTransport.open),
    "file": _Medium(FileTransport.open),
}


def check_address(uri: PrinterUri) -> None:
    """Refuse an address that no transport serves, and parts of it that have no effect.

    Raises:
        PrinterFault: the scheme, an option or its value is not known, or a part would be lost.
    """
    if uri.scheme not in _MEDIA:
        known = ", ".join(f"{scheme}://" for scheme in _MEDIA)
        raise PrinterFault(
            f"'{shown(uri.text)}' is not a printer address Nouba knows",
            f"use one that begins: {known}",
        )
    medium = _MEDIA[uri.scheme]
    if medium.ends_at_host:
        uri.refuse_path()
    uri.refuse_odd_options(medium.options)


def open_transport(uri: PrinterUri | str, timeouts: Timeouts | None = None) -> Transport:
    """Connect to the printer at an address, such as ``tcp://192.168.1.50:9100``.

    Raises:
        PrinterFault: the address is not understood, nothing answers there in time, or another
            program prints there.
    """
    address = PrinterUri.parse(uri) if isinstance(uri, str) else uri
    check_address(address)
    return _MEDIA[address.scheme].open(address, timeouts or Timeouts())
