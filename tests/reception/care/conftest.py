"""A database at work, a folder for its backups, and another place."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import Databases, PostgresDatabases


@pytest.fixture(autouse=True)
def programs(databases: Databases, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the programs of the tests' own server be found first."""
    if isinstance(databases, PostgresDatabases):
        monkeypatch.setenv("PATH", f"{databases.server.programs}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def elsewhere(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """Return the address of a place in which a database may be made."""
    beside = tmp_path / "elsewhere"
    beside.mkdir()
    with databases.empty(beside) as url:
        yield url
