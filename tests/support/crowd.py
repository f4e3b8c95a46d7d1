"""The stations of a crowd, each a process of its own that starts its work when all are ready.

What the environment refuses is tried again with the same operation, as a station does.
"""

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing.synchronize import Barrier

from reception.app import Reception, open_reception
from reception.domain.errors import NothingWaitingError, StorageFault
from reception.domain.language import Language
from reception.domain.ticket import Visit
from reception.domain.unit import Counter, Person, Role, Unit
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE

CLERKS = 8
_PATIENCE_S = 300.0
SERVICES = ("signature", "residence", "planning")
UNIT: Unit = replace(
    COMMUNE,
    counters=tuple(Counter(number=number, services=SERVICES) for number in range(1, CLERKS + 1)),
    people=tuple(
        Person(login=f"clerk{number}", names={Language.FRENCH: f"Agent {number}"}, role=Role.CLERK)
        for number in range(1, CLERKS + 1)
    ),
)


class _Start:
    """Where this process meets the others."""

    together: Barrier


def _meet_at(barrier: Barrier) -> None:
    _Start.together = barrier


def crowd(
    url: str, *works: tuple[Callable[[Reception, int, int], list[str]], int]
) -> list[list[str]]:
    """Let eight stations of each kind work at once; return the labels that each kind dealt with."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    stations = len(works) * CLERKS
    barrier = context.Barrier(stations, timeout=_PATIENCE_S)
    with ProcessPoolExecutor(stations, context, _meet_at, (barrier,)) as pool:
        running = [
            [pool.submit(_station, work, url, number, tickets) for number in range(1, CLERKS + 1)]
            for work, tickets in works
        ]
        return [[label for one in kind for label in one.result()] for kind in running]


def _station(
    work: Callable[[Reception, int, int], list[str]], url: str, number: int, tickets: int
) -> list[str]:
    with open_reception(url, clock=FakeClock()) as reception:
        _Start.together.wait()
        return work(reception, number, tickets)


def issue(reception: Reception, station: int, tickets: int) -> list[str]:
    """Issue this many tickets."""
    issued = []
    for turn in range(tickets):
        priority = UNIT.priorities[(station + turn) % len(UNIT.priorities)]
        act = partial(reception.desk.issue, SERVICES[turn % len(SERVICES)], priority=priority.code)
        issued.append(insist(reception, act).ticket.label)
    return issued


def call(reception: Reception, station: int, tickets: int) -> list[str]:
    """Call this many tickets, waiting for them if need be."""
    clerk = f"clerk{station}"
    desk = reception.desk
    called: list[str] = []
    for _ in range(tickets):
        act = partial(desk.call_next, At(station, clerk), finish=bool(called))
        called.append(insist(reception, act).ticket.label)
        insist(reception, partial(desk.start, At(station, clerk)))
    insist(reception, partial(desk.finish, At(station, clerk)))
    return called


def insist(reception: Reception, act: Callable[..., Visit]) -> Visit:
    """Do it until it is done, always as the same operation."""
    operation = reception.ids.new()
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return act(operation=operation)
        except (StorageFault, NothingWaitingError):
            if time.monotonic() > deadline:
                raise
