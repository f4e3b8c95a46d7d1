"""The outward line of a busy hall: what it costs the office's computer, and its way outward.

Two hundred wait and fifty are called in a minute, each then served, and others come in their place.
The line runs as a program of its own, a relay of the trial takes what it sends.
"""

import gzip
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import cycle
from pathlib import Path

import psutil
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.live_hall import COUNTERS, fill, office
from bench.processes import busy_s, end
from bench.stores import CLERK, COUNTER, postgresql_url, sqlite_url
from bench.stores import fill as fill_one_line
from bench.table import Measured, median
from outward.line.cursor import Cursor
from outward.line.folder import LineFolder
from outward.line.projection import Projection
from outward.wire.signature import key_for, public_text
from reception.app import Reception, open_reception
from reception.domain.errors import NothingWaitingError
from reception.queue.model import At
from tests.support.fake_relay import FakeRelay, serving

_WAITING, _SERVED = 200, 1000
_CALLS_A_MINUTE = 50
_ONE_LINE_CALLS = 21
_SETTLE_S, _WATCH_S = 15.0, 60.0
_DATABASES = {"SQLite": sqlite_url, "PostgreSQL": postgresql_url}


def measure() -> Iterator[Measured]:
    """Yield what a call is in one long line, then the line's part of a core and bytes a second."""
    yield from _one_line()
    for database, fresh in _DATABASES.items():
        with fresh(office()) as url, tempfile.TemporaryDirectory() as folder, serving() as relay:
            fill(url, waiting=_WAITING, served=_SERVED)
            kept, key = LineFolder(Path(folder)), Ed25519PrivateKey.generate()
            kept.keep_key(key)
            relay.admitted.add(public_text(key_for(key, relay.url)))
            kept.join("prefecture", relay.url)
            yield from _figures(database, url, folder, relay)


def _one_line() -> Iterator[Measured]:
    """Measure the batches of a hall in which all wait for the same: each call moves everybody."""
    here, packed = At(COUNTER, CLERK), []
    with sqlite_url() as url, open_reception(url) as hall:
        fill_one_line(url, _WAITING)
        hall.desk.open_counter(here)
        projection, cursor = Projection(hall), Cursor("commune", "0123456789abcdef")
        for _ in range(_ONE_LINE_CALLS):
            batch = cursor.prepare(projection.read(), (), hall.clock.now())
            cursor.acknowledge(batch)
            packed.append(len(gzip.compress(batch.body)) / 1000)
            if hall.hall.held_by(CLERK):
                hall.desk.start(here)
                hall.desk.finish(here)
            hall.desk.call_next(here)
    whole, *calls = packed
    note = f"{_WAITING} in one line, packed"
    yield Measured(name="line: all there is", value=whole, unit="KB", limit=None, note=note)
    a_second = median(calls) * _CALLS_A_MINUTE / 60
    yield Measured(
        name="line: bytes a second, one line",
        value=a_second,
        unit="KB",
        limit=5.0,
        note=f"{note}; {_CALLS_A_MINUTE} calls a minute",
    )


def _figures(database: str, url: str, folder: str, relay: FakeRelay) -> Iterator[Measured]:
    command = [sys.executable, "-m", "nouba", "line", "run", "--db", url, "--folder", folder]
    line = subprocess.Popen(command)
    try:
        with closing(open_reception(url)) as hall:
            process, calls = psutil.Process(line.pid), _calls(hall)
            _lead(calls, _SETTLE_S)
            before_s, sent, pushes = busy_s(process), relay.packed_bytes, len(relay.bodies)
            _lead(calls, _WATCH_S)
            busy, bytes_sent = busy_s(process) - before_s, relay.packed_bytes - sent
            pushes = len(relay.bodies) - pushes
    finally:
        end(line)
    note = f"{_CALLS_A_MINUTE} calls a minute, {_WAITING} waiting; {pushes} pushes in"
    yield Measured(
        name=f"line, {database}: part of a core",
        value=busy / _WATCH_S * 100,
        unit="%",
        limit=2.0,
        note=f"{note} {_WATCH_S:.0f} s",
    )
    yield Measured(
        name=f"line, {database}: bytes a second",
        value=bytes_sent / _WATCH_S / 1000,
        unit="KB",
        limit=5.0,
        note="bodies as they leave",
    )


def _calls(hall: Reception) -> Iterator[None]:
    """Yield after each call: who was called before at that counter is served, another one comes."""
    services = cycle([one.code for one in hall.hall.unit().services])
    for counter in cycle(range(1, COUNTERS + 1)):
        here = At(counter, f"clerk{counter}")
        held = hall.hall.held_by(here.clerk)
        with suppress(NothingWaitingError):
            if held and not held.leg.started_at:
                hall.desk.start(here)
            hall.desk.call_next(here, finish=held is not None)
        hall.desk.issue(next(services), language="ar")
        yield


def _lead(calls: Iterator[None], for_s: float) -> None:
    began_s = time.monotonic()
    done = 0
    while (passed_s := time.monotonic() - began_s) < for_s:
        if done <= passed_s * _CALLS_A_MINUTE / 60:
            next(calls)
            done += 1
        time.sleep(0.02)
