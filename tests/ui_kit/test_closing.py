"""However much hangs, a program ends in time."""

import threading
from collections.abc import Callable

import pytest

from ui_kit.app import close_in_time, close_or_give_up


def test_what_hangs_takes_the_time_of_all_and_no_more() -> None:
    now_s = 100.0
    given: list[float] = []

    def taking(wanted_s: float) -> Callable[[float], None]:
        def close(patience_s: float) -> None:
            nonlocal now_s
            given.append(patience_s)
            now_s += min(wanted_s, patience_s)

        return close

    close_in_time(
        taking(1), taking(60), taking(60), taking(0), within_s=6, monotonic_s=lambda: now_s
    )
    assert given == [6, 5, 0, 0]
    assert now_s == 106


def test_a_database_that_does_not_let_go_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    answer = threading.Event()

    def close() -> None:
        answer.wait()

    close_or_give_up(close, 0)
    answer.set()
    assert "given up" in caplog.text
    caplog.clear()
