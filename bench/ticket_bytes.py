"""Drawing and encoding an 80 mm ticket, and how few bytes it becomes.

The baseline is python-escpos, which makes the bytes of the same picture in the same run.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

from escpos.printer import Dummy
from PIL import Image

from bench.table import Measured, alternate, median, timed
from printer_drivers.bitmap import Bitmap
from printer_drivers.encode.profiles import Profile, load_profile
from printer_drivers.encode.ticket_bytes import encode_ticket
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.render.ticket import render_ticket
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.paper import TicketPaper

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


_MODEL = "TM-T20II"
_REPEATS = 80
# The first tickets load the typefaces.
_WARM_UP = 5

_FULL = TicketPaper(
    label="B014",
    language=Language.ARABIC,
    unit_names={Language.ARABIC: "وحدة الاستقبال", Language.FRENCH: "Unité d'accueil"},
    service_names={Language.ARABIC: "تصحيح الإمضاء", Language.FRENCH: "Légalisation de signature"},
    issued_at=datetime(2026, 11, 24, 8, 42, tzinfo=UTC),
    ahead=9,
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
    qr_text="https://nouba.example.ma/t/0199a4c2b7d17c3e",
    hotline="3737",
    complaints_site="chikaya.ma",
)
_LANGUAGES = {Language.ARABIC: "Arabic", Language.FRENCH: "French"}


def measure() -> Iterator[Measured]:
    """Yield the time to draw and to encode, and the share of the plain picture that is sent."""
    ensure_qt()
    profile = load_profile(_MODEL)
    for language, name in _LANGUAGES.items():
        paper = replace(_FULL, language=language)
        drawing = timed(partial(_draw_next, paper, profile.width_px, count()), _REPEATS)
        yield Measured(
            name=f"draw a full ticket, {name}",
            value=median(drawing[_WARM_UP:]),
            unit="ms",
            processor_ms=median(drawing.processor[_WARM_UP:]),
            limit=10.0,
            note="median, warm",
        )
        bitmap = render_ticket(paper, profile.width_px)
        image, escpos = _as_image(bitmap), Dummy(profile=_MODEL)
        ours, theirs = alternate(
            partial(_encode, bitmap, profile),
            partial(_encode_with_escpos, image, escpos),
            repeats=_REPEATS,
        )
        yield Measured(
            name=f"encode it, {name}",
            value=median(ours),
            baseline=median(theirs),
            unit="ms",
            processor_ms=median(ours.processor),
            baseline_processor_ms=median(theirs.processor),
            limit=5.0,
            note="median; against python-escpos",
        )
        sent, plain = len(_encode(bitmap, profile)), len(bitmap.rows)
        yield Measured(
            name=f"bytes of it, part of the plain picture, {name}",
            value=sent / plain * 100,
            baseline=len(_encode_with_escpos(image, escpos)) / plain * 100,
            unit="%",
            limit=30.0,
            note=f"{sent} of {plain} bytes, {bitmap.height_px} rows",
        )


def _draw_next(paper: TicketPaper, width_px: int, numbers: Iterator[int]) -> Bitmap:
    """Draw a ticket with a code of its own: one that was drawn before costs less."""
    return render_ticket(replace(paper, qr_text=f"{paper.qr_text}{next(numbers):04}"), width_px)


def _encode(bitmap: Bitmap, profile: Profile) -> bytes:
    return b"".join(chunk.data for chunk in encode_ticket(bitmap, profile, b"abcd"))


def _as_image(bitmap: Bitmap) -> Image.Image:
    size = (bitmap.width_px, bitmap.height_px)
    return Image.frombytes("1", size, bitmap.rows, "raw", "1;I")


def _encode_with_escpos(image: Image.Image, printer: Dummy) -> bytes:
    printer.clear()
    printer.hw("INIT")
    printer.image(image, fragment_height=255)
    printer.cut()
    output: bytes = printer.output
    return output
