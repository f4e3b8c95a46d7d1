"""The unit by which a computer without a console watches the hall."""

import configparser
from pathlib import Path

DEPLOY = Path(__file__).parents[1] / "deploy"


def test_it_is_always_started_again() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign] # names keep their capitals
    unit.read(DEPLOY / "systemd" / "nouba-alerts.service", encoding="utf-8")
    service = dict(unit["Service"])
    assert service["Restart"] == "always"
    assert service["ExecStart"].endswith("nouba alerts watch")
    assert (DEPLOY / Path(service["EnvironmentFile"]).name).exists()
