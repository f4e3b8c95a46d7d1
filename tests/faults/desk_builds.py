"""Builds of the desk that are broken on purpose: proof that judges see it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from reception.database.sqlite import SqliteDriver
from reception.domain.calling_rule import Caller
from reception.domain.ticket import Visit
from reception.queue.base import DeskBase
from reception.queue.sql import work as desk_work
from reception.queue.sql.best_head import values_of
from reception.queue.sql.work import SqlDeskWork
from reception.system.clock import Topic

FORGETS, LOOKS = "forgets-operations", "looks-and-then-takes"
_LONGEST_BETWEEN_LOOK_AND_TAKE_S = 30.0


@contextmanager
def broken_build(name: str, shared: Path) -> Iterator[None]:
    """Break the desk in this process; nothing is broken without a name.

    ``shared`` is a folder of all the processes that are broken alike.
    """
    with pytest.MonkeyPatch.context() as patch:
        if name:
            _BUILDS[name](patch, shared)
        yield


def _forget_operations(patch: pytest.MonkeyPatch, _shared: Path) -> None:
    """Carry out every act anew, whether or not the operation was carried out before."""

    def once[Answer](
        self: DeskBase,
        act: Callable[[SqlDeskWork, UUID], Answer],
        _earlier: Callable[[SqlDeskWork, UUID], Answer | None],
        _operation: UUID | None,
    ) -> Answer:
        return self._attempt(lambda work: act(work, self._ids.new()), Topic.TICKETS, Topic.COUNTERS)

    patch.setattr(DeskBase, "_once", once)


def _look_and_then_take(patch: pytest.MonkeyPatch, shared: Path) -> None:
    """Look who is next, and take her without asking whether a colleague has done so.

    The first who looks takes nobody before a colleague has seen the same visitor, on any machine.
    """
    met = shared / "looked.met"

    def wait_for_a_colleague(visit: Visit) -> None:
        (shared / f"looked.{visit.ticket.id}.{os.getpid()}").touch()
        deadline = time.monotonic() + _LONGEST_BETWEEN_LOOK_AND_TAKE_S
        while not met.exists() and time.monotonic() < deadline:
            if len(list(shared.glob(f"looked.{visit.ticket.id}.*"))) > 1:
                met.touch()
            time.sleep(0.005)

    def prepare(driver: SqliteDriver, connection: Any) -> None:
        prepared(driver, connection)
        connection.isolation_level = ""

    def look(
        self: SqlDeskWork, unit: str, day: date, caller: Caller, now: datetime
    ) -> Visit | None:
        best = self._run.row(desk_work._BEST_HEAD, **values_of(caller, unit, day, now))
        visit = self._visit(best[0]) if best else None
        if visit:
            wait_for_a_colleague(visit)
        return visit

    prepared = SqliteDriver.prepare
    # SQLite begins as its driver does by itself: at the first writing, not the reading.
    patch.setattr(SqliteDriver, "prepare", prepare)
    patch.setattr(SqliteDriver, "begin", "SELECT 'no transaction yet'")
    patch.setattr(SqliteDriver, "turn", lambda *_: nullcontext())
    patch.setattr(SqlDeskWork, "next_waiting", look)


_BUILDS = {FORGETS: _forget_operations, LOOKS: _look_and_then_take}
