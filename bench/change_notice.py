"""How soon another process hears a change: from the commit to the reader."""

import subprocess
import sys
import time
from collections.abc import Iterator

from bench.processes import end
from bench.stores import SERVICE, postgresql_url, sqlite_url
from bench.table import Measured, median
from reception.app import open_reception

_CHANGES = 80
# Longer than the feed's look, and never in step with it.
_GAPS_S = (0.071, 0.083, 0.097, 0.113)


def measure() -> Iterator[Measured]:
    """Yield the median delay on each database."""
    for name, fresh, limit_ms in (
        ("SQLite", sqlite_url, 40.0),
        ("PostgreSQL", postgresql_url, 5.0),
    ):
        with fresh() as url:
            yield Measured(
                name=f"change heard by another process, {name}",
                value=median(_delays(url)),
                unit="ms",
                limit=limit_ms,
                note="median",
            )


def _delays(url: str) -> list[float]:
    listener = subprocess.Popen(
        [sys.executable, "-m", "bench.change_notice", url], stdout=subprocess.PIPE, text=True
    )
    assert listener.stdout is not None
    delays = []
    try:
        listener.stdout.readline()
        with open_reception(url) as reception:
            for index in range(_CHANGES):
                time.sleep(_GAPS_S[index % len(_GAPS_S)])
                reception.desk.issue(SERVICE)
                committed = time.monotonic()
                delays.append((float(listener.stdout.readline()) - committed) * 1000)
    finally:
        end(listener)
    return delays


def _listen(url: str) -> None:
    """Print the monotonic time, which processes share, of each change heard."""
    with open_reception(url) as reception:
        feed = reception.open_feed()
        print("listening", flush=True)
        while True:
            if feed.wait(5):
                print(time.monotonic(), flush=True)


if __name__ == "__main__":
    _listen(sys.argv[1])
