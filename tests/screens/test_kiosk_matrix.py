"""Every page of the kiosk, in every look, of two real offices: the same rules, computed.

``./dev check --screens`` draws all of it, and lays the pictures of a look on sheets; the gate draws
so few that every two values still stand together on some picture.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlProperty
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from tests.screens.access import measure
from tests.screens.access_table import (
    ABOVE_REACH,
    CHOOSING,
    COLOURS,
    USUAL_INCH,
    Figures,
    Row,
    failing,
    rows_of,
    use,
    write,
)
from tests.screens.gate import EVERY_PICTURE, pairwise
from tests.screens.kiosk_looks import SHAPES, english_in, latin_words, look_at, without_reach
from tests.screens.kiosk_pages import ALL, LONG
from tests.screens.kiosk_ways import wish
from tests.screens.page_rules import broken_rules
from tests.screens.service_menu_pages import STAFF
from tests.screens.sheets import lay_out
from tests.support.contrast import text_contrasts
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.offices import a_busy_office
from tests.support.qml import items, seen, texts

UNITS = ("commune", "prefecture")
LANGUAGES = ("ar", "fr", "zgh", "en")
WISHES: dict[str, tuple[str, ...]] = {
    "usual": (),
    "larger": ("larger",),
    "largest": ("largest",),
    "contrast": ("look-contrast",),
}
REACHES = ("usual", "low")
# Their own names, and places, that stand in Latin letters on an Arabic page.
_LATIN = {"Français", "English", "3737 · chikaya.ma", "Bienvenue"}

type Case = tuple[str, str, str, str, str, str]


def _exists(case: Case) -> bool:
    page, unit, _, language, look, reach = case
    if reach == "low" and look not in {"usual", "larger"}:
        return False
    if page in STAFF:
        # Nobody else sees these, and they stand as they are whatever a visitor wishes.
        return (look, reach) == ("usual", "usual")
    if page in LONG:
        return unit == "prefecture"
    return page != "second" or language == "zgh"


CASES: list[Case] = [
    case for case in product(ALL, UNITS, SHAPES, LANGUAGES, WISHES, REACHES) if _exists(case)
]


@pytest.fixture(scope="module")
def table() -> Iterator[list[Row]]:
    """Keep the figures of all pages, and write them where pictures are kept."""
    rows: list[Row] = []
    yield rows
    write(rows)


@pytest.mark.parametrize(("page", "unit", "shape", "language", "look", "reach"), pairwise(CASES))
def test_a_page_keeps_every_rule(
    page: str,
    unit: str,
    shape: str,
    language: str,
    look: str,
    reach: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
    folder: Path,
    table: list[Row],
    caplog: pytest.LogCaptureFixture,
) -> None:
    core = without_reach(a_busy_office(unit), page)
    kiosk = open_kiosk(core, shape)
    wishes = (*WISHES[look], *(["low"] if reach == "low" else []))
    if wishes:
        wish(kiosk, *wishes)
    ALL[page](kiosk, core, printer, language)
    caplog.clear()
    wished = "-".join(one for one in (look, reach) if one != "usual") or "usual"
    look_at(kiosk, qtbot, folder / f"{unit}_{shape}_{language}_{wished}_{page}.png")
    said = {str(text.property("text")) for text in texts(kiosk)}
    if language != "en":
        assert english_in(said) == set()
    if language == "ar" and page != "closed" and page not in STAFF:
        second = {core.hall.shown.names.get(one, "") for one in core.hall.shown.languages}
        assert not latin_words(kiosk, said - _LATIN - second)
    figures = Figures(
        page=page,
        unit=unit,
        shape=shape,
        language=language,
        wishes=wishes,
        found=measure(kiosk),
        # Other colours move nothing: seen of every page once, and of larger text as it stands.
        faintest=_faintest(kiosk, COLOURS if not wishes else ()),
        chooses=page in CHOOSING,
    )
    table.extend(rows_of(kiosk, figures))
    assert failing(kiosk, figures) == []
    if reach == "low" and page not in STAFF:
        assert figures.found.top >= ABOVE_REACH[shape]


def _faintest(kiosk: KioskWindow, colours: Iterable[str]) -> dict[str, tuple[float, str]]:
    faintest = {}
    for one in colours:
        use(kiosk, one)
        faintest[one] = min(text_contrasts(kiosk), default=(0.0, ""))
    return faintest


@pytest.mark.skipif(EVERY_PICTURE, reason="every picture is drawn, and none chosen")
def test_every_two_values_stand_together_on_some_picture_of_the_gate() -> None:
    def pairs(cases: list[Case]) -> set[object]:
        return {pair for case in cases for pair in combinations(tuple(enumerate(case)), 2)}

    chosen = pairwise(CASES)
    assert pairs(chosen) == pairs(CASES)
    assert len(chosen) <= 5 * len(ALL)


@pytest.mark.parametrize(
    ("rule", "item", "spoilt", "value"),
    [
        ("names of several sizes", "name-service-celibacy", "font.pixelSize", 43),
        ("a row without a wait", "wait-service-celibacy", "text", ""),
        ("a wait without its word", "wait-head", "text", ""),
        ("a wait without its word", "wait-head", "anchors.rightMargin", 700),
        ("a clock of its own place", "clock", "anchors.topMargin", 40),
        ("text outside its box", "name-service-celibacy", "height", 9),
        ("text outside its control", "name-service-celibacy", "y", 300),
        ("text under a control", "hint", "y", 400),
        ("text upon text", "hint", "y", 135),
        ("beyond the card it stands on", "hint", "y", 1900),
        ("controls upon each other", "service-celibacy", "width", 980),
        ("letters under their floor", "wait-head", "font.pixelSize", 20),
        ("two controls of one name", "service-celibacy", "text", "Certificat de résidence"),
        ("a nameless control", "service-celibacy", "text", ""),
        ("a small target", "details-service-celibacy", "width", 70),
        ("a faint text", "wait-head", "color", QColor("#A0A09A")),
        ("rows of several heights", "service-celibacy", "height", 150),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_spoilt_page_breaks_its_rule(
    rule: str,
    item: str,
    spoilt: str,
    value: object,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
) -> None:
    core = a_busy_office("commune")
    kiosk = open_kiosk(core, "upright")
    ALL["prioritised"](kiosk, core, printer, "fr")
    kiosk.grabWindow()
    assert broken_rules(kiosk, USUAL_INCH) == {}
    assert QQmlProperty.write(seen(kiosk, item), spoilt, value)
    kiosk.grabWindow()
    assert rule in broken_rules(kiosk, USUAL_INCH)


@pytest.mark.parametrize(("page", "row"), [("groups", "group-"), ("details", "paper-")])
def test_a_page_that_another_follows_has_no_room_for_a_row(
    page: str,
    row: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
) -> None:
    core = a_busy_office("prefecture")
    kiosk = open_kiosk(core, "lying")
    wish(kiosk, "larger")
    ALL[page](kiosk, core, printer, "fr")
    kiosk.grabWindow()
    _, second, *others = [one for one in items(kiosk) if one.objectName().startswith(row)]
    assert "room for another row" not in broken_rules(kiosk, USUAL_INCH)
    for one in others:
        one.setVisible(False)
    kiosk.grabWindow()
    assert broken_rules(kiosk, USUAL_INCH)["room for another row"] != ["a row alone"]
    second.setVisible(False)
    kiosk.grabWindow()
    assert broken_rules(kiosk, USUAL_INCH)["room for another row"] == ["a row alone"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("shape", SHAPES)
def test_who_finds_services_on_the_first_page_finds_the_other_ways_there(
    shape: str,
    unit: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
) -> None:
    core = a_busy_office(unit)
    kiosk = open_kiosk(core, shape)
    ALL["welcome_services"](kiosk, core, printer, "fr")
    kiosk.grabWindow()
    assert seen(kiosk, "rows").childItems()
    assert all(seen(kiosk, f"ask-{way}") for way in ("search", "help", "voice", "priority"))


def test_no_text_of_the_kiosk_fits_itself() -> None:
    fitting = ("fontSizeMode", "minimumPixelSize", "minimumPointSize", "FittedPhrase")
    files = [*Path("kiosk").rglob("*.qml"), *Path("ui_kit").rglob("*.qml")]
    assert len(files) > 50
    assert [(file.name, one) for file in files for one in fitting if one in file.read_text()] == []


def test_the_pictures_of_a_look_lie_on_sheets(tmp_path: Path) -> None:
    for page in range(13):
        Image.new("RGB", (1080, 1920)).save(tmp_path / f"commune_upright_ar_usual_page{page}.png")
    Image.new("RGB", (1920, 1080)).save(tmp_path / "commune_lying_ar_larger-low_some_page.png")
    laid = lay_out(tmp_path)
    assert [one.name for one in laid] == [
        "commune_lying_ar_larger-low-1.png",
        "commune_upright_ar_usual-1.png",
        "commune_upright_ar_usual-2.png",
    ]
    with Image.open(laid[1]) as sheet:
        assert min(sheet.size) > 1200
