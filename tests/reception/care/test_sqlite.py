"""What only a file of SQLite can do wrong."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from reception.app import open_reception
from reception.care import backup as making
from reception.care import sqlite
from reception.care.backup import back_up
from reception.care.restore import put_back
from reception.domain.care_errors import BackupOfAnotherKindError
from reception.domain.errors import EnvironmentFault, StorageFault
from reception.system.progress import Progress
from tests.support.backups import file_of, forge, made, sound, tickets_in
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, SqliteDatabases
from tests.support.released import later_release


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> Databases:
    return sqlite_databases


def locking(
    reader: sqlite3.Connection, draft: Path, watch: Progress, plain: Callable[..., None]
) -> None:
    """Copy as a broken build would: while nobody else may write."""
    (_, _, source) = reader.execute("PRAGMA database_list").fetchone()
    with closing(sqlite3.connect(source, isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        plain(reader, draft, watch)


@pytest.mark.parametrize("locks", [False, True])
def test_nobody_waits_for_the_copy(
    database_url: str,
    folder: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    *,
    locks: bool,
) -> None:
    monkeypatch.setattr(sqlite, "_PAGES_A_STEP", 8)
    if locks:
        monkeypatch.setattr(sqlite, "_copy", partial(locking, plain=sqlite._copy))
    faults: list[StorageFault] = []
    given = []
    with open_reception(database_url, clock=clock) as reception:
        with reception._database.read() as run:
            run._connection.execute("PRAGMA busy_timeout = 0")

        def give_a_ticket(_done: float) -> bool:
            try:
                given.append(reception.desk.issue("signature").ticket.id)
            except StorageFault as fault:
                faults.append(fault)
            return True

        backup = back_up(database_url, folder, keep=1, clock=clock, watch=give_a_ticket)
        # It is of the instant at which it began.
        assert backup.manifest.contents.tickets == 0
        assert bool(faults) == locks
        assert locks or len(given) > 5
        assert not [one for one in reception.verify() if one.broken]


def test_a_plain_copy_of_the_file_is_no_backup(
    database_url: str, tmp_path: Path, clock: FakeClock
) -> None:
    with open_reception(database_url, clock=clock) as reception:
        given = reception.desk.issue("signature").ticket.id
        copy = tmp_path / "copy.db"
        shutil.copyfile(database_url.removeprefix("sqlite:///"), copy)
    # The control of the drill: what is in the journal is not in the file.
    assert given not in tickets_in(f"sqlite:///{copy}")


def test_a_damaged_database_is_replaced_and_kept(
    database_url: str, folder: Path, clock: FakeClock
) -> None:
    backup = made(database_url, folder, clock)
    file = Path(database_url.removeprefix("sqlite:///"))
    for damage in (b"no database at all" * 300, file.read_bytes()[:5000]):
        file.write_bytes(damage)
        restored = put_back(file_of(backup, folder), database_url, clock=clock)
        assert restored.kept_aside
        assert Path(restored.kept_aside).read_bytes() == damage
        assert restored.skipped
        assert sound(database_url)
        clock.advance(seconds=1)


def test_the_journal_of_what_is_replaced_is_not_played_into_it(
    database_url: str, folder: Path, clock: FakeClock
) -> None:
    backup = made(database_url, folder, clock)
    file = Path(database_url.removeprefix("sqlite:///"))
    with open_reception(database_url, clock=clock) as reception:
        reception.desk.issue("signature")
        journal = Path(f"{file}-wal").read_bytes()
    file.write_bytes(b"damaged" * 999)
    Path(f"{file}-wal").write_bytes(journal)
    put_back(file_of(backup, folder), database_url, clock=clock)
    assert not tickets_in(database_url)


def test_a_link_stays_and_the_file_that_it_names_is_replaced(
    database_url: str, folder: Path, clock: FakeClock, tmp_path: Path
) -> None:
    backup = made(database_url, folder, clock)
    link = tmp_path / "link" / "nouba.db"
    link.parent.mkdir()
    link.symlink_to(database_url.removeprefix("sqlite:///"))
    with open_reception(database_url, clock=clock) as reception:
        given = reception.desk.issue("signature").ticket.id
    by_link = f"sqlite:///{link}"
    restored = put_back(file_of(backup, folder), by_link, lose_younger=True, clock=clock)
    assert link.is_symlink()
    # Whoever comes by either name comes to the same database: one number, once.
    with (
        open_reception(by_link, clock=clock) as one,
        open_reception(database_url, clock=clock) as other,
    ):
        first = one.desk.issue("signature").ticket
        assert first.id != given
        assert other.desk.issue("signature").ticket.number == first.number + 1
    assert restored.kept_aside
    assert given in tickets_in(f"sqlite:///{restored.kept_aside}")


def test_nothing_is_put_back_at_an_address_with_options(
    database_url: str, folder: Path, clock: FakeClock
) -> None:
    file = file_of(made(database_url, folder, clock), folder)
    with pytest.raises(StorageFault, match="'mode' is an option"):
        put_back(file, f"{database_url}?mode=ro", clock=clock)


def test_an_older_one_is_brought_up_to_date(
    database_url: str,
    elsewhere: str,
    folder: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    with open_reception(database_url, clock=clock) as reception:
        reception.desk.issue("signature")
    file = file_of(made(database_url, folder, clock), folder)
    later_release(monkeypatch, tmp_path)
    assert put_back(file, elsewhere, clock=clock).upgraded
    assert len(tickets_in(elsewhere)) == 1


def test_one_of_before_the_first_release_says_what_to_do(
    database_url: str, elsewhere: str, folder: Path, clock: FakeClock
) -> None:
    file = file_of(made(database_url, folder, clock), folder)
    forge(file, schema="0023")
    with pytest.raises(StorageFault, match=r"before 0\.2\.0") as refused:
        put_back(file, elsewhere, clock=clock)
    assert "nouba visits export" in refused.value.hint


def test_of_the_other_kind(database_url: str, folder: Path, clock: FakeClock) -> None:
    file = file_of(made(database_url, folder, clock), folder)
    with pytest.raises(BackupOfAnotherKindError):
        put_back(file, "postgresql+psycopg://me@host/nouba", clock=clock)


def test_a_disk_that_is_too_small(
    database_url: str, folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_ROOM_TOO", 1 << 60)
    with pytest.raises(EnvironmentFault, match="make room"):
        made(database_url, folder, clock)
    assert [one.name for one in folder.iterdir()] == [".lock"]
