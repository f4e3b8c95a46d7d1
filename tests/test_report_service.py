"""The units that make the monthly report."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from nouba.station import ENVIRONMENT_FAILED, REFUSED, WRONG_USAGE
from reception.system.settings import settings_from

DEPLOY = Path(__file__).parents[1] / "deploy"


def unit(name: str) -> configparser.ConfigParser:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign] # names keep their capitals
    read.read(DEPLOY / "systemd" / name, encoding="utf-8")
    return read


def settings_file() -> dict[str, str]:
    lines = (DEPLOY / "report.env").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {name: shlex.split(value)[0] for name, value in pairs}


def test_its_settings_are_settings_and_its_folder_is_its_own() -> None:
    service, given = unit("nouba-report.service")["Service"], settings_file()
    assert service["EnvironmentFile"] == "/etc/nouba/report.env"
    assert settings_from(given).database == given["NOUBA_DATABASE"]
    assert f"--folder ${{{'REPORTS_FOLDER'}}}" in service["ExecStart"]
    folder = Path(given["REPORTS_FOLDER"])
    assert str(folder.relative_to("/var/lib")) in service["StateDirectory"].split()


def test_what_may_pass_is_tried_again_and_what_stays_is_not() -> None:
    service = unit("nouba-report.service")["Service"]
    assert (service["Type"], service["Restart"]) == ("oneshot", "on-failure")
    final = {int(code) for code in service["RestartPreventExitStatus"].split()}
    assert final == {REFUSED, WRONG_USAGE}
    assert ENVIRONMENT_FAILED not in final


def test_it_runs_when_the_month_is_over_in_the_units_own_time() -> None:
    timer = unit("nouba-report.timer")["Timer"]
    found = re.fullmatch(r"\*-\*-01 (\d\d):\d\d Africa/Casablanca", timer["OnCalendar"])
    assert found
    # The service day turns at four.
    assert int(found[1]) > 4
    assert timer["Persistent"] == "true"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
def test_the_service_manager_understands_the_time() -> None:
    when = unit("nouba-report.timer")["Timer"]["OnCalendar"]
    subprocess.run(["systemd-analyze", "calendar", when], check=True, capture_output=True)
