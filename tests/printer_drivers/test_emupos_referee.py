"""The same bytes to a printer that Nouba did not make."""

import socket
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings

from lab.printer.model import Hardware
from lab.printer.server import Emulator
from printer_drivers.bitmap import Bitmap
from printer_drivers.encode.profiles import Confirm, Cut, Profile, load_profile
from printer_drivers.encode.ruler import encode_ruler
from printer_drivers.encode.status_commands import ASK_PAPER
from printer_drivers.encode.ticket_bytes import encode_ticket
from printer_drivers.render.ticket import render_ticket
from printer_drivers.worker import open_printer
from reception.domain.errors import PrinterFault
from reception.domain.language import Language
from reception.domain.paper import PrintState
from tests.printer_drivers.bitmaps import Runs, black, four_corners, pictures, ruler_page
from tests.printer_drivers.emupos import EmuPos
from tests.support.every_case import every_case
from tests.support.examples import examples_of
from tests.support.papers import QR_TEXT, dots, full_paper, picture, plain_paper

pytestmark = pytest.mark.usefixtures("qapp")

# emupos does not know the question by which a printer confirms a job by its name: GS ( H.
_PROCESS_ID = "1d 28 48 06 00 30 30"


@pytest.mark.one_case
@pytest.mark.parametrize(
    ("language", "duplicate"), list(product((Language.ARABIC, Language.TAMAZIGHT), (False, True)))
)
def test_both_printers_burn_what_was_drawn(
    emupos: EmuPos, emulator: Emulator, language: Language, duplicate: bool
) -> None:
    paper = full_paper(language, duplicate=duplicate)
    drawn = render_ticket(paper, 576)
    mark = emupos.mark()
    # Only ours knows the question for a job by its name.
    for uri, said in (
        (f"{emupos.uri}?profile=TM-T20II", PrintState.CONFIRMED_WEAKLY),
        (emulator.uri, PrintState.CONFIRMED),
    ):
        printer = open_printer(uri)
        assert printer.print_ticket(paper) is said
        printer.close()
    events = emupos.events_until("printer.job.completed", since=mark)
    unknown = [line for line in events if "unknown" in line and _PROCESS_ID not in line]
    assert not unknown
    assert dots(emulator.tickets[0]) == drawn.rows
    burnt = dots(emupos.latest_receipt())
    # emupos leaves out the white below the last dot.
    assert drawn.rows.startswith(burnt)
    assert not any(drawn.rows[len(burnt) :])


_WIDTHS_PX = (384, 512, 576, 864)


def _same_pixels(emupos: EmuPos, bitmap: Bitmap, *, crop: bool, out_dir: Path) -> None:
    """Print the same bytes on both; what stands on both papers must be the picture.

    emupos moves one dot a unit whatever GS P says, so every head has units of one dot here.
    """
    profile = Profile(
        width_px=bitmap.width_px, dpi=203, crop=crop, asb=False, confirm=Confirm.IN_ORDER
    )
    data = b"".join(chunk.data for chunk in encode_ticket(bitmap, profile, b"abcd"))
    receipt, events = emupos.print_bytes(data, bitmap.width_px)
    assert not [line for line in events if "unknown" in line]
    burnt = dots(receipt)
    # emupos leaves out the white below the last dot.
    assert bitmap.rows.startswith(burnt)
    assert not any(bitmap.rows[len(burnt) :])
    hardware = Hardware(width_px=bitmap.width_px)
    assert _burnt_by_ours(data, hardware, out_dir) == bitmap.rows


def _burnt_by_ours(data: bytes, hardware: Hardware, out_dir: Path) -> bytes:
    with Emulator(listen=("127.0.0.1", 0), out_dir=out_dir, hardware=hardware) as ours:
        host, port = ours.uri.removeprefix("tcp://").split("?")[0].split(":")
        with socket.create_connection((host, int(port)), 20) as connection:
            connection.sendall(data)
            # The last of its questions is answered behind the cut.
            for _ in range(data.count(ASK_PAPER)):
                assert connection.recv(1)
        assert not ours.unknown
        return dots(ours.tickets[-1])


@pytest.mark.parametrize("crop", [False, True])
@pytest.mark.parametrize(("language", "width_px"), list(product(Language, _WIDTHS_PX)))
def test_the_same_bytes_make_the_same_ticket(
    emupos: EmuPos, tmp_path: Path, language: Language, width_px: int, crop: bool
) -> None:
    bitmap = render_ticket(full_paper(language), width_px)
    _same_pixels(emupos, bitmap, crop=crop, out_dir=tmp_path)


