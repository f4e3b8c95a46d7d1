"""How the rows of a page stand to each other, and from one page to the next."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.domain.printer import PrinterStatus
from reception.unit.file import load_template
from tests.screens.access import in_scene
from tests.screens.kiosk_ways import wish
from tests.screens.page_rules import names, rows
from tests.support.fakes import FakePrinter, FakeReception, a_reception
from tests.support.offices import a_reception_of, prefecture
from tests.support.qml import items, seen, touch

UNITS: dict[str, Callable[[], FakeReception]] = {
    "commune": lambda: a_reception_of(load_template("commune")),
    "prefecture": lambda: a_reception_of(prefecture()),
    "seven": lambda: a_reception(7),
}
SHAPES = ("upright", "lying")


@pytest.mark.parametrize(("unit", "count"), [("commune", 5), ("seven", 7)])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_first_page_offers_all_there_is_in_both_languages(
    unit: str, count: int, shape: str, open_kiosk: Callable[[FakeReception, str], KioskWindow]
) -> None:
    kiosk = open_kiosk(UNITS[unit](), shape)
    kiosk.grabWindow()
    halves = list(rows(kiosk))
    assert len([one for one in halves if one.startswith("ar-")]) == count
    assert len([one for one in halves if one.startswith("fr-")]) == count


def test_seven_services_are_one_touch_away_and_groups_two(
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
) -> None:
    core = UNITS["seven"]()
    kiosk = open_kiosk(core, "upright")
    touch(kiosk, "fr-service-death")
    given = next(iter(core.desk.given.values()))
    assert (given.leg.service, given.ticket.language) == ("death", "fr")
    core = UNITS["commune"]()
    kiosk = open_kiosk(core, "upright")
    touch(kiosk, "ar-group-civil-status")
    assert kiosk.view_model.property("language") == "ar"
    kiosk.grabWindow()
    touch(kiosk, next(iter(rows(kiosk))))
    assert len(core.desk.given) == 1


@pytest.mark.parametrize("shape", SHAPES)
def test_who_asks_for_papers_on_the_first_page_takes_no_ticket(
    shape: str, open_kiosk: Callable[[FakeReception, str], KioskWindow]
) -> None:
    core = UNITS["seven"]()
    kiosk = open_kiosk(core, shape)
    touch(kiosk, "ar-details-service-birth")
    assert seen(kiosk, "page-details")
    assert core.desk.given == {}


def test_more_groups_than_seven_begin_with_the_language(
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
) -> None:
    kiosk = open_kiosk(UNITS["prefecture"](), "upright")
    kiosk.grabWindow()
    assert names(kiosk) == {}
    assert seen(kiosk, "language-fr")


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_first_row_begins_at_one_height_and_a_notice_moves_nothing(
    language: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    qtbot: QtBot,
) -> None:
    kiosk = open_kiosk(UNITS["commune"](), "upright")
    kiosk.grabWindow()
    first = {min(in_scene(one).top() for one in rows(kiosk).values())}
    for name in (f"language-{language}", "group-civil-status"):
        touch(kiosk, name)
        kiosk.grabWindow()
        first |= {min(in_scene(one).top() for one in rows(kiosk).values())}
    assert len(first) == 1
    before = _places(kiosk)
    printer.say(PrinterStatus(paper_out=True))
    kiosk.grabWindow()
    assert seen(kiosk, "paperless-banner")
    assert _places(kiosk) == before


def _places(kiosk: KioskWindow) -> list[object]:
    return [in_scene(one) for one in items(kiosk) if one.inherits("QQuickAbstractButton")]


def test_an_arabic_page_is_the_mirror_of_the_french_one(
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
) -> None:
    kiosk = open_kiosk(UNITS["commune"](), "upright")
    at = {}
    for language in ("fr", "ar"):
        touch(kiosk, f"language-{language}")
        kiosk.grabWindow()
        at[language] = [in_scene(one) for one in rows(kiosk).values()]
    width = kiosk.width()
    for french, arabic in zip(at["fr"], at["ar"], strict=True):
        assert (french.top(), french.height()) == (arabic.top(), arabic.height())
        assert round(width - french.right()) == round(arabic.left())


def test_names_grow_by_half_and_to_twice_their_size(
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
) -> None:
    kiosk = open_kiosk(UNITS["commune"](), "upright")
    touch(kiosk, "language-fr")
    sizes = []
    for wanted in ("larger", "largest", "largest"):
        wish(kiosk, wanted)
        kiosk.grabWindow()
        sizes.append(next(iter(names(kiosk).values())).property("drawn"))
    larger, largest, usual = sizes
    assert (larger, largest) == (pytest.approx(usual * 1.5, rel=0.03), usual * 2)
