"""Sixty services, and every number of them at which a page more begins: all within reach."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.find.guide import services_text
from kiosk.row_fit import FEWEST_A_PAGE
from kiosk.window import KioskWindow
from reception.domain.language import Language
from reception.domain.unit import Counter
from tests.kiosk.conftest import Opens, wish
from tests.support.every_case import every_case
from tests.support.fakes import FakeReception
from tests.support.offices import prefecture, with_one_heading
from tests.support.qml import find, items, middle, seen, texts, touch


def offered(kiosk: KioskWindow) -> list[str]:
    """Return the groups and services that can be touched now."""
    kiosk.grabWindow()
    return [item.objectName() for item in items(kiosk) if item.property("primary")]


def pages(kiosk: KioskWindow) -> list[list[str]]:
    """Turn all pages, and return what each of them offers."""
    found = [offered(kiosk)]
    while find(kiosk, "more-services"):
        touch(kiosk, "more-services")
        found.append(offered(kiosk))
    for before in reversed(found[:-1]):
        touch(kiosk, "former-services")
        assert offered(kiosk) == before
    return found


def every_page(kiosk: KioskWindow) -> dict[str, int]:
    """Look at every page of every heading; return the touches to each service's ticket."""
    touches = {}
    headings = pages(kiosk)
    for turned, page in enumerate(headings):
        for key in page:
            if key.startswith("service-"):
                touches[key] = 2 + turned
                continue
            while find(kiosk, key) is None:
                touch(kiosk, "more-services")
            touch(kiosk, key)
            for again, services in enumerate(pages(kiosk)):
                touches |= dict.fromkeys(services, 3 + turned + again)
            touch(kiosk, "back")
    return touches


def test_a_prefecture_sends_nobody_to_a_prefecture() -> None:
    there = [one for one in prefecture().elsewhere if "Préfecture" in one.office[Language.FRENCH]]
    assert there == []


def test_every_service_of_sixty_is_at_most_four_touches_away(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.shown = core.desk.unit = prefecture()
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    touches = every_page(kiosk)
    assert set(touches) == {f"service-{one.code}" for one in prefecture().services}
    # Three where neither the headings nor the services of one go on to another page.
    assert max(touches.values()) <= 4
    assert sum(one <= 3 for one in touches.values()) >= 25


@pytest.mark.parametrize("wishes", [(), ("low",), ("larger",), ("largest",)])
@pytest.mark.parametrize(
    "services", [9, *(pytest.param(one, marks=pytest.mark.deep) for one in (1, 3, 8, 16, 17))]
)
def test_services_under_one_heading_are_offered_page_by_page(
    services: int, wishes: tuple[str, ...], open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.shown = core.desk.unit = with_one_heading(prefecture(), services)
    kiosk = open_kiosk()
    if wishes:
        wish(kiosk, *wishes)
    touch(kiosk, "language-ar")
    found = pages(kiosk)
    shown = [key for page in found for key in page]
    assert shown == [f"service-{one.code}" for one in core.hall.shown.services]
    # Every page but the last holds as much as the first.
    assert len({len(page) for page in found[:-1]} | {len(found[0])}) == 1
    if not wishes:
        assert len(found) == 1 or len(found[0]) >= FEWEST_A_PAGE


def test_keys_alone_lead_to_the_last_service(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.shown = core.desk.unit = prefecture()
    kiosk = open_kiosk()
    way = ("language-fr", "group-civil", "more-services", "service-correction")
    for name in way:
        press(kiosk, name)
    assert seen(kiosk, "page-number")


def press(kiosk: KioskWindow, name: str) -> None:
    for _ in range(40):
        QTest.keyClick(kiosk, Qt.Key.Key_Tab)
        focused = kiosk.activeFocusItem()
        if focused and focused.objectName() == name:
            QTest.keyClick(kiosk, Qt.Key.Key_Space)
            return
    pytest.fail(f"{name} is not reached by the keyboard")


def test_a_counter_says_whether_it_is_open_and_not_who_is_there(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.staffed = {1}
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    kiosk.view_model.ask("places")
    said = {str(text.property("text")) for text in texts(kiosk)}
    assert {"Ouvert en ce moment", "Fermé en ce moment"} <= said
    assert not any("amina" in text.casefold() for text in said)
    # Old news of who works where is worse than none.
    kiosk.view_model.set_feed_lost(True)
    assert find(kiosk, "open-counter-1") is None


def test_a_counter_whose_clerk_is_on_a_break_is_not_open(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.staffed, core.hall.on_break = {1, 3}, {3}
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    kiosk.view_model.ask("places")
    says = [seen(kiosk, f"open-counter-{at}").property("text") for at in (1, 3)]
    assert says == ["Ouvert en ce moment", "Fermé en ce moment"]


def test_a_counter_of_an_arabic_reader_begins_at_the_right_and_ends_with_its_state(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.shown = prefecture()
    kiosk = open_kiosk()
    at = {}
    for language in ("fr", "ar"):
        touch(kiosk, f"language-{language}")
        kiosk.view_model.ask("places")
        kiosk.grabWindow()
        card, state = (seen(kiosk, f"{name}-counter-1") for name in ("place", "open"))
        at[language] = middle(state).x() - middle(card).x()
    assert at["ar"] < 0 < at["fr"]


@every_case("language", Language)
def test_what_a_place_cannot_name_it_counts(language: Language) -> None:
    unit = prefecture()
    for counter in unit.counters:
        said = services_text(unit, counter, language)
        *named, last = said.split(" · ")
        assert len(said) <= 130
        assert named or not last.startswith("+")
    ungrouped = tuple(replace(one, group="none") for one in unit.services[:9])
    everything = Counter(number=1, services=tuple(one.code for one in ungrouped))
    said = services_text(replace(unit, services=ungrouped), everything, language)
    *named, last = said.split(" · ")
    assert last == f"+{len(ungrouped) - len(named)}"
