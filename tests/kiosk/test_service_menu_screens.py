"""The service menu, and what a kiosk refuses in a row, as pictures in ``NOUBA_SCREENS``."""

import os
from collections.abc import Callable
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from kiosk.rate_limit import Allowance, RateLimit, RateLimits
from kiosk.service.actions import KioskSite
from kiosk.window import KioskWindow
from reception.domain.printer import PrinterStatus
from tests.kiosk.conftest import Opens
from tests.screens.gate import EVERY_PICTURE, some_cases
from tests.support.databases import FAST_HASHER
from tests.support.fakes import FakePrinter, as_core
from tests.support.qml import cut_texts, seen, touch
from tests.support.speech import FakeSpeaker

PIN = "271828"
SHAPES = {"upright": (1080, 1920), "lying": (1920, 1080), "small": (1366, 768)}

type Goes = Callable[[KioskWindow, FakePrinter], str]


def moment(kiosk: KioskWindow, printer: FakePrinter) -> str:
    touch(kiosk, "service-orientation")
    language = kiosk.view_model.property("language")
    touch(kiosk, "done")
    touch(kiosk, f"language-{language}")
    touch(kiosk, "service-orientation")
    return "page-moment"


def pin(kiosk: KioskWindow, printer: FakePrinter) -> str:
    kiosk.view_model.sections.service.hold()
    for digit in PIN:
        touch(kiosk, f"pin-{digit}")
    return "pin-pad"


def paused(kiosk: KioskWindow, printer: FakePrinter) -> str:
    kiosk.view_model.sections.service.hold()
    for _ in range(5):
        touch(kiosk, "pin-0")
        touch(kiosk, "pin-enter")
    return "pin-pad"


def menu(kiosk: KioskWindow, printer: FakePrinter) -> str:
    pin(kiosk, printer)
    touch(kiosk, "pin-enter")
    printer.say(PrinterStatus(cutter_error=True))
    kiosk.view_model.sections.service.note_database(True)
    touch(kiosk, "service-testPage")
    return "service-menu"


def silent(kiosk: KioskWindow, printer: FakePrinter) -> str:
    pin(kiosk, printer)
    touch(kiosk, "pin-enter")
    touch(kiosk, "service-louder")
    speaker = kiosk.findChild(FakeSpeaker)
    assert speaker
    speaker.fail("Error: no sound output")
    return "service-menu"


def held_answer(kiosk: KioskWindow, printer: FakePrinter) -> str:
    language = kiosk.view_model.property("language")
    for _ in range(2):
        kiosk.view_model.welcome()
        touch(kiosk, f"language-{language}")
        kiosk.view_model.ask("rating")
        touch(kiosk, "face-4")
        touch(kiosk, "no-reason")
    return "page-rating"


def held_slip(kiosk: KioskWindow, printer: FakePrinter) -> str:
    language = kiosk.view_model.property("language")
    for _ in range(2):
        kiosk.view_model.welcome()
        touch(kiosk, f"language-{language}")
        kiosk.view_model.showDetails("service-birth")
        touch(kiosk, "print-slip")
    return "page-details"


_LANGUAGES = ("ar", "zgh", "fr", *(["en"] if EVERY_PICTURE else []))
_PAGES = (moment, pin, paused, menu, silent, held_answer, held_slip)


@pytest.mark.one_case(3)
@pytest.mark.parametrize(
    ("goes", "shape", "language"),
    [(page, *case) for page, case in some_cases(_PAGES, list(product(SHAPES, _LANGUAGES)), 2)],
)
def test_nothing_is_cut(
    open_kiosk: Opens,
    printer: FakePrinter,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    shape: str,
    language: str,
    goes: Goes,
) -> None:
    one = Allowance(count=1, within=timedelta(seconds=50))
    rate_limits = RateLimits(
        tickets=RateLimit(one, monotonic_s=lambda: 0.0),
        slips=RateLimit(one, monotonic_s=lambda: 0.0),
        ratings=RateLimit(one, monotonic_s=lambda: 0.0),
    )
    site = KioskSite(
        core=as_core(None), station="guichet-accueil-1", pin_hash=FAST_HASHER.hash(PIN)
    )
    speaker = FakeSpeaker()
    kiosk = open_kiosk(
        printer=printer, site=site, rate_limits=rate_limits, speaker=speaker, size=SHAPES[shape]
    )
    speaker.setParent(kiosk)
    touch(kiosk, f"language-{language}")
    expected = goes(kiosk, printer)
    picture = kiosk.grabWindow()
    assert seen(kiosk, expected)
    assert cut_texts(kiosk) == []
    folder = Path(os.environ.get("NOUBA_SCREENS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    name = f"service-{goes.__name__}-{shape}-{language}.png"
    assert picture.save(str(folder / name)) if EVERY_PICTURE else not picture.isNull()
    caplog.clear()
