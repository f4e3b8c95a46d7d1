"""Paper tickets with something on them."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image

from printer_drivers.bitmap import Bitmap
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.paper import TicketPaper
from reception.domain.tamazight import TamazightRules, TamazightShown
from reception.unit.tamazight import paper_tamazight

QR_TEXT = "https://nouba.example.ma/t/0199a4c2b7d17c3e"
HEADS = ((384, 203), (576, 203), (512, 180), (864, 300))
"""Dots across and dots an inch of the heads there are: paper of 58 mm, then of 80 mm."""

_PLAIN = TicketPaper(
    label="B014",
    language=Language.ARABIC,
    unit_names={Language.ARABIC: "وحدة الاستقبال", Language.FRENCH: "Unité d'accueil"},
    service_names={
        Language.ARABIC: "تصحيح الإمضاء",
        Language.FRENCH: "Légalisation de signature",
        Language.ENGLISH: "Signature certification",
    },
    issued_at=datetime(2026, 11, 24, 9, 42, tzinfo=ZoneInfo("Africa/Casablanca")),
    ahead=9,
    qr_text=QR_TEXT,
    hotline="3737",
    complaints_site="chikaya.ma",
)
_FULL = replace(
    _PLAIN,
    expected_wait=ExpectedWait(low=timedelta(minutes=15), high=timedelta(minutes=25)),
    priority_names={Language.ARABIC: "ذوو الحركة المحدودة", Language.FRENCH: "Mobilité réduite"},
    waiting_area={
        Language.ARABIC: "القاعة الكبرى، الطابق الأرضي",
        Language.FRENCH: "Grande salle, rez-de-chaussée",
    },
    documents={
        Language.ARABIC: ("أصل البطاقة الوطنية للتعريف", "الوثيقة المراد المصادقة عليها"),
        Language.FRENCH: ("Carte nationale d'identité (original)", "Document à légaliser"),
    },
)


def plain_paper(language: Language = Language.ARABIC, **changes: Any) -> TicketPaper:
    """Return a ticket with nothing but what every ticket has."""
    return replace(_PLAIN, language=language, tamazight=_shown(language), **changes)


def full_paper(language: Language = Language.ARABIC, **changes: Any) -> TicketPaper:
    """Return a ticket with everything a ticket can have."""
    return replace(_FULL, language=language, tamazight=_shown(language), **changes)


def _shown(language: Language) -> Mapping[str, str]:
    draft = TamazightRules(shown=TamazightShown.DRAFT)
    return paper_tamazight(draft) if language is Language.TAMAZIGHT else {}


def picture(bitmap: Bitmap) -> Image.Image:
    """Return a bitmap as a picture, black on white."""
    size = (bitmap.width_px, bitmap.height_px)
    return Image.frombytes("1", size, bitmap.rows, "raw", "1;I")


def dots(source: Path | bytes) -> bytes:
    """Return a PNG's dots as a bitmap has them: 1 is black."""
    with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source) as image:
        return image.convert("1", dither=Image.Dither.NONE).tobytes("raw", "1;I")
