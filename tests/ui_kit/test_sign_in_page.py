"""The first page of both windows of staff."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reception.domain.language import Language
from ui_kit.sign_in.sign_in_page import SignInPage, TypedLogin
from ui_kit.translations import Translations


@pytest.fixture
def page(qtbot: QtBot) -> SignInPage:
    made = SignInPage(TypedLogin(login="clerk1"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def line(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found
    return found


def test_the_cursor_stands_where_something_is_left_to_type(page: SignInPage) -> None:
    asked: list[tuple[str, str]] = []
    page.asked.connect(lambda *typed: asked.append(typed))
    assert page.focusWidget() is line(page, "password")
    QTest.keyClick(line(page, "password"), Qt.Key.Key_Return)
    line(page, "login").clear()
    line(page, "password").setText("secret")
    QTest.keyClick(line(page, "password"), Qt.Key.Key_Return)
    assert asked == []
    assert page.focusWidget() is line(page, "login")
    QTest.keyClicks(line(page, "login"), " clerk2 ")
    QTest.keyClick(line(page, "login"), Qt.Key.Key_Return)
    assert page.focusWidget() is line(page, "password")
    QTest.keyClick(line(page, "password"), Qt.Key.Key_Return)
    assert asked == [("clerk2", "secret")]
    assert not line(page, "password").isEnabled()


def test_a_refusal_stands_beside_the_fields_until_the_next_person(page: SignInPage) -> None:
    said = page.findChild(QLabel, "sign-in-refused")
    assert said
    line(page, "password").setText("wrong")
    page.say_refused("No.")
    assert (said.isVisible(), said.text(), line(page, "password").text()) == (True, "No.", "")
    assert line(page, "login").accessibleDescription() == "No."
    page.reset()
    assert (said.isVisible(), line(page, "login").text()) == (False, "")
    assert line(page, "login").accessibleDescription() == ""


def test_login_and_password_are_typed_from_the_left_in_every_language(
    qapp: QApplication, qtbot: QtBot
) -> None:
    translations = Translations(qapp)
    translations.use(Language.ARABIC)
    page = SignInPage(TypedLogin())
    qtbot.addWidget(page)
    assert page.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for name in ("login", "password"):
        assert line(page, name).layoutDirection() is Qt.LayoutDirection.LeftToRight
    translations.use(Language.ENGLISH)
    translations.close()
