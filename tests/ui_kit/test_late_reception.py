import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from reception.bootstrap import Reception, open_reception
from reception.domain.errors import StorageFault
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from ui_kit.late_reception import LateReception, late_reception

PATIENCE_S = 60.0


@pytest.fixture
def reception(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> Iterator[Reception]:
    with (
        sqlite_databases.commune(tmp_path) as url,
        open_reception(url, clock=clock) as opened,
    ):
        yield opened


def test_it_is_opened_once_whoever_asks_first(reception: Reception) -> None:
    opened = []

    def open_it() -> Reception:
        opened.append(True)
        return reception

    late = LateReception(open_it)
    with ThreadPoolExecutor(4) as threads:
        found = [asked.result() for asked in [threads.submit(late) for _ in range(8)]]
    assert opened == [True]
    assert all(one is reception for one in found)


def test_after_a_fault_it_is_tried_again(reception: Reception) -> None:
    answers: list[Reception | None] = [None, reception]

    def open_it() -> Reception:
        answer = answers.pop(0)
        if answer is None:
            raise StorageFault("The database is away", "look at the cable")
        return answer

    late = LateReception(open_it)
    with pytest.raises(StorageFault):
        late()
    assert late() is reception


def test_closing_does_not_wait_for_a_database_that_hangs(
    reception: Reception, caplog: pytest.LogCaptureFixture
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def open_it() -> Reception:
        asked.set()
        answer.wait()
        return reception

    late = LateReception(open_it)
    with ThreadPoolExecutor(1) as threads:
        threads.submit(late)
        asked.wait()
        late.close(0)
        answer.set()
    assert "given up" in caplog.text
    caplog.clear()


def test_nor_for_one_that_does_not_let_go(
    reception: Reception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answer = threading.Event()
    monkeypatch.setattr(reception, "close", answer.wait)
    late = LateReception(lambda: reception)
    late()
    with ThreadPoolExecutor(1) as threads:
        closing = threads.submit(late.close, 0)
        ended, _ = wait([closing], timeout=PATIENCE_S)
        answer.set()
    assert ended == {closing}
    assert "given up" in caplog.text
    caplog.clear()


def test_without_a_database_it_says_which_setting_is_missing(clock: FakeClock) -> None:
    with pytest.raises(StorageFault, match="NOUBA_DATABASE"):
        late_reception(None, clock)()


def test_its_libraries_are_loaded_without_the_database(clock: FakeClock) -> None:
    # Nobody listens there.
    away = late_reception("postgresql+psycopg://127.0.0.1:1/nouba?connect_timeout=1", clock)
    away.load()
    with pytest.raises(StorageFault):
        away()


def test_loading_does_not_wait_for_who_opens_it(reception: Reception) -> None:
    asked, answer = threading.Event(), threading.Event()
    loaded: list[bool] = []

    def open_it() -> Reception:
        asked.set()
        answer.wait()
        return reception

    late = LateReception(open_it, lambda: loaded.append(True))
    with ThreadPoolExecutor(1) as threads:
        threads.submit(late)
        asked.wait()
        late.load()
        assert loaded == [True]
        answer.set()
    late.close()
