"""Every screen of the kiosk as a visitor may wish it: other colours, larger text, all lower."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from tests.screens.gate import EVERY_PICTURE, some_cases
from tests.screens.kiosk_looks import LANGUAGES, SHAPES, look_at
from tests.screens.kiosk_pages import PAGES, to_groups, wish
from tests.support.fakes import FakePrinter, FakeReception, a_reception
from tests.support.qml import touch

# Colours move nothing: each is looked at once, unless somebody wants to see every picture.
COLOURS = (
    [
        ((look,), shape, language)
        for look in ("look-dark", "look-contrast")
        for shape in SHAPES
        for language in LANGUAGES
    ]
    if EVERY_PICTURE
    else [(("look-dark",), "upright", "ar"), (("look-contrast",), "lying", "fr")]
)
# French words are long, Arabic ones high.
MOVES = (("larger",), ("low",), ("larger", "low"))
LOOKED_AT = (("upright", "fr"), ("upright", "ar"), ("lying", "ar"), ("small", "fr"))
# Larger and lower at once leaves the least room: either alone is looked at where that differs.
CASES = [
    *COLOURS,
    # So a small screen begins by itself, see ``kiosk.access.preferences.usual_wishes``.
    *((("larger",), "small", language) for language in ("fr", "ar")),
    *(
        (wishes, *seen)
        for wishes in MOVES
        for seen in LOOKED_AT
        if len(wishes) > 1 or seen[1] == "ar"
    ),
]
# Pages that differ from another by a word say nothing new about room.
_ALIKE = {"perhaps", "closing", "forewarned_details"}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("larger", [False, True], ids=["usual", "larger"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel(
    language: str,
    larger: bool,
    shape: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    qtbot: QtBot,
    folder: Path,
) -> None:
    kiosk = open_kiosk(a_reception(), shape)
    to_groups(kiosk, language)
    touch(kiosk, "access")
    if larger:
        touch(kiosk, "larger")
    look_at(kiosk, qtbot, folder / f"{shape}-panel-{'larger-' if larger else ''}{language}.png")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_whether_somebody_is_there(
    language: str,
    shape: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    qtbot: QtBot,
    folder: Path,
) -> None:
    kiosk = open_kiosk(a_reception(), shape)
    to_groups(kiosk, language)
    kiosk.view_model._flow._ask()
    look_at(kiosk, qtbot, folder / f"{shape}-idle-{language}.png")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("wishes", [("larger",), ("larger", "low")], ids="-".join)
def test_the_first_page(
    wishes: tuple[str, ...],
    shape: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    qtbot: QtBot,
    folder: Path,
) -> None:
    kiosk = open_kiosk(a_reception(), shape)
    wish(kiosk, *wishes)
    look_at(kiosk, qtbot, folder / f"{shape}-{'-'.join(wishes)}-welcome.png")


@pytest.mark.deep
@pytest.mark.parametrize(
    ("page", "wishes", "shape", "language"),
    [
        (page, *case)
        for page, case in some_cases(
            [page for page in PAGES if page not in _ALIKE][:: None if EVERY_PICTURE else 2],
            CASES,
            1,
        )
    ],
    ids=lambda given: given if isinstance(given, str) else "-".join(given),
)
def test_a_page_as_a_visitor_wishes_it(
    page: str,
    wishes: tuple[str, ...],
    shape: str,
    language: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    core = a_reception()
    kiosk = open_kiosk(core, shape)
    wish(kiosk, *wishes)
    PAGES[page](kiosk, core, printer, language)
    caplog.clear()
    look_at(kiosk, qtbot, folder / f"{shape}-{'-'.join(wishes)}-{page}-{language}.png")
