"""Every import contract is kept as the code stands, and breaks when it is violated on purpose."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.every_case import every_case

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]

LAYERS = "Layers: arrows point down only"
STORAGE = "Only the composition root touches storage"
NO_QT = "The core knows no Qt"
PRINTERS = "Printer drivers know no Qt, but for the renderer that draws the ticket"
SQL = "SQL lives in storage"
ESCPOS = "ESC/POS bytes are made in encode"
DOMAIN = "The domain imports the standard library only"

VIOLATIONS = [
    (LAYERS, "reception/domain/ticket.py", "import reception.ports"),
    (LAYERS, "reception/desk/acting.py", "import reception.bootstrap"),
    (LAYERS, "ui_kit/__init__.py", "import kiosk"),
    (LAYERS, "printer_drivers/__init__.py", "import ui_kit"),
    (LAYERS, "kiosk/__init__.py", "import counter_display"),
    (LAYERS, "admin_console/__init__.py", "import nouba"),
    (STORAGE, "kiosk/__init__.py", "import reception.storage"),
    (STORAGE, "nouba/__init__.py", "import reception.storage"),
    (NO_QT, "reception/clock.py", "from PySide6 import QtCore"),
    (PRINTERS, "printer_drivers/encode/__init__.py", "from PySide6 import QtGui"),
    (PRINTERS, "printer_drivers/spool/ledger.py", "from PySide6 import QtCore"),
    (SQL, "nouba/__init__.py", "import sqlalchemy"),
    (SQL, "reception/desk/acting.py", "import sqlite3"),
    (ESCPOS, "printer_drivers/transport/__init__.py", "import escpos"),
    (ESCPOS, "printer_drivers/driver/job.py", "import escpos"),
    (DOMAIN, "reception/domain/unit.py", "import pydantic"),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in SETTINGS["root_packages"]:
        for source in (ROOT / package).rglob("*.py"):
            target = folder / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return folder


def lint_imports(folder: Path) -> tuple[int, str]:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_code_keeps_every_contract(copied: Path) -> None:
    code, told = lint_imports(copied)
    assert code == 0, told
    assert f"{len(SETTINGS['contracts'])} kept, 0 broken" in told


def test_every_contract_is_violated_below() -> None:
    assert {name for name, _, _ in VIOLATIONS} == {one["name"] for one in SETTINGS["contracts"]}


@pytest.fixture(scope="module")
def told_of_violations(copied: Path) -> str:
    """Return what is said of a copy in which everything is violated at once."""
    before = {file: (copied / file).read_text("utf-8") for _, file, _ in VIOLATIONS}
    for file, text in before.items():
        lines = [line for _, other, line in VIOLATIONS if other == file]
        (copied / file).write_text("\n".join([text, *lines, ""]), "utf-8")
    code, told = lint_imports(copied)
    for file, text in before.items():
        (copied / file).write_text(text, "utf-8")
    assert code == 1, told
    return told


@every_case(("contract", "file", "line"), VIOLATIONS)
def test_a_violation_breaks_its_contract(
    told_of_violations: str, contract: str, file: str, line: str
) -> None:
    assert f"{contract} BROKEN" in told_of_violations
    # Each has a paragraph of its own, under its name and a line of dashes.
    _, found = re.split(rf"\n{re.escape(contract)}\n-+\n", told_of_violations)
    found = re.split(r"\n[^\n]+\n-{3,}\n", found)[0]
    importer = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    words = line.split()
    assert f"{importer} -> {words[1]}" in found


@pytest.mark.parametrize(("contract", "spared"), [(PRINTERS, "render"), (ESCPOS, "encode")])
def test_no_part_of_the_printer_drivers_is_forgotten(contract: str, spared: str) -> None:
    (listed,) = (one["source_modules"] for one in SETTINGS["contracts"] if one["name"] == contract)
    drivers = ROOT / "printer_drivers"
    modules = {path.stem for path in drivers.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in drivers.glob("*/__init__.py")}
    wanted = {f"printer_drivers.{name}" for name in (modules | packages) - {spared}}
    assert {one for one in listed if one.startswith("printer_drivers.")} == wanted


def test_no_command_is_spelt_outside_of_encode() -> None:
    # The emulator reads commands and the parser reads answers: they know the same signs.
    spared = ("encode", "emulator", "answers.py")
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "printer_drivers").rglob("*.py")
        if path.relative_to(ROOT / "printer_drivers").parts[0] not in spared
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, bytes)
        and node.value.startswith((b"\x10", b"\x1b", b"\x1c", b"\x1d"))
    ]
    assert not found
