"""The page's script in a real browser: it asks, changes, tells, and breaks no rule of the page."""

import asyncio
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from outward.relay.app import RelayApp
from outward.relay.memory_store import MemoryStore
from outward.wire.batch import PATH, SIGNATURE, SITE, HallBatch
from outward.wire.hall import VisitState
from reception.system.clock import SystemClock
from tests.outward.relay.offices import KEY, SpeakingOffice, place, ticket
from tests.support.clocks import FakeClock

CHROMIUM = shutil.which("chromium")
_WITHIN_S = 120
pytestmark = [pytest.mark.deep, pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")]


class HeardRelay:
    """A relay on a port, whose polls the test hears."""

    def __init__(self, folder: Path) -> None:
        self._clock = FakeClock(SystemClock().now())
        self.office = SpeakingOffice(self._clock)
        self._store = MemoryStore(folder)
        asyncio.run(self._store.enrol(self.office.rule()))
        self._app = RelayApp(self._store, SystemClock())
        self.statuses: list[int] = []
        """What each poll was answered."""
        self.then: dict[int, Callable[[], None]] = {}
        """What is done after so many polls."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def hear(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["path"] == f"/{KEY}":
                self.statuses.append(message["status"])
            await send(message)

        await self._app(scope, receive, hear)
        if then := self.then.pop(len(self.statuses), None):
            await asyncio.to_thread(then)

    @contextmanager
    def serving(self) -> Any:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            config = uvicorn.Config(
                self, access_log=False, log_config=None, lifespan="off", ws="none"
            )
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
            thread.start()
            self.origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
            try:
                while not server.started:
                    time.sleep(0.01)
                yield
            finally:
                server.should_exit = True
                thread.join()

    def told(self, **facts: Any) -> None:
        """Let the office say how its one ticket stands."""
        self._clock.at = SystemClock().now()
        places = {"1": place(self._clock, 1)}
        self._send(self.office.whole({"1": ticket(self._clock, **facts)}, places))

    def start_anew(self) -> None:
        """Forget every hall, as a relay in memory does."""
        asyncio.run(self._store.close())

    def _send(self, batch: HallBatch) -> None:
        body, signature = self.office.packed(batch)
        headers = {"Content-Encoding": "gzip", SITE: "agdal", SIGNATURE: signature}
        httpx.post(self.origin + PATH, content=body, headers=headers).raise_for_status()


def looked_at(address: str, minutes: int = 1) -> tuple[str, str]:
    """Return the page after minutes of the browser's own time, and what it complained of."""
    assert CHROMIUM
    with tempfile.TemporaryDirectory() as folder:
        seen = subprocess.run(
            [
                *(
                    CHROMIUM,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--enable-logging=stderr",
                ),
                *(
                    f"--user-data-dir={folder}",
                    f"--virtual-time-budget={minutes * 60_000}",
                    "--dump-dom",
                    address,
                ),
            ],
            capture_output=True,
            text=True,
            check=True,
            timeout=_WITHIN_S,
        )
    return seen.stdout, "\n".join(one for one in seen.stderr.splitlines() if "CONSOLE" in one)


def test_an_open_page_becomes_the_call_and_says_so(tmp_path: Path) -> None:
    relay = HeardRelay(tmp_path)
    relay.then[3] = lambda: relay.told(state=VisitState.CALLED, counter=3, calls=1)
    with relay.serving():
        relay.told()
        page, complaints = looked_at(f"{relay.origin}/{KEY}?l=fr")
    assert relay.statuses[:3] == [200, 304, 304]
    assert set(relay.statuses[3:]) <= {200, 304}
    assert '<body class="called"' in page
    assert re.search(r"<title>C’est à vous.*guichet 3 · A 001</title>", page)
    assert re.search(r'<p id="say"[^>]*>C’est à vous.*guichet 3\. A 001</p>', page)
    assert "Content Security Policy" not in complaints
    assert "Error" not in complaints


def test_a_page_whose_relay_starts_anew_keeps_its_ticket_and_becomes_the_call(
    tmp_path: Path,
) -> None:
    relay = HeardRelay(tmp_path)
    relay.then[3] = relay.start_anew
    relay.then[5] = lambda: relay.told(state=VisitState.CALLED, counter=3, calls=1)
    with relay.serving():
        relay.told()
        page, _ = looked_at(f"{relay.origin}/{KEY}?l=fr")
    assert relay.statuses[:3] == [200, 304, 304]
    assert set(relay.statuses[3:]) == {304, 404, 200}
    assert '<body class="called"' in page
    assert re.search(r'<div id="off"[^>]*hidden', page)


def test_a_ticket_that_is_forgotten_is_shown_as_unknown_some_minutes_later(tmp_path: Path) -> None:
    relay = HeardRelay(tmp_path)
    relay.then[1] = relay.start_anew
    with relay.serving():
        relay.told()
        soon, _ = looked_at(f"{relay.origin}/{KEY}?l=fr")
        relay.told()
        relay.statuses.clear()
        relay.then[1] = relay.start_anew
        late, _ = looked_at(f"{relay.origin}/{KEY}?l=fr", minutes=7)
    assert "A 001" in soon
    assert "unknown" not in soon.partition("<body")[2].partition(">")[0]
    assert '<body class="unknown"' in late


def test_a_page_that_is_not_known_yet_asks_until_it_is(tmp_path: Path) -> None:
    relay = HeardRelay(tmp_path)
    relay.then[1] = relay.told
    with relay.serving():
        page, complaints = looked_at(f"{relay.origin}/{KEY}?l=fr")
    assert relay.statuses[:3] == [404, 200, 200]
    assert '<body class="next"' in page
    assert "Content Security Policy" not in complaints


def test_a_page_whose_relay_is_gone_says_that_it_is_not_up_to_date(tmp_path: Path) -> None:
    relay = HeardRelay(tmp_path)
    with relay.serving():
        relay.told()

        # As the server in front of it answers for a relay that does not.
        gone = Response("", 502)
        relay.then[3] = lambda: setattr(relay, "_app", gone)
        page, _ = looked_at(f"{relay.origin}/{KEY}?l=fr")
    assert relay.statuses[:3] == [200, 304, 304]
    assert re.search(r'<div id="off"[^>]*role="status"[^>]*>', page)
    assert not re.search(r'<div id="off"[^>]*hidden', page)
    assert "A 001" in page