@pytest.mark.parametrize("crop", [False, True])
@pytest.mark.parametrize("width_px", _WIDTHS_PX)
@pytest.mark.parametrize("kind", [black, four_corners])
def test_edges_and_solid_black_are_exact(
    emupos: EmuPos, tmp_path: Path, kind: Callable[[int, int], Runs], width_px: int, crop: bool
) -> None:
    _same_pixels(emupos, kind(width_px, 401).bitmap, crop=crop, out_dir=tmp_path)


@pytest.mark.parametrize("crop", [False, True])
def test_units_of_two_dots_are_exact_on_ours(tmp_path: Path, crop: bool) -> None:
    profile = replace(load_profile("80mm-300"), asb=False, crop=crop)
    bitmap = render_ticket(full_paper(), profile.width_px)
    data = b"".join(chunk.data for chunk in encode_ticket(bitmap, profile, b"abcd"))
    hardware = Hardware(width_px=profile.width_px, dpi=profile.dpi)
    assert _burnt_by_ours(data, hardware, tmp_path) == bitmap.rows


@every_case("language", list(Language))
def test_a_cropped_ticket_is_a_fraction_of_the_plain_picture(language: Language) -> None:
    bitmap = render_ticket(full_paper(language), 576)
    sizes = [
        sum(len(chunk.data) for chunk in encode_ticket(bitmap, Profile(crop=crop), b"abcd"))
        for crop in (False, True)
    ]
    assert sizes[1] < 0.75 * sizes[0] < 0.5 * len(bitmap.rows)


@given(drawn=pictures(widths_px=_WIDTHS_PX).filter(lambda drawn: any(drawn.bitmap.rows)))
@settings(
    max_examples=examples_of(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_pictures_of_any_kind_are_the_same(emupos: EmuPos, tmp_path: Path, drawn: Runs) -> None:
    _same_pixels(emupos, drawn.bitmap, crop=True, out_dir=tmp_path)


@pytest.mark.parametrize("name", ["58mm-203", "80mm-203", "80mm-180"])
def test_the_ruler_is_the_same(emupos: EmuPos, name: str) -> None:
    profile = replace(load_profile(name), asb=False, cut=Cut.FEED_PARTIAL)
    data = b"".join(chunk.data for chunk in encode_ruler(profile, b"abcd"))
    receipt, events = emupos.print_bytes(data, profile.width_px)
    assert not [line for line in events if "unknown" in line]
    assert dots(receipt) == ruler_page(profile).rows


def test_its_receipt_can_be_scanned(emupos: EmuPos) -> None:
    printer = open_printer(emupos.uri)
    assert printer.print_ticket(plain_paper(Language.FRENCH)) is PrintState.CONFIRMED_WEAKLY
    printer.close()
    drawn = picture(render_ticket(plain_paper(Language.FRENCH), 576))
    burnt = dots(emupos.latest_receipt())
    assert drawn.tobytes("raw", "1;I").startswith(burnt)
    assert [one.text for one in zxingcpp.read_barcodes(drawn.convert("L"))] == [QR_TEXT]


@pytest.mark.parametrize(
    ("fault", "said"),
    [("paper-out", "out of paper"), ("cover-open", "cover is open"), ("offline", "off line")],
)
def test_its_faults_are_understood_and_nothing_is_sent(
    emupos: EmuPos, fault: str, said: str
) -> None:
    printer = open_printer(emupos.uri)
    emupos.fault(fault, active=True)
    try:
        with pytest.raises(PrinterFault, match=said):
            printer.print_ticket(plain_paper())
    finally:
        emupos.fault(fault, active=False)
    mark = emupos.mark()
    assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED_WEAKLY
    printer.close()
    events = emupos.events_until("printer.job.completed", since=mark)
    assert len([line for line in events if "printer.job.completed" in line]) == 1


def test_near_end_is_told(emupos: EmuPos) -> None:
    printer = open_printer(emupos.uri)
    emupos.fault("paper-near-end", active=True)
    try:
        assert printer.status().paper_near_end
        assert printer.print_ticket(plain_paper()) is PrintState.CONFIRMED_WEAKLY
    finally:
        emupos.fault("paper-near-end", active=False)
        printer.close()
