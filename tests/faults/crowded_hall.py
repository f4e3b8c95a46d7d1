"""A hall far fuller than any: eight kiosks, twenty clerks and two boards, each a process.

A busy hall has twenty counters that serve a visitor in four minutes: 300 visitors an hour. Every
station connects by its own account, so that the rules of rows are among what is measured.
"""

import faulthandler
import multiprocessing
import random
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.synchronize import Barrier, Event

from reception.accounts.rights import StationKind
from reception.app import open_reception
from reception.domain.errors import NothingWaitingError
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.sign_in import SignInApp, Where
from reception.domain.unit import Counter as Desk
from reception.domain.unit import Person, Role, Unit
from reception.queue.model import At
from tests.support.databases import COMMUNE, PASSWORD, quick_sign_in
from tests.support.sign_in import let_in

KIOSKS, CLERKS, BOARDS = 8, 20, 2
_SERVICE_S = 240.0
_START_S, _STOP_S = 120.0, 60.0
_SERVICES = tuple(one.code for one in COMMUNE.services)
UNIT: Unit = replace(
    COMMUNE,
    counters=tuple(Desk(number=one, services=_SERVICES) for one in range(1, CLERKS + 1)),
    people=tuple(
        Person(login=f"clerk{one}", names={Language.FRENCH: f"Agent {one}"}, role=Role.CLERK)
        for one in range(1, CLERKS + 1)
    ),
)


@dataclass(frozen=True)
class Hall:
    """How full it is, and for how long."""

    url: str
    """Of the server, with ``{login}`` where a station writes its name."""
    times: float
    """How many times as many come as to a busy hall."""
    seconds: float
    patience_s: float = _START_S + _STOP_S
    """Whoever begins and stops no sooner than this beside it is ended, and says where it stood."""


@dataclass
class Seen:
    """What a station did: whom it dealt with, and how long each act took."""

    labels: list[str] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)


class _Day:
    """What every station of a hall shares."""

    begins: Barrier
    is_spoilt: Event
    """Set when a station fails: the others need not go on."""


class StationFailedError(Exception):
    """What a station met with, as its process wrote it: not every error travels between two."""


def _share(begins: Barrier, is_spoilt: Event) -> None:
    _Day.begins, _Day.is_spoilt = begins, is_spoilt


def accounts() -> Iterable[tuple[str, StationKind]]:
    """Yield every station's name and kind."""
    yield from ((f"kiosk-{one}", StationKind.KIOSK) for one in range(1, KIOSKS + 1))
    yield from ((f"desk-{one}", StationKind.DESK) for one in range(1, CLERKS + 1))
    yield from ((f"board-{one}", StationKind.BOARD) for one in range(1, BOARDS + 1))


def _goes_on(end_s: float) -> bool:
    return time.monotonic() < end_s and not _Day.is_spoilt.is_set()


def _kiosk(hall: Hall, number: int) -> Seen:
    chance, seen = random.Random(number), Seen()  # noqa: S311 - the same crowd each time
    name = f"kiosk-{number}"
    pause_s = _SERVICE_S / CLERKS * KIOSKS / hall.times
    with open_reception(hall.url.format(login=name)) as core:
        _Day.begins.wait()
        end_s = time.monotonic() + hall.seconds
        while True:
            time.sleep(chance.expovariate(1 / pause_s))
            if not _goes_on(end_s):
                return seen
            priority = chance.choice(UNIT.priorities).code
            service, operation = chance.choice(_SERVICES), core.ids.new()
            began = time.perf_counter()
            visit = core.desk.issue(
                service, priority=priority, operation=operation, printer_station=name
            )
            seen.took_s.append(time.perf_counter() - began)
            seen.labels.append(visit.ticket.label)
            core.hall.paper(core.hall.announced(visit))
            sheet = core.prints.original(visit.ticket.id)
            assert sheet
            core.prints.begin(sheet, attempt=core.ids.new())
            core.prints.record(sheet, PrintState.CONFIRMED)


