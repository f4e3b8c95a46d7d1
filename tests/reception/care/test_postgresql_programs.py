"""What pg_dump and pg_restore are handed of an address: what they need, no secret in sight."""

import json
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from reception.care.postgresql import program_for, run_program, server_major
from reception.care.restore import put_back
from reception.database.connection import Database
from reception.domain.errors import StorageFault
from tests.support.backups import file_of, made, tickets_in
from tests.support.clocks import FakeClock
from tests.support.databases import PostgresDatabases
from tests.support.every_case import every_case

pytestmark = pytest.mark.postgresql

# Words, surroundings and every file that it is pointed at, as a program of PostgreSQL's sees them.
_TELLS = """#!{python}
import json, os, pathlib, sys
from psycopg.conninfo import conninfo_to_dict
address = conninfo_to_dict(sys.argv[sys.argv.index("--dbname") + 1])
named = [address.get("passfile"), os.environ.get("PGSERVICEFILE")]
files = {{one: [os.stat(one).st_mode, pathlib.Path(one).read_text()] for one in named if one}}
told = {{"words": sys.argv, "surroundings": dict(os.environ), "address": address, "files": files}}
pathlib.Path({told!r}).write_text(json.dumps(told))
"""


class ToldProgram:
    """Stands for one of PostgreSQL's programs, and tells what it was handed."""

    def __init__(self, folder: Path) -> None:
        self._program, self._told = folder / "pg_dump", folder / "told.json"
        self._program.write_text(_TELLS.format(python=sys.executable, told=str(self._told)))
        self._program.chmod(0o755)

    def handed(self, address: str) -> dict[str, Any]:
        run_program(self._program, make_url(address), "--file", "x")
        told: dict[str, Any] = json.loads(self._told.read_text())
        return told


@pytest.fixture
def program(tmp_path: Path) -> ToldProgram:
    return ToldProgram(tmp_path)


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    file = tmp_path / "password"
    file.write_text("hush: a\\b\n")
    file.chmod(0o600)
    return file


@pytest.fixture
def databases(postgres_databases: PostgresDatabases) -> PostgresDatabases:
    return postgres_databases


@pytest.fixture
def database_url(databases: PostgresDatabases, tmp_path: Path) -> Iterator[str]:
    with databases.commune(tmp_path) as url:
        yield url


@every_case(
    "where",
    ["me:hush%3A%20a%5Cb@host/nouba", "me@host/nouba?password=hush: a\\b&passfile={ours}",
     "me@host/nouba?password_file={ours}", "me@host/nouba?password_file={ours}&passfile={ours}"],
)  # fmt: skip
def test_a_password_is_handed_over_in_a_file_of_ones_own(
    program: ToldProgram, password_file: Path, where: str
) -> None:
    told = program.handed(f"postgresql+psycopg://{where.format(ours=password_file)}")
    assert "hush" not in json.dumps([told["words"], told["surroundings"]])
    ((mode, text),) = told["files"].values()
    assert (stat.S_IMODE(mode), text) == (0o600, "*:*:*:*:hush\\: a\\\\b\n")
    assert {*told["address"]} == {"user", "host", "dbname", "passfile"}
    assert not Path(told["address"]["passfile"]).exists(), "it goes with the program"


def test_what_opens_a_key_is_handed_over_in_a_file_of_ones_own(program: ToldProgram) -> None:
    told = program.handed("postgresql+psycopg://me@host/nouba?sslpassword=hush&sslmode=require")
    assert "hush" not in json.dumps([told["words"], told["surroundings"]])
    ((mode, text),) = told["files"].values()
    assert (stat.S_IMODE(mode), text) == (0o600, "[nouba]\nsslpassword=hush\n")
    assert told["address"]["sslmode"] == "require"


def test_a_password_file_that_others_may_read_is_handed_to_nobody(
    program: ToldProgram, password_file: Path
) -> None:
    password_file.chmod(0o644)
    with pytest.raises(StorageFault, match=r"open to others \(mode 0644\)"):
        program.handed(f"postgresql+psycopg://me@host/nouba?password_file={password_file}")


class TestByTheServersOwn:
    @pytest.fixture(autouse=True)
    def programs(self, databases: PostgresDatabases, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(databases.server.programs), prepend=os.pathsep)

    def test_a_backup_is_made_and_put_back_by_an_address_with_a_password_file(
        self, database_url: str, password_file: Path, tmp_path: Path, clock: FakeClock
    ) -> None:
        address, folder = f"{database_url}&password_file={password_file}", tmp_path / "backups"
        backup = file_of(made(address, folder, clock), folder)
        assert put_back(backup, address, clock=clock).kept_aside
        assert tickets_in(database_url) == set()

    def test_they_take_every_secret_from_its_file(self, database_url: str, tmp_path: Path) -> None:
        address = f"{database_url}&password=hush&sslpassword=hush&connect_timeout=9"
        with closing(Database(database_url)) as database:
            dump = program_for("pg_dump", server_major(database))
        run_program(
            dump, make_url(address), "--schema-only", "--file", str(tmp_path / "schema.sql")
        )
        assert "CREATE TABLE" in (tmp_path / "schema.sql").read_text()
