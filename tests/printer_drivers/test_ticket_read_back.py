"""What others read from the ticket: codes by zxing and zbar, text by tesseract.

Pictures are read as the printer burns them and enlarged: at the size of print alone tesseract
drops a line now and then, another one at each size.
"""

from collections.abc import Callable
from itertools import product

import pytest
from PIL import Image

from printer_drivers.render.ticket import lay_out, render_ticket
from reception.domain.language import Language
from tests.printer_drivers.ticket_readers import read_text, read_with_zbar, read_with_zxing
from tests.support.papers import HEADS, QR_TEXT, full_paper, picture, plain_paper

pytestmark = pytest.mark.usefixtures("qapp")

_LONG_URL = "https://accueil.commune.example.ma/t/0199a4c2-b7d1-7c3e-8000-1234567890ab"
_PLACE = {Language.ARABIC: "القاعة الكبرى بالطابق الأرضي", Language.FRENCH: "Grande salle du bas"}
_BODY = {
    Language.ARABIC: (
        "وحدة الاستقبال",
        "انتظروا في",
        "القاعة الكبرى بالطابق الأرضي",
        "قبلكم",
        "الوثائق المطلوبة",
        "أصل البطاقة الوطنية للتعريف",
        "الوثيقة المراد المصادقة عليها",
        "الشكايات والاستفسارات",
    ),
    Language.FRENCH: (
        "Unité d'accueil",
        "Mobilité réduite",
        "Attendez ici",
        "Grande salle du bas",
        "Devant vous",
        "Votre tour",
        "24 novembre 2026 09:42",
        "Pièces à présenter",
        "Carte nationale d'identité",
        "Document à légaliser",
        "Aide et réclamations",
        "chikaya.ma",
    ),
}
_TESSERACT = {Language.ARABIC: "ara", Language.FRENCH: "fra"}
# As one block, then line by line: a fact's name and the fact stand at two edges.
_ONE_BLOCK_THEN_LINES = (6, 11)


@pytest.mark.parametrize(("language", "head"), list(product(Language, HEADS)))
@pytest.mark.parametrize("read", [read_with_zxing, read_with_zbar])
def test_the_code_is_read_back(
    read: Callable[[Image.Image], list[str]], language: Language, head: tuple[int, int]
) -> None:
    for paper in (plain_paper(language), full_paper(language, qr_text=_LONG_URL)):
        assert read(picture(render_ticket(paper, *head))) == [paper.qr_text]
    assert plain_paper(language).qr_text == QR_TEXT


_FIRST_BODY, *_OTHER_BODIES = product(_BODY, HEADS)


@pytest.mark.parametrize(
    ("language", "head"),
    [_FIRST_BODY, *(pytest.param(*one, marks=pytest.mark.deep) for one in _OTHER_BODIES)],
)
def test_body_text_is_read_exactly(language: Language, head: tuple[int, int]) -> None:
    burnt = picture(render_ticket(full_paper(language, waiting_area=_PLACE), *head)).convert("L")
    unread = set(_BODY[language])
    for page_mode, times in product(_ONE_BLOCK_THEN_LINES, (1, 1.5, 2, 3)):
        if unread:
            size = round(burnt.width * times), round(burnt.height * times)
            larger = burnt.resize(size, Image.Resampling.LANCZOS)
            lines = read_text(larger, _TESSERACT[language], page_mode=page_mode)
            unread = {text for text in unread if not any(text in line for line in lines)}
    assert not unread


@pytest.mark.one_case
@pytest.mark.parametrize("head", HEADS)
def test_the_number_is_read(head: tuple[int, int]) -> None:
    sheet = lay_out(plain_paper(Language.ARABIC), *head)
    upper = [(top, block) for top, block in sheet.blocks if top < sheet.height_px / 2]
    top, block = max(upper, key=lambda placed: placed[1].height_px)
    air_px = block.height_px // 8
    box = (0, top - air_px, sheet.width_px, top + block.height_px + air_px)
    cropped = picture(sheet.to_bitmap()).convert("L").crop(box)
    # Tesseract knows letters of the size of text.
    small = cropped.resize((cropped.width * 40 // cropped.height, 40), Image.Resampling.LANCZOS)
    (line,) = read_text(small, "eng", page_mode=7)
    assert line.replace(" ", "") == "B014"
