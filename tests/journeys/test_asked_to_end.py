"""A service manager ends an app with SIGTERM, a person at a terminal with Ctrl+C."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from lab.printer.server import Emulator
from printer_drivers.deadline import Deadline
from reception.app import Reception, open_reception
from tests.support.databases import SqliteDatabases

pytestmark = [pytest.mark.journey, pytest.mark.deep]

_PATIENCE = timedelta(seconds=300)
_GLANCE_S = 0.2

# The app says a word once its window stands and its event loop runs.
_APP = """
import sys
from importlib import import_module
from PySide6.QtCore import QTimer
from reception.system.settings import settings_from

def attend(window):
    window.show()
    QTimer.singleShot(0, lambda: print("ready", flush=True))

sys.exit(import_module(sys.argv[1]).run(settings_from(), attend=attend))
"""


@pytest.fixture
def station_url(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    with sqlite_databases.commune(tmp_path) as url:
        yield url


@contextmanager
def _running(database_url: str, *words: str, printer: str = "") -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, *words],
        env={
            **os.environ,
            "NOUBA_DATABASE": database_url,
            "NOUBA_STATION": "kiosk-1",
            "NOUBA_PRINTER": printer,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as app:
        try:
            yield app
        finally:
            app.kill()


def _wait_until(reception: Reception, true: Callable[[], bool]) -> None:
    """Look whenever somebody changed something, and now and then."""
    deadline = Deadline.after(_PATIENCE)
    feed = reception.open_feed()
    try:
        while not true():
            assert not deadline.passed, "it does not happen"
            feed.wait(_GLANCE_S)
    finally:
        feed.close()


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_kiosk_takes_its_printer_out_of_the_book(
    station_url: str, tmp_path: Path, asked: signal.Signals
) -> None:
    with (
        Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "paper") as printer,
        open_reception(station_url) as reception,
        _running(station_url, "-m", "nouba", "kiosk", printer=printer.uri) as kiosk,
    ):
        _wait_until(reception, lambda: bool(reception.prints.printers()))
        kiosk.send_signal(asked)
        _, said = kiosk.communicate(timeout=_PATIENCE.total_seconds())
        assert kiosk.returncode == 0
        assert "Traceback" not in said
        assert reception.prints.printers() == ()


@pytest.mark.parametrize(
    "app", ["counter_display.board.main", "counter_display.clerk_panel.main", "admin_console.main"]
)
def test_the_other_apps_end_in_good_order(station_url: str, app: str) -> None:
    with _running(station_url, "-c", _APP, app) as running:
        assert running.stdout
        assert running.stdout.readline() == "ready\n"
        running.terminate()
        _, said = running.communicate(timeout=_PATIENCE.total_seconds())
        assert running.returncode == 0
        assert "Traceback" not in said
