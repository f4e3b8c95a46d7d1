"""What runs beside a benchmark is counted, also while some of it ends."""

import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from bench.processes import busy_s

# A server with a worker that has ended and that nobody has waited for, and one that works.
_SERVER = """
import subprocess, sys
ended = subprocess.Popen([sys.executable, "-c", "pass"])
works = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
import os
os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
print("ready", flush=True)
input()
works.stdin.close()
"""


@pytest.fixture
def server() -> Iterator[psutil.Process]:
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield psutil.Process(process.pid)
        process.communicate("\n")


def test_a_worker_that_has_just_ended_is_passed_over(server: psutil.Process) -> None:
    states = [one.status() for one in server.children()]
    assert psutil.STATUS_ZOMBIE in states, "there is nothing to pass over"
    assert busy_s(server) > 0
