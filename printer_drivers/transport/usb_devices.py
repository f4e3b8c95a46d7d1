"""Printers on the USB bus: which devices are printers, and which of their parts takes tickets."""

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import usb.core
import usb.util
from usb.backend import libusb1

from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState

# What it fails at is told as a fault, and printers that are gone are looked for all day.
logging.getLogger("usb").setLevel(logging.CRITICAL)

PRINTER_CLASS = 0x07
VENDOR_CLASS = 0xFF
_IPP_OVER_USB = 0x04
"""A printer class protocol that carries web requests, not tickets."""

VENDORS = {
    0x0404: "NCR",
    0x04B8: "Epson",
    0x0519: "Star",
    0x0619: "Seiko",
    0x0AA7: "Wincor Nixdorf",
    0x0DD4: "Custom",
    0x1504: "Bixolon",
    0x154F: "SNBC",
    0x1D90: "Citizen",
    0x2730: "Citizen",
}
"""Makers whose ticket printers often pose as devices of the vendor's own class."""


@dataclass(frozen=True, slots=True)
class UsbWay:
    """The part of a printer that takes tickets."""

    interface: int
    setting: int
    has_settings: bool
    out: int
    """Endpoint address."""
    back: int | None
    """Endpoint address; None where the printer says nothing."""
    packet_bytes: int
    """The longest packet that comes back."""


def system_backend() -> Any:
    """Return the system's access to the USB bus.

    Raises:
        PrinterFault: the system's library is not installed.
    """
    backend = libusb1.get_backend()
    if backend is None:
        raise PrinterFault(
            "This computer has no libusb, through which USB printers are reached",
            "install it (Debian: apt install libusb-1.0-0), or use usblp:///dev/usb/lp0",
            PrinterState.DISCONNECTED,
        )
    return backend


def devices(**fields: int) -> list[Any]:
    """Return the devices on the bus whose descriptors have these fields.

    Raises:
        PrinterFault: the bus cannot be looked at.
    """
    try:
        return list(usb.core.find(find_all=True, backend=system_backend(), **fields))
    except usb.core.USBError as error:
        raise PrinterFault(
            f"The USB bus cannot be looked at ({error.strerror})",
            "check that this program may see USB devices",
            PrinterState.DISCONNECTED,
        ) from error


def serial_of(device: Any) -> str | None:
    """Return a device's serial number; None where it has none or may not be asked."""
    return _text(device, "serial_number")


def name_of(device: Any) -> str:
    """Return maker and model as the device calls itself, or as its numbers say."""
    maker = _text(device, "manufacturer") or VENDORS.get(device.idVendor, "")
    model = _text(device, "product") or "USB printer"
    return model if model.startswith(maker) else f"{maker} {model}"


def address_of(device: Any) -> str:
    """Return the address under which ``UsbTransport`` finds this device again."""
    address = f"usb://{device.idVendor:04x}:{device.idProduct:04x}"
    serial = serial_of(device)
    return f"{address}?serial={quote(serial, safe='')}" if serial else address


def takes_tickets(device: Any, *, of_own_class: bool) -> bool:
    """Return whether a device has a printer class part, or one of its own class where that counts.

    Raises:
        USBError: it is gone meanwhile.
    """
    kinds = {kind for kind, _ in _ways(device[0])}
    return PRINTER_CLASS in kinds or (of_own_class and VENDOR_CLASS in kinds)


def ways(configuration: Any) -> list[UsbWay]:
    """Return the parts of a device that take tickets, the best one first.

    A printer class part goes before one of the vendor's own class, one that answers before a
    mute one; otherwise the device's own order counts.
    """
    found = list(_ways(configuration))
    found.sort(key=lambda one: (one[0] != PRINTER_CLASS, one[1].back is None))
    return [way for _, way in found]


def _ways(configuration: Any) -> Iterator[tuple[int, UsbWay]]:
    settings = list(configuration)
    for setting in settings:
        kind = setting.bInterfaceClass
        if kind not in {PRINTER_CLASS, VENDOR_CLASS}:
            continue
        if kind == PRINTER_CLASS and setting.bInterfaceProtocol == _IPP_OVER_USB:
            continue
        bulk = [
            end
            for end in setting
            if usb.util.endpoint_type(end.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        ]
        out, back = (
            next((end for end in bulk if _direction(end) == direction), None)
            for direction in (usb.util.ENDPOINT_OUT, usb.util.ENDPOINT_IN)
        )
        if out is None:
            continue
        number = setting.bInterfaceNumber
        yield (
            kind,
            UsbWay(
                interface=number,
                setting=setting.bAlternateSetting,
                has_settings=sum(one.bInterfaceNumber == number for one in settings) > 1,
                out=out.bEndpointAddress,
                back=back.bEndpointAddress if back is not None else None,
                packet_bytes=back.wMaxPacketSize if back is not None else 0,
            ),
        )


def _direction(end: Any) -> int:
    direction: int = usb.util.endpoint_direction(end.bEndpointAddress)
    return direction


def _text(device: Any, field: str) -> str | None:
    # A device that may not be opened, or has no texts at all, is a ValueError to the library.
    with contextlib.suppress(usb.core.USBError, ValueError, IndexError, NotImplementedError):
        text: str | None = getattr(device, field)
        return text.strip("\0 ") if text else None
    return None
