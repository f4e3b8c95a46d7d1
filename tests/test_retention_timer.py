"""The timer by which a service manager lets the past be forgotten every night."""

import configparser
from pathlib import Path

from reception.system.settings import settings_from

DEPLOY = Path(__file__).parents[1] / "deploy"


def unit(name: str) -> configparser.ConfigParser:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign] # names keep their capitals
    read.read(DEPLOY / "systemd" / name, encoding="utf-8")
    return read


def test_it_runs_once_a_night_and_makes_up_for_a_night_without_power() -> None:
    timer = unit("nouba-retention.timer")["Timer"]
    assert timer["OnCalendar"].startswith("*-*-* ")
    assert timer["Persistent"] == "true"


def test_it_runs_the_command_as_noubas_own_user_and_ends() -> None:
    service = unit("nouba-retention.service")["Service"]
    assert service["ExecStart"].endswith("/nouba retention run")
    assert (service["User"], service["Type"]) == ("nouba", "oneshot")
    assert int(service["TimeoutStopSec"]) > 0


def test_its_settings_are_settings() -> None:
    service = unit("nouba-retention.service")["Service"]
    assert service["EnvironmentFile"] == "/etc/nouba/retention.env"
    lines = (DEPLOY / "retention.env").read_text(encoding="utf-8").splitlines()
    named = dict(line.split("=", 1) for line in lines if line.startswith("NOUBA_"))
    assert settings_from(named).database == named["NOUBA_DATABASE"]
