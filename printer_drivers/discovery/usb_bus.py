"""Printers on the USB bus."""

from collections.abc import Iterator
from datetime import timedelta

from usb.core import USBError

from printer_drivers.discovery.found import FoundPrinter, shown
from printer_drivers.transport.usb_devices import (
    VENDORS,
    address_of,
    devices,
    name_of,
    serial_of,
    takes_tickets,
)


def find_usb_printers(patience: timedelta) -> Iterator[FoundPrinter]:  # noqa: ARG001 - answers at once
    """Find devices of the printer class, and of the makers whose printers have their own class.

    Raises:
        PrinterFault: the bus cannot be looked at.
    """
    for device in devices():
        try:
            found = takes_tickets(device, of_own_class=device.idVendor in VENDORS)
        except USBError:
            # Pulled out while it was looked at.
            continue
        if found:
            name = shown(name_of(device))
            if device.iSerialNumber and serial_of(device) is None:
                name += ", which this user may not open yet: deploy/udev/60-nouba-printers.rules"
            yield FoundPrinter(address=address_of(device), name=name)
