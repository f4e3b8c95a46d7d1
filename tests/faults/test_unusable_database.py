"""A database that cannot be used is a fault that says what to do, never another exception."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from reception.app import open_reception
from reception.database.upgrade import prepare_database
from reception.domain.errors import StorageFault
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases, behind_its_back

pytestmark = pytest.mark.both

NOBODY = 65534


@pytest.fixture
def file(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[Path]:
    """Return a database file with the commune set up."""
    with sqlite_databases.commune(tmp_path) as url:
        yield Path(url.removeprefix("sqlite:///"))


@contextmanager
def without_privileges() -> Iterator[Path]:
    """Act as a user who may read a new folder and change nothing in it."""
    with tempfile.TemporaryDirectory(prefix="nouba-") as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o700)


@contextmanager
def acting_as_nobody() -> Iterator[None]:
    """Leave root's powers aside: modes of files mean nothing to root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def fault_of(act: Callable[[], object]) -> StorageFault:
    with pytest.raises(StorageFault) as caught:
        act()
    assert caught.value.what
    assert caught.value.hint
    assert str(caught.value) == f"{caught.value.what}: {caught.value.hint}"
    return caught.value


def assert_puts_back(fault: StorageFault) -> None:
    """Pass when who misses a database is told to put one back, and not to begin anew."""
    assert "nouba restore" in fault.hint
    assert "nouba init" not in str(fault)


def look_at(file: Path) -> None:
    with open_reception(f"sqlite:///{file}") as reception:
        reception.hall.queue()


