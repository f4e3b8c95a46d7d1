"""A backup that is made while everybody works, and put back, on both databases."""

import io
import shutil
from datetime import date
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.care.after_restore import settle_put_back
from reception.care.folder import BackupFolder
from reception.care.restore import put_back, try_backup
from reception.domain.care_errors import (
    BackupAwayError,
    BackupDamagedError,
    BackupTooNewError,
    DatabaseInUseError,
    DatabaseOfAnotherUnitError,
    DatabaseYoungerError,
    NoBackupError,
)
from reception.domain.errors import StorageFault
from reception.domain.rights import AuditAct
from reception.queue.model import At
from reception.reports.question import ReportQuestion
from reception.system.settings import os_user
from tests.reception.care.writers import writing
from tests.support.backups import file_of, forge, made, sound, tickets_in
from tests.support.clocks import FakeClock
from tests.support.databases import Databases, SqliteDatabases, behind_its_back

pytestmark = [pytest.mark.deep, pytest.mark.journey]

TODAY = date(2026, 11, 25)
SIGNED_IN = """
    INSERT INTO sign_in_session (id, unit, login, app, station, token_hash, service_day, opened_at,
        seen_at, wrong_pins)
    VALUES ('one', 'commune', 'clerk1', 'panel', 'desk-1', 'x', '2026-11-25', 0, 0, 0)
"""


def made_folder(path: Path) -> Path:
    path.mkdir()
    return path


def first_numbers_of(databases: Databases, backup: Path, name: str, clock: FakeClock) -> list[str]:
    """Put a backup back where nothing is; return the numbers of the next two visitors there."""
    with databases.empty(made_folder(backup.parent / name)) as place:
        put_back(backup, place, clock=clock)
        with open_reception(place, clock=clock) as after:
            return [after.desk.issue("signature").ticket.label for _ in range(2)]


def visits_csv(reception: Reception) -> str:
    stream = io.StringIO()
    reception.reports.write_visits_csv(stream, ReportQuestion(first=TODAY, last=TODAY))
    return stream.getvalue()


def test_a_drill_while_four_give_tickets(
    database_url: str, elsewhere: str, folder: Path, clock: FakeClock
) -> None:
    with writing(database_url, clock) as writers:
        given_before = writers.given
        backup = made(database_url, folder, clock)
    assert not writers.faults
    assert backup.manifest.is_sound
    restored = put_back(file_of(backup, folder), elsewhere, clock=clock)
    assert restored.manifest == backup.manifest
    held = tickets_in(elsewhere)
    assert len(held) == backup.manifest.contents.tickets
    assert given_before <= held <= writers.given
    assert sound(elsewhere)


def test_what_is_put_back_counts_the_same(
    database_url: str, elsewhere: str, folder: Path, clock: FakeClock
) -> None:
    with open_reception(database_url, clock=clock) as reception:
        for _ in range(3):
            reception.desk.issue("signature")
            clock.advance(minutes=2)
            reception.desk.call_next(At(3, "clerk1"))
            reception.desk.start(At(3, "clerk1"))
            reception.desk.finish(At(3, "clerk1"))
        backup = made(database_url, folder, clock)
        clock.advance(days=1)  # days that are over are counted over their columns
        wanted = visits_csv(reception)
    put_back(file_of(backup, folder), elsewhere, clock=clock)
    with open_reception(elsewhere, clock=clock) as restored:
        assert visits_csv(restored) == wanted
        assert len(wanted.splitlines()) == 4


