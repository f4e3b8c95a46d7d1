import queue
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reception.domain.errors import StorageFault, UnreachableFault
from reception.system.clock import ChangeFeed, Topic
from tests.support.leaks import nothing_left_behind
from ui_kit import changes
from ui_kit.changes import EVERYTHING, ChangeBridge

__all__ = ["nothing_left_behind"]


class FakeFeed:
    """A feed that says what it is told; a fault is raised in its turn."""

    def __init__(self) -> None:
        self.told: queue.Queue[frozenset[Topic] | Exception] = queue.Queue()
        self.closed = False

    def wait(self, timeout_s: float) -> frozenset[Topic]:
        try:
            told = self.told.get(timeout=timeout_s)
        except queue.Empty:
            return frozenset()
        if isinstance(told, Exception):
            raise told
        return told

    def close(self) -> None:
        self.closed = True


class Line:
    """Opens feeds one after the other; while it is cut there is none."""

    def __init__(self) -> None:
        self.feeds: list[FakeFeed] = []
        self.cut = False

    def open(self) -> ChangeFeed:
        if self.cut:
            raise StorageFault("no database", "wait")
        self.feeds.append(FakeFeed())
        return self.feeds[-1]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_LISTEN_S", 0.02)
    monkeypatch.setattr(changes, "_FIRST_PAUSE_S", 0.01)
    monkeypatch.setattr(changes, "_STALE_AFTER_S", 0.2)
    monkeypatch.setattr(changes, "_LOOK_MS", 20)


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def bridge(line: Line, qtbot: QtBot) -> Iterator[ChangeBridge]:
    bridge = ChangeBridge(line.open)
    yield bridge
    bridge.close()
    assert all(feed.closed for feed in line.feeds)


def test_it_says_everything_first_and_then_what_is_heard(
    bridge: ChangeBridge, line: Line, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bridge.changed) as first:
        bridge.start()
    assert first.args == [EVERYTHING]
    with qtbot.waitSignal(bridge.changed) as second:
        line.feeds[0].told.put(frozenset({Topic.PRINTS}))
    assert second.args == [frozenset({Topic.PRINTS})]


def test_without_news_it_refreshes_all_the_same(
    bridge: ChangeBridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "_REFRESH_S", 0.05)
    with qtbot.waitSignals([bridge.changed, bridge.changed]):
        bridge.start()


def test_a_lost_feed_is_opened_again_and_everything_is_said(
    bridge: ChangeBridge, line: Line, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.start()
    with qtbot.waitSignal(bridge.changed) as again:
        line.feeds[0].told.put(StorageFault("cut", "wait"))
    assert again.args == [EVERYTHING]
    assert len(line.feeds) == 2
    assert "the change feed is lost: cut: wait" in caplog.messages
    caplog.clear()


def test_a_loss_that_lasts_is_shown_and_so_is_its_end(
    bridge: ChangeBridge, line: Line, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.start()
    line.cut = True
    with qtbot.waitSignal(bridge.staleChanged) as lost:
        line.feeds[0].told.put(StorageFault("cut", "wait"))
    assert lost.args == [True]
    assert bridge.stale
    with qtbot.waitSignal(bridge.staleChanged) as back:
        line.cut = False
    assert back.args == [False]
    bridge.close()
    caplog.clear()


def test_where_nobody_answers_it_calls_often_and_complains_once(
    line: Line, qtbot: QtBot, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "_LONGEST_PAUSE_AWAY_S", 0.01)
    tries: list[float] = []

    def away() -> ChangeFeed:
        tries.append(0)
        raise UnreachableFault("no database", "wait")

    bridge = ChangeBridge(away)
    bridge.start()
    # Doubled each time, ten pauses would be ten seconds.
    qtbot.waitUntil(lambda: len(tries) > 10)
    bridge.close()
    assert caplog.messages == ["the change feed is lost: no database: wait"]
    caplog.clear()


def test_closing_does_not_wait_for_a_feed_that_hangs(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def hang() -> ChangeFeed:
        asked.set()
        answer.wait()
        return FakeFeed()

    bridge = ChangeBridge(hang)
    bridge.start()
    asked.wait()
    bridge.close(0)
    assert "given up" in caplog.text
    caplog.clear()
    answer.set()
    qtbot.waitUntil(lambda: not any(one.name == "changes" for one in threading.enumerate()))


def test_closing_before_starting_is_fine(line: Line, qtbot: QtBot) -> None:
    ChangeBridge(line.open).close()
    assert line.feeds == []
