"""How soon the kiosk is there: first frame against a bare window, and ready for a visitor."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from bench.stores import sqlite_url
from bench.table import Measured, median

_STARTS = 7


def measure() -> Iterator[Measured]:
    """Yield the first frame, as a ratio, and the readiness."""
    bare: list[float] = []
    frame: list[float] = []
    ready: list[float] = []
    with sqlite_url() as url:
        for start in range(_STARTS + 1):
            empty = _started("bare", url)
            kiosk = _started("kiosk", url)
            # The first start fills the disk cache and Qt's cache of compiled QML.
            if start:
                bare.append(empty["frame"])
                frame.append(kiosk["frame"])
                ready.append(kiosk["ready"])
    yield Measured(
        name="kiosk, first frame",
        value=median(frame),
        unit="ms",
        baseline=median(bare),
        limit=2.0,
        limits_ratio=True,
        note="median, against a bare Qt Quick window",
    )
    yield Measured(
        name="kiosk, ready to issue", value=median(ready), unit="ms", limit=1000.0, note="median"
    )


def _started(what: str, url: str) -> dict[str, float]:
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", "bench.first_frame", what],
        env={
            **os.environ,
            "NOUBA_DATABASE": url,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
        },
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    lines = (line.split() for line in ended.stdout.splitlines())
    return {name: (float(at) - begun) * 1000 for name, at in lines}
