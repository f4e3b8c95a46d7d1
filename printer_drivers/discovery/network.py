"""Printers that announce themselves on the network; nothing is scanned."""

import queue
from collections.abc import Iterator
from datetime import timedelta

from zeroconf import IPVersion, ServiceBrowser, ServiceInfo, ServiceStateChange, Zeroconf

from printer_drivers.deadline import Deadline
from printer_drivers.discovery.found import FoundPrinter, shown
from reception.domain.errors import PrinterFault

_RAW_PRINTING = "_pdl-datastream._tcp.local."
_DETAILS_MS = 1000


def find_announced_printers(
    patience: timedelta, interfaces: list[str] | None = None
) -> Iterator[FoundPrinter]:
    """Find printers that take raw bytes and say so by multicast DNS.

    Args:
        patience: how long to wait for them to say so.
        interfaces: this computer's addresses to ask from; else all of them.

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
        service_type: str,  # noqa: ARG001
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
