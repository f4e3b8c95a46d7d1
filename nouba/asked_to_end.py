"""A command that works until somebody ends it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ended_like_ctrl_c() -> Iterator[None]:
    """Let the system's request to end, SIGTERM, be a person's Ctrl+C meanwhile."""
    before = {asked: signal.getsignal(asked) for asked in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        for asked, handler in before.items():
            signal.signal(asked, handler)
