"""What screens say while PostgreSQL is away, and how soon they are right again when it is back."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter_display.board.view_model import BoardViewModel
from reception.app import Reception, open_reception
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import PostgresDatabases
from tests.support.fault_proxy import FaultProxy, server_of
from ui_kit import changes as change_bridge
from ui_kit.background import Pool
from ui_kit.changes import ChangeBridge

pytestmark = [pytest.mark.postgresql, pytest.mark.deep, pytest.mark.journey]

# What is promised, and what a computer that does little else may add to it.
SAID_WITHIN_S, FRESH_WITHIN_S = 5.0, 1.0
SLACK_S = 1.5
# What a busy one may add: in the gate the pauses are judged, and with the soaks the seconds.
BUSY_S = 60.0
LONG_MS = 100_000


@pytest.fixture
def server_url(postgres_databases: PostgresDatabases, tmp_path: Path) -> Iterator[str]:
    with postgres_databases.commune(tmp_path) as url:
        yield url


@pytest.fixture
def proxy(server_url: str) -> Iterator[FaultProxy]:
    with FaultProxy(server_of(server_url)) as started:
        yield started


@pytest.fixture
def counter(server_url: str, clock: FakeClock) -> Iterator[Reception]:
    """A clerk's station beside the line that goes bad."""
    with open_reception(server_url, clock=clock) as opened:
        yield opened


@pytest.fixture
def board(
    proxy: FaultProxy, server_url: str, clock: FakeClock, qtbot: QtBot
) -> Iterator[BoardViewModel]:
    pool = Pool("board")
    with open_reception(proxy.address_of(server_url), clock=clock) as reception:
        shown = BoardViewModel(reception.hall, pool, clock, announcement_ms=0)
        with closing(ChangeBridge(reception.open_feed)) as changes:
            changes.changed.connect(shown.refresh)
            changes.staleChanged.connect(shown.set_feed_lost)
            with qtbot.waitSignal(shown.callsRead, timeout=LONG_MS):
                changes.start()
            yield shown
        pool.close()
        shown.deleteLater()


def seconds_until(qtbot: QtBot, true: Callable[[], bool]) -> float:
    began_s = time.monotonic()
    qtbot.waitUntil(true, timeout=LONG_MS)
    return time.monotonic() - began_s


def call(counter: Reception) -> str:
    counter.desk.issue("birth-extract")
    if counter.hall.held_by("clerk1"):
        counter.desk.start(At(1, "clerk1"))
        counter.desk.finish(At(1, "clerk1"))
    return counter.desk.call_next(At(1, "clerk1")).ticket.label


@pytest.mark.parametrize("how", ["blackhole", "refuse"])
def test_a_board_says_that_it_is_old_and_is_fresh_soon_after(
    board: BoardViewModel,
    proxy: FaultProxy,
    counter: Reception,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    how: str,
) -> None:
    first = call(counter)
    qtbot.waitUntil(lambda: first in shown_on(board), timeout=LONG_MS)
    getattr(proxy, how)()
    assert seconds_until(qtbot, lambda: is_stale(board)) <= SAID_WITHIN_S + BUSY_S
    assert "non à jour depuis" in str(board.property("staleNotices"))
    missed = call(counter)
    assert first in shown_on(board), "the last calls stay"
    proxy.heal()
    fresh_s = seconds_until(qtbot, lambda: missed in shown_on(board) and not is_stale(board))
    assert fresh_s <= FRESH_WITHIN_S + BUSY_S
    caplog.clear()


def test_its_pauses_leave_room_for_what_is_promised() -> None:
    said_s = change_bridge._STALE_AFTER_S + change_bridge._LOOK_MS / 1000
    assert said_s <= SAID_WITHIN_S
    # Up to a quarter of a pause is drawn on top.
    assert 1.25 * change_bridge._LONGEST_PAUSE_AWAY_S <= FRESH_WITHIN_S


@pytest.fixture
def long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_FIRST_PAUSE_S", "_LONGEST_PAUSE_AWAY_S", "_LONGEST_PAUSE_S"):
        monkeypatch.setattr(change_bridge, name, 30.0)


@pytest.mark.usefixtures("long_pauses")
def test_a_board_that_calls_seldom_is_late(
    board: BoardViewModel,
    proxy: FaultProxy,
    counter: Reception,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The control: with longer pauses it is not in time."""
    proxy.refuse()
    qtbot.waitUntil(lambda: is_stale(board), timeout=LONG_MS)
    proxy.heal()
    missed = call(counter)
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(
            lambda: missed in shown_on(board), timeout=round((FRESH_WITHIN_S + SLACK_S) * 1000)
        )
    caplog.clear()


def shown_on(board: BoardViewModel) -> set[str]:
    calls = (*board.property("large"), *board.property("rows"))
    return {one["label"].replace("\u00a0", "") for one in calls}


def is_stale(board: BoardViewModel) -> bool:
    return bool(board.property("isStale"))


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.parametrize("how", ["blackhole", "refuse", "swallow"])
def test_it_is_so_many_times(
    board: BoardViewModel,
    proxy: FaultProxy,
    counter: Reception,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    how: str,
) -> None:
    said, fresh = [], []
    for _ in range(12):
        getattr(proxy, how)()
        said.append(seconds_until(qtbot, lambda: is_stale(board)))
        missed = call(counter)
        proxy.heal()
        fresh.append(
            seconds_until(
                qtbot,
                lambda missed=missed: missed in shown_on(board) and not is_stale(board),  # type: ignore[misc] # mypy cannot type the default
            )
        )
    print(f"{how}: said after {max(said):.1f} s, fresh after {max(fresh):.2f} s")  # noqa: T201
    assert max(said) <= SAID_WITHIN_S + SLACK_S
    assert max(fresh) <= FRESH_WITHIN_S + SLACK_S
    caplog.clear()
