"""Every command that a sentence of ours names is there, and takes the words that are named.

Within a sentence it stands in quotes, else at the end; ``X`` stands for what is filled in.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from nouba.checks import CheckHealth, CheckResult
from nouba.command_line import WORDS, command_line
from nouba.database_checks import database_checks
from reception.app import open_reception
from reception.system.settings import Settings
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back

ROOT = Path(__file__).parents[2]
FOLDERS = (
    "nouba",
    "reception",
    "kiosk",
    "counter_display",
    "admin_console",
    "printer_drivers",
    "ui_kit",
)
CHECKS = ("checks.py", "database_checks.py", "device_checks.py")
_LOCKS = {"chain", "migrations"}
"""What PostgreSQL is asked to lock is named alike."""
_QUOTED = re.compile(r"'nouba ([^']+)'")
_AT_THE_END = re.compile(r"(?:^|: |run )nouba ([^';,()]+)$")


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield every text in a piece of Python, one written in parts as one."""
    for one in ast.walk(tree):
        if isinstance(one, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "X" for part in one.values]
            yield one.lineno, "".join(map(str, parts))
        elif isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.lineno, one.value


def named_commands() -> Iterator[tuple[str, str]]:
    """Yield where a command is named, and its words."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for line, text in texts(ast.parse(path.read_text("utf-8"))):
                plain = " ".join(text.split())
                at_the_end = (one for one in _AT_THE_END.findall(plain) if one.split()[0] in WORDS)
                for words in (*_QUOTED.findall(plain), *at_the_end):
                    if words.split()[0] not in _LOCKS:
                        yield f"{path.relative_to(ROOT)}:{line}", words.strip(" .")


def wrong_in(words: str) -> str:
    """Return why the command line does not take these words; empty: it does."""
    command: Any = get_command(command_line(()))
    rest = [one for one in words.split() if one != "..."]
    while hasattr(command, "commands"):
        if not rest:
            return ""
        word = rest.pop(0)
        if word not in command.commands:
            return f"there is no '{word}'"
        command = command.commands[word]
    options = {name: one for one in command.params for name in (*one.opts, *one.secondary_opts)}
    room = sum(one.nargs for one in command.params if one.param_type_name == "argument")
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            room -= 1
        elif word not in options:
            return f"it has no {word}"
        elif not options[word].is_flag and rest:
            rest.pop(0)
    return "" if room >= 0 else "it takes fewer words"


def test_every_command_that_is_named_is_there_and_takes_the_named_words() -> None:
    named = [*named_commands()]
    assert {words.split()[0] for _, words in named} >= {"restore", "repair", "init", "backup"}
    assert {words.split()[0] for _, words in named} <= {*WORDS, "..."}
    assert [
        f"{place}: nouba {words}: {why}" for place, words in named if (why := wrong_in(words))
    ] == []


@pytest.mark.parametrize(
    "words", ["mend", "restore --hard", "day close --by LOGIN --at NOON", "verify HEAD", "led tset"]
)
def test_words_that_no_command_takes_are_found_out(words: str) -> None:
    assert wrong_in(words)


def test_doctor_finds_nothing_without_saying_what_to_do() -> None:
    silent = [
        f"{name}:{one.lineno}"
        for name in CHECKS
        for one in ast.walk(ast.parse((ROOT / "nouba" / name).read_text("utf-8")))
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Name)
        and one.func.id in {"warning", "failure"}
        and len(one.args) < 3
    ]
    assert silent == []


class TestOfABrokenDatabase:
    """On both databases: what breaks, and the one command that mends it."""

    @pytest.fixture
    def settings(self, database_url: str, clock: FakeClock, tmp_path: Path) -> Settings:
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
        return Settings(database=database_url, backups=str(tmp_path / "backups"))

    @pytest.mark.parametrize(
        "damage",
        ["UPDATE day_service SET taken = taken + 1", "UPDATE chain SET length = length + 1"],
        ids=["places", "chain"],
    )
    def test_rules_and_chains_are_repaired(self, settings: Settings, damage: str) -> None:
        with behind_its_back(str(settings.database)) as connection:
            connection.execute(damage)
        found = [one for one in database_checks(settings) if one.health is CheckHealth.BROKEN]
        wrong = [one for one in found if one.code == "database"]
        assert wrong
        for one in wrong:
            assert "'nouba repair --by LOGIN --reason TEXT'" in one.hint, one
            assert "'nouba restore'" in one.hint

    def test_what_is_well_needs_nothing(self, settings: Settings) -> None:
        broken: list[CheckResult] = [
            one for one in database_checks(settings) if one.code == "database" and one.hint
        ]
        assert broken == []
