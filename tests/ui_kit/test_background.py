import threading
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from tests.support.inline import Inline
from tests.support.leaks import nothing_left_behind
from ui_kit.background import Background, Pool

__all__ = ["nothing_left_behind"]


def unexpected(error: Exception) -> None:
    pytest.fail(str(error))


def test_a_pool_works_elsewhere_and_delivers_here(qtbot: QtBot) -> None:
    pool = Pool("work")
    seen: list[str] = []
    pool.run(
        lambda: threading.current_thread().name,
        lambda name: seen.extend([name, threading.current_thread().name]),
        unexpected,
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    pool.close()
    assert seen[0].startswith("work")
    assert seen[1] == threading.current_thread().name


def test_a_pool_keeps_the_order(qtbot: QtBot) -> None:
    pool = Pool("work")
    seen: list[int] = []
    for number in range(20):
        pool.run(partial(int, number), seen.append, unexpected)
    qtbot.waitUntil(lambda: len(seen) == 20)
    pool.close()
    assert seen == list(range(20))


def test_closing_carries_out_what_was_asked_and_delivers_nothing(qtbot: QtBot) -> None:
    pool = Pool("work")
    done: list[int] = []
    delivered: list[None] = []
    begun = threading.Event()
    pool.run(begun.set, delivered.append, unexpected)
    assert begun.wait(300), "an answer is on its way when it is closed"
    for number in range(5):
        pool.run(partial(done.append, number), delivered.append, unexpected)
    pool.close()
    qtbot.wait(0)
    assert done == list(range(5))
    assert delivered == []


def test_closing_does_not_wait_for_ever(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    pool = Pool("work")
    answer = threading.Event()
    seen: list[object] = []
    pool.run(answer.wait, seen.append, unexpected)
    pool.run(lambda: seen.append("begun"), seen.append, unexpected)
    pool.close(0)
    assert "given up" in caplog.text
    caplog.clear()
    answer.set()
    qtbot.waitUntil(lambda: not any(one.name == "work-0" for one in threading.enumerate()))
    assert seen == []


@pytest.mark.parametrize("make", [Inline, Pool])
def test_a_failure_is_handed_back(make: type[Inline | Pool], qtbot: QtBot) -> None:
    background = make()
    failures: list[Exception] = []

    def fail() -> None:
        raise ValueError("no")

    asked: Background = background
    asked.run(fail, lambda _: pytest.fail("it did not fail"), failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    background.close()
    assert isinstance(failures[0], ValueError)
