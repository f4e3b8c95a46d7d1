"""An app whose database hangs is ended all the same, by whoever looks after the computer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.deep]

_PATIENCE_S = 300

# Whoever asks the database waits for ever.
_HANGS = """
import sys
import threading
from {main} import run
from reception.system.settings import settings_from
from reception.database.connection import Database

def hang(_):
    print("asked", flush=True)
    threading.Event().wait()

Database.require_ready = hang
sys.exit(run(settings_from()))
"""


@pytest.mark.parametrize("main", ["kiosk.main", "counter_display.board.main"])
def test_it_ends_when_it_is_asked_to(tmp_path: Path, main: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HANGS.format(main=main)],
        env={
            **os.environ,
            "NOUBA_DATABASE": f"sqlite:///{tmp_path / 'nouba.db'}",
            "NOUBA_PRINTER": f"emu://?out={tmp_path / 'paper'}",
            "XDG_STATE_HOME": str(tmp_path),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as hung:
        try:
            assert hung.stdout
            assert hung.stdout.readline() == "asked\n"
            hung.terminate()
            _, said = hung.communicate(timeout=_PATIENCE_S)
        finally:
            hung.kill()
    assert hung.returncode == 0
    assert "given up" in said
    assert "Traceback" not in said
