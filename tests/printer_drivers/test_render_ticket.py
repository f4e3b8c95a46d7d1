import io
import subprocess
import sys
import threading
from datetime import timedelta
from itertools import product

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from assets import asset_path
from printer_drivers.bitmap import Bitmap
from printer_drivers.render.fonts import (
    Script,
    drawn_by_bundled_faces,
    ensure_qt,
    load_fonts,
    under_own_name,
)
from printer_drivers.render.qr import Code, qr_modules
from printer_drivers.render.sheet import PaperSheet
from printer_drivers.render.text import SMALLEST_MM, DotScale, TextTooLongError
from printer_drivers.render.ticket import lay_out, render_ticket
from reception.domain.errors import PrinterFault
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.paper import TicketLine, TicketTemplate
from reception.unit.logo import logo_from
from tests.support.every_case import every_case
from tests.support.papers import HEADS, QR_TEXT, full_paper, picture, plain_paper

pytestmark = pytest.mark.usefixtures("qapp")

WIDTHS = (576, 384)
ALL = pytest.mark.parametrize(("language", "width_px"), list(product(Language, WIDTHS)))


def _black_rows(bitmap: Bitmap) -> list[bool]:
    return [any(bitmap.row(y)) for y in range(bitmap.height_px)]


def _runs(flags: list[bool]) -> list[tuple[int, int]]:
    """Return where black bands begin and end."""
    edges = [y for y in range(1, len(flags)) if flags[y] != flags[y - 1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _px(length_mm: float, dpi: int) -> int:
    return round(length_mm * dpi / 25.4)


def _frame_png() -> bytes:
    image = Image.new("L", (200, 100), "white")
    image.paste("black", (0, 0, 200, 20))
    image.paste("black", (0, 80, 200, 100))
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _number_band(bitmap: Bitmap) -> tuple[int, int]:
    """Return the rows of the number: the tallest band in the upper half."""
    runs = _runs(_black_rows(bitmap))
    upper = [run for run in runs if run[0] < bitmap.height_px // 2]
    return max(upper, key=lambda run: run[1] - run[0])


def _cropped(bitmap: Bitmap, band: tuple[int, int]) -> Image.Image:
    return picture(bitmap).crop((0, band[0], bitmap.width_px, band[1]))


@every_case("head", HEADS)
@every_case("label", ["A888", "888", "A1000", "AB9999"])
def test_digits_are_at_least_ten_millimetres_high(head: tuple[int, int], label: str) -> None:
    bitmap = render_ticket(plain_paper(label=label), *head)
    assert bitmap.width_px == head[0]
    top, bottom = _number_band(bitmap)
    assert bottom - top >= _px(10, head[1])


@every_case(("language", "head"), list(product(Language, HEADS)))
def test_paper_is_as_short_as_a_glance(language: Language, head: tuple[int, int]) -> None:
    plain = render_ticket(plain_paper(language), *head)
    assert plain.height_px <= _px(110, head[1])
    wanted = full_paper(language, priority_names={}, waiting_area={})
    assert render_ticket(wanted, *head).height_px <= _px(140, head[1])


@every_case(("width_px", "dpi"), HEADS)
def test_every_head_burns_the_same_ticket(width_px: int, dpi: int) -> None:
    """What is drawn on paper of a width does not depend on how fine the head is."""
    lengths = {
        other_dpi: lay_out(full_paper(), other_px, other_dpi).height_px / other_dpi
        for other_px, other_dpi in HEADS
        if (other_px / other_dpi > 2.5) == (width_px / dpi > 2.5)
    }
    assert lengths[dpi] == pytest.approx(max(lengths.values()), rel=0.02)


@every_case(("width_px", "dpi"), HEADS)
def test_text_is_at_least_three_millimetres_high(width_px: int, dpi: int) -> None:
    assert DotScale(dpi).at_least_px(SMALLEST_MM) >= 3 * dpi / 25.4 - 0.03
    assert DotScale(203).at_least_px(SMALLEST_MM) == 24


def test_a_code_has_six_dots_a_module() -> None:
    code = Code(PaperSheet(576, 203, Language.ARABIC), QR_TEXT)
    assert code.module_px == 6
    assert code.side_px == 6 * len(qr_modules(QR_TEXT))


def test_a_logo_stands_in_the_middle_at_the_top() -> None:
    logo = logo_from(_frame_png())
    template = TicketTemplate(logo=logo)
    without, with_logo = (
        render_ticket(plain_paper(template=one), 576) for one in (TicketTemplate(), template)
    )
    grown = with_logo.height_px - without.height_px
    assert _px(15, 203) <= grown <= _px(17, 203)
    # Below the logo it is the same ticket.
    assert with_logo.rows.endswith(without.rows[8 * without.stride :])
    box = picture(with_logo).crop((0, 0, 576, grown)).convert("L").point(lambda one: 255 - one)
    left, _, right, _ = box.getbbox() or (0, 0, 0, 0)
    assert abs(left - (576 - right)) <= 1


def test_a_logo_that_is_no_picture_is_told() -> None:
    with pytest.raises(PrinterFault, match="logo is damaged"):
        render_ticket(plain_paper(template=TicketTemplate(logo=b"no picture")), 576)


def test_lines_stand_in_the_order_that_was_chosen() -> None:
    lines = (TicketLine.NUMBER, TicketLine.UNIT, TicketLine.SERVICE)
    first = render_ticket(plain_paper(template=TicketTemplate(lines=lines)), 576)
    last = render_ticket(plain_paper(template=TicketTemplate(lines=lines[::-1])), 576)
    tall_first, tall_last = (
        max(_runs(_black_rows(one)), key=lambda run: run[1] - run[0]) for one in (first, last)
    )
    assert tall_first[0] < first.height_px / 4
    assert tall_last[1] > last.height_px * 3 / 4


def test_documents_beyond_those_shown_are_told_by_their_number() -> None:
    every = {Language.FRENCH: ("Un", "Deux", "Trois")}
    heights = [
        lay_out(
            full_paper(
                Language.FRENCH, documents=every, template=TicketTemplate(documents_shown=shown)
            ),
            576,
            203,
        ).height_px
        for shown in (1, 2, 3)
    ]
    assert heights[0] < heights[1] == heights[2]


def test_a_code_that_follows_the_ticket_says_so() -> None:
    follows = render_ticket(plain_paper(qr_follows=True), 576)
    assert follows != render_ticket(plain_paper(), 576)


@pytest.mark.parametrize("width_px", WIDTHS)
def test_the_number_stands_the_same_way_in_every_language(width_px: int) -> None:
    drawn = [
        _cropped(bitmap, _number_band(bitmap)).tobytes()
        for bitmap in (render_ticket(plain_paper(one), width_px) for one in Language)
    ]
    assert len(set(drawn)) == 1


@ALL
def test_paper_is_short_and_margins_are_white(language: Language, width_px: int) -> None:
    bitmap = render_ticket(full_paper(language, duplicate=True), width_px)
    assert bitmap.height_px <= (1300 if width_px == 576 else 1700)
    assert not any(bitmap.row(0))
    assert not any(bitmap.row(bitmap.height_px - 1))
    assert all(bitmap.row(y)[0] == bitmap.row(y)[-1] == 0 for y in range(bitmap.height_px))


@ALL
def test_the_same_ticket_is_the_same_dots(language: Language, width_px: int) -> None:
    first = render_ticket(full_paper(language), width_px)
    drawn: list[Bitmap] = []

    def draw() -> None:
        drawn.append(render_ticket(full_paper(language), width_px))

    threads = [threading.Thread(target=draw) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    draw()
    assert drawn == [first] * 4


@ALL
def test_what_is_known_takes_paper_and_what_is_not_takes_none(
    language: Language, width_px: int
) -> None:
    plain = render_ticket(plain_paper(language), width_px)
    full = render_ticket(full_paper(language), width_px)
    assert full.height_px > plain.height_px + 100


@pytest.mark.parametrize("width_px", WIDTHS)
def test_no_expected_wait_leaves_no_hole(width_px: int) -> None:
    """Without a wait the people ahead stand alone in the middle."""
    wait = ExpectedWait(low=timedelta(minutes=15), high=timedelta(minutes=25))
    without = render_ticket(plain_paper(), width_px)
    with_wait = render_ticket(plain_paper(expected_wait=wait), width_px)
    assert without != with_wait
    assert without.height_px <= with_wait.height_px


@ALL
def test_a_duplicate_begins_with_a_black_bar(language: Language, width_px: int) -> None:
    first = render_ticket(plain_paper(language), width_px)
    second = render_ticket(plain_paper(language, duplicate=True), width_px)
    bar = [y for y in range(60) if second.row(y)[2:-2].count(0xFF) > second.stride // 2]
    assert len(bar) >= 24
    # Below the bar it is the same ticket.
    assert second.rows.endswith(first.rows[8 * first.stride :])


def test_a_long_name_wraps_and_stays_on_the_paper() -> None:
    name = "Demande de certificat administratif relatif à la situation de famille"
    names = {Language.FRENCH: name, Language.ARABIC: "شهادة إدارية"}
    short = render_ticket(plain_paper(Language.FRENCH), 384)
    long = render_ticket(plain_paper(Language.FRENCH, service_names=names), 384)
    assert long.height_px > short.height_px
    assert all(long.row(y)[0] == long.row(y)[-1] == 0 for y in range(long.height_px))


@pytest.mark.parametrize(
    "change",
    [
        {"service_names": {Language.FRENCH: "Anticonstitutionnellement" * 3}},
        {"unit_names": {Language.FRENCH: "Annexe administrative du quartier " * 4}},
        {"label": "ABCDEFGH123456"},
        {"qr_text": "https://nouba.example.ma/" + "x" * 1500},
    ],
)
def test_what_does_not_fit_is_refused_and_named(change: dict[str, object]) -> None:
    with pytest.raises(TextTooLongError) as refused:
        render_ticket(plain_paper(Language.FRENCH, **change), 384)
    assert refused.value.text in refused.value.what
    assert refused.value.hint


def test_a_ticket_without_code_and_contacts_is_still_a_ticket() -> None:
    bitmap = render_ticket(plain_paper(qr_text="", hotline="", complaints_site=""), 576)
    assert 300 < bitmap.height_px < 700


def test_only_bundled_faces_draw(qapp: QApplication) -> None:
    load_fonts()
    assert drawn_by_bundled_faces(Script.TIFINAGH, "ⴰⵏⵙⵓⴼ A042")
    assert not drawn_by_bundled_faces(Script.LATIN, "受付")


@pytest.mark.parametrize("file", ["NotoSans-Bold.ttf", "NotoSansArabic-Regular.ttf"])
def test_no_face_of_the_system_can_take_a_bundled_ones_place(file: str) -> None:
    """They go by a name that no other face has."""
    bundled = asset_path("fonts", file).read_bytes()
    renamed = under_own_name(bundled)
    assert len(renamed) == len(bundled)
    families = [QRawFont(QByteArray(one), 24.0).familyName() for one in (bundled, renamed)]
    assert families[1] == families[0].replace("Noto", "Nuba")
    assert families[1] in {name for script in Script for name in script.value}


def test_qt_is_made_only_where_there_is_none(qapp: QApplication) -> None:
    ensure_qt()
    assert QApplication.instance() is qapp


def test_a_program_without_qt_can_draw() -> None:
    program = (
        "from printer_drivers.render.fonts import ensure_qt\n"
        "from printer_drivers.render.ticket import render_ticket\n"
        "from tests.support.papers import plain_paper\n"
        "ensure_qt()\n"
        "assert render_ticket(plain_paper(), 576).height_px > 500\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=300)


def test_a_program_that_forgot_qt_is_told() -> None:
    program = (
        "from printer_drivers.render.ticket import render_ticket\n"
        "from tests.support.papers import plain_paper\n"
        "try:\n"
        "    render_ticket(plain_paper(), 576)\n"
        "except RuntimeError as error:\n"
        "    assert 'ensure_qt' in str(error)\n"
        "else:\n"
        "    raise SystemExit(1)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=300)
