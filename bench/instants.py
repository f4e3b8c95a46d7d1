"""Where the programs that a benchmark starts write how far their trips have come."""

import logging
import os
from pathlib import Path

_FOLDER = "NOUBA_BENCH_INSTANTS"
_LOG = "nouba.trips"


def told_in(folder: Path) -> dict[str, str]:
    """Return what the environment of a program says, so that it writes its instants there."""
    return {_FOLDER: str(folder)}


def tell_of(program: str) -> None:
    """Write the instants of this program from now on, if a benchmark asks for them."""
    if folder := os.environ.get(_FOLDER):
        log = logging.getLogger(_LOG)
        log.setLevel(logging.DEBUG)
        log.propagate = False
        log.addHandler(logging.FileHandler(Path(folder) / program))


def read_instants(folder: Path, program: str) -> list[tuple[str, float]]:
    """Return what it has written: names and monotonic seconds, the earliest first."""
    lines = (folder / program).read_text(encoding="utf-8").splitlines()
    told = (line.rpartition(" ") for line in lines)
    return sorted(((name, float(at_s)) for name, _, at_s in told), key=lambda one: one[1])
