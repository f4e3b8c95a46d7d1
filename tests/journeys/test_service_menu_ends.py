"""What the service menu does to the running kiosk: it ends it, or starts it again in its place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.databases import SqliteDatabases

pytestmark = [pytest.mark.journey, pytest.mark.deep]

_PATIENCE_S = 300

# The first run is asked to start again, the second one to close.
_KIOSK = """
import os, sys
from PySide6.QtCore import QTimer
from kiosk.main import run
from reception.system.settings import settings_from

def attend(window):
    window.show()
    menu = window.view_model.sections.service
    asked = menu.closeAsked if "STARTED_AGAIN" in os.environ else menu.restartAsked
    os.environ["STARTED_AGAIN"] = "yes"
    QTimer.singleShot(0, lambda: (print("runs", os.getpid(), flush=True), asked.emit()))

sys.exit(run(settings_from(), attend=attend))
"""


def test_it_starts_again_as_the_same_process_and_closes(
    sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    with sqlite_databases.commune(tmp_path) as url:
        ended = subprocess.run(
            [sys.executable, "-c", _KIOSK],
            env={**os.environ, "NOUBA_DATABASE": url},
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_S,
        )
    first, second = ended.stdout.splitlines()
    assert first == second
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
