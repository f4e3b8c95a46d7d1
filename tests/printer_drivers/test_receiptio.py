"""A client that Nouba did not make prints on our emulated printer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from reception.domain.errors import PrinterFault
from tests.printer_drivers.receiptio import (
    NotInstalledError,
    Receiptio,
    installed,
    printer_addresses,
)

TICKET = """\
^^^A042

Légalisation de signature
Guichet | 3
Attente | 15-25 min
---
|{c:https://nouba.example.ma/t/0199; o:qrcode,4,M}
"""


@pytest.fixture(scope="session")
def receiptio() -> Receiptio:
    try:
        return installed()
    except NotInstalledError as missing:
        pytest.skip(str(missing))


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[Emulator]:
    for address in printer_addresses():
        emulator = Emulator(listen=address, out_dir=tmp_path)
        try:
            emulator.start()
        except PrinterFault:
            continue
        yield emulator
        emulator.stop()
        return
    pytest.fail("no address of this computer is free for a printer at port 9100")


def test_it_prints_a_ticket_of_text(receiptio: Receiptio, printer: Emulator) -> None:
    assert receiptio.prints(TICKET, printer.address[0]) == "success"
    (ticket,) = printer.tickets
    with Image.open(ticket) as picture:
        assert picture.width == 576
        assert picture.height > 300
        ink = picture.convert("L").point(lambda grey: 255 * (grey == 0))
        left, top, right, bottom = ink.getbbox() or (0, 0, 0, 0)
        assert right - left > 400
        assert bottom - top > 250
    # It asks printers of another maker, too, whether it speaks with one of them.
    assert set(printer.unknown) <= {b"\x1b\x06"}


@pytest.mark.one_case
@pytest.mark.parametrize(
    ("faults", "verdict"),
    [
        (PrinterFaults(), "online"),
        (PrinterFaults(near_end=True), "online"),
        (PrinterFaults(paper_out=True), "paperempty"),
        (PrinterFaults(cover_open=True), "coveropen"),
        (PrinterFaults(cutter_error=True), "error"),
    ],
)
def test_it_understands_how_the_printer_is(
    receiptio: Receiptio, printer: Emulator, faults: PrinterFaults, verdict: str
) -> None:
    printer.set_faults(faults)
    # It tries to end an error by itself; a blade that is stuck stays so.
    assert receiptio.asks(printer.address[0]) == verdict


@pytest.mark.parametrize(
    ("faults", "verdict"),
    [
        (PrinterFaults(near_end=True), "success"),
        (PrinterFaults(paper_out=True), "paperempty"),
        (PrinterFaults(cover_open=True), "coveropen"),
        (PrinterFaults(at_mm={"paper_out": 10}), "paperempty"),
        (PrinterFaults(at_mm={"cover_open": 10}), "coveropen"),
        (PrinterFaults(cutter_jam=True), "error"),
    ],
)
def test_it_is_told_why_nothing_comes_out(
    receiptio: Receiptio, printer: Emulator, faults: PrinterFaults, verdict: str
) -> None:
    printer.set_faults(faults)
    assert receiptio.prints(TICKET, printer.address[0]) == verdict
    assert len(printer.tickets) == (verdict == "success")
