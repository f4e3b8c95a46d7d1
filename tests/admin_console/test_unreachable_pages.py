"""Pages that are opened while the database hangs: they say so, and fill once it answers."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reception.app import Reception
from reception.domain.errors import StorageFault
from reception.system.clock import Topic
from tests.support.console_hall import Console
from ui_kit.background import Pool
from ui_kit.translations import Translations

SILENT = "ne répond pas"


@pytest.fixture
def work() -> Iterator[Pool]:
    made = Pool("work")
    yield made
    made.close()


@pytest.fixture
def console(
    hall: Reception, translations: Translations, work: Pool, qtbot: QtBot
) -> Iterator[Console]:
    made = Console(hall, translations, background=work)
    made.window.show()
    made.window.open_database()
    made.sign_in("admin")
    qtbot.waitUntil(lambda: made.window.person is not None)
    yield made
    made.close()


@pytest.mark.one_case
@pytest.mark.parametrize(
    ("place", "name", "method", "filled"),
    [
        ("services", "services", "described", "services-form"),
        ("thresholds", "thresholds-page", "described", "thresholds-page-form"),
        ("rules", "classes", "described", "classes-form"),
        ("changes", "changes", "history", "changes-card"),
    ],
)
def test_a_page_says_that_the_database_hangs_and_fills_by_itself(
    console: Console,
    hall: Reception,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    place: str,
    name: str,
    method: str,
    filled: str,
) -> None:
    answers = threading.Event()
    read = getattr(hall.office, method)

    def hang(*args: object, **named: object) -> object:
        answers.wait(timeout=300)
        return read(*args, **named)

    monkeypatch.setattr(hall.office, method, hang)
    console.press(f"page-{place}")
    message = console.part(QLabel, f"{name}-message")
    assert not message.isVisible()
    console.bridge.staleChanged.emit(True)
    assert SILENT in message.text()
    assert message.isVisible()
    console.press("language-ar")
    assert "لا تستجيب" in console.words(f"{name}-message")
    console.press("language-fr")
    message = console.part(QLabel, f"{name}-message")
    # As a bridge does whose feed is there again.
    console.bridge.staleChanged.emit(False)
    console.bridge.changed.emit(frozenset(Topic))
    answers.set()
    qtbot.waitUntil(console.part(QWidget, filled).isVisible)
    assert not message.isVisible()


def test_a_page_that_could_not_be_read_says_why_and_fills_by_itself(
    console: Console, hall: Reception, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def away() -> None:
        raise StorageFault("The database is away", "look at the cable")

    with monkeypatch.context() as patch:
        patch.setattr(hall.office, "described", away)
        console.press("page-services")
        message = console.part(QLabel, "services-message")
        qtbot.waitUntil(message.isVisible)
        assert SILENT in message.text()
    console.bridge.changed.emit(frozenset(Topic))
    qtbot.waitUntil(console.part(QLineEdit, "field-names-fr").isVisible)
    assert not message.isVisible()


def test_what_stands_on_a_page_may_be_old(console: Console, qtbot: QtBot) -> None:
    console.press("page-services")
    qtbot.waitUntil(console.part(QLineEdit, "field-names-fr").isVisible)
    console.bridge.staleChanged.emit(True)
    assert "ancien" in console.words("services-message")
    console.bridge.staleChanged.emit(False)
    assert not console.part(QLabel, "services-message").isVisible()


def test_a_part_that_is_first_opened_meanwhile_says_so_too(console: Console) -> None:
    console.press("page-rules")
    console.bridge.staleChanged.emit(True)
    assert console.window.findChild(QWidget, "calling") is None
    console.press("rules-page-tab-1")
    assert SILENT in console.words("calling-message")
