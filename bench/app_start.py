"""How soon the kiosk is there: first frame against a bare window, and ready for a visitor."""

from collections.abc import Iterator

from bench.started import started
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
            empty = started("bare", url)
            kiosk = started("kiosk", url)
            if start:
                bare.append(empty["frame"])
                frame.append(kiosk["frame"])
                ready.append(kiosk["ready"])
    yield Measured(
        name="kiosk, first frame",
        value=median(frame),
        unit="ms",
        baseline=median(bare),
        limit=3.0,
        limits_ratio=True,
        note="median, against a bare Qt Quick window",
    )
    yield Measured(
        name="kiosk, ready to issue", value=median(ready), unit="ms", limit=2000.0, note="median"
    )
