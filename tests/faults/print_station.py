"""Stations as processes of their own that cost a moment each: a warm process makes them.

The warm process has loaded all that a station needs and makes a copy of itself for each; what it
hears and says goes line by line over a socket to whoever asked for it.
"""

import gc
import json
import logging
import os
import queue
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import create_engine

from printer_drivers.driver.capabilities import PrintPace
from printer_drivers.encode.profiles import Confirm, Profile
from printer_drivers.spool.spool import PrintOutcome, Spool
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Timeouts, Transport
from printer_drivers.worker import TicketPrinter
from reception.app import Reception, open_reception
from reception.domain.language import Language
from reception.domain.paper import PrintJob, PrintState
from reception.paper.slips import complaints_slip
from tests.faults.print_builds import BUILDS
from tests.faults.print_edges import Edges, WatchedTransport, watch_commits
from tests.support.clocks import FakeClock
from tests.support.print_tickets import WIDTH_PX, draw_coded, render_coded

STATION = "kiosk-1"
SERVICE = "signature"
_ROOT = Path(__file__).parents[2]
_PATIENCE_S = 300
ANSWER_MS = 3_000
"""A printer that answers later is taken for one that never does: a sound one is late when busy."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Orders:
    """What a station is to do in its life."""

    database: str
    printer: str
    at: str
    """The time, which stands still."""
    gives: tuple[int, ...]
    """How many tickets are given at once, each time all earlier ones have ended."""
    slip_first: bool = False
    """Whether a sheet that is no ticket waits when the station starts."""
    dies_at: int | None = None
    """At which of its moments it is killed."""
    between_bytes: bool = True
    build: str = ""
    """What is broken in it, one of BUILDS; nothing when empty."""
    answer_ms: int = ANSWER_MS
    """How long it waits for an answer of the printer."""
    confirm: str = "gsh"


class Station:
    """A station in its process, as a test sees it."""

    def __init__(self, line: socket.socket, orders: Orders) -> None:
        self.issued: list[str] = []
        """Labels that the core has given it, as far as it could still say so."""
        self.ended: dict[str, str] = {}
        """What it was told of its sheets."""
        self.met: int | None = None
        """How many moments there were in its life, if it came to its end."""
        self._line = line
        self._lines = line.makefile()
        pid = int(self._lines.readline())
        # Named by a handle: a number may be given to another process once this one is gone.
        self._process = os.pidfd_open(pid)
        line.sendall(json.dumps(asdict(orders)).encode() + b"\n")

    def kill(self) -> None:
        """Kill it at once, if it still lives."""
        try:
            signal.pidfd_send_signal(self._process, signal.SIGKILL)
        except ProcessLookupError:
            return

    def says(self) -> bool:
        """Hear one thing it says; return False when it is dead and all is heard."""
        try:
            said = self._lines.readline()
        except ConnectionResetError:
            return False
        if not said.endswith("\n"):
            return False
        match json.loads(said):
            case ["issued", label]:
                self.issued.append(label)
            case ["ended", label, state]:
                self.ended[label] = state
            case ["over", met]:
                self.met = met
            case ["failed", trace]:
                raise AssertionError(trace)
        return True

    def ends_within(self, duration: timedelta) -> bool:
        """Wait so long at most; return whether it is dead."""
        dead = select.poll()
        dead.register(self._process, select.POLLIN)
        return bool(dead.poll(duration // timedelta(milliseconds=1)))

    def wait(self) -> None:
        """Hear all that it says until it is dead."""
        while self.says():
            pass
        assert self.ends_within(timedelta(seconds=_PATIENCE_S)), "a station does not end"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        os.close(self._process)
        self._lines.close()
        self._line.close()


class Stations:
    """The warm process."""

    def __init__(self, address: bytes) -> None:
        self._address = address

    def start(self, orders: Orders) -> Station:
        """Start a station; it is killed at the end of its block."""
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(_PATIENCE_S)
        line.connect(self._address)
        return Station(line, orders)

    def run(self, orders: Orders) -> Station:
        """Let a station live until it ends or dies; return what it said."""
        with self.start(orders) as station:
            station.wait()
        return station


@contextmanager
def warm_process() -> Iterator[Stations]:
    """Give the process that makes stations; it ends with the block."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("")  # the system finds a name
        listener.listen()
        with subprocess.Popen(
            [sys.executable, "-m", __name__, str(listener.fileno())],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            pass_fds=[listener.fileno()],
        ) as warm:
            yield Stations(listener.getsockname())
            assert warm.stdin
            warm.stdin.close()
            assert warm.wait(_PATIENCE_S) == 0


