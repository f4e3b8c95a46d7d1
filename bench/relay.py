"""A relay: what a poll costs beside a bare ASGI app, and four thousand telephones on one core."""

import asyncio
import contextlib
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import httpx
import psutil

from bench.bare_web import WORDS
from bench.processes import busy_s
from bench.table import Measured, Times, alternate, median, percentile
from outward.relay.memory_store import MemoryStore
from outward.wire.batch import PATH, SIGNATURE, SITE, HallBatch
from reception.domain.page_key import key_hash
from reception.system.clock import SystemClock
from tests.outward.relay.offices import SpeakingOffice, place, ticket
from tests.support.clocks import FakeClock

PHONES, EVERY_S, LASTS_S = 4000, 10.0, 30.0
# Every telephone loads its page once before anything is measured.
_FIRST_S = 12.0
POLLS = 4000
_A_BATCH = 800
_MEGABYTE = 2**20
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_TAG = re.compile(rb'etag: ("[0-9a-f]+")', re.IGNORECASE)


def measure() -> Iterator[Measured]:
    with _relay() as (process, port), _bare() as bare_port, _office(port) as office:
        yield _poll(port, bare_port)
        office.set()
        yield from _phones(process, port)


def key_of(number: int) -> str:
    """Return the key of a telephone's ticket."""
    tail = "".join(_LETTERS[number // 32**place % 32] for place in range(4))
    return f"{'B' * 16}{tail}"


@contextmanager
def _relay() -> Iterator[tuple[psutil.Process, int]]:
    with tempfile.TemporaryDirectory() as folder:
        office = SpeakingOffice(FakeClock(SystemClock().now()))
        asyncio.run(MemoryStore(Path(folder)).enrol(office.rule()))
        words = ["-m", "nouba", "relay", "--port", "0", "--folder", folder]
        with _started(words) as (process, port):
            yield process, port


@contextmanager
def _bare() -> Iterator[int]:
    with _started(list(WORDS)) as (_, port):
        yield port


@contextmanager
def _started(words: list[str]) -> Iterator[tuple[psutil.Process, int]]:
    """Start a server on the first core; it says where it listens."""
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            found = psutil.Process(process.pid)
            found.cpu_affinity([0])
            yield found, int(said.rsplit(":", 1)[1])
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def _office(port: int) -> Iterator[Event]:
    """Let an office send its hall, and then, once it is asked for, say each second: still true."""
    clock = FakeClock(SystemClock().now())
    office, speaks, ends = SpeakingOffice(clock), Event(), Event()
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:

        def send(batch: HallBatch) -> None:
            body, signature = office.packed(batch)
            headers = {"Content-Encoding": "gzip", SITE: office.site, SIGNATURE: signature}
            client.post(PATH, content=body, headers=headers).raise_for_status()

        def speak() -> None:
            while not ends.wait(1.0):
                if speaks.is_set():
                    clock.at = SystemClock().now()
                    send(office.next())

        for begin in range(0, PHONES, _A_BATCH):
            numbers = range(begin, begin + _A_BATCH)
            tickets = {str(one): ticket(clock, 1, key=key_hash(key_of(one))) for one in numbers}
            places = {str(one): place(clock, one + 5) for one in numbers}
            more = {"tickets": tickets, "places": places}
            send(office.next(**more) if begin else office.whole(tickets, places))
        thread = Thread(target=speak)
        thread.start()
        try:
            yield speaks
        finally:
            ends.set()
            thread.join()


def _request(key: str, tag: bytes) -> bytes:
    return b"GET /%s HTTP/1.1\r\nHost: relay\r\nIf-None-Match: %s\r\n\r\n" % (key.encode(), tag)


def _tag_of(port: int, key: str) -> bytes:
    found = httpx.get(f"http://127.0.0.1:{port}/{key}")
    return found.headers["ETag"].encode()


def _poll(port: int, bare_port: int) -> Measured:
    """Ask for an unchanged page over a connection that stays, here and there in turn."""
    asked = _request(key_of(7), _tag_of(port, key_of(7)))
    with closing(_Line(port, asked)) as ours, closing(_Line(bare_port, asked)) as bare:
        mine, theirs = alternate(ours.ask, bare.ask, repeats=POLLS)
    return Measured(
        name="a poll that finds nothing new",
        value=median(mine),
        unit="ms",
        baseline=median(theirs),
        limit=1.5,
        limits_ratio=True,
        note=f"{POLLS} each, over one connection; bare: uvicorn with an app that only answers 304",
    )


class _Line:
    """A connection that stays."""

    def __init__(self, port: int, asked: bytes) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._asked = asked

    def ask(self) -> None:
        self._socket.sendall(self._asked)
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += self._socket.recv(4096)
        assert answer.startswith(b"HTTP/1.1 304"), answer

    def close(self) -> None:
        self._socket.close()


def _phones(process: psutil.Process, port: int) -> Iterator[Measured]:
    with contextlib.suppress(OSError):
        psutil.Process().cpu_affinity([psutil.cpu_count() - 1])
    crowd = _Crowd(port, process)
    asyncio.run(crowd.come())
    answers, took_s, own_s = crowd.answers, crowd.took_s, crowd.own_s
    told = f"{PHONES} telephones, {LASTS_S:g} s, {len(answers)} polls, {crowd.changed} changed"
    yield Measured(
        name="a poll among 4,000 telephones, p50",
        value=median(answers),
        unit="ms",
        limit=None,
        note=told,
    )
    yield Measured(
        name="a poll among 4,000 telephones, p99",
        value=percentile(answers, 99),
        unit="ms",
        limit=60,
    )
    yield Measured(
        name="a core for 4,000 telephones at 10 s",
        value=100 * took_s / LASTS_S,
        unit="%",
        limit=100,
        note=f"the telephones took {100 * own_s / LASTS_S:.0f} % of another",
    )
    yield Measured(
        name="memory of the relay then",
        value=process.memory_info().rss / _MEGABYTE,
        unit="MiB",
        limit=100,
    )


class _Crowd:
    """Telephones that poll, each with a new connection every time, as telephones do."""

    def __init__(self, port: int, process: psutil.Process) -> None:
        self._port, self._process = port, process
        self._measures = False
        self.answers, self.changed = Times(), 0
        self.took_s = self.own_s = 0.0

    async def come(self) -> None:
        """Let all of them load their page, and then poll for a while."""
        phones = [asyncio.create_task(self._phone(number)) for number in range(PHONES)]
        await asyncio.sleep(_FIRST_S)
        self._measures = True
        took_s, own_s = busy_s(self._process), time.process_time()
        await asyncio.sleep(LASTS_S)
        self.took_s, self.own_s = busy_s(self._process) - took_s, time.process_time() - own_s
        for one in phones:
            one.cancel()
        await asyncio.gather(*phones, return_exceptions=True)

    async def _phone(self, number: int) -> None:
        key, tag = key_of(number), b'""'
        await asyncio.sleep(EVERY_S * number / PHONES)
        while True:
            begun_s = time.perf_counter()
            answer = await _asked(self._port, _request(key, tag))
            if self._measures:
                self.answers.append((time.perf_counter() - begun_s) * 1000)
                self.changed += answer.startswith(b"HTTP/1.1 200")
            if found := _TAG.search(answer):
                tag = found[1]
            await asyncio.sleep(EVERY_S)


async def _asked(port: int, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        return await reader.readuntil(b"\r\n\r\n")
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
