"""A service manager starts the kiosk, hears it live, and ends it."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.databases import SqliteDatabases
from tests.support.notify_socket import NotifySocket, notify_socket

pytestmark = [pytest.mark.journey, pytest.mark.deep]

_PATIENCE = timedelta(seconds=300)
_WATCHDOG = timedelta(seconds=1.5)
_BEAT = ["WATCHDOG=1"]


def _next_but_beats(manager: NotifySocket) -> list[str] | None:
    while (words := manager.hear(_PATIENCE)) == _BEAT:
        pass
    return words


def test_the_kiosk_tells_its_service_manager(
    sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    with (
        sqlite_databases.commune(tmp_path) as url,
        notify_socket() as manager,
        subprocess.Popen(
            [sys.executable, "-m", "nouba", "kiosk"],
            env={
                **os.environ,
                "NOUBA_DATABASE": url,
                "NOTIFY_SOCKET": str(manager.path),
                "WATCHDOG_USEC": str(_WATCHDOG // timedelta(microseconds=1)),
            },
            stderr=subprocess.PIPE,
            text=True,
        ) as kiosk,
    ):
        try:
            assert _next_but_beats(manager) == ["READY=1"]
            assert manager.hear(_PATIENCE) == _BEAT
            kiosk.send_signal(signal.SIGSTOP)
            manager.heard()
            assert manager.hear(_WATCHDOG) is None
            kiosk.send_signal(signal.SIGCONT)
            assert manager.hear(_PATIENCE) == _BEAT
            kiosk.terminate()
            assert _next_but_beats(manager) == ["STOPPING=1"]
            _, said = kiosk.communicate(timeout=_PATIENCE.total_seconds())
            assert kiosk.returncode == 0
            assert "Traceback" not in said
        finally:
            kiosk.kill()
