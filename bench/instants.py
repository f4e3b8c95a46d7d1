"""Where the programs that a benchmark starts write how far their trips have come."""

import logging
import os
import time
from pathlib import Path

from reception.system.clock import TRIPS

_FOLDER = "NOUBA_BENCH_INSTANTS"


class _Instant(logging.Formatter):
    """Adds the monotonic clock, which programs share: an instant is told where it happens."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{record.getMessage()} {time.monotonic():.6f}"


def told_in(folder: Path) -> dict[str, str]:
    """Return what the environment of a program says, so that it writes its instants there."""
    return {_FOLDER: str(folder)}


def tell_of(program: str) -> None:
    """Write the instants of this program from now on, if a benchmark asks for them."""
    if folder := os.environ.get(_FOLDER):
        file = logging.FileHandler(Path(folder) / program)
        file.setFormatter(_Instant())
        TRIPS.setLevel(logging.DEBUG)
        TRIPS.propagate = False
        TRIPS.addHandler(file)


def read_instants(folder: Path, program: str) -> list[tuple[str, float]]:
    """Return what it has written: names and monotonic seconds, the earliest first."""
    lines = (folder / program).read_text(encoding="utf-8").splitlines()
    told = (line.rpartition(" ") for line in lines)
    return sorted(((name, float(at_s)) for name, _, at_s in told), key=lambda one: one[1])
