"""A test that leaves something behind is told so, and none is blamed for another's."""

import pytest
from PySide6.QtCore import QProcess, QTimer

from tests.support.leaks import leaves_nothing


def ticking() -> QTimer:
    timer = QTimer(interval=60_000)
    timer.start()
    return timer


def sleeping() -> QProcess:
    program = QProcess()
    program.start("sleep", ["60"])
    return program


def test_a_timer_left_ticking_is_told(qapp: object) -> None:
    left = []
    with pytest.raises(AssertionError, match="60000 ms"), leaves_nothing():
        left.append(ticking())
    left[0].stop()


def test_a_program_left_running_is_told(qapp: object) -> None:
    left = []
    with pytest.raises(AssertionError, match="sleep 60"), leaves_nothing():
        left.append(sleeping())
    left[0].kill()
    assert left[0].waitForFinished()


def test_a_timer_that_stopped_is_nothing_left(qapp: object) -> None:
    with leaves_nothing():
        ticking().stop()


def test_what_ticked_before_is_another_test_s(qapp: object) -> None:
    before = ticking()
    with leaves_nothing():
        pass
    assert before.isActive()
    before.stop()
