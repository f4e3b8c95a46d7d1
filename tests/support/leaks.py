"""What a test may not leave behind."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QProcess, QTimer

_POLICED = ("work", "spool", "changes")


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail when a test leaves one of our threads or programs running, or a timer ticking."""
    with leaves_nothing():
        yield


@contextmanager
def leaves_nothing() -> Iterator[None]:
    """Fail when what is done inside leaves a thread or program running, or a timer ticking."""
    before = set(threading.enumerate())
    # What is alive now is none of this test's: only what comes from here on is looked through.
    gc.freeze()
    yield
    gc.collect()
    threads = [
        one.name
        for one in threading.enumerate()
        if one not in before and one.name.startswith(_POLICED)
    ]
    timers = [
        f"{one.interval()} ms of {one.parent()!r}"
        for one in gc.get_objects()
        if type(one) is QTimer and _ticks(one)
    ]
    programs = [
        " ".join((one.program(), *one.arguments()))
        for one in gc.get_objects()
        if type(one) is QProcess and _runs(one)
    ]
    assert threads == [], f"still running: {threads}"
    assert timers == [], f"still ticking: {timers}"
    assert programs == [], f"still running: {programs}"


def _ticks(timer: QTimer) -> bool:
    try:
        return timer.isActive()
    except RuntimeError:  # its owner, and so the timer itself, is gone
        return False


def _runs(program: QProcess) -> bool:
    try:
        return program.state() is not QProcess.ProcessState.NotRunning
    except RuntimeError:
        return False
