"""The units by which a service manager looks after the kiosk, and the other screens."""

import configparser
import subprocess
from pathlib import Path

import pytest

from reception.system.settings import settings_from

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


def test_what_staff_run_is_the_same_program_with_the_same_settings(service: dict[str, str]) -> None:
    words = (DEPLOY / "nouba").read_text(encoding="utf-8").split()
    program = service["ExecStart"].split()[-2]
    assert program in words
    assert service["EnvironmentFile"] in words
    assert f"--reuid={service['User']}" in words
    unit = (DEPLOY / "systemd" / "nouba-kiosk.service").read_text(encoding="utf-8")
    state = next(one for one in words if one.startswith("XDG_STATE_HOME="))
    assert f" {state}\n" in unit


def test_a_shell_reads_its_settings_as_the_service_manager_does(tmp_path: Path) -> None:
    template = (DEPLOY / "kiosk.env").read_text(encoding="utf-8")
    address = "serial:///dev/ttyS0?baud=115200&flow=rtscts"
    hashed = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"
    file = tmp_path / "kiosk.env"
    written = template.replace("NOUBA_PRINTER=''", f"NOUBA_PRINTER='{address}'")
    file.write_text(f"{written}NOUBA_KIOSK_PIN='{hashed}'\n", encoding="utf-8")
    read = subprocess.run(
        ["/bin/sh", "-euc", f'. {file}; printf "%s\n" "$NOUBA_PRINTER" "$NOUBA_KIOSK_PIN"'],
        capture_output=True,
        check=True,
        text=True,
    )
    assert read.stdout.splitlines() == [address, hashed]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, ""),
        ({"nouba/backup.env": "NOUBA_DATABASE=b"}, "b"),
        ({"nouba/backup.env": "NOUBA_DATABASE=b", "nouba/kiosk.env": "NOUBA_DATABASE=k"}, "k"),
        ({"nouba/board.env": "NOUBA_BOARD=hall", "credstore/nouba.database": "c"}, "c"),
        ({"nouba/board.env": "NOUBA_DATABASE=b", "credstore/nouba.database": "c"}, "b"),
        ({"nouba/line.env": "NOUBA_DATABASE=l", "nouba/kiosk.env": "NOUBA_DATABASE=k"}, "k"),
        ({"nouba/line.env": "NOUBA_DATABASE=l"}, "l"),
    ],
)
def test_what_staff_run_has_the_settings_of_its_computer(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    assert _named_database(tmp_path, files, "doctor") == said


def test_the_line_is_joined_with_its_own_settings(tmp_path: Path) -> None:
    files = {"nouba/line.env": "NOUBA_DATABASE=l", "nouba/kiosk.env": "NOUBA_DATABASE=k"}
    assert _named_database(tmp_path, files, "line") == "l"
    (tmp_path / "nouba/line.env").unlink()
    assert _named_database(tmp_path, {}, "line") == "k"


def test_the_relay_is_asked_where_its_service_keeps_halls(tmp_path: Path) -> None:
    assert _given(tmp_path, {}, "relay", "NOUBA_STORE") == ""
    files = {"credstore/nouba.store": "valkey://:secret@10.0.0.5:6379/0"}
    assert _given(tmp_path, files, "relay", "NOUBA_STORE") == files["credstore/nouba.store"]


def _named_database(tmp_path: Path, files: dict[str, str], word: str) -> str:
    return _given(tmp_path, files, word, "NOUBA_DATABASE")


def _given(tmp_path: Path, files: dict[str, str], word: str, setting: str) -> str:
    """Return which setting a word of the installed command is given."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    script = (DEPLOY / "nouba").read_text(encoding="utf-8").replace("/etc/", f"{tmp_path}/")
    head, _, _ = script.partition("exec setpriv")
    told = subprocess.run(
        ["/bin/sh", "-c", f'id() {{ echo 0; }}\n{head}printf %s "${{{setting}:-}}"', "sh", word],
        capture_output=True,
        check=True,
        text=True,
        env={"PATH": "/usr/bin:/bin"},
    )
    return told.stdout


@pytest.mark.parametrize("program", ["kiosk", "board", "led"])
def test_its_settings_are_settings(program: str) -> None:
    unit = (DEPLOY / "systemd" / f"nouba-{program}.service").read_text(encoding="utf-8")
    assert f"EnvironmentFile=/etc/nouba/{program}.env\n" in unit
    lines = (DEPLOY / f"{program}.env").read_text(encoding="utf-8").splitlines()
    named = dict(line.lstrip("#").split("=", 1) for line in lines if "NOUBA_" in line.split("=")[0])
    settings = settings_from(dict.fromkeys(named, "x"))
    assert {getattr(settings, name.removeprefix("NOUBA_").lower()) for name in named} == {"x"}
