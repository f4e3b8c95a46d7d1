"""The service manager hears that the kiosk lives, and notices when its screen does not."""

import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reception.care.station import Supervisor
from tests.support.notify_socket import NotifySocket, notify_socket
from ui_kit.app import PATIENCE_S
from ui_kit.heartbeat import Heartbeat, heartbeat, heartbeat_from_start

# Five beats fit in.
LONG = timedelta(milliseconds=100)
BEAT_US = 60_000
ROOT = Path(__file__).parents[2]


@pytest.fixture
def manager() -> Iterator[NotifySocket]:
    with notify_socket() as listening:
        yield listening


@pytest.fixture
def beating(qtbot: QtBot, manager: NotifySocket) -> Iterator[Heartbeat]:
    parent = QObject()
    started = heartbeat(parent, {"NOTIFY_SOCKET": str(manager.path), "WATCHDOG_USEC": str(BEAT_US)})
    assert started
    yield started
    started.close()


def test_a_running_event_loop_beats(
    beating: Heartbeat, manager: NotifySocket, qtbot: QtBot
) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: manager.heard() == [["WATCHDOG=1"]])


def test_a_blocked_screen_does_not_beat(
    beating: Heartbeat, manager: NotifySocket, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(manager.heard()))
    # To listen here is to block the very thread that draws.
    assert manager.hear(LONG) is None
    qtbot.waitUntil(lambda: bool(manager.heard()))


def test_it_says_once_that_it_is_ready(qtbot: QtBot, manager: NotifySocket) -> None:
    parent = QObject()
    beating = Heartbeat(Supervisor(str(manager.path)), every_ms=0, parent=parent)
    assert manager.heard() == []
    beating.say_ready()
    beating.say_ready()
    assert manager.heard() == [["READY=1"]]
    beating.close()
    assert manager.heard() == [["STOPPING=1"]]


def test_a_board_is_ready_as_soon_as_its_event_loop_runs(
    qtbot: QtBot, manager: NotifySocket
) -> None:
    parent = QObject()
    beating = heartbeat_from_start(parent, {"NOTIFY_SOCKET": str(manager.path)})
    assert beating
    assert manager.heard() == []
    qtbot.waitUntil(lambda: manager.heard() == [["READY=1"]])
    beating.close()


def test_a_kiosk_that_begins_anew_does_not_say_that_it_ends(
    qtbot: QtBot, manager: NotifySocket
) -> None:
    parent = QObject()
    beating = Heartbeat(Supervisor(str(manager.path)), every_ms=0, parent=parent)
    beating.close(for_good=False)
    assert manager.heard() == []


def test_the_last_beat_comes_right_before_everything_is_closed(
    qtbot: QtBot, manager: NotifySocket
) -> None:
    parent = QObject()
    beating = Heartbeat(Supervisor(str(manager.path)), every_ms=60_000, parent=parent)
    beating.close()
    assert manager.heard() == [["WATCHDOG=1"], ["STOPPING=1"]]


def test_closing_leaves_time_to_begin_anew_before_the_manager_loses_patience() -> None:
    unit = (ROOT / "deploy/systemd/nouba-kiosk.service").read_text(encoding="utf-8")
    found = re.search(r"^WatchdogSec=(\d+)$", unit, re.MULTILINE)
    assert found
    patience_s = int(found[1])
    # A kiosk that begins anew beats for the first time a third of that after it has.
    assert patience_s - patience_s / 3 > PATIENCE_S


@pytest.mark.parametrize("patience", [{}, {"WATCHDOG_USEC": "soon"}, {"WATCHDOG_USEC": "0"}])
def test_a_manager_without_patience_hears_no_beat(
    qtbot: QtBot, manager: NotifySocket, patience: dict[str, str]
) -> None:
    parent = QObject()
    started = heartbeat(parent, {"NOTIFY_SOCKET": str(manager.path), **patience})
    assert started
    with qtbot.waitSignal(parent.destroyed, timeout=100, raising=False):
        pass
    assert manager.heard() == []
    started.close()


def test_without_a_manager_nobody_is_told(qtbot: QtBot) -> None:
    assert heartbeat(QObject(), {}) is None


def test_a_manager_that_is_gone_is_noted_once(caplog: pytest.LogCaptureFixture) -> None:
    supervisor = Supervisor("@nobody listens here")
    for _ in range(3):
        supervisor.tell("WATCHDOG=1")
    supervisor.close()
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    caplog.clear()
