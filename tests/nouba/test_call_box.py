"""What ``nouba doctor`` says of the call box that a station names."""

import json
from pathlib import Path

import pytest

from nouba.main import run

NO_PAD = "is not a number pad"
MISSING = "There is no call box at"


@pytest.mark.parametrize(("there", "says"), [(True, NO_PAD), (False, MISSING)])
def test_the_doctor_says_what_is_wrong_with_the_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    there: bool, says: str,
) -> None:  # fmt: skip
    path = tmp_path / "pad"
    if there:
        path.write_bytes(b"")
    monkeypatch.setenv("NOUBA_CALL_BOX", str(path))
    run(["doctor", "--json"])
    checks = json.loads(capsys.readouterr().out)["checks"]
    (found,) = [one for one in checks if one["code"] == "call-box"]
    assert found["health"] == "broken"
    assert says in found["says"]
    assert str(path) in found["says"]
    assert found["hint"]


def test_a_station_without_a_box_is_asked_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NOUBA_CALL_BOX", raising=False)
    run(["doctor", "--json"])
    checks = json.loads(capsys.readouterr().out)["checks"]
    assert "call-box" not in {one["code"] for one in checks}
