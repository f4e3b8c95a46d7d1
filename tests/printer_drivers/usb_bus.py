"""A USB bus made of software, below the library that the transport uses."""

import array
import errno
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, override

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

_LANGUAGE = 0x0409
_STRING = 3
_GET_DESCRIPTOR = 6


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    bEndpointAddress: int  # noqa: N815 - the names of the USB standard
    bmAttributes: int = 2  # noqa: N815
    wMaxPacketSize: int = 64  # noqa: N815
    bLength: int = 7  # noqa: N815
    bDescriptorType: int = 5  # noqa: N815
    bInterval: int = 0  # noqa: N815
    bRefresh: int = 0  # noqa: N815
    bSynchAddress: int = 0  # noqa: N815
    extra_descriptors: tuple[int, ...] = ()


OUT, IN = Endpoint(bEndpointAddress=0x01), Endpoint(bEndpointAddress=0x82)


@dataclass(frozen=True, kw_only=True)
class Interface:
    bInterfaceClass: int = 7  # noqa: N815
    bInterfaceProtocol: int = 2  # noqa: N815
    endpoints: tuple[Endpoint, ...] = (OUT, IN)
    bInterfaceNumber: int = 0  # noqa: N815
    bAlternateSetting: int = 0  # noqa: N815
    bInterfaceSubClass: int = 1  # noqa: N815
    bLength: int = 9  # noqa: N815
    bDescriptorType: int = 4  # noqa: N815
    iInterface: int = 0  # noqa: N815
    extra_descriptors: tuple[int, ...] = ()

    @property
    def bNumEndpoints(self) -> int:  # noqa: N802
        return len(self.endpoints)


@dataclass(kw_only=True)
class UsbPrinter:
    """A device on the bus: its descriptors, and a buffer that fills when nobody empties it."""

    interfaces: Sequence[Interface] = (Interface(),)
    idVendor: int = 0x04B8  # noqa: N815
    idProduct: int = 0x0E28  # noqa: N815
    texts: tuple[str, ...] = ("EPSON", "TM-T20III", "X3B4 010")
    room_bytes: int = 1_000_000
    kernel_driver: bool = True
    had_driver_taken: bool = False
    configuration: int = 1
    allowed: bool = True
    claimed_elsewhere: bool = False
    stalled: bool = False
    says_nothing_at_once: bool = False
    """Answers every read with an empty packet."""

    bLength: int = 18  # noqa: N815
    bDescriptorType: int = 1  # noqa: N815
    bcdUSB: int = 0x0200  # noqa: N815
    bDeviceClass: int = 0  # noqa: N815
    bDeviceSubClass: int = 0  # noqa: N815
    bDeviceProtocol: int = 0  # noqa: N815
    bMaxPacketSize0: int = 64  # noqa: N815
    bcdDevice: int = 0x0100  # noqa: N815
    iManufacturer: int = 1  # noqa: N815
    iProduct: int = 2  # noqa: N815
    iSerialNumber: int = 3  # noqa: N815
    bNumConfigurations: int = 1  # noqa: N815
    address: int = 4
    bus: int = 1
    port_number: int = 1
    port_numbers: tuple[int, ...] = (1,)
    speed: int = 2

    plugged: bool = True
    taken: bytearray = field(default_factory=bytearray)
    saying: bytearray = field(default_factory=bytearray)
    handles: list["_Handle"] = field(default_factory=list)
    settings: dict[int, int] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)

    @property
    def claims(self) -> set[int]:
        """Return the parts that somebody has for himself."""
        return {part for handle in self.handles for part in handle.claims}

    def say(self, data: bytes) -> None:
        with self.changed:
            self.saying += data
            self.changed.notify_all()

    def hear(self, count: int) -> bytes:
        """Wait until so many bytes came, and make room."""
        heard = b""
        with self.changed:
            while len(heard) < count:
                assert self.changed.wait_for(lambda: self.taken, 20), "nothing came"
                part = bytes(self.taken[: count - len(heard)])
                del self.taken[: len(part)]
                heard += part
                self.changed.notify_all()
        return heard

    def unplug(self) -> None:
        with self.changed:
            self.plugged = False
            self.changed.notify_all()


@dataclass(eq=False)
class _Handle:
    """A device that somebody has opened."""

    printer: UsbPrinter
    claims: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Configuration:
    bNumInterfaces: int  # noqa: N815
    bLength: int = 9  # noqa: N815
    bDescriptorType: int = 2  # noqa: N815
    wTotalLength: int = 32  # noqa: N815
    bConfigurationValue: int = 1  # noqa: N815
    iConfiguration: int = 0  # noqa: N815
    bmAttributes: int = 0xC0  # noqa: N815
    bMaxPower: int = 1  # noqa: N815
    extra_descriptors: tuple[int, ...] = ()


class UsbBus(IBackend):  # type: ignore[misc] # pyusb has no types
    """What libusb does, with its errors."""

    def __init__(self, *printers: UsbPrinter) -> None:
        super().__init__()
        self.printers = list(printers)

    def enumerate_devices(self) -> Iterator[UsbPrinter]:
        return (printer for printer in self.printers if printer.plugged)

    def get_device_descriptor(self, dev: UsbPrinter) -> UsbPrinter:
        return dev

    def get_configuration_descriptor(self, dev: UsbPrinter, config: int) -> _Configuration:
        if config >= dev.bNumConfigurations:
            raise IndexError(config)
        return _Configuration(len(_settings(dev)))

    @override
    def get_interface_descriptor(
        self, dev: UsbPrinter, intf: int, alt: int, config: int
    ) -> Interface:
        # Counted, not numbered: an IndexError ends the library's loop over the settings.
        return list(_settings(dev).values())[intf][alt]

    def get_endpoint_descriptor(
        self, dev: UsbPrinter, ep: int, intf: int, alt: int, config: int
    ) -> Endpoint:
        return self.get_interface_descriptor(dev, intf, alt, config).endpoints[ep]

    def open_device(self, dev: UsbPrinter) -> _Handle:
        if not dev.plugged:
            raise _error(errno.ENODEV)
        if not dev.allowed:
            raise _error(errno.EACCES)
        handle = _Handle(dev)
        dev.handles.append(handle)
        return handle

    def close_device(self, dev_handle: _Handle) -> None:
        dev_handle.printer.handles.remove(dev_handle)

    def get_configuration(self, dev_handle: _Handle) -> int:
        return dev_handle.printer.configuration

    def set_configuration(self, dev_handle: _Handle, config_value: int) -> None:
        dev_handle.printer.configuration = config_value

    def claim_interface(self, dev_handle: _Handle, intf: int) -> None:
        printer = dev_handle.printer
        if printer.kernel_driver or printer.claimed_elsewhere or intf in printer.claims:
            raise _error(errno.EBUSY)
        dev_handle.claims.add(intf)

    def release_interface(self, dev_handle: _Handle, intf: int) -> None:
        if not dev_handle.printer.plugged:
            raise _error(errno.ENODEV)
        dev_handle.claims.remove(intf)

    def set_interface_altsetting(self, dev_handle: _Handle, intf: int, altsetting: int) -> None:
        assert intf in dev_handle.claims
        dev_handle.printer.settings[intf] = altsetting

    @override
    def is_kernel_driver_active(self, dev_handle: _Handle, intf: int) -> bool:
        return dev_handle.printer.kernel_driver

    @override
    def detach_kernel_driver(self, dev_handle: _Handle, intf: int) -> None:
        dev_handle.printer.kernel_driver = False
        dev_handle.printer.had_driver_taken = True

    def attach_kernel_driver(self, dev_handle: _Handle, intf: int) -> None:
        if not dev_handle.printer.plugged:
            raise _error(errno.ENODEV)
        assert intf not in dev_handle.printer.claims, "libusb: the driver cannot come back before"
        dev_handle.printer.kernel_driver = True

    @override
    def clear_halt(self, dev_handle: _Handle, ep: int) -> None:
        dev_handle.printer.stalled = False

    @override
    def bulk_write(
        self, dev_handle: _Handle, ep: int, intf: int, data: "array.array[int]", timeout: int
    ) -> int:
        self._check_transfer(dev_handle, intf, timeout)
        sent = 0
        with dev_handle.printer.changed:
            while sent < len(data):
                if not dev_handle.printer.changed.wait_for(
                    lambda: not dev_handle.printer.plugged or _room(dev_handle.printer),
                    timeout / 1000,
                ):
                    break
                if not dev_handle.printer.plugged:
                    raise _error(errno.ENODEV)
                if dev_handle.printer.stalled:
                    raise _error(errno.EPIPE)
                part = data[sent : sent + _room(dev_handle.printer)].tobytes()
                dev_handle.printer.taken += part
                sent += len(part)
                dev_handle.printer.changed.notify_all()
        if not sent:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        return sent

    @override
    def bulk_read(
        self, dev_handle: _Handle, ep: int, intf: int, buff: "array.array[int]", timeout: int
    ) -> int:
        self._check_transfer(dev_handle, intf, timeout)
        assert len(buff) % 64 == 0, "libusb: a packet that does not fit is an overflow"
        with dev_handle.printer.changed:
            if (
                dev_handle.printer.says_nothing_at_once
                and not dev_handle.printer.saying
                and dev_handle.printer.plugged
            ):
                return 0
            dev_handle.printer.changed.wait_for(
                lambda: not dev_handle.printer.plugged or dev_handle.printer.saying, timeout / 1000
            )
            if not dev_handle.printer.plugged:
                raise _error(errno.ENODEV)
            if not dev_handle.printer.saying:
                raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
            part = bytes(dev_handle.printer.saying[: len(buff)])
            del dev_handle.printer.saying[: len(part)]
        for place, byte in enumerate(part):
            buff[place] = byte
        return len(part)

    @override
    def ctrl_transfer(
        self,
        dev_handle: _Handle,
        bmRequestType: int,
        bRequest: int,
        wValue: int,
        wIndex: int,
        data: "array.array[int]",
        timeout: int,
    ) -> int:
        kind, number = wValue >> 8, wValue & 0xFF
        assert (bmRequestType, bRequest, kind) == (0x80, _GET_DESCRIPTOR, _STRING)
        if number:
            said = dev_handle.printer.texts[number - 1].encode("utf-16-le")
        else:
            said = _LANGUAGE.to_bytes(2, "little")
        answer = bytes((len(said) + 2, _STRING)) + said
        for place, byte in enumerate(answer):
            data[place] = byte
        return len(answer)

    def _check_transfer(self, dev_handle: _Handle, intf: int, timeout: int) -> None:
        assert intf in dev_handle.claims, "nothing goes over an interface that is not claimed"
        assert timeout > 0, "zero waits for ever"


def _room(printer: UsbPrinter) -> int:
    return max(0, printer.room_bytes - len(printer.taken)) or (1 if printer.stalled else 0)


def _settings(printer: UsbPrinter) -> dict[int, list[Interface]]:
    by_number: dict[int, list[Interface]] = defaultdict(list)
    for interface in printer.interfaces:
        by_number[interface.bInterfaceNumber].append(interface)
    return by_number


def _error(code: int) -> Any:
    return USBError("as libusb says it", -1, code)
