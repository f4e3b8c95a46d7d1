"""Which printers there are, without scanning any network."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from printer_drivers.discovery.device_files import find_serial_ports, find_usblp_printers
from printer_drivers.discovery.found import FoundPrinter
from printer_drivers.discovery.network import find_announced_printers
from printer_drivers.discovery.usb_bus import find_usb_printers
from reception.domain.errors import PrinterFault

__all__ = ["FINDERS", "Discovery", "Finder", "FoundPrinter", "discover"]

type Finder = Callable[[timedelta], Iterable[FoundPrinter]]

FINDERS: Sequence[Finder] = (
    find_usb_printers,
    find_usblp_printers,
    find_serial_ports,
    find_announced_printers,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Discovery:
    """What was found, and what could not be looked for."""

    printers: Sequence[FoundPrinter]
    troubles: Sequence[PrinterFault]


def discover(patience: timedelta, finders: Sequence[Finder] = FINDERS) -> Discovery:
    """Look everywhere; where one cannot look, the others go on.

    Args:
        patience: how long to wait for printers on the network.
        finders: where to look.
    """
    printers: list[FoundPrinter] = []
    troubles: list[PrinterFault] = []
    for find in finders:
        try:
            printers.extend(find(patience))
        except PrinterFault as fault:
            troubles.append(fault)
    return Discovery(printers=printers, troubles=troubles)
