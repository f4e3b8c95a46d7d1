"""The command, on a database of the test's own."""

import pytest

from nouba.main import run
from tests.support.commands import Answer, Nouba


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test find what a station of another one keeps: it tells of an earlier life."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def nouba(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Nouba:
    """Run the command on a database with the commune, always open."""
    monkeypatch.setenv("NOUBA_DATABASE", database_url)

    def command(*words: str) -> Answer:
        capsys.readouterr()
        exit_code = run(words)
        said = capsys.readouterr()
        return Answer(exit_code, said.out, said.err)

    return command
