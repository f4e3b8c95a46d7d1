"""Printers on the USB bus, by libusb or by the system's own driver usblp."""

import contextlib
import errno
import logging
import os
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import quote

import usb.core
import usb.util
from usb.backend import libusb1
from usb.core import USBError, USBTimeoutError

from printer_drivers.deadline import Deadline
from printer_drivers.status import advice
from printer_drivers.transport.files import lock, not_opened, refuse_other_files
from printer_drivers.transport.port import (
    DescriptorTransport,
    Timeouts,
    gone,
    hung_up,
    readable,
    shown,
    stalled,
    writable,
)
from printer_drivers.transport.uri import PrinterUri
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


_WRITE_BYTES = 4096
"""As much as an ordinary printer takes at once; a piece cut short is known to the byte."""
_WRITE_MS = 250
_READ_MS = 250
_EMPTY_PACKET_NAP_S = 0.02
_READ_BYTES = 4096


class UsbTransport:
    """A claimed part of a USB device; a thread reads what comes back."""

    line_bytes_s: float | None = 800_000.0  # full speed

    def __init__(self, device: Any, way: UsbWay, name: str, owned: contextlib.ExitStack) -> None:
        self._device = device
        self._way = way
        self._name = name
        self._owned = owned
        self._closing = threading.Event()
        self._heard: socket.socket | None = None
        self.answers = way.back is not None
        if way.back is not None:
            self._heard, said = socket.socketpair()
            self._heard.settimeout(0)
            reader = threading.Thread(
                target=self._listen, args=(way.back, said), name="usb-printer", daemon=True
            )
            owned.callback(reader.join)
            # Before that: the thread may be busy passing on what nobody wants.
            owned.callback(self._heard.close)
            owned.callback(self._closing.set)
            reader.start()

    @classmethod
    def open(cls, uri: PrinterUri, timeouts: Timeouts) -> Self:  # noqa: ARG003 - the bus is asked without waiting
        """Claim the printer of an address, for this program alone.

        Raises:
            PrinterFault: it is not there, not allowed or taken, or libusb is missing.
        """
        name = uri.host
        device = _device(uri)
        with contextlib.ExitStack() as opened:
            opened.callback(usb.util.dispose_resources, device)
            try:
                way = _claim(device, name, opened)
            except USBError as error:
                raise not_opened(name, error) from error
            owned = opened.pop_all()
        return cls(device, way, name, owned)

    def fileno(self) -> int | None:
        """Return what becomes readable when the printer said something."""
        return None if self._heard is None else self._heard.fileno()

    def write(self, data: bytes, deadline: Deadline) -> int:
        """Send bytes; return how many the printer took before the deadline."""
        done = 0
        rest = memoryview(data)
        while done < len(data):
            # Zero milliseconds would be for ever.
            patience_ms = max(1, min(_WRITE_MS, int(deadline.left_s * 1000)))
            piece = bytes(rest[done : done + _WRITE_BYTES])
            try:
                done += self._device.write(self._way.out, piece, patience_ms)
            except USBTimeoutError:
                pass
            except USBError as error:
                raise self._broken(error) from error
            if deadline.passed:
                break
        return done

    def flush(self, deadline: Deadline) -> bool:  # noqa: ARG002 - nothing is kept back here
        """Return at once: the printer has what was taken."""
        return True

    def read(self, deadline: Deadline) -> bytes:
        """Return the next bytes that came; empty when none did in time."""
        if self._heard is None or not readable(self._heard.fileno(), deadline):
            return b""
        try:
            got = self._heard.recv(_READ_BYTES)
        except BlockingIOError:
            return b""
        if not got:
            raise gone(self._name)
        return got

    def close(self) -> None:
        """Stop listening, give the printer back to the system."""
        self._owned.close()

    def _broken(self, error: USBError) -> PrinterFault:
        if error.errno != errno.EPIPE:
            return gone(self._name)
        # The printer refuses this pipe until it is told to forget why.
        with contextlib.suppress(USBError):
            self._device.clear_halt(self._way.out)
        return stalled(self._name)

    def _listen(self, back: int, said: socket.socket) -> None:
        """Pass on what comes until the printer is closed or gone; the end of it tells."""
        with said:
            while not self._closing.is_set():
                try:
                    # Whole packets: a longer one than was asked for would be an error.
                    got = self._device.read(back, self._way.packet_bytes, _READ_MS)
                    if got:
                        said.sendall(bytes(got))
                    else:
                        # Some printers answer every question with nothing at all, at once.
                        self._closing.wait(_EMPTY_PACKET_NAP_S)
                except USBTimeoutError:
                    continue
                except (USBError, OSError):
                    return


def _device(uri: PrinterUri) -> Any:
    numbers = re.fullmatch(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", uri.host)
    if not numbers:
        raise PrinterFault(
            f"'{shown(uri.text)}' names no USB device",
            "write it like usb://04b8:0e28; 'nouba printer list' shows what is connected",
        )
    serial = uri.options.get("serial")
    found = devices(idVendor=int(numbers[1], 16), idProduct=int(numbers[2], 16))
    named = [one for one in found if serial is None or serial_of(one) == serial]
    if len(named) == 1:
        return named[0]
    if named:
        raise PrinterFault(
            f"There are {len(named)} printers {uri.host}",
            "add ?serial=..., as 'nouba printer list' shows it",
        )
    for one in found:
        # Whoever may not open a device may not ask for its serial number either: told later.
        if one.iSerialNumber and serial_of(one) is None:
            return one
    raise PrinterFault(
        f"There is no printer {uri.host}" + (f" with serial {shown(serial)}" if serial else ""),
        f"{advice(PrinterState.DISCONNECTED)}; 'nouba printer list' shows what is connected",
        PrinterState.DISCONNECTED,
    )


def _claim(device: Any, name: str, opened: contextlib.ExitStack) -> UsbWay:
    """Take the best part of a device from the system's driver.

    Raises:
        PrinterFault: the device takes no tickets.
        USBError: it may not be opened, or another program has it.
    """
    found = ways(_configuration(device))
    if not found:
        raise PrinterFault(
            f"The USB device {name} takes no tickets",
            "'nouba printer list' shows the printers that are connected",
        )
    way = found[0]
    # Where the system has no drivers to take away, the library says so this way.
    with contextlib.suppress(NotImplementedError):
        if device.is_kernel_driver_active(way.interface):
            device.detach_kernel_driver(way.interface)

            def give_back() -> None:
                with contextlib.suppress(USBError, NotImplementedError):
                    device.attach_kernel_driver(way.interface)

            opened.callback(give_back)
    usb.util.claim_interface(device, way.interface)
    opened.callback(_release, device, way.interface)
    if way.has_settings:
        device.set_interface_altsetting(way.interface, way.setting)
    return way


def _configuration(device: Any) -> Any:
    try:
        return device.get_active_configuration()
    except USBError as error:
        if error.errno is not None:
            raise
        # Nobody has chosen one yet.
        device.set_configuration()
        return device.get_active_configuration()


def _release(device: Any, interface: int) -> None:
    # It may have been pulled out meanwhile.
    with contextlib.suppress(USBError):
        usb.util.release_interface(device, interface)


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
