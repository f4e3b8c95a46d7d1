"""Every app ends with a sentence where its screen does not answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nouba.station import APPS

pytestmark = [
    pytest.mark.deep,
    pytest.mark.journey,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is Linux's"),
]


# LED displays need no screen.
WITH_A_WINDOW = sorted(APPS.keys() - {"led"})


@pytest.mark.parametrize("app", WITH_A_WINDOW)
def test_it_ends_and_names_the_screen(app: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "nouba", app],
        env={
            **os.environ,
            "NOUBA_DATABASE": f"sqlite:///{tmp_path}/none.db",
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": ":64999",
            "XDG_STATE_HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (ended.returncode, ended.stdout) == (3, "")
    (sentence,) = ended.stderr.splitlines()
    assert sentence.startswith("There is no screen at :64999: ")
