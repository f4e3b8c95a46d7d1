"""Kiosks and clerks at work on a PostgreSQL to which bad things happen."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from reception.app import Reception, open_reception
from reception.domain.errors import StorageFault
from reception.domain.ticket import Visit
from reception.domain.unit import Person, Role, Series, Unit
from reception.queue.model import At
from tests.faults.told import Told
from tests.support.databases import COMMUNE

KIOSKS, CLERKS = 4, 4
# With numbers enough for a hall that works for long.
_MOST = Series(prefix="A").last
_SERVICES = tuple(one.code for one in COMMUNE.services if one.series.last == _MOST)
_PAUSE_S = 0.03
_LONGEST_S = 100.0


def four_clerks() -> Unit:
    """Return the commune with a clerk for each counter."""
    clerk = next(one for one in COMMUNE.people if one.role is Role.CLERK)
    fourth: Person = replace(clerk, login="clerk4")
    return replace(COMMUNE, people=(*COMMUNE.people, fourth))


class RestlessHall:
    """Lets each kiosk give so many tickets, and each clerk serve until everybody was served."""

    def __init__(self, address: str, *, tickets_each: int, patience_s: float = 2.0) -> None:
        self.told = Told()
        self.gaps_s: list[float] = []
        """Between two answers, wherever they were given."""
        self._address = address
        self._patience_s = patience_s
        self._tickets_each = tickets_each
        self._to_serve = tickets_each * KIOSKS
        self._served = 0
        self._answered_s = time.monotonic()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._bugs: list[BaseException] = []

    def work_through(
        self,
        happens: Sequence[Callable[[], None]],
        *,
        every_s: float,
        longest_s: float = _LONGEST_S,
    ) -> None:
        """Let everybody work, while one thing after the other happens.

        Whatever is left to happen when all are served does not. After ``longest_s`` behind the
        last thing everybody stops.
        """
        threads = [
            threading.Thread(target=self._begin, args=(self._kiosk, number))
            for number in range(KIOSKS)
        ] + [
            threading.Thread(target=self._begin, args=(self._clerk, number + 1))
            for number in range(CLERKS)
        ]
        for one in threads:
            one.start()
        try:
            for thing in happens:
                if self._over.wait(every_s):
                    break
                thing()
        finally:
            until_s = time.monotonic() + longest_s
            for one in threads:
                one.join(max(0.0, until_s - time.monotonic()))
            self._over.set()
            for one in threads:
                one.join()
        if self._bugs:
            raise self._bugs[0]

    @property
    def is_over(self) -> bool:
        """Return whether everybody was served."""
        return self._served >= self._to_serve

    def _begin(self, work: Callable[[Reception, int], None], number: int) -> None:
        try:
            with self._opened() as reception:
                work(reception, number)
        except BaseException as error:  # noqa: BLE001 - told to whoever waits for the threads
            self._bugs.append(error)
            self._over.set()

    def _opened(self) -> Reception:
        while True:
            try:
                return open_reception(self._address, patience_s=self._patience_s)
            except StorageFault:
                if self._pause():
                    raise

    def _kiosk(self, reception: Reception, number: int) -> None:
        chance = random.Random(number)  # noqa: S311 - no secret
        for _ in range(self._tickets_each):
            service = chance.choice(_SERVICES)
            self._do(
                reception,
                "issued",
                lambda operation, service=service: reception.desk.issue(  # type: ignore[misc] # mypy cannot type the default
                    service, operation=operation
                ),
            )

    def _clerk(self, reception: Reception, counter: int) -> None:
        desk, clerk = reception.desk, f"clerk{counter}"
        while not self._over.is_set():
            called = self._do(
                reception, "called", lambda of: desk.call_next(At(counter, clerk), operation=of)
            )
            if called is None:
                if self._pause():
                    return
                continue
            self._do(reception, "started", lambda of: desk.start(At(counter, clerk), operation=of))
            self._do(
                reception, "finished", lambda of: desk.finish(At(counter, clerk), operation=of)
            )
            with self._lock:
                self._served += 1
            if self.is_over:
                self._over.set()

    def _do(self, reception: Reception, kind: str, act: Callable[[UUID], Visit]) -> Visit | None:
        visit = self.told.carry_out(kind, act, reception.ids, self._pause)
        if visit:
            now_s = time.monotonic()
            with self._lock:
                self.gaps_s.append(now_s - self._answered_s)
                self._answered_s = now_s
        return visit

    def _pause(self) -> bool:
        return self._over.wait(_PAUSE_S)
