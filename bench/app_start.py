"""How soon the kiosk is there, and what a number costs on the command line.

The kiosk's first frame is held against a bare window; then it is ready for a visitor.
"""

from collections.abc import Iterator

from bench.started import carry_out, started
from bench.stores import SERVICE, sqlite_url
from bench.table import Measured, Times, median

_STARTS = 7


def measure() -> Iterator[Measured]:
    """Yield the first frame, as a ratio, the readiness, and the processor of a command."""
    bare: list[float] = []
    frame: list[float] = []
    ready: list[float] = []
    command = Times()
    with sqlite_url() as url:
        for start in range(_STARTS + 1):
            empty = started("bare", url)
            kiosk = started("kiosk", url)
            if start:
                bare.append(empty["frame"])
                frame.append(kiosk["frame"])
                ready.append(kiosk["ready"])
        for _ in range(_STARTS):
            carry_out(command, url, "issue", SERVICE)
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
    yield Measured(
        name="nouba issue, of the processor",
        value=median(command.processor),
        unit="ms",
        limit=500.0,
        note=f"median; {median(command):.0f} ms from start to end",
    )
