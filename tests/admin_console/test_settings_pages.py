"""Settings stand under the question they answer, once, and show what visitors will see."""

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from admin_console.pages import PLACES, SideBarSection, section_title
from admin_console.unit.ticket_page import TicketPreview
from admin_console.window import useful_size
from reception.app import Reception
from reception.domain.language import Language
from tests.support.console_hall import Console
from ui_kit.translations import Translations

_SETTINGS = (
    SideBarSection.OFFER,
    SideBarSection.WORK,
    SideBarSection.WHEN,
    SideBarSection.SEEN,
    SideBarSection.MACHINES,
)


@pytest.fixture
def admin(console: Console) -> Console:
    console.window.open_database()
    console.sign_in("admin")
    return console


def seen(console: Console, page: str) -> list[str]:
    """Return the rows that the page draws as visitors see them, as they are read aloud."""
    QCoreApplication.processEvents()
    preview = console.part(QWidget, f"{page}-preview")
    return [one.accessibleName() for one in preview.findChildren(QLabel) if one.accessibleName()]


def test_each_setting_stands_under_one_question(translations: Translations) -> None:
    titles = [section_title(one) for one in SideBarSection]
    assert len(set(titles)) == len(titles)
    asked = Counter(one.section for one in PLACES)
    assert all(0 < asked[one] <= 6 for one in _SETTINGS)
    words = [one.words() for one in PLACES]
    assert len(set(words)) == len(words)


def test_the_voice_is_one_place(admin: Console) -> None:
    assert [one.name for one in PLACES if one.name in {"voice", "calls"}] == ["voice"]
    admin.press("page-voice")
    assert admin.part(QWidget, "calls-page").isVisible()
    admin.press("voice-page-tab-1")
    assert admin.part(QWidget, "recordings-page").isVisible()
    assert not admin.part(QWidget, "calls-page").isVisible()


@pytest.mark.parametrize("page", ["services", "groups"])
def test_what_is_written_is_drawn_as_the_kiosk_draws_it(admin: Console, page: str) -> None:
    admin.press(f"page-{page}")
    before = seen(admin, page)
    assert len(before) == 2
    french = admin.part(QLineEdit, "field-names-fr")
    french.selectAll()
    french.insert("Un autre nom")
    assert any(one.startswith("Un autre nom") for one in seen(admin, page))
    pictures = admin.part(QWidget, f"{page}-preview").findChildren(QLabel)
    drawn = [one.pixmap() for one in pictures if not one.pixmap().isNull()]
    assert len(drawn) == 2
    assert len({one.width() for one in drawn}) == 1


def test_a_counter_is_drawn_with_its_place(admin: Console) -> None:
    admin.press("page-counters")
    place = admin.part(QLineEdit, "field-place-ar")
    place.selectAll()
    place.insert("الطابق الأول")
    assert [one for one in seen(admin, "counters") if "الطابق الأول" in one]


def test_the_ticket_stands_beside_the_unit(admin: Console) -> None:
    admin.press("page-unit")
    picture = admin.part(QLabel, "ticket-preview-picture")
    before = picture.pixmap().toImage()
    assert not before.isNull()
    name = admin.part(QLineEdit, "field-names-fr")
    name.selectAll()
    name.insert("Annexe du port")
    admin.part(TicketPreview, "ticket-preview")._timer.timeout.emit()
    assert picture.pixmap().toImage() != before


def test_what_is_heard_follows_the_rules_of_the_voice(admin: Console) -> None:
    admin.press("page-voice")
    arabic = admin.part(QLabel, "calls-heard-ar")
    assert "numéro A quarante-deux guichet trois" in arabic.text()
    assert "شُبّاك" in arabic.text()
    languages = admin.part(QListWidget, "field-voice-languages-edit")
    french = languages.findItems("Français", Qt.MatchFlag.MatchExactly)
    french[0].setCheckState(Qt.CheckState.Unchecked)
    assert "guichet" not in arabic.text()
    admin.part(QCheckBox, "field-voice-spoken-edit").click()
    assert not arabic.isVisible()


def test_a_list_is_as_high_as_its_lines(admin: Console) -> None:
    admin.press("page-counters")
    QCoreApplication.processEvents()
    services = admin.part(QListWidget, "field-services-edit")
    last = services.visualItemRect(services.item(services.count() - 1))
    assert services.viewport().rect().contains(last)


def test_fields_and_buttons_are_as_high_in_arabic_as_in_french(
    admin: Console, hall: Reception
) -> None:
    def heights() -> dict[str, int]:
        QCoreApplication.processEvents()
        kinds = (QPushButton, QLineEdit)
        return {
            one.objectName(): one.height()
            for kind in kinds
            for one in admin.window.findChildren(kind)
            if one.isVisible() and one.objectName()
        }

    admin.press("page-unit")
    french = heights()
    admin.press(f"language-{Language.ARABIC}")
    arabic = heights()
    both = french.keys() & arabic.keys()
    assert len(both) > 10
    assert {one: (french[one], arabic[one]) for one in both if french[one] != arabic[one]} == {}


def test_the_window_opens_as_large_as_is_useful() -> None:
    assert useful_size(QSize(1366, 728)) == QSize(1366, 728)
    assert useful_size(QSize(3840, 2160)) == QSize(1600, 1000)
    assert useful_size(QSize(600, 400)) == QSize(640, 544)
