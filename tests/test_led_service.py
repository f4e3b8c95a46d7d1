"""The unit by which a service manager looks after the LED displays, and its settings."""

import configparser
import shlex
from pathlib import Path

from counter_display.led.settings import EXAMPLE, led_settings

DEPLOY = Path(__file__).parents[1] / "deploy"


def test_it_is_always_started_again_and_may_open_its_line() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign] # names keep their capitals
    unit.read(DEPLOY / "systemd" / "nouba-led.service", encoding="utf-8")
    service = dict(unit["Service"])
    assert service["Restart"] == "always"
    assert service["ExecStart"].endswith("nouba led")
    assert "dialout" in service["SupplementaryGroups"]
    assert "ProtectClock" not in service


def test_the_setting_that_comes_with_it_is_understood() -> None:
    words = shlex.split((DEPLOY / "led.env").read_text(encoding="utf-8"), comments=True)
    given = dict(word.split("=", 1) for word in words)
    assert given["NOUBA_LED"] == EXAMPLE
    (line,) = led_settings(given["NOUBA_LED"])
    assert len(line.displays) == 3
