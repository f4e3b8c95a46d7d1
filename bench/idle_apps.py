"""What each app costs when nothing happens: a core's time, and memory."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

import psutil

from bench.processes import busy_s, end
from bench.stores import sqlite_url
from bench.table import Measured

_APPS = {
    "kiosk": ("nouba", "kiosk"),
    "board": ("nouba", "board"),
    "clerk, signed out": ("nouba", "clerk"),
    "clerk, at her counter": ("bench.clerk_keys", "0"),
    "admin": ("nouba", "admin"),
}
# An app that is still starting is not idle, and has not loaded all: a busy computer takes longer.
_LOOK_S, _AT_REST, _STARTS_WITHIN_S = 6.0, 0.02, 120.0
_WATCH_S = 20.0
_MEGABYTE = 1024 * 1024
_LIMIT_MB = 110.0
# Who signs in there has the modules of the tests in memory as well.
_HANDS_MB = 30.0


def measure() -> Iterator[Measured]:
    """Yield processor time and memory of each app, all running."""
    with sqlite_url() as url:
        started = {app: _start(how, url) for app, how in _APPS.items()}
        try:
            watched = {app: psutil.Process(process.pid) for app, process in started.items()}
            _settle(list(watched.values()))
            before = {app: busy_s(process) for app, process in watched.items()}
            time.sleep(_WATCH_S)
            for (app, process), how in zip(watched.items(), _APPS.values(), strict=True):
                yield Measured(
                    name=f"{app}, idle: part of a core",
                    value=(busy_s(process) - before[app]) / _WATCH_S * 100,
                    unit="%",
                    limit=1.0,
                    note=f"over {_WATCH_S:.0f} s, SQLite",
                )
                yield Measured(
                    name=f"{app}, idle: memory",
                    value=process.memory_full_info().pss / _MEGABYTE,
                    unit="MB",
                    # Of libraries its share alone: how much of their files lies in memory says
                    # more of the machine. 24 of them are SQLAlchemy's (ADR 0003).
                    limit=_LIMIT_MB + _HANDS_MB * (how[0] != "nouba"),
                    note="its share of what all share included",
                )
        finally:
            for process in started.values():
                end(process)


def _settle(apps: Sequence[psutil.Process]) -> None:
    """Wait until all have come to rest."""
    until_s = time.monotonic() + _STARTS_WITHIN_S
    is_starting = True
    while is_starting and time.monotonic() < until_s:
        before = [busy_s(one) for one in apps]
        time.sleep(_LOOK_S)
        part = [(busy_s(one) - was) / _LOOK_S for one, was in zip(apps, before, strict=True)]
        is_starting = max(part) > _AT_REST


def _start(how: tuple[str, str], url: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *how],
        env={
            **os.environ,
            "NOUBA_DATABASE": url,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
        },
        stderr=subprocess.DEVNULL,
    )
