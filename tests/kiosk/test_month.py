"""Memory stays flat; the whole month: ``python -m tests.kiosk.month``."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.app import open_reception
from tests.kiosk.month import FIRST_DAY, Month, a_kiosk, growth
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from ui_kit.theme import load_fonts

LARGEST_GROWTH = 0.05
DAYS, VISITORS = 6, 20


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(FIRST_DAY)


@pytest.fixture
def kiosk(
    qapp: QGuiApplication,
    qtbot: QtBot,
    clock: FakeClock,
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
) -> Iterator[KioskWindow]:
    load_fonts()
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as reception:
        made = a_kiosk(reception, clock)
        yield made
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.deep
def test_days_of_visitors_leave_no_memory_behind(kiosk: KioskWindow, clock: FakeClock) -> None:
    month = Month(kiosk, clock, seed=1)
    for day in range(DAYS):
        month.day(FIRST_DAY + timedelta(days=day), VISITORS)
    assert month.done["ticket"] == DAYS * VISITORS
    assert {"search", "larger", "slip", "rating"} <= set(month.done)
    assert growth(month.rss_mb, warm_up=2) < LARGEST_GROWTH


def test_a_leak_would_be_noticed() -> None:
    leaking = [190.0 + day for day in range(20)]
    assert growth(leaking, warm_up=2) > LARGEST_GROWTH
    assert growth([180.0, 189.0] + [190.0] * 18, warm_up=2) == 0
