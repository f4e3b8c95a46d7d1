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
"""
_DEVICE = """\
  - id: {device}
    type: printer
    profile: {profile}
    connections: [ {{ tcp: {{ host: 127.0.0.1, port: {port} }} }} ]
    receipts_dir: ./receipts-{device}
"""
# It has printers of 576 dots only; heads of other widths are described to it.
_HEAD = """\
type: printer
name: {width_px} dots
dpi: 203
width_dots: {width_px}
font_a: {{ width: 12, height: 24 }}
font_b: {{ width: 9, height: 17 }}
code_pages: {{ 0: PC437 }}
default_code_page: 0
drawer_sensor_open_level: high
serial: {{ baud: 9600, data_bits: 8, parity: none, stop_bits: 1 }}
"""
_FRONT = "front"
_WIDTHS_PX = (384, 512, 864)
_PATIENCE_S = 300
# Its web framework is loaded for the first time in a fresh environment, beside other tests.
_START_PATIENCE_S = 600


class EmuPos:
    """A running emupos: a printer, and what a person does to it."""

    def __init__(self, ports: dict[str, int], api: int, output: IO[str]) -> None:
        self.uri = f"tcp://127.0.0.1:{ports[_FRONT]}"
        self._ports = ports
        self._devices = f"http://127.0.0.1:{api}/api/v1/devices"
        self._lines: list[str] = []
        self._grown = threading.Condition()
        self._reader = threading.Thread(target=self._read, args=(output,), daemon=True)
        self._reader.start()

    def fault(self, name: str, *, active: bool) -> None:
        self._call(f"faults/{name}", "PUT" if active else "DELETE")

    def latest_receipt(self) -> bytes:
        return self._call("receipts/latest/image", "GET")

    def print_bytes(self, data: bytes, width_px: int) -> tuple[bytes, list[str]]:
        """Print on a head of this width; return the receipt and the event lines.

        Args:
            data: a ticket that ends with GS r, and asks nothing before.
            width_px: 384, 512, 576 or 864.
        """
        device = f"wide-{width_px}" if width_px in _WIDTHS_PX else _FRONT
        mark = self.mark()
        with socket.create_connection(
            ("127.0.0.1", self._ports[device]), _PATIENCE_S
        ) as connection:
            connection.sendall(data)
            assert connection.recv(1), "it hung up"
        events = self.events_until("printer.job.completed", since=mark)
        return self._call("receipts/latest/image", "GET", device), events

    def mark(self) -> int:
        """Return a place in the event log."""
        return len(self._lines)

    def events_until(self, words: str, *, since: int, patience_s: float = _PATIENCE_S) -> list[str]:
        """Return the event lines from a place up to the one that contains ``words``."""
        with self._grown:
            found = self._grown.wait_for(
                lambda: any(words in line for line in self._lines[since:]), patience_s
            )
            assert found, f"emupos never said '{words}': {self._lines[since:]}"
            return self._lines[since:]

    def _call(self, path: str, method: str, device: str = _FRONT) -> bytes:
        url = f"{self._devices}/{device}/{path}"
        request = urllib.request.Request(url, method=method)  # noqa: S310 - this computer
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
    api, ports = _free_port(), {_FRONT: _free_port()}
    config = _CONFIG.format(api=api)
    config += _DEVICE.format(device=_FRONT, profile="epson-tm-t20iii", port=ports[_FRONT])
    for width_px in _WIDTHS_PX:
        device, profile = f"wide-{width_px}", f"./{width_px}.yaml"
        ports[device] = _free_port()
        (folder / profile).write_text(_HEAD.format(width_px=width_px))
        config += _DEVICE.format(device=device, profile=profile, port=ports[device])
    (folder / "emupos.yaml").write_text(config)
    with subprocess.Popen(
        [program, "run", "--config", "emupos.yaml"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "200", "NO_COLOR": "1"},
    ) as process:
        assert process.stdout is not None
        emupos = EmuPos(ports, api, process.stdout)
        try:
            emupos.events_until("Press Ctrl+C", since=0, patience_s=_START_PATIENCE_S)
            yield emupos
        finally:
            process.terminate()
            process.wait(_PATIENCE_S)
            emupos._reader.join(_PATIENCE_S)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
