import json
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

from reception.system.clock import unit_zone
from tests.support.every_case import every_case

# A zone file of version 1 that knows one thing: UTC+1, always, as before 20 September 2026.
STALE_CASABLANCA = (
    b"TZif" + b"\0" * 16  # magic, version, reserved
    + (0).to_bytes(4) * 4  # no UT/local and standard/wall marks, leap seconds, transitions
    + (1).to_bytes(4)  # one kind of time
    + (4).to_bytes(4)  # four letters of names
    + (3600).to_bytes(4) + b"\0\0"  # an hour east, no summer time, named by the first letter on
    + b"+01\0"
)  # fmt: skip

ASK = """
import json, zoneinfo
from datetime import UTC, datetime
from reception.system.clock import unit_zone

noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
zones = zoneinfo.ZoneInfo("Africa/Casablanca"), unit_zone("Africa/Casablanca")
print(json.dumps([noon.astimezone(zone).isoformat() for zone in zones]))
"""


def test_stale_zone_data_of_the_computer_changes_nothing(tmp_path: Path) -> None:
    stale = tmp_path / "Africa" / "Casablanca"
    stale.parent.mkdir()
    stale.write_bytes(STALE_CASABLANCA)
    told = subprocess.run(
        [sys.executable, "-c", ASK],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[3],
        env={"PYTHONTZPATH": str(tmp_path)},
    ).stdout
    assert json.loads(told) == ["2026-11-25T13:00:00+01:00", "2026-11-25T12:00:00+00:00"]


@every_case(
    "name", ["", "Africa/Nowhere", "Africa", "../zoneinfo/Africa/Casablanca", "/etc/passwd"]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        unit_zone(name)
