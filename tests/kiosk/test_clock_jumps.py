"""Somebody sets the computer's clock while the kiosk runs: nothing hangs, nothing repeats."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.app import Reception, open_reception
from tests.kiosk.month import a_kiosk
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from tests.support.qml import find, seen, texts, touch
from ui_kit.heartbeat import MinuteClock
from ui_kit.theme import load_fonts

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
JUMPS = [
    timedelta(hours=3),
    timedelta(hours=-3),
    timedelta(days=2),
    timedelta(days=-2),
    timedelta(days=400),
    timedelta(days=-400),
    timedelta(seconds=-1),
]
# The longest step back is the worst of them.
ONE_JUMP = [
    step if step == timedelta(days=-400) else pytest.param(step, marks=pytest.mark.deep)
    for step in JUMPS
]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON)


@pytest.fixture
def reception(
    sqlite_databases: SqliteDatabases, clock: FakeClock, tmp_path: Path
) -> Iterator[Reception]:
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def kiosk(
    qapp: QGuiApplication, qtbot: QtBot, reception: Reception, clock: FakeClock
) -> Iterator[KioskWindow]:
    load_fonts()
    made = a_kiosk(reception, clock)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def jump(kiosk: KioskWindow, clock: FakeClock) -> Callable[[timedelta], None]:
    """Set the clock, and let the kiosk notice as it does by itself within five seconds."""

    def jump_by(step: timedelta) -> None:
        clock.at += step
        minutes = kiosk.findChild(MinuteClock)
        assert minutes is not None
        minutes._refresh()
        kiosk.view_model.refresh()

    return jump_by


def take(kiosk: KioskWindow) -> str:
    touch(kiosk, "language-fr")
    touch(kiosk, "group-legalisation")
    touch(kiosk, "service-signature")
    label = str(seen(kiosk, "ticket-number").property("text"))
    touch(kiosk, "done")
    return label


def words(kiosk: KioskWindow) -> set[str]:
    return {str(text.property("text")) for text in texts(kiosk)}


@pytest.mark.parametrize("step", ONE_JUMP)
def test_the_next_visitor_gets_a_number_that_nobody_has(
    kiosk: KioskWindow,
    reception: Reception,
    clock: FakeClock,
    jump: Callable[[timedelta], None],
    step: timedelta,
) -> None:
    first = take(kiosk)
    jump(step)
    second = take(kiosk)
    same_day = clock.at.date() == NOON.date()
    assert (first != second) == same_day
    jump(-step)
    third = take(kiosk)
    assert third not in ({first, second} if same_day else {first})


@pytest.mark.parametrize("step", ONE_JUMP)
@pytest.mark.parametrize("page", ["welcome", "groups", "ticket"])
def test_no_page_stays_for_good(
    kiosk: KioskWindow, jump: Callable[[timedelta], None], page: str, step: timedelta
) -> None:
    if page != "welcome":
        touch(kiosk, "language-fr")
    if page == "ticket":
        touch(kiosk, "group-legalisation")
        touch(kiosk, "service-signature")
    before = kiosk.view_model.sections.flow.property("stayMs")
    jump(step)
    assert kiosk.view_model.sections.flow.property("page") == page
    # The page's own clock runs on: it is not the computer's.
    assert kiosk.view_model.sections.flow.property("stayMs") == before
    assert kiosk.view_model._flow._idle.isActive() == (page == "groups")
    assert kiosk.view_model._flow._leave.isActive() == (page == "ticket")


@pytest.mark.parametrize("step", [timedelta(hours=3), timedelta(hours=-3), timedelta(minutes=-1)])
def test_the_time_on_the_screen_is_the_clocks(
    kiosk: KioskWindow, clock: FakeClock, jump: Callable[[timedelta], None], step: timedelta
) -> None:
    jump(step)
    assert f"{clock.at:%H:%M}" in words(kiosk)


def test_a_new_service_day_begins_at_one_again(
    kiosk: KioskWindow, jump: Callable[[timedelta], None]
) -> None:
    first = take(kiosk)
    assert take(kiosk) != first
    jump(timedelta(days=1))
    assert take(kiosk) == first
    assert find(kiosk, "page-welcome")
