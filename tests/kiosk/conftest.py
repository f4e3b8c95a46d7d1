from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.access.preferences import Wishes
from kiosk.assembly import build_kiosk
from kiosk.care.allowance import Turnstile
from kiosk.care.service_menu import Site
from kiosk.patience import Pace
from kiosk.window import KioskWindow
from reception.ports import ChangeFeed
from tests.support.clocks import FakeClock
from tests.support.fakes import NINE, FakePrinter, FakePrinting, FakeReception, a_reception
from tests.support.leaks import nothing_left_behind
from tests.support.qml import touch
from tests.support.speech import FakeSpeaker
from ui_kit.background import Background, Inline
from ui_kit.change_bridge import ChangeBridge
from ui_kit.fonts import load_fonts

__all__ = ["nothing_left_behind"]

type Opens = Callable[..., KioskWindow]


def no_feed() -> ChangeFeed:
    raise AssertionError("the feed is not part of these tests")


def wish(kiosk: KioskWindow, *names: str) -> None:
    """Ask for these at the accessibility panel."""
    for name in ("access", *names, "access-done"):
        touch(kiosk, name)


@pytest.fixture
def core() -> FakeReception:
    return a_reception()


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def open_kiosk(qapp: QGuiApplication, qtbot: QtBot, core: FakeReception) -> Iterator[Opens]:
    """Open kiosks that read the hall at once; every one is closed afterwards."""
    load_fonts()
    opened: list[KioskWindow] = []

    def open_it(
        *,
        printer: FakePrinter | None = None,
        pace: Pace | None = None,
        background: Background | None = None,
        paper: Background | None = None,
        turnstile: Turnstile | None = None,
        site: Site | None = None,
        speaker: FakeSpeaker | None = None,
        usual: Wishes | None = None,
        size: tuple[int, int] = (540, 960),
    ) -> KioskWindow:
        printing = None
        if printer:
            printing = FakePrinting(printer, paper or Inline())
        window = build_kiosk(
            core,
            background or Inline(),
            ChangeBridge(no_feed),
            clock=FakeClock(NINE),
            printing=printing,
            pace=pace or Pace(settle_ms=0),
            speaker=speaker,
            turnstile=turnstile,
            site=site,
            usual=usual,
        )
        opened.append(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.view_model.refresh()
        return window

    yield open_it
    for window in opened:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def kiosk(open_kiosk: Opens, printer: FakePrinter) -> KioskWindow:
    return open_kiosk(printer=printer)
