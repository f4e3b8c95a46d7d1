"""An office with sixty services: every page in every language, and every service within reach."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from tests.screens.gate import EVERY_PICTURE, some_cases
from tests.screens.kiosk_looks import LANGUAGES, SHAPES, english_in, look_at
from tests.screens.kiosk_pages import wish
from tests.screens.large_office_pages import LARGE_OFFICE
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.offices import a_reception_of, prefecture
from tests.support.qml import texts

type Opens = Callable[[FakeReception, str], KioskWindow]


# French words are long, Arabic ones high; what both wishes leave is the least room of all.
LOOKED_AT = (
    [
        (wishes, shape, language)
        for wishes in ((), ("larger",), ("low",), ("larger", "low"))
        for shape in SHAPES
        for language in LANGUAGES
    ]
    if EVERY_PICTURE
    else [
        ((), "upright", "fr"),
        ((), "upright", "ar"),
        ((), "lying", "fr"),
        ((), "small", "ar"),
        (("larger",), "lying", "ar"),
        (("low",), "upright", "fr"),
        (("larger", "low"), "small", "fr"),
    ]
)


@pytest.mark.deep
@pytest.mark.parametrize(
    ("page", "wishes", "shape", "language"),
    [(page, *case) for page, case in some_cases(LARGE_OFFICE, LOOKED_AT, 1)],
    ids=lambda given: given if isinstance(given, str) else "-".join(given) or "usual",
)
def test_a_page(
    page: str,
    language: str,
    shape: str,
    wishes: tuple[str, ...],
    open_kiosk: Opens,
    printer: FakePrinter,
    qtbot: QtBot,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    core = a_reception_of(prefecture())
    kiosk = open_kiosk(core, shape)
    if wishes:
        wish(kiosk, *wishes)
    LARGE_OFFICE[page](kiosk, core, printer, language)
    caplog.clear()
    name = "-".join((shape, *wishes, "large", page, language))
    look_at(kiosk, qtbot, folder / f"{name}.png")
    if language != "en":
        assert english_in({str(text.property("text")) for text in texts(kiosk)}) == set()
