"""Printers on serial lines and USB, and those that say so on the network; nothing is scanned."""

import queue
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from usb.core import USBError
from zeroconf import IPVersion, ServiceBrowser, ServiceInfo, ServiceStateChange, Zeroconf

from printer_drivers.deadline import Deadline
from printer_drivers.transport.usb import (
    VENDORS,
    address_of,
    devices,
    name_of,
    serial_of,
    takes_tickets,
)
from reception.domain.errors import PrinterFault


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPrinter:
    """Where a printer is, as it stands in settings, and what it calls itself."""

    address: str
    name: str


def shown(name: str) -> str:
    """Return a name without what would steer a terminal: devices call themselves as they like."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())


def find_serial_ports(
    patience: timedelta,  # noqa: ARG001 - answers at once
    folder: Path = Path("/dev/serial/by-id"),
) -> Iterator[FoundPrinter]:
    """Find serial ports under names that stay the same; a printer may be at the end of any."""
    for port in _entries(folder):
        yield FoundPrinter(
            address=f"serial://{quote(str(port))}?baud=9600&flow=rtscts",
            name=f"serial port {shown(port.name)}: baud and flow as they are set at the printer",
        )


def find_usblp_printers(
    patience: timedelta,  # noqa: ARG001 - answers at once
    folder: Path = Path("/dev/usb"),
) -> Iterator[FoundPrinter]:
    """Find USB printers that the system's own driver serves."""
    for printer in _entries(folder, "lp*"):
        yield FoundPrinter(
            address=f"usblp://{quote(str(printer))}", name="USB printer through the system's driver"
        )


def _entries(folder: Path, pattern: str = "*") -> list[Path]:
    # Without such a device there is no such folder.
    return sorted(folder.glob(pattern)) if folder.is_dir() else []


_RAW_PRINTING = "_pdl-datastream._tcp.local."
_DETAILS_MS = 1000


def find_announced_printers(
    patience: timedelta, interfaces: list[str] | None = None
) -> Iterator[FoundPrinter]:
    """Find printers that take raw bytes and say so by multicast DNS, on all interfaces or these.

    Raises:
        PrinterFault: there is no network to ask on.
    """
    if not patience:
        return
    deadline = Deadline.after(patience)
    try:
        asking = Zeroconf(interfaces=interfaces) if interfaces else Zeroconf()
    except OSError as error:
        raise PrinterFault(
            f"The network cannot be asked for printers ({error.strerror or error})",
            "check that this computer is connected to it",
        ) from error
    heard: queue.SimpleQueue[str] = queue.SimpleQueue()

    def hear(
        zeroconf: Zeroconf,  # noqa: ARG001 - the library's names
        service_type: str,  # noqa: ARG001 - the library's names
        name: str,
        state_change: ServiceStateChange,
    ) -> None:
        if state_change is ServiceStateChange.Added:
            heard.put(name)

    with asking:
        browser = ServiceBrowser(asking, _RAW_PRINTING, handlers=[hear])
        while not deadline.passed:
            try:
                name = heard.get(timeout=deadline.left_s)
            except queue.Empty:
                break
            details = asking.get_service_info(_RAW_PRINTING, name, timeout=_DETAILS_MS)
            if details is not None and (address := _address(details)):
                yield FoundPrinter(address=address, name=shown(_name(details)))
        browser.cancel()


def _address(details: ServiceInfo) -> str | None:
    # By number: names that end in .local are not known to every computer.
    for host in details.parsed_scoped_addresses(IPVersion.V4Only):
        return f"tcp://{host}:{details.port}"
    for host in details.parsed_scoped_addresses(IPVersion.V6Only):
        return f"tcp://[{host}]:{details.port}"
    return None


def _name(details: ServiceInfo) -> str:
    model = details.decoded_properties.get("ty")
    announced = details.name.removesuffix(f".{_RAW_PRINTING}")
    return f"{announced} ({model})" if model and model != announced else announced


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
    """Look everywhere; where one cannot look, the others go on."""
    printers: list[FoundPrinter] = []
    troubles: list[PrinterFault] = []
    for find in finders:
        try:
            printers.extend(find(patience))
        except PrinterFault as fault:
            troubles.append(fault)
    return Discovery(printers=printers, troubles=troubles)
