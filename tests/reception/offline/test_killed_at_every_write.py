"""A station killed at each statement of its journal: what was said aloud is there, and once."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.deep, pytest.mark.journey]

ROOT = Path(__file__).parents[3]


def kills(folder: Path, *how: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.reception.offline.journal_kills", str(folder), *how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_no_number_that_was_told_is_lost_or_given_again(tmp_path: Path) -> None:
    verdict = kills(tmp_path)
    assert verdict["killed"] > 30
    assert verdict["told"] > 20
    assert (verdict["lost"], verdict["twice"], verdict["gaps"]) == ([], 0, False)


def test_a_station_that_tells_before_it_has_written_is_found_out(tmp_path: Path) -> None:
    verdict = kills(tmp_path, "early")
    assert verdict["lost"]
    assert verdict["twice"]
