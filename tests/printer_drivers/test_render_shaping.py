"""Letters joined and in the right order, proven with another shaper.

Raqm (HarfBuzz and FriBidi inside Pillow) draws the same text from the same face; the two
pictures must agree. Text drawn backwards or letter by letter agrees far less.
"""

import pytest
from PIL import Image, ImageDraw, ImageFont, features
from PySide6.QtGui import QColor, QImage, QPainter

from assets import asset_path
from printer_drivers.render.text import Align, DotScale, Paragraph, TextStyle
from printer_drivers.render.words import PaperWords
from reception.domain.language import Language
from tests.support.every_case import every_case

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(not features.check("raqm"), reason="this Pillow has no Raqm"),
]

_FILES = {
    Language.ARABIC: "NotoSansArabic-Regular.ttf",
    Language.FRENCH: "NotoSans-Regular.ttf",
    Language.TAMAZIGHT: "NotoSansTifinagh-Regular.ttf",
}
_SAMPLES = [
    (Language.ARABIC, "تصحيح الإمضاء"),
    (Language.ARABIC, "الوثائق المطلوبة"),
    (Language.FRENCH, "Légalisation de signature"),
    (Language.TAMAZIGHT, "ⵜⵉⵣⵉ ⵏ ⵓⵇⵇⵍ"),
    (Language.TAMAZIGHT, "ⵜⵓⵙⴷⵉⴷⵉⵏ"),
]
_ALIKE, _UNLIKE = 0.7, 0.4
_SCALE = DotScale(203)
# The smallest text of a ticket, and names.
_SIZES_MM = (3.0, 5.0)


def _ours(text: str, language: Language, size_mm: float = 5.0) -> Image.Image:
    paragraph = Paragraph(
        PaperWords(text, language), TextStyle(size_mm), 600, _SCALE, align=Align.CENTRE
    )
    image = QImage(600, 120, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    paragraph.draw(painter, 0, 20)
    painter.end()
    return _ink(Image.frombytes("L", (600, 120), bytes(image.constBits())))


def _theirs(
    text: str, language: Language, size_mm: float = 5.0, *, layout: ImageFont.Layout
) -> Image.Image:
    size_px = _SCALE.at_least_px(size_mm)
    font = ImageFont.truetype(asset_path("fonts", _FILES[language]), size_px, layout_engine=layout)
    image = Image.new("L", (800, 160), 255)
    ImageDraw.Draw(image).text((60, 40), text, font=font, fill=0)
    return _ink(image)


def _ink(image: Image.Image) -> Image.Image:
    """Return the black on its own, at one size for all."""
    box = image.point(lambda grey: 255 - grey).getbbox()
    assert box is not None
    return image.crop(box).resize((300, 40))


def _correlation(one: Image.Image, other: Image.Image) -> float:
    first, second = list(one.tobytes()), list(other.tobytes())
    mean_1, mean_2 = sum(first) / len(first), sum(second) / len(second)
    pairs = [(a - mean_1, b - mean_2) for a, b in zip(first, second, strict=True)]
    spread = sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs)
    return float(sum(a * b for a, b in pairs) / spread**0.5)


@every_case("size_mm", _SIZES_MM)
@every_case(("language", "text"), _SAMPLES)
def test_letters_are_joined_and_in_order(language: Language, text: str, size_mm: float) -> None:
    ours = _ours(text, language, size_mm)
    theirs = _theirs(text, language, size_mm, layout=ImageFont.Layout.RAQM)
    assert _correlation(ours, theirs) > _ALIKE


@every_case("size_mm", _SIZES_MM)
@every_case(("language", "text"), _SAMPLES)
def test_the_proof_would_notice_text_drawn_backwards(
    language: Language, text: str, size_mm: float
) -> None:
    ours = _ours(text, language, size_mm)
    backwards = _theirs(text[::-1], language, size_mm, layout=ImageFont.Layout.RAQM)
    assert _correlation(ours, backwards) < _UNLIKE


def test_the_proof_would_notice_letters_that_are_not_joined() -> None:
    text = "تصحيح الإمضاء"
    apart = _theirs(text, Language.ARABIC, layout=ImageFont.Layout.BASIC)
    assert _correlation(_ours(text, Language.ARABIC), apart) < _UNLIKE


def test_a_range_reads_from_the_right_in_arabic() -> None:
    ours = _ours("15–99 دقيقة", Language.ARABIC)
    right, swapped = (
        _theirs(text, Language.ARABIC, layout=ImageFont.Layout.RAQM)
        for text in ("15–99 دقيقة", "99–15 دقيقة")
    )
    assert _correlation(ours, right) > _correlation(ours, swapped) + 0.1
