"""A kiosk that fails behind its first frame: it ends and says so, it does not stand there blank."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.deep]

_KIOSK = """
import sys
import kiosk.station
import nouba.main

def fail(*_, **__):
    raise RuntimeError("a part is missing")

kiosk.station.build_kiosk = fail
sys.exit(nouba.main.run(["kiosk"]))
"""


def test_it_ends_and_the_log_has_the_trace_and_what_was_wrong_with_the_pin_is_said(
    tmp_path: Path,
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _KIOSK],
        env={
            **os.environ,
            "NOUBA_DATABASE": f"sqlite:///{tmp_path}/none.db",
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_STATE_HOME": str(tmp_path),
            "NOUBA_KIOSK_PIN": "271828",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ended.returncode == 3
    assert "Nouba failed unexpectedly" in ended.stderr
    assert "NOUBA_KIOSK_PIN is no whole hash" in ended.stderr
    assert "a part is missing" in (tmp_path / "nouba" / "nouba.log").read_text()
