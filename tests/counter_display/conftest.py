"""Fixtures for the screens around the counter; without a screen they are drawn off it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.app import Reception, open_reception
from reception.domain.language import Language
from reception.domain.unit import ORDINARY
from tests.support.clerk import SERVICE, Seat
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from tests.support.inline import Inline
from ui_kit.theme import load_fonts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


@pytest.fixture(scope="session", autouse=True)
def typefaces(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def reception(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> Iterator[Reception]:
    """One store is enough here: that both answer alike is proved elsewhere."""
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        yield opened
        assert not [one for one in opened.verify() if one.broken]


@pytest.fixture
def issue(reception: Reception, clock: FakeClock) -> Callable[..., str]:
    """Give a ticket, and let a minute go by."""

    def give(service: str = SERVICE, priority: str = ORDINARY) -> str:
        label = reception.desk.issue(service, priority=priority).ticket.label
        clock.advance(minutes=1)
        return label

    return give


@pytest.fixture(params=[Language.FRENCH])
def seat(request: pytest.FixtureRequest, reception: Reception, qtbot: QtBot) -> Iterator[Seat]:
    """A clerk at her counter."""
    opened = Seat(reception, Inline(), language=request.param)
    qtbot.waitUntil(opened.window.isActiveWindow)
    opened.sit_down()
    yield opened
    opened.close()
