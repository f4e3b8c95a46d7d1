"""``nouba board``: what it is told that there is not, it says in one sentence."""

import os
import subprocess
import sys

import pytest

from tests.support.commands import Nouba
from tests.support.databases import SqliteDatabases


def test_a_board_and_a_counter_at_once_are_wrong_usage(nouba: Nouba) -> None:
    nouba("board", "hall", "--counter", "3").refuses_with("give one of the two", exit_code=2)
    assert nouba("board", "--counter", "0").exit_code == 2
    assert nouba("board", "--counter", "three").exit_code == 2


def test_settings_that_make_no_sense_are_told(
    nouba: Nouba, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOUBA_BOARD_COUNTER", "the third")
    nouba("board").refuses_with("no counter's number", exit_code=3)
    monkeypatch.setenv("NOUBA_BOARD", "hall")
    nouba("board").refuses_with("a board ('hall') and a counter", exit_code=3)


@pytest.mark.one_case
@pytest.mark.parametrize(
    ("words", "setting", "exit_code", "said"),
    [
        (("nowhere",), {}, 1, "There is no board 'nowhere' here; the unit's file describes none"),
        (("--counter", "9"), {"NOUBA_BOARD": "hall"}, 1, "There is no counter 9 here"),
        (("--screen", "7"), {}, 3, "There is no screen '7' at this computer; there is: 1 ("),
    ],
)
def test_what_is_not_there_ends_the_board_with_a_sentence(
    words: tuple[str, ...],
    setting: dict[str, str],
    exit_code: int,
    said: str,
    sqlite_databases: SqliteDatabases,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with sqlite_databases.commune(tmp_path_factory.mktemp("board")) as url:
        ended = subprocess.run(
            [sys.executable, "-m", "nouba", "board", *words],
            env={**os.environ, **setting, "NOUBA_DATABASE": url, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
    assert ended.returncode == exit_code, ended.stderr
    assert said in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr
