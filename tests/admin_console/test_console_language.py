"""The console in another language: it is built anew, nothing is lost, nothing is left behind."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLineEdit, QPushButton, QWidget

from admin_console.page import Tabs
from reception.app import Reception
from reception.domain.language import Language
from tests.support.console_hall import Console
from ui_kit.translations import current_language

ANOTHER = (Language.ARABIC, Language.ENGLISH, Language.FRENCH)


def speak(console: Console, language: Language) -> None:
    console.press(f"language-{language}")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def parts_of(window: QObject) -> Counter[tuple[type, str]]:
    return Counter((type(one), one.objectName()) for one in window.findChildren(QObject))


@pytest.fixture
def admin(console: Console) -> Console:
    console.window.open_database()
    console.sign_in("admin")
    return console


@pytest.mark.one_case
@pytest.mark.parametrize("page", ["live", "waits", "services", "rules", "voice", "changes"])
def test_nothing_of_the_former_page_is_left(admin: Console, page: str) -> None:
    admin.press(f"page-{page}")
    parts = []
    # What the first page was opened with is gone after one round: the next ones leave nothing.
    for _ in range(3):
        for language in ANOTHER:
            speak(admin, language)
        parts.append(parts_of(admin.window))
    assert parts[1] == parts[0]
    assert parts[2] == parts[0]
    assert sum(one.objectName() == "side-bar" for one in QApplication.allWidgets()) == 1


def test_an_edit_and_its_reason_are_there_in_another_language(
    admin: Console, hall: Reception
) -> None:
    admin.press("page-unit")
    edit = admin.part(QLineEdit, "field-hotline-edit")
    edit.selectAll()
    edit.insert("2099")
    admin.part(QLineEdit, "save-why").setText("Nouveau")
    for language in ANOTHER:
        speak(admin, language)
        assert admin.part(QLineEdit, "field-hotline-edit").text() == "2099"
        assert admin.part(QLineEdit, "save-why").text() == "Nouveau"
    admin.press("save")
    assert hall.office.unit().hotline == "2099"


def test_an_item_that_is_not_saved_yet_stays_new(admin: Console, hall: Reception) -> None:
    count = len(hall.office.unit().services)
    admin.press("page-services")
    admin.press("services-add")
    for language in ("ar", "fr"):
        edit = admin.part(QLineEdit, f"field-names-{language}")
        edit.insert("Nouveau")
        speak(admin, Language.ARABIC if language == "ar" else Language.FRENCH)
    assert admin.part(QLineEdit, "field-names-ar").text() == "Nouveau"
    assert admin.part(QLineEdit, "field-names-fr").text() == "Nouveau"
    assert not admin.part(QPushButton, "services-retire").isVisible()
    assert len(hall.office.unit().services) == count


def test_the_same_part_of_a_page_is_shown(admin: Console) -> None:
    admin.press("page-rules")
    admin.press("rules-page-tab-1")
    speak(admin, Language.ARABIC)
    assert admin.part(QWidget, "calling").isVisible()
    assert admin.part(Tabs, "rules-page").isVisible()


def test_who_comes_in_has_typed_nothing_in_vain(console: Console) -> None:
    console.part(QLineEdit, "login").setText("manager")
    console.part(QLineEdit, "password").setText("se")
    speak(console, Language.ARABIC)
    assert console.part(QLineEdit, "login").text() == "manager"
    assert console.part(QLineEdit, "password").text() == "se"


def test_nothing_of_one_person_is_left_for_the_next(admin: Console) -> None:
    admin.press("page-unit")
    speak(admin, Language.ARABIC)
    admin.press("sign-out")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert admin.part(QLineEdit, "login").text() == ""
    assert admin.window.findChild(QWidget, "unit") is None
    assert admin.window.findChild(QWidget, "live-page") is None


def test_who_listens_goes_through_the_console_as_who_clicks(console: Console) -> None:
    def press(name: str) -> None:
        told = QAccessible.queryAccessibleInterface(console.part(QPushButton, name))
        acts = told.actionInterface()
        acts.doAction(acts.actionNames()[0])
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    console.window.open_database()
    console.sign_in("admin")
    press("section-figures")
    assert console.part(QPushButton, "page-waits").isVisible()
    press("page-waits")
    assert console.part(QWidget, "waits-page").isVisible()
    press("section-seen")
    press("page-voice")
    press("voice-page-tab-1")
    assert console.part(QWidget, "recordings-page").isVisible()
    press("language-ar")
    assert current_language() is Language.ARABIC
    assert console.part(QPushButton, "language-ar").isChecked()
    # What is chosen stays chosen.
    press("language-ar")
    assert console.part(QPushButton, "language-ar").isChecked()


def test_how_often_is_told_in_words_that_fit_every_number(admin: Console) -> None:
    admin.press("page-voice")
    told = []
    for language in ANOTHER:
        speak(admin, language)
        told.append(admin.part(QDoubleSpinBox, "field-voice-times-edit").text())
    assert told == ["المرات: 2", "2 times", "2 fois"]
