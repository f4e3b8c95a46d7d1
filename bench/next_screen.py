"""From the finger to the first frame of the next page, by the real kiosk drawing in software."""

import os
import subprocess
import sys
from collections.abc import Iterator

from bench.stores import sqlite_url
from bench.table import Measured, median, percentile

_ROUNDS = 15
# The first walk compiles the pages and loads the typefaces.
_WARM_UP = 2
_TOUCHES_A_ROUND = 10


def measure() -> Iterator[Measured]:
    """Yield the median and the 95th percentile over all pages, and the slowest page's median."""
    with sqlite_url() as url:
        walked = subprocess.run(
            [sys.executable, "-m", "bench.kiosk_walk", str(_ROUNDS)],
            env={
                **os.environ,
                "NOUBA_DATABASE": url,
                "NOUBA_PRINTER": "",
                "QT_QPA_PLATFORM": "offscreen",
                "QT_QUICK_BACKEND": "software",
            },
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=180,
        )
    lines = [line.split() for line in walked.stdout.splitlines()][_WARM_UP * _TOUCHES_A_ROUND :]
    took = [float(ms) for _, ms in lines]
    pages = {page for page, _ in lines}
    slowest = max(pages, key=lambda page: median([float(ms) for one, ms in lines if one == page]))
    yield Measured(
        name="touch to the next screen, median",
        value=median(took),
        unit="ms",
        limit=60.0,
        note=f"slowest page: {slowest}",
    )
    yield Measured(
        name="touch to the next screen, p95",
        value=percentile(took, 95),
        unit="ms",
        limit=100.0,
        note=f"{len(took)} touches, drawn without a graphics card",
    )
