"""What a test may not leave behind."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer

_POLICED = ("work", "spool", "changes")


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail when a test leaves one of our threads running or a timer ticking."""
    before = set(threading.enumerate())
    yield
    gc.collect()
    threads = [
        one.name
        for one in threading.enumerate()
        if one not in before and one.name.startswith(_POLICED)
    ]
    timers = [one for one in gc.get_objects() if type(one) is QTimer and _ticks(one)]
    # What is alive now is none of the next test's: it looks through what has come since.
    gc.freeze()
    assert threads == []
    assert timers == []


def _ticks(timer: QTimer) -> bool:
    try:
        return timer.isActive()
    except RuntimeError:  # its owner, and so the timer itself, is gone
        return False
