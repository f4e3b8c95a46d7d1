import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from admin_console.page import ConsolePage
from admin_console.pages import PLACES
from reception.app import Reception
from reception.domain.errors import StorageFault
from reception.system.clock import Topic
from tests.support.console_hall import Console
from tests.support.databases import quick_office
from ui_kit.translations import Translations


def page(console: Console) -> str:
    names = ("sign-in-page", "live-page", "waits-page")
    return next(name for name in names if console.part(QWidget, name).isVisible())


@pytest.mark.parametrize("login", ["manager", "admin"])
def test_who_may_come_in(console: Console, login: str) -> None:
    console.sign_in(login)
    assert page(console) == "live-page"
    assert console.window.person
    assert console.window.person.login == login
    assert console.part(QPushButton, "section-figures").isVisible()


def test_a_wrong_password_is_refused_and_typed_anew(console: Console) -> None:
    console.sign_in(password="wrong")
    assert page(console) == "sign-in-page"
    assert console.part(QLineEdit, "login").text() == "manager"
    assert console.part(QLineEdit, "password").text() == ""
    assert "mot de passe" in console.words("sign-in-refused")
    console.press("language-ar")
    # What was said in one language is not shown in another; what was typed stays.
    assert console.words("sign-in-refused") == ""
    assert console.part(QLineEdit, "login").text() == "manager"
    console.sign_in()
    assert page(console) == "live-page"


def test_who_gives_up_a_further_question_can_type_again(console: Console, hall: Reception) -> None:
    console.window.show()
    word = quick_office(hall).renew_password("manager", asking=None)
    console.sign_in(password=word)
    console.press("new-password-back")
    for name in ("login", "password", "sign-in"):
        assert console.part(QWidget, name).isEnabled(), name


def test_a_clerk_comes_in_to_her_own_password_alone(console: Console) -> None:
    console.sign_in("clerk1")
    assert console.part(QWidget, "password").isVisible()
    places = [place.name for place in PLACES]
    shown = [one for one in places if console.part(QPushButton, f"page-{one}").isVisible()]
    assert shown == ["password"]
    assert not console.part(QPushButton, "section-hall").isVisible()
    console.bridge.changed.emit(frozenset(Topic))
    assert console.window.findChild(QWidget, "live-page") is None


def test_whose_role_is_changed_sees_nothing_more(console: Console, hall: Reception) -> None:
    console.sign_in()
    described = hall.office.described()
    tables = described.tables()
    console.bridge.changed.emit(frozenset({Topic.UNIT}))
    assert page(console) == "live-page"
    next(one for one in tables["people"] if one["login"] == "manager")["role"] = "clerk"
    hall.office.describe(tables, since=described.revision, asking=None)
    console.bridge.changed.emit(frozenset({Topic.UNIT}))
    assert page(console) == "sign-in-page"
    assert "rôle" in console.words("sign-in-refused")
    assert console.window.person is None


def test_nothing_is_read_or_shown_before_the_sign_in(console: Console) -> None:
    assert not console.part(QPushButton, "page-live").isVisible()
    assert console.window.findChild(QPushButton, "sign-out") is None
    console.bridge.changed.emit(frozenset())
    assert console.window.findChild(QWidget, "live-page") is None


def test_who_leaves_leaves_nothing_behind(console: Console) -> None:
    console.sign_in()
    console.press("sign-out")
    assert page(console) == "sign-in-page"
    assert console.part(QLineEdit, "login").text() == ""
    assert not console.part(QPushButton, "section-figures").isVisible()
    assert console.window.person is None


def test_the_unit_is_named_as_soon_as_the_database_is_open(console: Console) -> None:
    opened = []
    console.window.opened.connect(lambda: opened.append(True))
    console.window.open_database()
    assert opened == [True]
    assert "Commune" in console.words("unit-name")


def test_what_can_wait_is_loaded_once_the_first_page_is_there(
    console: Console, qtbot: QtBot
) -> None:
    arrived = []
    console.window.arrived.connect(lambda: arrived.append(console.words("live-waiting-value")))
    console.window.open_database()
    assert arrived == []
    with qtbot.waitSignal(console.window.arrived):
        console.sign_in()
    assert arrived == ["0"]


def test_a_page_out_of_sight_takes_the_language_when_it_is_opened(console: Console) -> None:
    console.sign_in()
    french = console.part(ConsolePage, "live-page").title.text()
    console.press("page-alerts")
    console.press("language-ar")
    assert console.part(ConsolePage, "alerts-page").title.text() == "سجل التنبيهات"
    console.press("page-live")
    assert console.part(ConsolePage, "live-page").title.text() not in {"", french}


def test_a_database_that_does_not_answer_is_told(
    translations: Translations, hall: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise StorageFault("The database is away", "look at the cable")

    console = Console(hall, translations)
    monkeypatch.setattr(hall.sign_in, "enter", lambda *_, **__: away())
    console.sign_in()
    assert "base de données" in console.words("sign-in-refused")
    console.close()


def test_a_bug_is_logged_and_the_person_signed_out(
    console: Console,
    hall: Reception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(hall.sign_in, "enter", lambda *_, **__: 1 / 0)
    console.sign_in()
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()
    assert console.words("sign-in-refused")
    console.window.show_safe_screen()
    assert page(console) == "sign-in-page"
    assert "problème" in console.words("sign-in-refused")


def test_the_unit_is_named_as_it_is_called_now(console: Console, hall: Reception) -> None:
    console.sign_in()
    tables = hall.office.described().tables()
    tables["names"]["fr"] = "Maison communale"
    hall.office.describe(tables, since=1, asking=None)
    console.bridge.changed.emit(frozenset({Topic.UNIT}))
    assert console.words("unit-name") == "Maison communale"
