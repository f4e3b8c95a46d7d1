"""A kiosk whose database hangs is ended all the same, by whoever looks after the computer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.journey

_PATIENCE_S = 60

# Whoever asks the database waits for ever.
_KIOSK = """
import sys
import threading
import kiosk.station
from kiosk.main import run
from reception.settings import settings_from
from ui_kit.late_reception import LateReception

def hang():
    print("asked", flush=True)
    threading.Event().wait()

kiosk.station.late_reception = lambda *_: LateReception(hang)
sys.exit(run(settings_from()))
"""


def test_it_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _KIOSK],
        env={
            **os.environ,
            "NOUBA_PRINTER": f"emu://?out={tmp_path / 'paper'}",
            "XDG_STATE_HOME": str(tmp_path),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as kiosk:
        try:
            assert kiosk.stdout
            assert kiosk.stdout.readline() == "asked\n"
            kiosk.terminate()
            _, said = kiosk.communicate(timeout=_PATIENCE_S)
        finally:
            kiosk.kill()
    assert kiosk.returncode == 0
    assert "given up" in said
    assert "Traceback" not in said
