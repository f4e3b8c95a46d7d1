"""emupos, a printer emulator that Nouba did not make, as a referee."""

import os
import shutil
import socket
import subprocess
import sysconfig
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_CONFIG = """\
schema: 1
api: {{ host: 127.0.0.1, port: {api} }}
devices:
  - id: front
    type: printer
    profile: epson-tm-t20iii
    connections: [ {{ tcp: {{ host: 127.0.0.1, port: {port} }} }} ]
    receipts_dir: ./receipts
"""
_PATIENCE_S = 20


class EmuPos:
    """A running emupos: a printer, and what a person does to it."""

    def __init__(self, port: int, api: int, output: IO[str]) -> None:
        self.uri = f"tcp://127.0.0.1:{port}"
        self._device = f"http://127.0.0.1:{api}/api/v1/devices/front"
        self._lines: list[str] = []
        self._grown = threading.Condition()
        self._reader = threading.Thread(target=self._read, args=(output,), daemon=True)
        self._reader.start()

    def fault(self, name: str, *, active: bool) -> None:
        self._call(f"faults/{name}", "PUT" if active else "DELETE")

    def latest_receipt(self) -> bytes:
        return self._call("receipts/latest/image", "GET")

    def mark(self) -> int:
        """Return a place in the event log."""
        return len(self._lines)

    def events_until(self, words: str, *, since: int) -> list[str]:
        """Return the event lines from a place up to the one that contains ``words``."""
        with self._grown:
            found = self._grown.wait_for(
                lambda: any(words in line for line in self._lines[since:]), _PATIENCE_S
            )
            assert found, f"emupos never said '{words}': {self._lines[since:]}"
            return self._lines[since:]

    def _call(self, path: str, method: str) -> bytes:
        request = urllib.request.Request(f"{self._device}/{path}", method=method)  # noqa: S310 - this computer
        with urllib.request.urlopen(request, timeout=_PATIENCE_S) as answer:  # noqa: S310
            body: bytes = answer.read()
        return body

    def _read(self, output: IO[str]) -> None:
        for line in output:
            with self._grown:
                self._lines.append(line.rstrip())
                self._grown.notify_all()


@contextmanager
def running_emupos(folder: Path) -> Iterator[EmuPos]:
    program = shutil.which("emupos", path=sysconfig.get_path("scripts"))
    assert program, "emupos is a development dependency"
    api, port = _free_port(), _free_port()
    (folder / "emupos.yaml").write_text(_CONFIG.format(api=api, port=port))
    with subprocess.Popen(
        [program, "run", "--config", "emupos.yaml"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "200", "NO_COLOR": "1"},
    ) as process:
        assert process.stdout is not None
        emupos = EmuPos(port, api, process.stdout)
        try:
            emupos.events_until("Press Ctrl+C", since=0)
            yield emupos
        finally:
            process.terminate()
            process.wait(_PATIENCE_S)
            emupos._reader.join(_PATIENCE_S)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
