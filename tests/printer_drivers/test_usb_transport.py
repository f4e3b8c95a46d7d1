import gc
from datetime import timedelta

import pytest
from usb.backend import libusb1

from printer_drivers.deadline import Deadline
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Transport
from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState
from tests.printer_drivers.printer_lines import plug_in
from tests.printer_drivers.usb_bus import IN, OUT, Endpoint, Interface, UsbPrinter
from tests.support.every_case import every_case

_URI = "usb://04b8:0e28"
_SOON = timedelta(milliseconds=100)
_PATIENT = timedelta(seconds=20)

SCANNER = Interface(bInterfaceClass=0x06)
SECOND = Interface(
    bInterfaceNumber=1, endpoints=(Endpoint(bEndpointAddress=0x03), Endpoint(bEndpointAddress=0x84))
)
VENDORS_OWN = Interface(bInterfaceClass=0xFF, bInterfaceProtocol=0xFF)


def _sent_to(printer: UsbPrinter, monkeypatch: pytest.MonkeyPatch) -> Transport:
    plug_in(monkeypatch, printer)
    transport = open_transport(_URI)
    assert transport.write(b"ticket", Deadline.after(_PATIENT)) == 6
    assert printer.hear(6) == b"ticket"
    return transport


def test_the_systems_driver_is_sent_away_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter(kernel_driver=True)
    _sent_to(printer, monkeypatch).close()
    assert printer.had_driver_taken
    assert printer.kernel_driver
    assert not printer.claims


def test_without_the_systems_driver_none_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter(kernel_driver=False)
    _sent_to(printer, monkeypatch).close()
    assert not printer.had_driver_taken
    assert not printer.kernel_driver


def test_a_device_that_was_never_configured_is(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter(configuration=0)
    _sent_to(printer, monkeypatch).close()
    assert printer.configuration == 1


@every_case(
    "interfaces",
    [
        (VENDORS_OWN,),
        (SCANNER, SECOND),
        # The printer class goes first, whatever the order.
        (VENDORS_OWN, SECOND),
        # Pages by web request are no tickets.
        (Interface(bInterfaceProtocol=4), SECOND),
    ],
)
def test_the_part_that_takes_tickets_is_found(
    interfaces: tuple[Interface, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = UsbPrinter(interfaces=interfaces)
    transport = _sent_to(printer, monkeypatch)
    assert printer.claims == {interfaces[-1].bInterfaceNumber}
    assert not printer.settings
    transport.close()


def test_a_setting_that_answers_goes_before_a_mute_one(monkeypatch: pytest.MonkeyPatch) -> None:
    mute = Interface(bInterfaceProtocol=1, endpoints=(OUT,))
    printer = UsbPrinter(interfaces=(mute, Interface(bAlternateSetting=1)))
    transport = _sent_to(printer, monkeypatch)
    assert printer.settings == {0: 1}
    assert transport.answers
    transport.close()


def test_a_printer_without_a_way_back_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter(interfaces=(Interface(endpoints=(OUT,)),))
    transport = _sent_to(printer, monkeypatch)
    assert not transport.answers
    assert transport.fileno() is None
    assert transport.read(Deadline.after(_PATIENT)) == b""
    transport.close()


def test_what_cannot_take_a_ticket_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupts = Endpoint(bEndpointAddress=0x01, bmAttributes=3)
    printer = UsbPrinter(interfaces=(SCANNER, Interface(endpoints=(interrupts, IN))))
    plug_in(monkeypatch, printer)
    with pytest.raises(PrinterFault, match="takes no tickets"):
        open_transport(_URI)
    assert printer.kernel_driver


def test_another_owner_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter(claimed_elsewhere=True)
    plug_in(monkeypatch, printer)
    with pytest.raises(PrinterFault, match="Another program uses the printer"):
        open_transport(_URI)
    assert printer.kernel_driver, "what was begun is undone"


@pytest.mark.parametrize("uri", [_URI, f"{_URI}?serial=X3B4%20010"])
def test_a_user_who_may_not_is_told_of_the_rule(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch, UsbPrinter(allowed=False))
    with pytest.raises(PrinterFault, match="may not use") as refused:
        open_transport(uri)
    assert "60-nouba-printers.rules" in refused.value.hint


def test_a_computer_without_the_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libusb1, "get_backend", lambda: None)
    with pytest.raises(PrinterFault, match="libusb") as refused:
        open_transport(_URI)
    assert "libusb-1.0-0" in refused.value.hint


def test_one_of_several_is_named_by_its_serial_number(monkeypatch: pytest.MonkeyPatch) -> None:
    first = UsbPrinter(texts=("EPSON", "TM-T20III", "1"))
    second = UsbPrinter(texts=("EPSON", "TM-T20III", "2"))
    plug_in(monkeypatch, first, second)
    with pytest.raises(PrinterFault, match="There are 2") as refused:
        open_transport(_URI)
    assert "serial" in refused.value.hint
    transport = open_transport(f"{_URI}?serial=2")
    assert second.claims
    assert not first.claims
    transport.close()


@every_case(
    ("uri", "reason"),
    [
        ("usb://04b8:0e29", "There is no printer"),
        ("usb://04b8:0e28?serial=other", "with serial other"),
        ("usb://04b8", "names no USB device"),
        ("usb://host:9100", "names no USB device"),
        ("usb:///dev/usb/lp0", "names no USB device"),
        ("usb://04b8:0e28?baud=9600", "'baud' is no option of a usb:// printer"),
    ],
)
def test_an_address_of_nothing_is_refused(
    uri: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(monkeypatch, UsbPrinter())
    with pytest.raises(PrinterFault, match=reason):
        open_transport(uri)


def test_a_serial_number_that_a_model_does_not_have_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plug_in(monkeypatch, UsbPrinter(iSerialNumber=0))
    with pytest.raises(PrinterFault, match="with serial 7"):
        open_transport(f"{_URI}?serial=7")


def test_what_a_full_printer_took_is_known_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter(room_bytes=10_001)
    plug_in(monkeypatch, printer)
    transport = open_transport(_URI)
    assert transport.write(bytes(50_000), Deadline.after(_SOON)) == 10_001
    assert transport.write(bytes(50_000), Deadline.after(_SOON)) == 0
    transport.close()


def test_a_pipe_that_the_printer_refuses_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter(stalled=True)
    plug_in(monkeypatch, printer)
    transport = open_transport(_URI)
    with pytest.raises(PrinterFault) as refused:
        transport.write(b"ticket", Deadline.after(_PATIENT))
    assert refused.value.state is PrinterState.STALLED
    assert transport.write(b"ticket", Deadline.after(_PATIENT)) == 6
    transport.close()


def test_empty_packets_are_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter(says_nothing_at_once=True)
    transport = _sent_to(printer, monkeypatch)
    assert transport.read(Deadline.after(_SOON)) == b""
    printer.say(b"\x12")
    assert transport.read(Deadline.after(_PATIENT)) == b"\x12"
    transport.close()


def test_answers_that_nobody_reads_do_not_keep_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter()
    transport = _sent_to(printer, monkeypatch)
    printer.say(bytes(5_000_000))
    assert transport.read(Deadline.after(_PATIENT))
    transport.close()
    assert printer.kernel_driver


def test_a_printer_that_was_pulled_out_can_be_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = UsbPrinter()
    transport = _sent_to(printer, monkeypatch)
    printer.unplug()
    transport.close()
    del transport
    gc.collect()
    with pytest.raises(PrinterFault) as gone:
        open_transport(_URI)
    assert gone.value.state is PrinterState.DISCONNECTED
