"""An app started as its command does it, or a command carried out, in a process of its own."""

import os
import resource
import subprocess
import sys
import time

from bench.table import Times
from tests.support.databases import PASSWORD

_OVER_S = 60


def started(what: str, url: str) -> dict[str, float]:
    """Start what ``bench.first_frame`` knows; return after how many milliseconds it told what.

    The first start is not to be counted: it fills the disk cache, Qt's cache of compiled QML and
    Python's of bytecode. An installed Nouba is compiled (docs/administrators.md), so bytecode is
    written even where the environment says otherwise.
    """
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", "bench.first_frame", what],
        env=_environment(url),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_OVER_S,
    )
    lines = (line.split() for line in ended.stdout.splitlines())
    return {name: (float(at) - begun) * 1000 for name, at in lines}


def carry_out(times: Times, url: str, *words: str) -> None:
    """Time a command from its start to its end, and what it took of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "nouba", *words],
        env=_environment(url),
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=_OVER_S,
    )
    times.append((time.monotonic() - begun) * 1000)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy_s = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    times.processor.append(busy_s * 1000)


def _environment(url: str) -> dict[str, str]:
    environment = {
        **os.environ,
        "NOUBA_DATABASE": url,
        "NOUBA_BENCH_PASSWORD": PASSWORD,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