def issue_at(url: str) -> None:
    with open_reception(url) as reception:
        reception.desk.issue("signature")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "nouba.db",
        "/var/lib/nouba.db",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite+aiosqlite:///nouba.db",
        "postgresql://host/nouba",
        "postgresql+asyncpg://host/nouba",
        "postgresql+psycopg://host:port/nouba",
        "postgresql+psycopg://[::1/nouba",
        "mysql://host/nouba",
        "oracle+cx_oracle://host/nouba",
        "http://host/nouba",
        "sqlite:////nowhere/at/all/nouba.db",
        "sqlite:////proc/nouba.db",
        "sqlite:////etc/passwd/nouba.db",
        "sqlite:////tmp",
        "sqlite:///" + "n" * 300 + ".db",
    ],
)
@pytest.mark.parametrize("act", [open_reception, prepare_database])
def test_what_is_no_address_of_a_usable_database(
    url: str, act: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fault_of(lambda: act(url))
    assert not list(tmp_path.iterdir())


def test_a_password_is_never_repeated() -> None:
    for url in ("mysql://me:secret@host/nouba", "postgresql+psycopg://me:secret@127.0.0.1:1/nouba"):
        assert "secret" not in str(fault_of(partial(open_reception, url)))


class TestFile:
    def test_missing(self, tmp_path: Path) -> None:
        fault = fault_of(lambda: open_reception(f"sqlite:///{tmp_path / 'nouba.db'}"))
        assert "There is no database" in fault.what
        assert_puts_back(fault)
        assert not list(tmp_path.iterdir())

    def test_empty(self, tmp_path: Path) -> None:
        (tmp_path / "nouba.db").touch()
        fault = fault_of(lambda: open_reception(f"sqlite:///{tmp_path / 'nouba.db'}"))
        assert_puts_back(fault)

    def test_a_folder(self, tmp_path: Path) -> None:
        for act in (open_reception, prepare_database):
            assert "is a folder" in fault_of(partial(act, f"sqlite:///{tmp_path}")).what

    @pytest.mark.parametrize("act", [open_reception, prepare_database])
    def test_garbage(self, tmp_path: Path, act: Callable[[str], object]) -> None:
        (tmp_path / "nouba.db").write_bytes(b"This is no database, whatever its name.\n" * 200)
        fault = fault_of(lambda: act(f"sqlite:///{tmp_path / 'nouba.db'}"))
        assert "restore the last backup" in fault.hint

    @pytest.mark.parametrize("keep", [50, 4096, 20_000])
    def test_cut_off(self, file: Path, keep: int) -> None:
        os.truncate(file, keep)
        fault_of(lambda: look_at(file))

    def test_damaged_inside(self, file: Path) -> None:
        head = file.read_bytes()[:4096]
        file.write_bytes(head + b"\xa5" * (file.stat().st_size - 4096))
        fault = fault_of(lambda: look_at(file))
        assert "restore the last backup" in fault.hint

    def test_removed_while_in_use(self, file: Path, clock: FakeClock) -> None:
        with open_reception(f"sqlite:///{file}", clock=clock) as reception:
            with closing(sqlite3.connect(file)) as raw:
                raw.execute("DROP TABLE leg")
            fault_of(reception.hall.queue)
            fault_of(lambda: reception.desk.issue("signature"))

    def test_read_only(self, sqlite_databases: SqliteDatabases) -> None:
        with without_privileges() as folder, sqlite_databases.commune(folder) as url:
            file = Path(url.removeprefix("sqlite:///"))
            file.chmod(0o444)
            folder.chmod(0o555)
            with acting_as_nobody():
                fault = fault_of(lambda: issue_at(url))
        assert "may read and write the file and its folder" in fault.hint

    def test_unreadable(self, sqlite_databases: SqliteDatabases) -> None:
        with without_privileges() as folder, sqlite_databases.commune(folder) as url:
            Path(url.removeprefix("sqlite:///")).chmod(0)
            folder.chmod(0o555)
            with acting_as_nobody():
                fault = fault_of(lambda: open_reception(url))
        assert "may read and write the file and its folder" in fault.hint

    @pytest.mark.parametrize("act", [open_reception, prepare_database])
    def test_in_a_folder_that_may_not_be_entered(
        self, sqlite_databases: SqliteDatabases, act: Callable[[str], object]
    ) -> None:
        with without_privileges() as folder, sqlite_databases.commune(folder) as url:
            folder.chmod(0)
            with acting_as_nobody():
                fault_of(lambda: act(url))

    def test_to_be_made_where_nothing_may_be_written(self) -> None:
        with without_privileges() as folder:
            folder.chmod(0o555)
            with acting_as_nobody():
                fault = fault_of(lambda: prepare_database(f"sqlite:///{folder / 'nouba.db'}"))
        assert "may read and write the file and its folder" in fault.hint

    def test_to_be_set_up_but_read_only(self) -> None:
        with without_privileges() as folder:
            (folder / "nouba.db").touch()
            (folder / "nouba.db").chmod(0o444)
            folder.chmod(0o555)
            with acting_as_nobody():
                fault = fault_of(lambda: prepare_database(f"sqlite:///{folder / 'nouba.db'}"))
        assert "may read and write the file and its folder" in fault.hint

    def test_held_by_another_program(self, file: Path) -> None:
        with (
            open_reception(f"sqlite:///{file}") as reception,
            closing(sqlite3.connect(file)) as raw,
        ):
            with reception._database.read() as run:
                run._connection.execute("PRAGMA busy_timeout = 0")
            raw.execute("BEGIN IMMEDIATE")
            fault = fault_of(lambda: reception.desk.issue("signature"))
            raw.rollback()
            assert reception.desk.issue("signature").ticket.number == 1
        assert "try again in a moment" in fault.hint

    def test_a_full_disk(self, file: Path) -> None:
        with open_reception(f"sqlite:///{file}") as reception:
            with reception._database.read() as run:
                run._connection.execute("PRAGMA max_page_count = 1")

            def issue_until_it_is_full() -> None:
                for _ in range(500):
                    reception.desk.issue("signature")

            fault = fault_of(issue_until_it_is_full)
            assert "make room" in fault.hint
            assert not [finding for finding in reception.verify() if finding.broken]

    def test_a_copy_taken_with_its_journal_is_read(self, file: Path, tmp_path: Path) -> None:
        with open_reception(f"sqlite:///{file}") as reception:
            reception.desk.issue("signature")
            copy = tmp_path / "copy.db"
            shutil.copyfile(file, copy)
            shutil.copyfile(f"{file}-wal", f"{copy}-wal")
        with open_reception(f"sqlite:///{copy}") as reception:
            assert reception.hall.ticket("F001")


class TestSchemaOfAnother:
    @pytest.mark.parametrize("version", ["9999", "0000", "3f1c2a9b7d10", "00007e0d3a1b", ""])
    @pytest.mark.parametrize("act", [open_reception, prepare_database])
    def test_a_version_that_this_one_does_not_know(
        self, database_url: str, version: str, act: Callable[[str], object]
    ) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute("DELETE FROM alembic_version")
            connection.execute(f"INSERT INTO alembic_version VALUES ('{version}')")  # noqa: S608 - our own texts
        fault_of(lambda: act(database_url))

    def test_tables_of_another_program_are_left_alone(self, empty_database_url: str) -> None:
        with behind_its_back(empty_database_url) as connection:
            connection.execute("CREATE TABLE customer (name TEXT)")
        fault = fault_of(lambda: prepare_database(empty_database_url))
        assert "another program" in fault.what

    def test_a_database_that_is_not_set_up_says_how(self, empty_database_url: str) -> None:
        assert_puts_back(fault_of(lambda: open_reception(empty_database_url)))


@pytest.mark.postgresql
class TestServer:
    def test_nobody_listens(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
            for act in (open_reception, prepare_database):
                fault = fault_of(partial(act, f"postgresql+psycopg://me@127.0.0.1:{port}/nouba"))
                assert "server runs" in fault.hint

    def test_no_such_host(self) -> None:
        fault_of(lambda: open_reception("postgresql+psycopg://me@nowhere.invalid/nouba"))

    def test_no_such_database(self, postgres_databases: PostgresDatabases) -> None:
        fault = fault_of(lambda: open_reception(postgres_databases.server.url("nowhere")))
        assert '"nowhere" does not exist' in fault.what

    def test_no_such_user(self, postgres_databases: PostgresDatabases) -> None:
        url = postgres_databases.server.url("postgres").replace("postgres@", "nobody@", 1)
        assert "nobody" in fault_of(lambda: open_reception(url)).what

    def test_a_user_who_may_not(
        self, postgres_databases: PostgresDatabases, tmp_path: Path
    ) -> None:
        with postgres_databases.commune(tmp_path) as url:
            with behind_its_back(url) as connection:
                connection.execute("CREATE USER reader")
                connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
            try:
                as_reader = url.replace("postgres@", "reader@", 1)
                with open_reception(as_reader) as reception:
                    fault = fault_of(lambda: reception.desk.issue("signature"))
            finally:
                with behind_its_back(url) as connection:
                    connection.execute("DROP OWNED BY reader")
                    connection.execute("DROP USER reader")
        assert "ask the administrator for access" in fault.hint

    def test_a_user_who_may_not_set_up(
        self, postgres_databases: PostgresDatabases, tmp_path: Path
    ) -> None:
        with postgres_databases.empty(tmp_path) as url:
            with behind_its_back(url) as connection:
                connection.execute("CREATE USER guest")
            try:
                fault = fault_of(lambda: prepare_database(url.replace("postgres@", "guest@", 1)))
            finally:
                with behind_its_back(url) as connection:
                    connection.execute("DROP USER guest")
        assert "ask the administrator for access" in fault.hint

    def test_connections_that_are_cut_are_replaced(
        self, postgres_databases: PostgresDatabases, tmp_path: Path
    ) -> None:
        with postgres_databases.commune(tmp_path) as url, open_reception(url) as reception:
            reception.desk.issue("signature")
            with behind_its_back(url) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            assert reception.desk.issue("signature").ticket.number == 2


SET_UP = "import sys; from reception.database.upgrade import prepare_database as p; p(sys.argv[1])"


def test_two_processes_that_set_up_at_once_both_succeed(
    databases: Databases, tmp_path: Path
) -> None:
    with databases.empty(tmp_path) as url:
        both = [
            subprocess.Popen([sys.executable, "-c", SET_UP, url], cwd=Path(__file__).parents[2])
            for _ in range(2)
        ]
        assert [one.wait() for one in both] == [0, 0]
        assert not prepare_database(url)
