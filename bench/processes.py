"""Processes that run beside a benchmark: their end, and what they cost."""

import subprocess
from contextlib import suppress

import psutil

_ENDS_S = 20.0


def end(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    """Ask a process to end, and end one that does not."""
    process.terminate()
    try:
        process.wait(_ENDS_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def busy_s(process: psutil.Process) -> float:
    """Return the processor time so far of a process, of its children, and of those that ended."""
    own = process.cpu_times()
    used = own.user + own.system + own.children_user + own.children_system
    for one in process.children(recursive=True):
        # Some end while they are looked at, and are then counted among those that have ended.
        with suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            used += times.user + times.system
    return float(used)
