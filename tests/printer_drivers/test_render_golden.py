"""The ticket in every language on every head, dot by dot as somebody last looked at it.

After a change that was meant, draw the pictures anew and look at each before committing it:

    NOUBA_RENEW_GOLDEN=1 .venv/bin/pytest tests/printer_drivers/test_render_golden.py
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageChops

from printer_drivers.render.ticket import render_ticket
from reception.domain.language import Language
from reception.domain.paper import TicketLine, TicketPaper, TicketTemplate
from tests.printer_drivers.golden_papers import looks_as_before, thick
from tests.support.every_case import every_case
from tests.support.papers import HEADS, full_paper, picture, plain_paper

pytestmark = pytest.mark.usefixtures("qapp")

_FOLDER = Path(__file__).parent / "golden"
_OTHER_ORDER = TicketTemplate(
    lines=(
        TicketLine.NUMBER,
        TicketLine.SERVICE,
        TicketLine.ISSUED_AT,
        TicketLine.EXPECTED_WAIT,
        TicketLine.DOCUMENTS,
        TicketLine.QR,
        TicketLine.UNIT,
        TicketLine.CONTACTS,
    ),
    documents_shown=1,
    footer={Language.ARABIC: ("نستقبلكم من الاثنين إلى الجمعة",), Language.FRENCH: ("Merci",)},
)
_LONG = {
    Language.FRENCH: "Certificat administratif relatif à la situation de famille",
    Language.ARABIC: "شهادة إدارية متعلقة بالحالة العائلية",
}
_PAGE: Mapping[str, Any] = {
    "qr_text": "HTTPS://T.EXAMPLE.MA/7XQ2M4RVJ5TKA3WDPLNB",
    "qr_follows": True,
}
_CASES: Mapping[str, tuple[TicketPaper, int, int]] = {
    f"{language}-{width_px}-{dpi}": (full_paper(language), width_px, dpi)
    for language in Language
    for width_px, dpi in HEADS
} | {
    "plain-ar-576-203": (plain_paper(Language.ARABIC), 576, 203),
    "plain-fr-384-203": (plain_paper(Language.FRENCH), 384, 203),
    "duplicate-ar-384-203": (plain_paper(Language.ARABIC, duplicate=True), 384, 203),
    "duplicate-zgh-576-203": (plain_paper(Language.TAMAZIGHT, duplicate=True), 576, 203),
    "alone-ar-576-203": (plain_paper(Language.ARABIC, given_alone=True, label="ZA001"), 576, 203),
    "alone-zgh-384-203": (plain_paper(Language.TAMAZIGHT, given_alone=True), 384, 203),
    "long-fr-576-203": (full_paper(Language.FRENCH, service_names=_LONG, label="AB1042"), 576, 203),
    "follows-ar-576-203": (full_paper(Language.ARABIC, **_PAGE), 576, 203),
    "follows-fr-384-203": (full_paper(Language.FRENCH, **_PAGE), 384, 203),
    "other-order-ar-384-203": (full_paper(Language.ARABIC, template=_OTHER_ORDER), 384, 203),
}


@every_case("name", _CASES)
def test_the_ticket_is_as_it_was_looked_at(name: str) -> None:
    paper, width_px, dpi = _CASES[name]
    drawn = picture(render_ticket(paper, width_px, dpi))
    looks_as_before(drawn, _FOLDER / f"{name}.png", dpi)


def test_a_changed_figure_is_noticed() -> None:
    one, other = (
        picture(render_ticket(plain_paper(Language.FRENCH, ahead=ahead), 576)) for ahead in (8, 9)
    )
    assert thick(ImageChops.logical_xor(one, other)).getbbox() is not None


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in _FOLDER.iterdir()} == set(_CASES)
