"""Stores of a relay: in memory, and a real Valkey on a socket of its own."""

import asyncio
import shutil
import subprocess
import tempfile
import time
from collections.abc import Coroutine, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import valkey

from outward.relay.memory_store import MemoryStore
from outward.relay.store import RelayStore
from outward.relay.valkey_store import ValkeyStore

SERVER = shutil.which("valkey-server")
_STARTS_WITHIN_S = 60.0


class Loop:
    """Runs what a store does, one after the other, in one loop as a relay does."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()

    def __call__[Result](self, act: Coroutine[Any, Any, Result]) -> Result:
        return self.runner.run(act)

    def close(self) -> None:
        self.runner.close()


@pytest.fixture
def loop() -> Iterator[Loop]:
    with closing(Loop()) as found:
        yield found


@pytest.fixture(scope="session")
def valkey_address() -> Iterator[str]:
    """Return the address of a server that is there for these tests alone."""
    if SERVER is None:
        pytest.skip("needs valkey-server")
    with tempfile.TemporaryDirectory(prefix="nouba-valkey-") as folder:
        socket = Path(folder) / "socket"
        words = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", folder]
        with subprocess.Popen([SERVER, *words], stdout=subprocess.DEVNULL) as process:
            try:
                _wait_for(socket)
                yield f"unix://{socket}"
            finally:
                process.terminate()


def _wait_for(socket: Path) -> None:
    with closing(valkey.Valkey(unix_socket_path=str(socket))) as server:
        ends_at = time.monotonic() + _STARTS_WITHIN_S
        while True:
            try:
                server.ping()
            except valkey.ConnectionError:
                assert time.monotonic() < ends_at, "valkey-server did not start"
                time.sleep(0.05)
            else:
                return


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, tmp_path: Path, loop: Loop) -> Iterator[RelayStore]:
    """Every test that asks for it runs on both stores."""
    if request.param == "memory":
        found: RelayStore = MemoryStore(tmp_path / "relay")
    else:
        address = request.getfixturevalue("valkey_address")
        with closing(valkey.Valkey.from_url(address)) as server:
            server.flushall()
        found = ValkeyStore(address)
    yield found
    loop(found.close())
