"""An app started as its command does it, in a process of its own."""

import os
import subprocess
import sys
import time

from tests.support.databases import PASSWORD

_OVER_S = 60


def started(what: str, url: str) -> dict[str, float]:
    """Start what ``bench.first_frame`` knows; return after how many milliseconds it told what.

    The first start is not to be counted: it fills the disk cache, Qt's cache of compiled QML and
    Python's of bytecode. An installed Nouba is compiled (docs/administrators.md), so bytecode is
    written even where the environment says otherwise.
    """
    environment = {
        **os.environ,
        "NOUBA_DATABASE": url,
        "NOUBA_BENCH_PASSWORD": PASSWORD,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", "bench.first_frame", what],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_OVER_S,
    )
    lines = (line.split() for line in ended.stdout.splitlines())
    return {name: (float(at) - begun) * 1000 for name, at in lines}
