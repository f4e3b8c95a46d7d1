"""The panel in another language: it is built anew, nothing is lost, and nothing is left behind."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reception.app import Reception
from reception.domain.language import Language
from reception.queue import verbs
from tests.support.clerk import MAIN, Seat
from tests.support.inline import Inline
from tests.support.leaks import nothing_left_behind

__all__ = ["nothing_left_behind"]

ANOTHER = (Language.ARABIC, Language.ENGLISH, Language.FRENCH)


def speak(seat: Seat, language: Language) -> None:
    seat.button(f"language-{language}").click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def parts_of(window: QObject) -> Counter[type]:
    return Counter(type(one) for one in window.findChildren(QObject))


@pytest.fixture
def at_the_door(reception: Reception, qtbot: QtBot) -> Iterator[Seat]:
    seat = Seat(reception, Inline())
    qtbot.waitUntil(seat.window.isActiveWindow)
    yield seat
    seat.close()


def test_nothing_of_the_former_page_is_left(seat: Seat, issue: Callable[..., str]) -> None:
    issue()
    seat.press(MAIN)
    speak(seat, Language.ARABIC)
    before = parts_of(seat.window)
    shortcuts = len(seat.window.findChildren(QShortcut))
    for language in ANOTHER * 3:
        speak(seat, language)
    speak(seat, Language.ARABIC)
    assert parts_of(seat.window) == before
    assert len(seat.window.findChildren(QShortcut)) == shortcuts
    assert sum(one.objectName() == "ticket-label" for one in QApplication.allWidgets()) == 1


def test_a_sheet_that_is_open_keeps_what_was_chosen_and_written(
    seat: Seat, issue: Callable[..., str]
) -> None:
    issue()
    seat.press(MAIN, verbs.TRANSFER)
    seat.press(Qt.Key.Key_Right, Qt.Key.Key_Down)
    seat.write("copie")
    shown, row = seat.choices.count(), seat.choices.currentRow()
    speak(seat, Language.ARABIC)
    assert (seat.choices.count(), seat.choices.currentRow()) == (shown, row)
    assert seat.widget(QLineEdit, "sheet-line").text() == "copie"
    seat.press(Qt.Key.Key_Return)
    assert seat.view_model.sheet is None
    assert seat.view_model.held is None


def test_what_was_said_in_one_language_is_not_shown_in_another(
    seat: Seat, issue: Callable[..., str]
) -> None:
    issue()
    seat.press(MAIN, verbs.PUT_BACK)
    assert seat.says("notice")
    speak(seat, Language.ARABIC)
    assert not seat.says("notice")


def test_who_comes_in_has_typed_nothing_in_vain(at_the_door: Seat) -> None:
    at_the_door.type_into("login", "clerk1")
    at_the_door.type_into("password", "se")
    speak(at_the_door, Language.ARABIC)
    assert at_the_door.widget(QLineEdit, "login").text() == "clerk1"
    assert at_the_door.widget(QLineEdit, "password").text() == "se"
    at_the_door.widget(QLineEdit, "password").clear()
    at_the_door.sign_in(login="")
    assert at_the_door.view_model.person is not None


def test_the_focus_is_where_it_was(at_the_door: Seat) -> None:
    at_the_door.widget(QLineEdit, "password").setFocus()
    at_the_door.translations.use(Language.ARABIC)
    focused = at_the_door.window.focusWidget()
    assert focused is at_the_door.widget(QWidget, "password")


def test_a_covered_window_stays_covered(seat: Seat) -> None:
    seat.window.entry.guard.lock()
    seat.translations.use(Language.ARABIC)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page = seat.window.centralWidget()
    assert page is not None
    assert page.isHidden()
    assert seat.window.entry.guard.is_locked
    seat.window.entry.guard.uncover()
    assert not page.isHidden()
    focused = seat.window.focusWidget()
    assert focused is seat.widget(QWidget, "panel-page")
