from datetime import timedelta
from pathlib import Path

import pytest

from lab.printer.address import real_address
from printer_drivers.deadline import Deadline
from printer_drivers.preview import sample_paper
from printer_drivers.transport.open import check_address, open_transport
from printer_drivers.transport.uri import PrinterUri
from printer_drivers.worker import open_printer
from reception.domain.errors import PrinterFault
from reception.domain.paper import PrintState

_PATIENT = timedelta(seconds=20)


def test_the_printer_inside_answers_and_stays_the_same(tmp_path: Path) -> None:
    for _ in range(2):
        transport = open_transport(real_address(f"emu://?out={tmp_path / 'tickets'}"))
        assert transport.answers
        assert transport.write(b"\x10\x04\x01", Deadline.after(_PATIENT)) == 3
        assert transport.read(Deadline.after(_PATIENT)) == b"\x12"
        transport.close()
        transport.close()


def test_a_ticket_comes_out_of_the_printer_inside(tmp_path: Path, qapp: object) -> None:
    folder = tmp_path / "tickets"
    printer = open_printer(real_address(f"emu://?out={folder}&width=384"))
    try:
        assert printer.print_ticket(sample_paper()) is PrintState.CONFIRMED
    finally:
        printer.close()
    assert len(list(folder.glob("*.png"))) == 1


def test_what_is_asked_of_the_driver_is_kept_in_the_address(tmp_path: Path) -> None:
    uri = PrinterUri.parse(real_address(f"emu://?out={tmp_path}&crop=yes&confirm=gsr"))
    check_address(uri)
    assert uri.options == {"crop": "yes", "confirm": "gsr"}


def test_a_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for uri in ("emu://here", "emu:///tmp", f"emu://?out={tmp_path / 'file'}", "emu://?baud=9600"):
        with pytest.raises(PrinterFault):
            real_address(uri)
