"""Every unit of the service manager: locked up, watched, with settings and a guide."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from reception.system.settings import settings_from
from tests.support.every_case import every_case

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").rglob("*.*"))
SERVICES = [one for one in UNITS if one.suffix == ".service"]
ALWAYS = ("kiosk", "board", "led", "alerts", "guard", "line", "relay", "centre")
# As systemd-analyze rates them: 10 is a service that is locked out of nothing.
WORST_EXPOSURE = 36
ANALYZE = shutil.which("systemd-analyze")


def read(unit: Path) -> configparser.ConfigParser:
    found = configparser.ConfigParser(strict=False, interpolation=None)
    found.optionxform = str  # type: ignore[assignment,method-assign] # names keep their capitals
    found.read(unit, encoding="utf-8")
    return found


@every_case("name", ALWAYS)
def test_what_runs_all_day_is_watched_and_always_started_again(name: str) -> None:
    unit = read(DEPLOY / "systemd" / f"nouba-{name}.service")
    service = unit["Service"]
    assert service["Type"] == "notify"
    assert 0 < int(service["WatchdogSec"]) <= (60 if name in {"alerts", "line", "centre"} else 15)
    assert (service["Restart"], service["RestartSec"]) == ("always", "1")
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert unit["Install"]["WantedBy"] == "multi-user.target"


@every_case("unit", SERVICES)
def test_each_is_locked_out_of_what_it_does_not_need(unit: Path) -> None:
    if unit.parent.name == "user":
        return  # a session's: it may do what its user may
    service = read(unit)["Service"]
    assert service["User"] in {"nouba", "postgres"}
    for lock in ("NoNewPrivileges", "PrivateTmp", "ProtectKernelModules", "RestrictSUIDSGID"):
        assert service[lock] == "yes"
    assert service["CapabilityBoundingSet"] == ""


@every_case("unit", SERVICES)
def test_a_password_need_stand_in_no_environment(unit: Path) -> None:
    service = read(unit)["Service"]
    if unit.parent.name != "user" and service["User"] == "nouba":
        # A relay knows no database: what it is told is where several of them keep halls.
        knows = "nouba.store" if unit.stem == "nouba-relay" else "nouba.database"
        assert service["ImportCredential"] == knows


def test_a_credential_names_the_database(tmp_path: Path) -> None:
    (tmp_path / "nouba.database").write_text("postgresql+psycopg://k:secret@db/nouba\n", "utf-8")
    given = {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert settings_from(given).database == "postgresql+psycopg://k:secret@db/nouba"
    # What is said in the environment goes first; where nothing is handed over, nothing is named.
    assert (
        settings_from({**given, "NOUBA_DATABASE": "sqlite:////n.db"}).database == "sqlite:////n.db"
    )
    assert settings_from({"CREDENTIALS_DIRECTORY": str(tmp_path / "none")}).database is None


@every_case("unit", SERVICES)
def test_its_settings_are_there_and_are_settings(unit: Path) -> None:
    found = re.findall(r"^EnvironmentFile=/etc/nouba/(.+)$", unit.read_text("utf-8"), re.MULTILINE)
    for name in found:
        lines = (DEPLOY / name).read_text("utf-8").splitlines()
        named = [
            line.lstrip("#").split("=", 1)[0] for line in lines if re.match(r"#?NOUBA_\w+=", line)
        ]
        settings = settings_from(dict.fromkeys(named, "x"))
        assert named
        assert {getattr(settings, one.removeprefix("NOUBA_").lower()) for one in named} == {"x"}


def test_every_timer_starts_a_service_that_is_there() -> None:
    timers = [one for one in UNITS if one.suffix == ".timer"]
    assert timers
    for timer in timers:
        assert timer.with_suffix(".service").is_file()
        assert read(timer)["Install"]["WantedBy"] == "timers.target"


@pytest.mark.skipif(ANALYZE is None, reason="there is no systemd here")
def test_systemd_finds_nothing_wrong_in_them(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text("utf-8")
        # Only the programs are not here.
        text = re.sub(r"^(Exec\w+=\+?)/(?:opt|usr)/\S+", r"\1/bin/true", text, flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text.replace("seatd.service", ""), "utf-8")
    (tmp_path / "nouba-clerk.service").unlink()
    assert ANALYZE
    units = sorted(map(str, tmp_path.iterdir()))
    checked = subprocess.run(
        [ANALYZE, "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    ours = [line for line in checked.stderr.splitlines() if "nouba" in line]
    assert (checked.returncode, ours) == (0, [])
    services = [one for one in units if one.endswith(".service")]
    rated = subprocess.run(
        [ANALYZE, "security", "--offline=true", f"--threshold={WORST_EXPOSURE}", *services],
        capture_output=True,
        text=True,
        check=False,
    )
    assert rated.returncode == 0, rated.stdout[-2000:]
    # The control: a unit that locks nothing is found out.
    (tmp_path / "open.service").write_text("[Service]\nExecStart=/bin/true\n", "utf-8")
    words = [ANALYZE, "security", "--offline=true", f"--threshold={WORST_EXPOSURE}"]
    open_unit = str(tmp_path / "open.service")
    assert subprocess.run([*words, open_unit], capture_output=True, check=False).returncode


def test_every_file_of_deploy_is_named_in_the_guide() -> None:
    guide = "".join(page.read_text("utf-8") for page in sorted((ROOT / "docs").glob("*.md")))
    install = (ROOT / "docs" / "install.md").read_text("utf-8")
    files = [one.relative_to(ROOT).as_posix() for one in sorted(DEPLOY.rglob("*")) if one.is_file()]
    assert [one for one in files if one.rpartition("/")[2] not in install] == []
    # And nothing is named that is not there.
    named = set(re.findall(r"deploy/[\w./-]+\w", guide))
    assert [one for one in sorted(named) if not list(ROOT.glob(f"{one}*"))] == []
