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

PROGRAMS = "Programs: arrows point down only, and apps never import each other"
COUNTER = "The three apps around the counter never import each other"
SUBJECTS = "Subjects: arrows point down only"
OWN_SQL = "A subject's SQL is its own"
SHARED_SQL = "Statements that subjects share are no app's, and no verb's"
SQL = "Only SQL speaks to databases"
NO_QT = "The core knows no Qt"
PRINTERS = "Printer drivers know no Qt, but for the renderer that draws the ticket"
ESCPOS = "Nothing imports python-escpos: its data file alone is read"
WIRE = "A site and what receives from it share the wire alone"
OUTWARD = "What speaks to the Internet knows no Qt"
WEB = "Web frameworks and clients stand in outward/ alone"
DOMAIN = "The domain imports the standard library only"

VIOLATIONS = [
    (PROGRAMS, "ui_kit/__init__.py", "import kiosk"),
    (PROGRAMS, "printer_drivers/__init__.py", "import ui_kit"),
    (PROGRAMS, "kiosk/__init__.py", "import counter_display"),
    (PROGRAMS, "kiosk/main.py", "import lab"),
    (PROGRAMS, "admin_console/__init__.py", "import nouba"),
    (COUNTER, "counter_display/board/__init__.py", "import counter_display.led"),
    (COUNTER, "counter_display/call_box.py", "import counter_display.clerk_panel"),
    (SUBJECTS, "reception/domain/ticket.py", "import reception.system"),
    (SUBJECTS, "reception/database/run.py", "import reception.unit"),
    (SUBJECTS, "reception/paper/model.py", "import reception.waits"),
    (SUBJECTS, "reception/queue/base.py", "import reception.app"),
    (OWN_SQL, "nouba/__init__.py", "import reception.queue.sql.hall"),
    (OWN_SQL, "reception/history/judge.py", "import reception.paper.sql"),
    (SHARED_SQL, "admin_console/__init__.py", "import reception.database.stations"),
    (SHARED_SQL, "reception/queue/base.py", "import reception.database.acts.visits"),
    (SQL, "nouba/__init__.py", "import sqlalchemy"),
    (SQL, "reception/queue/base.py", "import sqlite3"),
    (NO_QT, "reception/system/clock.py", "from PySide6 import QtCore"),
    (PRINTERS, "printer_drivers/encode/__init__.py", "from PySide6 import QtGui"),
    (PRINTERS, "printer_drivers/spool/ledger.py", "from PySide6 import QtCore"),
    (ESCPOS, "printer_drivers/transport/__init__.py", "import escpos"),
    (ESCPOS, "printer_drivers/encode/profiles.py", "import escpos"),
    (WIRE, "outward/line/__init__.py", "import outward.relay"),
    (WIRE, "outward/wire/hall.py", "import outward.line"),
    (OUTWARD, "outward/line/folder.py", "from PySide6 import QtCore"),
    (WEB, "kiosk/__init__.py", "import starlette"),
    (WEB, "reception/system/clock.py", "import httpx"),
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


def test_a_folder_that_nobody_placed_is_a_violation(copied: Path) -> None:
    unplaced = copied / "reception" / "somewhere"
    unplaced.mkdir()
    (unplaced / "__init__.py").write_text('"""Placed by nobody."""\n', "utf-8")
    code, told = lint_imports(copied)
    shutil.rmtree(unplaced)
    assert code == 1
    assert f"{SUBJECTS} BROKEN" in told
    assert "- reception.somewhere" in told


def test_the_domain_imports_nothing_that_was_installed() -> None:
    imported = {
        name.partition(".")[0]
        for path in (ROOT / "reception" / "domain").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
    }
    assert imported <= sys.stdlib_module_names | {"reception"}


def test_no_command_is_spelt_outside_of_encode() -> None:
    # What reads the printer's answers knows the same signs.
    spared = ("encode", "status.py")
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
