"""Threads that give tickets as fast as they can, each on a connection of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from uuid import UUID

from reception.app import open_reception
from reception.domain.errors import SeriesExhaustedError
from reception.system.clock import Clock
from tests.support.databases import COMMUNE


class Writers:
    """What the writers were told is done, and whatever went wrong."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._given: set[UUID] = set()
        self.faults: list[BaseException] = []
        self.at_work = threading.Event()

    def note(self, ticket: UUID, *, wanted: int) -> None:
        with self._lock:
            self._given.add(ticket)
            if len(self._given) >= wanted:
                self.at_work.set()

    @property
    def given(self) -> frozenset[UUID]:
        """Return the tickets that are acknowledged so far."""
        with self._lock:
            return frozenset(self._given)


@contextmanager
def writing(database_url: str, clock: Clock, *, writers: int = 4) -> Iterator[Writers]:
    """Let tickets be given meanwhile; waits until the writers are well at work."""
    found, stop = Writers(), threading.Event()

    def write(number: int) -> None:
        services = cycle([one.code for one in COMMUNE.services][number:])
        try:
            with open_reception(database_url, clock=clock) as reception:
                while not stop.is_set():
                    visit = reception.desk.issue(next(services))
                    found.note(visit.ticket.id, wanted=3 * writers)
        except SeriesExhaustedError:
            return
        except BaseException as fault:  # noqa: BLE001 - the test looks at it
            found.faults.append(fault)
            found.at_work.set()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(writers)]
    for one in threads:
        one.start()
    try:
        assert found.at_work.wait(300)
        yield found
    finally:
        stop.set()
        for one in threads:
            one.join(300)
