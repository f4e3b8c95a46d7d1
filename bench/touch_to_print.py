"""From the finger on the tile to the last byte at a printer on a line like USB, by the real kiosk.

The open peers that print take 46 to 71 ms at the median for issuing and printing alone, without
the line's own time: a ticket of 21 kB needs 26 ms on it.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from bench.processes import end
from bench.stores import sqlite_url
from bench.table import Measured, median, percentile

_TOUCHES = 60
# The first tickets load the driver and the typefaces.
WARM_UP = 5


def measure() -> Iterator[Measured]:
    """Yield the median and the 95th percentile."""
    took = [(end_s - begun_s) * 1000 for begun_s, end_s in touches()]
    note = f"{len(took)} tickets in Arabic"
    yield Measured(
        name="touch to last byte, median", value=median(took), unit="ms", limit=90.0, note=note
    )
    yield Measured(
        name="touch to last byte, p95",
        value=percentile(took, 95),
        unit="ms",
        limit=130.0,
        note=note,
    )


def touches(**environment: str) -> list[tuple[float, float]]:
    """Return when each ticket was touched and when its last byte had come, in monotonic seconds."""
    with sqlite_url() as url, _printer() as (uri, ended):
        own = {"NOUBA_DATABASE": url, "NOUBA_PRINTER": uri, "QT_QPA_PLATFORM": "offscreen"}
        kiosk = _run("bench.kiosk_touches", str(_TOUCHES), **own, **environment)
        touched = [float(line) for line in kiosk.split()]
        arrived = [float(ended.readline()) for _ in touched]
    return list(zip(touched, arrived, strict=True))[WARM_UP:]


def draw_alone(**environment: str) -> None:
    """Print as many tickets at such a printer, with nothing beside."""
    with _printer() as (uri, _):
        _run("bench.drawing_alone", uri, str(_TOUCHES), **environment)


@contextmanager
def _printer() -> Iterator[tuple[str, IO[str]]]:
    """Yield a printer's address, and what it says of when each ticket had come."""
    sink = subprocess.Popen(
        [sys.executable, "-m", "bench.printer_sink"], stdout=subprocess.PIPE, text=True
    )
    assert sink.stdout is not None
    with sink.stdout:
        try:
            yield f"tcp://127.0.0.1:{sink.stdout.readline().strip()}", sink.stdout
        finally:
            end(sink)


def _run(module: str, *words: str, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=600,
    ).stdout
