from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.access.preferences import Wishes
from kiosk.rate_limit import RateLimits
from kiosk.service.actions import KioskSite
from kiosk.service.menu import ServiceMenu
from kiosk.station import build_kiosk
from kiosk.ticket.page import NumberVoice
from kiosk.tickets import TicketSource
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.system.clock import ChangeFeed
from reception.system.ids import TimeOrderedIds
from tests.support.clocks import FakeClock
from tests.support.fakes import NINE, FakePrinter, FakePrinting, FakeReception, a_reception, as_core
from tests.support.inline import Inline
from tests.support.leaks import nothing_left_behind
from tests.support.qml import touch
from tests.support.service_menu import PIN_HASH, FakePrints, MenuCore, Seconds
from tests.support.speech import FakeSpeaker
from ui_kit.background import Background
from ui_kit.changes import ChangeBridge
from ui_kit.heartbeat import MinuteClock
from ui_kit.theme import load_fonts

__all__ = ["nothing_left_behind"]

type Opens = Callable[..., KioskWindow]
type Hears = Callable[[Callable[[], object]], list[str]]


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
        timeouts: PageTimeouts | None = None,
        background: Background | None = None,
        reading: Background | None = None,
        staff: Background | None = None,
        paper: Background | None = None,
        rate_limits: RateLimits | None = None,
        site: KioskSite | None = None,
        speaker: FakeSpeaker | None = None,
        number_voice: NumberVoice | None = None,
        usual: Wishes | None = None,
        source: TicketSource | None = None,
        size: tuple[int, int] = (540, 960),
    ) -> KioskWindow:
        printing = None
        if printer:
            printing = FakePrinting(printer, paper or Inline())
        window = build_kiosk(
            core.core,
            background or Inline(),
            ChangeBridge(no_feed),
            clock=FakeClock(NINE),
            source=source,
            reading=reading,
            staff=staff,
            printing=printing,
            timeouts=timeouts or PageTimeouts(settle_ms=0),
            speaker=speaker,
            number_voice=number_voice,
            rate_limits=rate_limits,
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


@pytest.fixture
def menu_core(core: FakeReception, printer: FakePrinter) -> MenuCore:
    return MenuCore(core, FakePrints(printer))


@pytest.fixture
def site(menu_core: MenuCore) -> KioskSite:
    return KioskSite(core=as_core(menu_core), station="kiosk-1", pin_hash=PIN_HASH)


@pytest.fixture
def kept(open_kiosk: Opens, printer: FakePrinter, site: KioskSite) -> KioskWindow:
    """A kiosk with a printer and a PIN."""
    return open_kiosk(printer=printer, site=site)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def make_menu(qtbot: QtBot, site: KioskSite) -> Iterator[Callable[..., ServiceMenu]]:
    """Make menus without a screen; every one is thrown away afterwards."""
    made: list[ServiceMenu] = []

    def make(**how: Any) -> ServiceMenu:
        clock = FakeClock(NINE)
        minute_clock = MinuteClock(clock)
        menu = ServiceMenu(
            how.pop("site", site), Inline(), minute_clock, TimeOrderedIds(clock), **how
        )
        minute_clock.setParent(menu)
        made.append(menu)
        return menu

    yield make
    for menu in made:
        menu.shut()
        menu.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def menu(make_menu: Callable[..., ServiceMenu], seconds: Seconds) -> ServiceMenu:
    return make_menu(monotonic_s=seconds)


@pytest.fixture
def speaker() -> FakeSpeaker:
    return FakeSpeaker()


@pytest.fixture
def hears(speaker: FakeSpeaker, qtbot: QtBot) -> Hears:
    """Do something, and return all that is said of it."""

    def listen(act: Callable[[], object]) -> list[str]:
        # What is under way is said before.
        for _ in range(5):
            QGuiApplication.processEvents()
        before = len(speaker.ever_said)
        act()
        qtbot.waitUntil(lambda: len(speaker.ever_said) > before)
        for _ in range(5):
            QGuiApplication.processEvents()
        return speaker.ever_said[before:]

    return listen
