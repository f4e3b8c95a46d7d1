"""Whatever an administrator types comes out whole or is refused."""

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter

from printer_drivers.render.sheet import Drawing
from printer_drivers.render.text import Align, DotScale, Paragraph, TextStyle, TextTooLongError
from printer_drivers.render.ticket import lay_out
from printer_drivers.render.words import PaperWords
from reception.domain.language import Language
from reception.domain.paper import ALWAYS_SHOWN, TicketLine, TicketPaper, TicketTemplate
from tests.support.examples import examples_of
from tests.support.papers import HEADS, full_paper

pytestmark = pytest.mark.usefixtures("qapp")

_LETTERS = (
    "أبتثجحخدذرزسشصضطظعغفقكلمنهوي،ABCàéèçœ'’-«»…–12 ()ⵜⵉⵣⵏⵓⵇⵍ\n\t\u200f\u2028\u202e"
    "\u064b\u0650\u0651\u0301\u030a\u0323\ufdfa漢"
)
_TEXT = st.text(_LETTERS, max_size=80) | st.lists(
    st.sampled_from(["شهادة", "السكنى", "certificat", "de", "résidence", "ⵜⴰⵏⴰⴼⵓⵜ"]), max_size=9
).map(" ".join)
_TEXTS = st.dictionaries(st.sampled_from(list(Language)), _TEXT, max_size=3)
_LISTS = st.dictionaries(
    st.sampled_from(list(Language)), st.lists(_TEXT, max_size=3).map(tuple), max_size=2
)
_TEMPLATES = st.builds(
    TicketTemplate,
    lines=st.lists(st.sampled_from(list(TicketLine)), unique=True)
    .map(lambda lines: [*lines, *(one for one in ALWAYS_SHOWN if one not in lines)])
    .flatmap(st.permutations)
    .map(tuple),
    documents_shown=st.integers(1, 3),
    footer=_LISTS,
)
_PAPERS = st.builds(
    full_paper,
    st.sampled_from(list(Language)),
    unit_names=_TEXTS,
    service_names=_TEXTS,
    waiting_area=_TEXTS,
    priority_names=_TEXTS,
    documents=_LISTS,
    label=st.from_regex(r"[A-Z]{1,2}[0-9]{3,4}", fullmatch=True),
    hotline=st.sampled_from(["", "3737", "0537 00 00 00"]),
    complaints_site=st.sampled_from(["", "chikaya.ma", "accueil.gov.ma/plaintes"]),
    duplicate=st.booleans(),
    qr_follows=st.booleans(),
    qr_text=st.sampled_from(["", "https://www.chikaya.ma"]),
    template=_TEMPLATES,
)
_PAD_PX = 60


def _ink(draw: Drawing, width_px: int, height_px: int) -> tuple[int, int, int, int] | None:
    """Return the box of what is black, measured from where the drawing begins."""
    # A row of Qt's pictures is a multiple of four bytes long.
    row_px = (width_px + 2 * _PAD_PX + 3) // 4 * 4
    image = QImage(row_px, height_px + 2 * _PAD_PX, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    painter.translate(_PAD_PX, _PAD_PX)
    try:
        draw(painter, 0)
    finally:
        painter.end()
    grey = Image.frombytes("L", (image.width(), image.height()), bytes(image.constBits()))
    box = grey.point(lambda shade: 255 if shade < 128 else 0).getbbox()
    if box is None:
        return None
    left, top, right, bottom = box
    return left - _PAD_PX, top - _PAD_PX, right - _PAD_PX, bottom - _PAD_PX


@settings(max_examples=examples_of(80), deadline=None)
@given(paper=_PAPERS, head=st.sampled_from(HEADS))
def test_no_block_leaves_the_paper_or_meets_another(
    paper: TicketPaper, head: tuple[int, int]
) -> None:
    width_px, dpi = head
    with contextlib.suppress(TextTooLongError):
        sheet = lay_out(paper, width_px, dpi)
        lowest = 0
        for top, block in sheet.blocks:
            assert top >= lowest
            lowest = top + block.height_px
            ink = _ink(block.draw, width_px, block.height_px)
            if ink is not None:
                left, above, right, below = ink
                assert 0 <= left < right <= width_px
                assert 0 <= above < below <= block.height_px
        bitmap = sheet.to_bitmap()
        assert bitmap.height_px >= lowest
        assert not any(bitmap.row(0))
        assert not any(bitmap.row(bitmap.height_px - 1))


@settings(max_examples=examples_of(150), deadline=None)
@given(
    text=_TEXT,
    language=st.sampled_from(list(Language)),
    style=st.builds(TextStyle, st.sampled_from([3.0, 4.0, 5.25]), bold=st.booleans()),
    width_px=st.integers(100, 560),
    align=st.sampled_from(list(Align)),
)
def test_a_text_keeps_to_the_height_it_was_given(
    text: str, language: Language, style: TextStyle, width_px: int, align: Align
) -> None:
    with contextlib.suppress(TextTooLongError):
        laid_out = Paragraph(
            PaperWords(text, language), style, width_px, DotScale(203), align=align
        )
        ink = _ink(
            lambda painter, top: laid_out.draw(painter, 0, top), width_px, laid_out.height_px
        )
        if ink is not None:
            left, above, right, below = ink
            assert 0 <= above < below <= laid_out.height_px
            # Less than the margin of the ticket.
            assert -16 < left < right < width_px + 16


def test_stacked_vowel_signs_push_lines_apart_instead_of_meeting() -> None:
    plain, vowelled = (
        Paragraph(PaperWords(text, Language.ARABIC), TextStyle(4.0), 180, DotScale(203))
        for text in ("شهادة السكنى", "شَهَّٰادَةُ السُّكْنَىٰٓ" + "\u0651\u064b" * 3)
    )
    assert vowelled.height_px > plain.height_px


def test_hidden_lines_take_no_paper() -> None:
    whole = full_paper()
    short = replace(whole, template=TicketTemplate(lines=ALWAYS_SHOWN))
    assert lay_out(short, 576, 203).height_px < lay_out(whole, 576, 203).height_px / 2