def _make_stations(listener: socket.socket) -> None:
    """Make a station for everybody who connects, until nobody can ask any more."""
    for url in ("sqlite://", "postgresql+psycopg://"):
        # What is loaded at the first use is loaded now.
        create_engine(url).dispose()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in asked:
            return
        line, _ = listener.accept()
        with line:
            if os.fork() == 0:
                listener.close()
                _live(line)


def _live(line: socket.socket) -> None:
    """Carry out the orders that come in, and end."""
    code = 1
    try:
        line.sendall(f"{os.getpid()}\n".encode())
        logging.getLogger().handlers = [_Errors(line)]
        orders = Orders(**json.loads(line.makefile().readline()))
        BUILDS[orders.build]()
        _Life(orders, line).run()
        code = 0
    except BaseException as error:  # noqa: BLE001 - it is told, and the process ends
        _say(line, "failed", repr(error))
    finally:
        os._exit(code)


class _Errors(logging.Handler):
    """Tells what nobody expected; that a printer or a database failed is part of the game."""

    def __init__(self, line: socket.socket) -> None:
        super().__init__(logging.ERROR)
        self._line = line

    def emit(self, record: logging.LogRecord) -> None:
        _say(self._line, "failed", self.format(record))


def _say(line: socket.socket, *what: object) -> None:
    line.sendall(json.dumps(what).encode() + b"\n")


class _Life:
    """What happens in a station's process."""

    def __init__(self, orders: Orders, line: socket.socket) -> None:
        self._orders = orders
        self._line = line
        self._edges = Edges(orders.dies_at, between_bytes=orders.between_bytes)
        self._outcomes: queue.SimpleQueue[PrintOutcome] = queue.SimpleQueue()
        self._heard: queue.SimpleQueue[object] = queue.SimpleQueue()

    def run(self) -> None:
        orders = self._orders
        watch_commits(self._edges)
        clock = FakeClock(datetime.fromisoformat(orders.at))
        with open_reception(orders.database, clock=clock) as reception:
            spool = Spool(
                self._printer,
                lambda: reception,
                station=STATION,
                told=self._outcomes.put,
                printer_told=self._heard.put,
            )
            slip_ended: queue.SimpleQueue[PrintState] = queue.SimpleQueue()
            if orders.slip_first:
                spool.add_slip(
                    complaints_slip(reception.hall.unit(), Language.FRENCH, clock.at),
                    slip_ended.put,
                )
            spool.start()
            self._heard.get(timeout=_PATIENCE_S)
            if orders.slip_first:
                slip_ended.get(timeout=_PATIENCE_S)
            for count in orders.gives:
                self._give(reception, spool, count)
            spool.close()
        _say(self._line, "over", self._edges.met)

    def _printer(self) -> TicketPrinter:
        answer = timedelta(milliseconds=self._orders.answer_ms)
        timeouts = Timeouts(answer=answer, connect=answer)
        profile = Profile(width_px=WIDTH_PX, confirm=Confirm(self._orders.confirm))
        return TicketPrinter(
            partial(self._connect, timeouts),
            profile,
            timeouts=timeouts,
            # Whoever waits longer for an answer waits as long for the paper.
            pace=PrintPace(profile, grace=max(answer, timedelta(seconds=2))),
            render=render_coded,
            draw_slip=draw_coded,
        )

    def _connect(self, timeouts: Timeouts) -> Transport:
        return WatchedTransport(open_transport(self._orders.printer, timeouts), self._edges)

    def _give(self, reception: Reception, spool: Spool, count: int) -> None:
        """Give tickets as a kiosk does, and wait until all of them have ended."""
        labels: dict[PrintJob, str] = {}
        for _ in range(count):
            visit = reception.desk.issue(SERVICE, printer_station=STATION)
            _say(self._line, "issued", visit.ticket.label)
            job = reception.prints.original(visit.ticket.id)
            assert job
            labels[job] = visit.ticket.label
        for job in labels:
            paper = reception.hall.paper_of(job.ticket)
            assert paper
            spool.add(job, paper)
        waiting = {(job.ticket, job.sheet): label for job, label in labels.items()}
        while waiting:
            outcome = self._outcomes.get(timeout=_PATIENCE_S)
            label = waiting.pop((outcome.job.ticket, outcome.job.sheet), "")
            _say(self._line, "ended", label, outcome.state)


if __name__ == "__main__":
    _make_stations(socket.socket(fileno=int(sys.argv[1])))
