"""Sixteen at one database: eight kiosks give tickets and eight clerks call, all without a pause.

How long an act takes then is how long it waits for the others. The longest wait is somebody who
stands before a kiosk; in the peers' programs such a crowd gets numbers twice.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

from bench.busy_hall import CLERKS, DATABASES, fill, fresh
from bench.processes import end
from bench.table import Measured, median, percentile

_LASTS_S = float(os.environ.get("NOUBA_BENCH_CROWD_S", "20"))
_ISSUERS = 8
_WAITING = 200
_P99_MS, _LONGEST_MS, _PACE_MS = 100.0, 250.0, 1000 / 150


def measure() -> Iterator[Measured]:
    """Yield the median, the 99th percentile and the longest of issuing and of a clerk's acts."""
    for database in DATABASES:
        with fresh(database) as url:
            fill(url, _WAITING)
            took = _crowd(url)
        # The writers of one file stand in a line, in which nobody may be forgotten.
        longest_ms = _LONGEST_MS if database == "SQLite" else None
        for kind, limited in (("issuer", True), ("clerk", False)):
            times = took[kind]
            acts = "issue" if limited else "a clerk's act"
            note = f"{len(times)} in {_LASTS_S:g} s"
            for figure, value, limit in (
                ("median", median(times), None),
                ("p99", percentile(times, 99), _P99_MS),
                ("longest", max(times), longest_ms),
                ("one after another", _LASTS_S * 1000 / len(times), _PACE_MS),
            ):
                yield Measured(
                    name=f"crowd of 16, {database}: {acts}, {figure}",
                    value=value,
                    unit="ms",
                    limit=limit if limited else None,
                    note=note,
                )


def _crowd(url: str) -> dict[str, list[float]]:
    with ExitStack() as stack:
        members = []
        for kind, count in (("issuer", _ISSUERS), ("clerk", CLERKS)):
            for number in range(1, count + 1):
                member = subprocess.Popen(
                    [sys.executable, "-m", "bench.crowd_member", kind, str(number), str(_LASTS_S)],
                    env={**os.environ, "NOUBA_DATABASE": url},
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
                stack.callback(end, member)
                members.append((kind, member))
        for _, member in members:
            assert member.stdout
            if member.stdout.readline() != "ready\n":
                raise RuntimeError("one of the crowd did not come")
        for _, member in members:
            assert member.stdin
            member.stdin.write("go\n")
            member.stdin.flush()
        took: dict[str, list[float]] = {"issuer": [], "clerk": []}
        for kind, member in members:
            said, _ = member.communicate()
            if member.returncode:
                raise RuntimeError(f"an {kind} ended with {member.returncode}")
            took[kind] += map(float, said.split())
    return took
