"""What the kiosk tells a program that reads the screen; on a real bus: tests/outside."""

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.domain.errors import SeriesExhaustedError
from tests.support.fakes import FakeReception
from tests.support.qml import seen, texts, touch
from tests.support.screen_reader import listening


def checked(kiosk: KioskWindow, name: str) -> bool:
    told = QAccessible.queryAccessibleInterface(seen(kiosk, name))
    assert told is not None
    return bool(told.state().checked)


def test_pages_and_tickets_are_announced(kiosk: KioskWindow, qtbot: QtBot) -> None:
    with listening() as heard:
        touch(kiosk, "language-fr")
        touch(kiosk, "group-papers")
        qtbot.waitUntil(lambda: len(heard) > 0)
        touch(kiosk, "service-signature")
        qtbot.waitUntil(lambda: any("014" in one.text for one in heard))


def test_a_refusal_is_announced(kiosk: KioskWindow, core: FakeReception, qtbot: QtBot) -> None:
    core.desk.failures = [SeriesExhaustedError("D", 999)]
    with listening() as heard:
        touch(kiosk, "language-fr")
        touch(kiosk, "group-papers")
        touch(kiosk, "service-signature")
        qtbot.waitUntil(lambda: any("Aucun ticket" in one.text for one in heard))


def test_the_language_that_is_spoken_is_told(kiosk: KioskWindow) -> None:
    # From the first: Qt would tell the state of its own button once somebody listens.
    with listening():
        touch(kiosk, "language-fr")
        assert checked(kiosk, "language-fr")
        touch(kiosk, "language-ar")
        assert (checked(kiosk, "language-ar"), checked(kiosk, "language-fr")) == (True, False)
        touch(kiosk, "language-ar")
        assert checked(kiosk, "language-ar"), "touched again it is spoken still"


def test_a_row_says_each_thing_once(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    row = QAccessible.queryAccessibleInterface(seen(kiosk, "group-papers"))
    assert row is not None
    assert row.text(QAccessible.Text.Name) in {one.property("text") for one in texts(kiosk)}
    assert row.childCount() == 0