def _clerk(hall: Hall, number: int) -> Seen:
    chance, seen = random.Random(-number), Seen()  # noqa: S311 - likewise
    clerk = f"clerk{number}"
    with open_reception(hall.url.format(login=f"desk-{number}")) as core:
        here = Where(app=SignInApp.PANEL, station=f"desk-{number}")
        let_in(quick_sign_in(core), clerk, PASSWORD, here)
        core.desk.open_counter(At(number, clerk))
        _Day.begins.wait()
        end_s = time.monotonic() + hall.seconds
        while _goes_on(end_s):
            call = partial(core.desk.call_next, At(number, clerk), operation=core.ids.new())
            began = time.perf_counter()
            try:
                visit = call()
            except NothingWaitingError:
                time.sleep(0.2)
                continue
            seen.took_s.append(time.perf_counter() - began)
            seen.labels.append(visit.ticket.label)
            core.desk.start(At(number, clerk))
            time.sleep(chance.expovariate(hall.times / _SERVICE_S))
            core.desk.finish(At(number, clerk))
    return seen


def _board(hall: Hall, number: int) -> Seen:
    seen = Seen()
    with open_reception(hall.url.format(login=f"board-{number}")) as core:
        feed = core.open_feed()
        try:
            _Day.begins.wait()
            end_s = time.monotonic() + hall.seconds
            while _goes_on(end_s):
                if feed.wait(0.5):
                    began = time.perf_counter()
                    calls = core.hall.calls()
                    seen.took_s.append(time.perf_counter() - began)
                    seen.labels += [one.label for one in calls if one.label not in seen.labels]
        finally:
            feed.close()
    return seen


def hang(_hall: Hall, _number: int) -> Seen:
    """Come to no end: the station that must be found out."""
    threading.Event().wait()
    return Seen()


type Work = Callable[[Hall, int], Seen]
_EVERYBODY: Sequence[tuple[Work, int]] = ((_kiosk, KIOSKS), (_clerk, CLERKS), (_board, BOARDS))


def live_through(
    hall: Hall, everybody: Sequence[tuple[Work, int]] = _EVERYBODY
) -> list[list[Seen]]:
    """Return what kiosks, clerks and boards did.

    Raises:
        StationFailedError: one met with an error.
        BrokenProcessPool: one came to no end.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    begins = context.Barrier(sum(many for _, many in everybody), timeout=_START_S)
    is_over = context.Event()
    with ProcessPoolExecutor(begins.parties, context, _share, (begins, is_over)) as pool:
        every = [
            [pool.submit(_live, work, hall, one) for one in range(1, many + 1)]
            for work, many in everybody
        ]
        # The pool watches those who were there when it was given work last: not the last one.
        pool.submit(int)
        try:
            return [[one.result() for one in kind] for kind in every]
        finally:
            # Whoever is stopped while they work, such as by a time limit, waits for none of them.
            is_over.set()


def _live(work: Work, hall: Hall, number: int) -> Seen:
    faulthandler.dump_traceback_later(hall.seconds + hall.patience_s, exit=True)
    try:
        return work(hall, number)
    except Exception:  # noqa: BLE001 - told by whoever waits for it
        _Day.is_spoilt.set()
        raise StationFailedError(traceback.format_exc()) from None
    finally:
        faulthandler.cancel_dump_traceback_later()


def mistakes(
    issued: Sequence[str], called: Sequence[str], kept: Sequence[str], kept_called: Sequence[str]
) -> list[str]:
    """Return what is wrong between what stations were told and what the database keeps."""
    return [
        *(f"{label} was given twice" for label, times in Counter(issued).items() if times > 1),
        *(f"{label} was called twice" for label, times in Counter(called).items() if times > 1),
        *(f"{label} was given and is lost" for label in sorted({*issued} - {*kept})),
        *(f"{label} is there and nobody was given it" for label in sorted({*kept} - {*issued})),
        *(f"the call of {label} is lost" for label in sorted({*called} - {*kept_called})),
        *(f"{label} was called and nobody knows" for label in sorted({*kept_called} - {*called})),
    ]


def quantile_ms(took_s: Iterable[float], part: float) -> float:
    """Return a quantile of times in milliseconds, one that was measured."""
    ordered = sorted(took_s)
    return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]
