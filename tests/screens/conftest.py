"""A kiosk on a screen of each shape, and where its pictures go."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.rate_limit import Allowance, RateLimit, RateLimits
from kiosk.service.actions import KioskSite
from kiosk.station import build_kiosk
from kiosk.tickets import TicketSource
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.system.clock import ChangeFeed
from tests.screens.gate import EVERY_PICTURE
from tests.screens.kiosk_looks import SHAPES
from tests.screens.sheets import lay_out
from tests.support.clocks import FakeClock
from tests.support.fakes import NINE, FakePrinter, FakePrinting, FakeReception, as_core
from tests.support.inline import Inline
from tests.support.number_voice import HeardNumber
from tests.support.service_menu import PIN_HASH
from ui_kit.changes import ChangeBridge
from ui_kit.theme import load_fonts

# By which parameters pages differ; the others are cases of one page, such as language and size.
_OF_A_PAGE = {"page", "state", "name_of_page", "part", "at", "reason", "said", "field", "wrong"}
# Each of its pages is skipped in most cases.
_CHOOSES_ITSELF = "test_console_screens.py"
_HERE = Path(__file__).parent

# Of each kind one is given; whoever asks again is told to wait.
ONE = Allowance(count=1, within=timedelta(seconds=50))
SITE = KioskSite(core=as_core(None), station="kiosk-1", pin_hash=PIN_HASH)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave all but one case of each page to ``./dev check``; by turns, so that all are seen."""
    pages: dict[object, list[pytest.Item]] = {}
    for item in items:
        if item.path.parent == _HERE and item.path.name != _CHOOSES_ITSELF:
            pages.setdefault(_page_of(item), []).append(item)
    for turn, cases in enumerate(pages.values()):
        for item in cases:
            if item is not cases[turn % len(cases)]:
                item.add_marker(pytest.mark.deep)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Lay the pictures on sheets once all processes have drawn theirs."""
    if EVERY_PICTURE and not hasattr(session.config, "workerinput"):
        lay_out(Path(os.environ["NOUBA_SCREENS"]) / "kiosk")


def _page_of(item: pytest.Item) -> object:
    call = getattr(item, "callspec", None)
    given = call.params if call else {}
    return item.nodeid.partition("[")[0], *(repr(given.get(one)) for one in sorted(_OF_A_PAGE))


def one_of_each() -> RateLimits:
    tickets, slips, ratings = (RateLimit(ONE, monotonic_s=lambda: 0.0) for _ in range(3))
    return RateLimits(tickets=tickets, slips=slips, ratings=ratings)


def no_feed() -> ChangeFeed:
    raise AssertionError("the feed is not part of these tests")


@pytest.fixture(autouse=True)
def fonts(qapp: QGuiApplication) -> None:
    """Measure with our own fonts, whichever test comes first in its process."""
    load_fonts()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    named = os.environ.get("NOUBA_SCREENS")
    found = Path(named) / "kiosk" if named else tmp_path
    found.mkdir(parents=True, exist_ok=True)
    return found


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def open_kiosk(
    qapp: QGuiApplication, qtbot: QtBot, printer: FakePrinter
) -> Iterator[Callable[[FakeReception, str], KioskWindow]]:
    opened: list[KioskWindow] = []

    def open_it(
        core: FakeReception,
        shape: str,
        at: datetime = NINE,
        *,
        source: TicketSource | None = None,
        site: KioskSite = SITE,
    ) -> KioskWindow:
        printing = FakePrinting(printer, Inline())
        kiosk = build_kiosk(
            core.core,
            Inline(),
            ChangeBridge(no_feed),
            clock=FakeClock(at),
            source=source,
            printing=printing,
            number_voice=HeardNumber(),
            # Whoever walks here touches faster than a visitor would.
            timeouts=PageTimeouts(settle_ms=0),
            rate_limits=one_of_each(),
            site=site,
        )
        opened.append(kiosk)
        kiosk.resize(*SHAPES[shape])
        with qtbot.waitExposed(kiosk):
            kiosk.show()
        kiosk.view_model.refresh()
        return kiosk

    yield open_it
    for kiosk in opened:
        kiosk.close()
        kiosk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
