"""What a visitor wants the screen to be like, and that the next one begins anew."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.access.preferences import Preferences, Wishes
from kiosk.priority import Priority
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.domain.calendar import Opening
from reception.domain.unit import ORDINARY
from tests.kiosk.conftest import Opens, wish
from tests.support.fakes import FakeReception, a_unit
from tests.support.qml import find, middle, seen, texts, touch
from tests.support.speech import FakeSpeaker
from ui_kit.tokens import DARK, HIGH_CONTRAST, LIGHT


@pytest.mark.parametrize(
    ("look", "tokens"), [("light", LIGHT), ("dark", DARK), ("contrast", HIGH_CONTRAST)]
)
def test_three_looks(kiosk: KioskWindow, look: str, tokens: object) -> None:
    wish(kiosk, f"look-{look}")
    assert kiosk.color() == QColor(getattr(tokens, "paper"))  # noqa: B009 - one of three sets
    assert find(kiosk, "access-panel") is None


def test_text_gets_larger_and_usual_again(kiosk: KioskWindow) -> None:
    usual = kiosk.theme.property("body")
    wish(kiosk, "larger")
    assert kiosk.theme.property("body") > usual * 1.2
    wish(kiosk, "larger")
    assert kiosk.theme.property("body") == usual


def test_larger_text_means_fewer_choices_at_once(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.shown = core.desk.unit = a_unit(8)
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    assert find(kiosk, "more-services") is None
    wish(kiosk, "larger")
    assert find(kiosk, "service-residence") is None
    touch(kiosk, "more-services")
    assert seen(kiosk, "service-residence")
    wish(kiosk, "larger")
    assert seen(kiosk, "service-birth")
    assert find(kiosk, "more-services") is None


def test_whatever_chooses_comes_down(kiosk: KioskWindow) -> None:
    wish(kiosk, "low")
    for name in ("language-fr", "group-papers"):
        assert middle(seen(kiosk, name)).y() > kiosk.height() * 0.4
        touch(kiosk, name)
    assert middle(seen(kiosk, "service-signature")).y() > kiosk.height() * 0.4


def test_a_small_screen_shows_fewer_choices_from_the_first_visitor_on(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.shown = core.desk.unit = a_unit(8)
    kiosk = open_kiosk(usual=Wishes(larger=True))
    touch(kiosk, "language-fr")
    assert kiosk.view_model.sections.offer.property("choices").rowCount() < 8


def test_a_choice_of_colours_leaves_the_page_where_it_is(
    open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.shown = core.desk.unit = a_unit(8)
    kiosk = open_kiosk(usual=Wishes(larger=True))
    touch(kiosk, "language-fr")
    touch(kiosk, "more-services")
    assert kiosk.view_model.sections.offer.property("pageNumber") == "2 / 2"
    wish(kiosk, "look-dark")
    assert kiosk.view_model.sections.offer.property("pageNumber") == "2 / 2"


def test_the_next_visitor_finds_the_usual_screen(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    wish(kiosk, "look-dark", "larger", "low")
    assert kiosk.view_model.sections.flow.property("page") == "groups"
    touch(kiosk, "service-orientation")
    touch(kiosk, "done")
    assert kiosk.color() == QColor(LIGHT.paper)
    preferences = kiosk.view_model.findChild(Preferences)
    assert preferences is not None
    assert not preferences.in_use


@pytest.mark.parametrize("page", ["welcome", "closed"])
def test_who_goes_back_to_the_beginning_keeps_her_language_and_what_she_wishes(
    page: str, open_kiosk: Opens, core: FakeReception
) -> None:
    core.hall.hours = Opening(is_open=page == "welcome")
    kiosk = open_kiosk(speaker=FakeSpeaker())
    wish(kiosk, "look-dark", "spoken")
    touch(kiosk, "language-fr")
    if page == "closed":
        touch(kiosk, "ask-help")
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    assert seen(kiosk, f"page-{page}")
    assert kiosk.color() == QColor(DARK.paper)
    preferences = kiosk.view_model.findChild(Preferences)
    assert preferences is not None
    assert preferences.wishes.spoken
    assert kiosk.view_model.property("language") == "fr"


def test_who_goes_back_to_the_beginning_begins_anew(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    kiosk.view_model.ask("priority")
    kiosk.view_model.choosePriority("elderly")
    priority = kiosk.view_model.findChild(Priority)
    assert priority is not None
    assert priority.code == "elderly"
    touch(kiosk, "back")
    assert seen(kiosk, "page-welcome")
    assert priority.code == ORDINARY


@pytest.mark.parametrize("page", ["welcome", "closed"])
def test_what_was_wished_is_forgotten_where_nobody_has_stayed(
    page: str, open_kiosk: Opens, core: FakeReception, qtbot: QtBot
) -> None:
    core.hall.hours = Opening(is_open=page == "welcome")
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, idle_ms=150, warning_ms=50))
    wish(kiosk, "look-dark")
    kiosk.view_model.chooseLanguage("fr")
    if page == "closed":
        kiosk.view_model.ask("help")
    kiosk.view_model.back()
    assert kiosk.color() == QColor(DARK.paper)
    with qtbot.waitSignal(kiosk.view_model.sections.flow.idleChanged):
        assert seen(kiosk, f"page-{page}")
    qtbot.waitUntil(lambda: kiosk.color() == QColor(LIGHT.paper))
    assert kiosk.view_model.property("language") == "ar"


def test_the_way_back_closes_the_panel_first(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "access")
    kiosk.view_model.back()
    assert find(kiosk, "access-panel") is None
    assert kiosk.view_model.sections.flow.property("page") == "groups"


@pytest.mark.parametrize("page", ["welcome", "closed"])
def test_wishes_are_asked_for_and_forgotten_before_a_language_is_chosen(
    page: str, open_kiosk: Opens, core: FakeReception, qtbot: QtBot
) -> None:
    core.hall.hours = Opening(is_open=page == "welcome")
    kiosk = open_kiosk(timeouts=PageTimeouts(settle_ms=0, idle_ms=20, warning_ms=20))
    assert seen(kiosk, f"page-{page}")
    with qtbot.waitSignal(kiosk.view_model.sections.flow.idleChanged):
        wish(kiosk, "look-dark")
    qtbot.waitUntil(lambda: kiosk.color() == QColor(LIGHT.paper))
    assert find(kiosk, "idle-warning") is None


def test_nobody_is_read_to_where_nothing_can_speak(kiosk: KioskWindow) -> None:
    touch(kiosk, "access")
    assert find(kiosk, "spoken") is None
    said = {str(text.property("text")) for text in texts(kiosk)}
    assert "تسهيل الرؤية واللمس" in said
    assert not any("تسمعوا" in text for text in said)
    preferences = Preferences()
    preferences.toggleSpoken()
    assert not preferences.wishes.spoken
    preferences = Preferences(can_speak=True)
    preferences.toggleSpoken()
    assert preferences.wishes.spoken
