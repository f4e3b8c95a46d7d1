"""``nouba doctor`` on what prints: the printer, who holds it, and whether tickets fit it."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator
from nouba.main import run
from printer_drivers.worker import open_printer
from reception.app import open_reception
from reception.domain.printer import SILENT_AFTER, PrinterStatus
from reception.system.clock import SystemClock
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases

TEMPLATES = Path(__file__).parents[2] / "reception" / "unit" / "templates"

type Findings = dict[str, tuple[str, str]]
type Doctor = Callable[[str], Findings]


@pytest.fixture
def database(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    with sqlite_databases.commune(tmp_path) as url:
        yield url


@pytest.fixture
def doctor(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Doctor:
    """Return what the doctor of the station "kiosk-1" finds, by code."""
    monkeypatch.setenv("NOUBA_STATION", "kiosk-1")

    def examine(printer: str) -> Findings:
        monkeypatch.setenv("NOUBA_PRINTER", printer)
        capsys.readouterr()
        run(("doctor", "--json", "--db", database))
        checks = json.loads(capsys.readouterr().out)["checks"]
        return {one["code"]: (one["health"], one["says"]) for one in checks}

    return examine


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "tickets") as running:
        yield running


def test_a_file_open_to_others_and_a_clock_that_jumped_are_named(
    doctor: Doctor, database: str
) -> None:
    file, now = Path(database.removeprefix("sqlite:///")), SystemClock().now()
    file.chmod(0o644)
    with open_reception(database, clock=FakeClock(now - timedelta(days=61))) as reception:
        reception.desk.issue("signature")
    found = doctor("")
    assert (found["files"][0], str(file) in found["files"][1]) == ("warning", True)
    assert found["clock"][0] == "warning"
    file.chmod(0o600)
    with open_reception(database, clock=FakeClock(now)) as reception:
        reception.desk.issue("signature")
    found = doctor("")
    assert found["files"][0] == "ok"
    assert "clock" not in found


@pytest.mark.one_case
@pytest.mark.parametrize(
    ("faults", "health", "words"),
    [
        (PrinterFaults(), "ok", "it names each ticket that is printed"),
        (PrinterFaults(near_end=True), "warning", "near its end"),
        (PrinterFaults(paper_out=True), "broken", "out of paper"),
        (PrinterFaults(cover_open=True), "broken", "cover is open"),
        (PrinterFaults(mute=True), "warning", "says nothing of itself"),
    ],
)
def test_the_printer_is_asked(
    doctor: Doctor, emulator: Emulator, faults: PrinterFaults, health: str, words: str
) -> None:
    emulator.set_faults(faults)
    found, says = doctor(emulator.uri)["printer"]
    assert (found, words in says) == (health, True), says


@pytest.mark.parametrize(
    ("status", "health", "words"),
    [
        (None, "warning", "Another program uses the printer"),
        (PrinterStatus(), "ok", "ready"),
        (PrinterStatus(paper_near_end=True), "warning", "near end"),
        (PrinterStatus(online=False, paper_out=True), "broken", "paper out"),
    ],
)
def test_a_kiosk_that_holds_the_printer_says_how_it_is(
    doctor: Doctor,
    database: str,
    emulator: Emulator,
    status: PrinterStatus | None,
    health: str,
    words: str,
) -> None:
    with closing(open_printer(emulator.uri)) as held:
        held.status()
        if status:
            with open_reception(database) as reception:
                reception.prints.report_printer("kiosk-1", status)
                reception.prints.report_printer("kiosk-2", PrinterStatus(fatal=True))
        found, says = doctor(emulator.uri)["printer"]
    assert (found, words in says) == (health, True), says


def test_a_kiosk_not_heard_of_lately_is_not_believed(
    doctor: Doctor, database: str, emulator: Emulator
) -> None:
    long_ago = FakeClock(SystemClock().now() - SILENT_AFTER - timedelta(seconds=1))
    with closing(open_printer(emulator.uri)) as held:
        held.status()
        with open_reception(database, clock=long_ago) as reception:
            reception.prints.report_printer("kiosk-1", PrinterStatus())
        health, says = doctor(emulator.uri)["printer"]
    assert (health, "Another program uses the printer" in says) == ("warning", True)


def test_a_station_that_is_served_while_its_printer_is_free_has_a_duplicate(
    doctor: Doctor, database: str, emulator: Emulator
) -> None:
    assert "station" not in doctor(emulator.uri)
    with open_reception(database) as reception:
        reception.prints.report_printer("kiosk-2", PrinterStatus())
    assert "station" not in doctor(emulator.uri)
    with open_reception(database) as reception:
        reception.prints.report_printer("kiosk-1", PrinterStatus())
    found = doctor(emulator.uri)
    assert found["printer"][0] == "ok"
    health, says = found["station"]
    assert (health, "another program serves prints as kiosk-1" in says) == ("warning", True)
    with closing(open_printer(emulator.uri)) as held:
        held.status()
        assert "station" not in doctor(emulator.uri), "it is the kiosk that holds the printer"


def test_every_ticket_is_tried_on_the_stations_paper(
    doctor: Doctor, database: str, tmp_path: Path
) -> None:
    paper = f"file://{tmp_path / 'tickets.bin'}?width=384"
    assert doctor(paper)["ticket"] == ("ok", "every ticket fits the paper, 384 dots wide")
    commune = (TEMPLATES / "commune.toml").read_text(encoding="utf-8")
    endless = "Incompréhensiblementinterminable" * 3
    assert 'fr = "Légalisation de signature"' in commune
    mine = tmp_path / "mine.toml"
    mine.write_text(commune.replace('fr = "Légalisation de signature"', f'fr = "{endless}"'))
    assert run(("init", "--template", str(mine), "--db", database)) == 0
    health, says = doctor(paper)["ticket"]
    assert (health, endless in says) == ("broken", True)


def test_whether_the_kiosk_can_read_aloud_is_told(
    doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("nouba.device_checks.sound_available", lambda: True)
    health, says = doctor("")["speech"]
    assert (health, "not installed" in says) == ("warning", True)
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    assert doctor("")["speech"][0] == doctor("")["sound"][0] == "ok"
    monkeypatch.setattr("nouba.device_checks.sound_available", lambda: False)
    found = doctor("")
    for code in ("sound", "speech"):
        health, says = found[code]
        assert (health, "there is no sound output" in says) == ("warning", True)
