"""Watching long work on a terminal, and stopping it in good order."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from reception.progress import Watch


@contextmanager
def watched() -> Iterator[Watch]:
    """Give what shows on a terminal how far the work is; Ctrl+C and SIGTERM ask it to stop.

    It stops where it can say what is done.
    """
    asked: list[int] = []
    before = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    for one in before:
        signal.signal(one, lambda number, _frame: asked.append(number))
    shown = sys.stderr.isatty()

    def watch(done: float) -> bool:
        if shown:
            sys.stderr.write(f"\r{min(done, 1):4.0%} ")
            sys.stderr.flush()
        return not asked

    try:
        yield watch
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        if shown:
            sys.stderr.write("\r      \r")
