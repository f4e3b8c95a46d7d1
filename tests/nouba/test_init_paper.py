"""``nouba init`` on paper: it warns of texts that no usual ticket bears, and loads the unit."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nouba.main import run

_COMMUNE = Path(__file__).parents[2] / "reception" / "unit" / "templates" / "commune.toml"
_NAME = "Légalisation de signature"
# One word, which cannot wrap: it fits 72 mm of dots, and not 48.
_LONG = "Incompréhensiblementinterminable"
_ENDLESS = _LONG * 3

type Init = Callable[[str], tuple[int, str]]


@pytest.fixture
def init(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Init:
    """Load the commune with a service under another name; return exit code and warnings."""

    def load(name: str) -> tuple[int, str]:
        commune = _COMMUNE.read_text("utf-8")
        assert f'fr = "{_NAME}"' in commune
        file = tmp_path / "mine.toml"
        file.write_text(commune.replace(f'fr = "{_NAME}"', f'fr = "{name}"'), "utf-8")
        capsys.readouterr()
        database = f"sqlite:///{tmp_path / 'nouba.db'}"
        exit_code = run(("init", "--template", str(file), "--db", database, "--json"))
        said = capsys.readouterr()
        assert json.loads(said.out)["first_passwords"]
        return exit_code, said.err

    return load


def test_a_unit_that_fits_is_loaded_without_a_word(init: Init) -> None:
    exit_code, warned = init(_NAME)
    assert (exit_code, warned) == (0, "")


def test_a_text_that_fits_no_usual_paper_is_warned_of(init: Init) -> None:
    exit_code, warned = init(_ENDLESS)
    wide, narrow = warned.splitlines()
    assert exit_code == 0
    for line, paper, dots in ((wide, "80 mm", 576), (narrow, "58 mm", 384)):
        assert line.startswith(f"On paper of {paper} a ticket would not be printed: '{_ENDLESS}'")
        assert f"(service signature, in fr) does not fit on a ticket {dots} dots wide" in line
        assert line.endswith("nouba init --template FILE")


def test_a_text_for_wide_paper_alone_is_warned_of(init: Init) -> None:
    exit_code, warned = init(_LONG)
    (line,) = warned.splitlines()
    assert exit_code == 0
    assert line.startswith("On paper of 58 mm ")


def test_where_nothing_can_be_drawn_the_unit_is_loaded_all_the_same(
    init: Init, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nouba.printing", None)
    exit_code, warned = init(_ENDLESS)
    assert exit_code == 0
    assert warned.startswith("Nobody knows whether every ticket fits its paper")
    assert len(warned.splitlines()) == 1


def test_no_other_command_waits_for_qt() -> None:
    loaded = (
        "import sys; from nouba.command_line import command_line; command_line(['init']);"
        " sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
