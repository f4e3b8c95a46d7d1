import errno
import os
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from usb.backend import libusb1
from zeroconf import ServiceInfo, Zeroconf

from printer_drivers import discovery
from printer_drivers.discovery import (
    Discovery,
    FoundPrinter,
    discover,
    find_announced_printers,
    find_serial_ports,
    find_usb_printers,
    find_usblp_printers,
)
from printer_drivers.transport.open import check_address, open_transport
from printer_drivers.transport.uri import PrinterUri
from reception.domain.errors import PrinterFault
from tests.printer_drivers.printer_lines import plug_in
from tests.printer_drivers.usb_bus import Interface, UsbPrinter

_NOW = timedelta(0)
_PATIENT = timedelta(seconds=20)
_LOOPBACK = ["127.0.0.1"]
_RAW_PRINTING = "_pdl-datastream._tcp.local."

OF_ITS_OWN_CLASS = (Interface(bInterfaceClass=0xFF),)


def test_usb_printers_are_found_with_an_address_that_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    first = UsbPrinter(texts=("EPSON", "TM-T20III", "A+1 &2"))
    second = UsbPrinter(
        idVendor=0x0DD4,
        idProduct=0x0186,
        texts=("Custom", "VKP80"),
        interfaces=OF_ITS_OWN_CLASS,
        iSerialNumber=0,
    )
    plug_in(monkeypatch, first, second)
    found = list(find_usb_printers(_NOW))
    assert found == [
        FoundPrinter(address="usb://04b8:0e28?serial=A%2B1%20%262", name="EPSON TM-T20III"),
        FoundPrinter(address="usb://0dd4:0186", name="Custom VKP80"),
    ]
    for printer, one in zip((first, second), found, strict=True):
        transport = open_transport(one.address)
        assert printer.claims
        transport.close()


def test_other_usb_devices_are_no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(
        monkeypatch,
        UsbPrinter(interfaces=(Interface(bInterfaceClass=3),)),
        UsbPrinter(idVendor=0x0483, interfaces=OF_ITS_OWN_CLASS),
    )
    assert list(find_usb_printers(_NOW)) == []


def test_a_usb_printer_that_may_not_be_opened_is_found_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plug_in(monkeypatch, UsbPrinter(allowed=False))
    (found,) = find_usb_printers(_NOW)
    assert found.address == "usb://04b8:0e28"
    assert found.name.startswith("Epson USB printer, which this user may not open")


def test_a_name_does_not_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch, UsbPrinter(texts=("EPSON", "TM\x1b[2J\r\nT20", "1")))
    (found,) = find_usb_printers(_NOW)
    assert found.name == "EPSON TM [2J T20"


def test_serial_ports_are_found_by_a_name_that_stays(tmp_path: Path) -> None:
    assert list(find_serial_ports(_NOW, tmp_path / "by-id")) == []
    (tmp_path / "usb-FTDI_FT232R_A5 028-if00-port0").touch()
    (found,) = find_serial_ports(_NOW, tmp_path)
    address = PrinterUri.parse(found.address)
    check_address(address)
    assert address.path == str(tmp_path / "usb-FTDI_FT232R_A5 028-if00-port0")
    assert "usb-FTDI_FT232R" in found.name


def test_device_files_of_printers_are_found(tmp_path: Path) -> None:
    for name in ("lp1", "lp0", "hiddev0"):
        (tmp_path / name).touch()
    found = [one.address for one in find_usblp_printers(_NOW, tmp_path)]
    assert found == [f"usblp://{tmp_path}/lp0", f"usblp://{tmp_path}/lp1"]


@pytest.fixture
def announced() -> Iterator[FoundPrinter]:
    """Announce a printer on this computer's own network; others may be announced there, too."""
    name = f"Hall kiosk {os.getpid()}"
    with Zeroconf(interfaces=_LOOPBACK) as announcing:
        service = ServiceInfo(
            _RAW_PRINTING,
            f"{name}.{_RAW_PRINTING}",
            port=9101,
            addresses=[socket.inet_aton("127.0.0.1")],
            properties={"ty": "EPSON TM-T88VI"},
            server=f"hall-kiosk-{os.getpid()}.local.",
        )
        announcing.register_service(service)
        yield FoundPrinter(address="tcp://127.0.0.1:9101", name=f"{name} (EPSON TM-T88VI)")


def test_a_printer_that_announces_itself_is_found(announced: FoundPrinter) -> None:
    assert announced in find_announced_printers(_PATIENT, _LOOPBACK)


@pytest.mark.timeout(600)
def test_nobody_listens_for_ever() -> None:
    assert list(find_announced_printers(_NOW, _LOOPBACK)) == []
    list(find_announced_printers(timedelta(milliseconds=200), _LOOPBACK))


def test_without_a_network_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(**kwargs: object) -> NoReturn:
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(discovery, "Zeroconf", no_network)
    with pytest.raises(PrinterFault, match="Network is unreachable"):
        list(find_announced_printers(_PATIENT))


def test_what_cannot_be_looked_for_does_not_hinder_the_rest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(libusb1, "get_backend", lambda: None)
    (tmp_path / "lp0").touch()

    def device_files(patience: timedelta) -> Iterator[FoundPrinter]:
        return find_usblp_printers(patience, tmp_path)

    found = discover(_NOW, finders=(find_usb_printers, device_files))
    assert [one.address for one in found.printers] == [f"usblp://{tmp_path}/lp0"]
    (trouble,) = found.troubles
    assert "libusb" in str(trouble)
    assert discover(_NOW, finders=()) == Discovery(printers=[], troubles=[])