class TestPuttingBack:
    def test_no_number_is_given_again(
        self, database_url: str, elsewhere: str, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
            with behind_its_back(database_url) as connection:
                connection.execute(SIGNED_IN)
            backup = made(database_url, folder, clock)
            lost = reception.desk.issue("signature").ticket
        restored = put_back(file_of(backup, folder), elsewhere, clock=clock)
        (skip,) = [one for one in restored.skipped if one.series == "F"]
        assert (skip.first, skip.last, skip.left) == (2, 100, 899)
        with open_reception(elsewhere, clock=clock) as after:
            assert after.desk.issue("signature").ticket.number == 101 > lost.number
            # Of a series that gave none yet as well: the backup may be from before the first.
            assert after.desk.issue("residence").ticket.number == 101
            (entry,) = after.office.audit.entries(asking=None, act=AuditAct.PUT_BACK)
            assert backup.manifest.file in entry.subject
            assert entry.os_user == os_user()
        with behind_its_back(elsewhere) as connection:
            found = connection.execute("SELECT ended FROM sign_in_session").fetchall()
            assert found == [("a backup was put back",)]
        assert sound(elsewhere)

    def test_what_is_replaced_is_kept_aside_and_tells_which_numbers_were_given(
        self, database_url: str, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
            backup = made(database_url, folder, clock)
            for _ in range(3):
                lost = reception.desk.issue("signature").ticket
        file = file_of(backup, folder)
        with pytest.raises(DatabaseYoungerError, match="3 events") as refused:
            put_back(file, database_url, clock=clock)
        assert "--lose-younger" in str(refused.value)
        assert lost.id in tickets_in(database_url)
        restored = put_back(file, database_url, lose_younger=True, clock=clock)
        assert lost.id not in tickets_in(database_url)
        assert [(one.series, one.first, one.last) for one in restored.skipped] == [("F", 2, 4)]
        kept = restored.kept_aside
        assert kept
        beside = (
            database_url.replace(database_url.partition("?")[0].rpartition("/")[2], kept, 1)
            if "postgresql" in database_url
            else f"sqlite:///{kept}"
        )
        assert lost.id in tickets_in(beside)
        with open_reception(database_url, clock=clock) as after:
            assert after.desk.issue("signature").ticket.label == "F005"
        assert sound(database_url)
        if "postgresql" in database_url:
            with behind_its_back(beside.replace(kept, "postgres", 1)) as server:
                server.execute(f"DROP DATABASE {kept}")

    def test_a_database_that_is_at_work_is_left_alone(
        self, database_url: str, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            backup = made(database_url, folder, clock)
            reception.hall.queue()
            with pytest.raises(DatabaseInUseError, match="close every program") as found:
                put_back(file_of(backup, folder), database_url, lose_younger=True, clock=clock)
            assert reception.desk.issue("signature").ticket.number == 1
        assert "postgresql" not in database_url or " of postgres" in str(found.value)

    def test_put_back_by_other_means(
        self, database_url: str, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
        skipped = settle_put_back(database_url, folder, clock=clock)
        assert {one.last for one in skipped} == {100}
        with open_reception(database_url, clock=clock) as reception:
            assert reception.desk.issue("signature").ticket.label == "F101"
        assert sound(database_url)

    def test_put_back_twice_in_a_day(
        self, database_url: str, databases: Databases, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
            backup = made(database_url, folder, clock)
            on_paper = [reception.desk.issue("signature").ticket.label]
        for place in ("first", "second", "third"):
            # Of what went on before nothing is left but paper.
            on_paper += first_numbers_of(databases, file_of(backup, folder), place, clock)
        assert on_paper == ["F002", "F101", "F102", "F201", "F202", "F301", "F302"]

    def test_put_back_twice_from_two_folders(
        self,
        databases: Databases,
        database_url: str,
        elsewhere: str,
        folder: Path,
        clock: FakeClock,
    ) -> None:
        backup = made(database_url, folder, clock)
        stick = shutil.copytree(folder, folder.with_name("stick"))
        on_paper = []
        for source in (folder, stick):
            if isinstance(databases, SqliteDatabases):
                # The file is damaged, so that it tells nothing.
                Path(elsewhere.removeprefix("sqlite:///")).write_bytes(b"nothing" * 999)
            put_back(file_of(backup, source), elsewhere, lose_younger=True, clock=clock)
            clock.advance(minutes=1)
            with open_reception(elsewhere, clock=clock) as after:
                on_paper += [after.desk.issue("signature").ticket.label for _ in range(2)]
        assert len(set(on_paper)) == 4

    def test_away_from_its_folder_somebody_says_where_else_it_was_put_back(
        self, database_url: str, databases: Databases, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
            backup = file_of(made(database_url, folder, clock), folder)
        on_paper = []
        for computer in (1, 2, 3):
            away = made_folder(folder.with_name(f"stick-{computer}"))
            for one in (backup, backup.with_name(f"{backup.name}.json")):
                shutil.copy(one, away)
            with databases.empty(made_folder(away / "place")) as place:
                with pytest.raises(BackupAwayError, match="--computer"):
                    put_back(away / backup.name, place, clock=clock)
                put_back(away / backup.name, place, computer=computer, clock=clock)
                with open_reception(place, clock=clock) as after:
                    on_paper.append(after.desk.issue("signature").ticket.label)
                assert sound(place)
        assert on_paper == ["F101", "F201", "F301"]

    def test_put_back_twice_by_other_means(
        self, database_url: str, databases: Databases, tmp_path: Path, clock: FakeClock
    ) -> None:
        on_paper = []
        for place in ("first", "second"):
            with databases.copy_of(database_url, made_folder(tmp_path / place)) as copy:
                settle_put_back(copy, tmp_path / "backups", clock=clock)
                with open_reception(copy, clock=clock) as after:
                    on_paper.append(after.desk.issue("signature").ticket.label)
        assert on_paper == ["F101", "F201"]

    def test_the_day_after_numbers_begin_anew(
        self, databases: Databases, database_url: str, folder: Path, clock: FakeClock
    ) -> None:
        backup = file_of(made(database_url, folder, clock), folder)
        assert first_numbers_of(databases, backup, "first", clock) == ["F101", "F102"]
        clock.advance(days=1)
        assert first_numbers_of(databases, backup, "second", clock) == ["F101", "F102"]

    def test_a_younger_backup_after_an_older_one(
        self, database_url: str, elsewhere: str, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            older = made(database_url, folder, clock)
            reception.desk.issue("signature")
            younger = made(database_url, folder, clock)
        put_back(file_of(older, folder), elsewhere, clock=clock)
        clock.advance(minutes=1)
        with open_reception(elsewhere, clock=clock) as between:
            numbers = [between.desk.issue("signature").ticket.number for _ in range(2)]
        put_back(file_of(younger, folder), elsewhere, lose_younger=True, clock=clock)
        with open_reception(elsewhere, clock=clock) as after:
            assert after.desk.issue("signature").ticket.number > max(numbers) == 102

    def test_what_is_left_out_must_be_noted(
        self, database_url: str, elsewhere: str, folder: Path, clock: FakeClock
    ) -> None:
        backup = file_of(made(database_url, folder, clock), folder)
        (folder / "put-back.json").mkdir()
        with pytest.raises(StorageFault, match="left out today"):
            put_back(backup, elsewhere, clock=clock)
        with pytest.raises(StorageFault):
            open_reception(elsewhere)
        with pytest.raises(StorageFault, match="left out today"):
            settle_put_back(database_url, folder, clock=clock)
        with open_reception(database_url, clock=clock) as reception:
            assert reception.desk.issue("signature").ticket.number == 1

    def test_a_trial_changes_nothing_and_is_noted(
        self, database_url: str, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
            backup = made(database_url, folder, clock)
            tried = try_backup(file_of(backup, folder), database_url, clock=clock)
            assert not tried.broken
            assert reception.desk.issue("signature").ticket.number == 2
        assert not (folder / "put-back.json").exists()
        assert BackupFolder(folder).last_drill() == tried
        assert {one.suffix for one in folder.iterdir()} <= {".db", ".dump", ".json", ""}


class TestWhatIsNoUse:
    @pytest.fixture
    def databases(self, sqlite_databases: SqliteDatabases) -> Databases:
        """Take files: what stands beside a backup is the same for both."""
        return sqlite_databases

    def test_a_damaged_one(
        self, database_url: str, elsewhere: str, folder: Path, clock: FakeClock
    ) -> None:
        file = file_of(made(database_url, folder, clock), folder)
        whole = file.read_bytes()
        for broken in (
            whole[: len(whole) // 2],
            whole[:4000] + bytes([whole[4000] ^ 1]) + whole[4001:],
        ):
            file.write_bytes(broken)
            with pytest.raises(BackupDamagedError):
                put_back(file, elsewhere, clock=clock)
        file.with_name(f"{file.name}.json").write_text("{", "utf-8")
        with pytest.raises(BackupDamagedError):
            put_back(file, elsewhere, clock=clock)
        file.with_name(f"{file.name}.json").unlink()
        with pytest.raises(NoBackupError):
            put_back(file, elsewhere, clock=clock)

    def test_one_that_holds_less_than_was_backed_up(
        self, database_url: str, elsewhere: str, folder: Path, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as reception:
            reception.desk.issue("signature")
            early = made(database_url, folder, clock)
            reception.desk.issue("signature")
            late = made(database_url, folder, clock)
        # Whole, and with the right checksum: only its contents are not what the manifest says.
        file_of(late, folder).write_bytes(file_of(early, folder).read_bytes())
        forge(file_of(late, folder))
        with pytest.raises(BackupDamagedError, match="does not hold"):
            put_back(file_of(late, folder), elsewhere, clock=clock)

    def test_of_a_newer_version(
        self, database_url: str, elsewhere: str, folder: Path, clock: FakeClock
    ) -> None:
        file = file_of(made(database_url, folder, clock), folder)
        forge(file, schema="9999")
        with pytest.raises(BackupTooNewError, match="9999"):
            put_back(file, elsewhere, clock=clock)

    def test_of_another_unit(
        self, database_url: str, elsewhere: str, folder: Path, clock: FakeClock
    ) -> None:
        file = file_of(made(database_url, folder, clock), folder)
        put_back(file, elsewhere, clock=clock)
        forge(file, unit="another")
        with pytest.raises(DatabaseOfAnotherUnitError, match="commune"):
            put_back(file, elsewhere, lose_younger=True, clock=clock)
