"""The writers of one file go one after the other, in the order in which they came.

SQLite lets whoever finds the file free go first; who looks at a bad moment looks again and again,
for seconds. Here each takes a number, locks a byte of the queue's file that stands for it, and
waits until the byte of the number before is free. A lock ends with its process, however that ends.
That two never write at once is SQLite's to see to, as before.
"""

import fcntl
import logging
import os
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reception.domain.errors import StorageFault

log = logging.getLogger(__name__)

_COUNTER = 8
"""Bytes at the beginning of the file: the number that was taken last."""
_FLOCK = struct.Struct("@hhqqi0q")


@contextmanager
def turn(database: Path, patience_s: float) -> Iterator[None]:
    """Wait until whoever came before has written.

    Raises:
        StorageFault: it was not her turn before her patience was over.
    """
    try:
        descriptor = _open(database)
    except OSError:
        # Where nothing can be made SQLite says why, or does without.
        yield
        return
    try:
        try:
            in_time = _comes_in_time(descriptor, patience_s)
        except OSError:
            # As where the file cannot be made: the disk is full, or knows no locks.
            in_time = True
        if not in_time:
            raise StorageFault(f"The database {database} is too busy", "try again in a moment")
        yield
    finally:
        os.close(descriptor)


def _open(database: Path) -> int:
    """Open the queue's file, which those may open who may open the database."""
    mode = database.stat().st_mode & 0o666
    descriptor = os.open(f"{database}-writers", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, mode)
    if os.fstat(descriptor).st_mode & 0o666 != mode:
        with suppress(OSError):
            os.fchmod(descriptor, mode)
    return descriptor


def _comes_in_time(descriptor: int, patience_s: float) -> bool:
    number = 0
    try:
        number = _take_number(descriptor, fcntl.F_OFD_SETLK)
        _wait_for(descriptor, number - 1, fcntl.F_OFD_SETLK)
    except BlockingIOError:
        served = threading.Event()
        # The same place in the line, by a descriptor of its own: whoever gives up closes hers, and
        # the next file that is opened gets that number.
        own = os.dup(descriptor)

        def wait() -> None:
            try:
                mine = number or _take_number(own, fcntl.F_OFD_SETLKW)
                _wait_for(own, mine - 1, fcntl.F_OFD_SETLKW)
            except OSError:
                # A disk that is full by now: she goes without an order.
                log.debug("a writer goes without an order", exc_info=True)
            # Before she goes on: her place is free once the last descriptor is closed.
            os.close(own)
            served.set()

        threading.Thread(target=wait, name="writers", daemon=True).start()
        return served.wait(patience_s)
    return True


def _take_number(descriptor: int, how: int) -> int:
    _lock(descriptor, how, fcntl.F_WRLCK, 0, _COUNTER)
    number = int.from_bytes(os.pread(descriptor, _COUNTER, 0), "little") + 1
    os.pwrite(descriptor, number.to_bytes(_COUNTER, "little"), 0)
    _lock(descriptor, fcntl.F_OFD_SETLK, fcntl.F_WRLCK, _COUNTER + number, 1)
    _lock(descriptor, fcntl.F_OFD_SETLK, fcntl.F_UNLCK, 0, _COUNTER)
    return number


def _wait_for(descriptor: int, number: int, how: int) -> None:
    _lock(descriptor, how, fcntl.F_RDLCK, _COUNTER + number, 1)


def _lock(descriptor: int, how: int, kind: int, start: int, length: int) -> None:
    fcntl.fcntl(descriptor, how, _FLOCK.pack(kind, os.SEEK_SET, start, length, 0))
