"""The unit by which a service manager looks after the kiosk."""

import configparser
from pathlib import Path

import pytest

from reception.settings import settings_from

DEPLOY = Path(__file__).parents[1] / "deploy"


@pytest.fixture
def service() -> dict[str, str]:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign] # names keep their capitals
    unit.read(DEPLOY / "systemd" / "nouba-kiosk.service", encoding="utf-8")
    return dict(unit["Service"])


def test_it_is_started_again_whenever_it_stops_drawing(service: dict[str, str]) -> None:
    assert service["Type"] == "notify"
    # The kiosk is the compositor's child.
    assert service["NotifyAccess"] == "all"
    assert int(service["WatchdogSec"]) > 0
    assert service["Restart"] == "always"


def test_closed_by_a_person_it_stays_closed(service: dict[str, str]) -> None:
    assert service["RestartPreventExitStatus"] == "0"


def test_no_key_leads_to_another_console(service: dict[str, str]) -> None:
    compositor, _, program = service["ExecStart"].partition(" -- ")
    assert compositor == "/usr/bin/cage"
    assert program.endswith("nouba kiosk")


def test_its_settings_are_settings() -> None:
    lines = (DEPLOY / "kiosk.env").read_text(encoding="utf-8").splitlines()
    named = dict(line.lstrip("#").split("=", 1) for line in lines if "NOUBA_" in line.split("=")[0])
    settings = settings_from(dict.fromkeys(named, "x"))
    assert {getattr(settings, name.removeprefix("NOUBA_").lower()) for name in named} == {"x"}
