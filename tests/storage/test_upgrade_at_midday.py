"""The schema is upgraded while the hall works, and the programs of the release before go on."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from reception.bootstrap import Reception, open_reception, prepare_database
from reception.domain.errors import ProgramTooOldFault, StorageFault
from reception.ports import App
from reception.storage import schema_upgrade
from reception.storage.allowed_client import require_allowed
from reception.storage.engine import Database
from reception.storage.schema_upgrade import migrations
from reception.storage.schema_version import OLDEST_CLIENT, SCHEMA_VERSION
from tests.storage.test_schema import migrate
from tests.support.clocks import FakeClock
from tests.support.databases import (
    SQLITE,
    Databases,
    PostgresDatabases,
    SqliteDatabases,
    behind_its_back,
)
from tests.support.tape import play, read_tape

TAPES = Path(__file__).parent / "released"
RELEASED = sorted({one.name.partition("-")[0] for one in TAPES.glob("*.json")})
# Tables that grow with every visit: an index more, or another column's type, holds everybody up.
OF_THE_DAY = ("ticket", "leg", "event", "print_job", "day_counter", "day_service", "rating")


def upgraded_to(url: str, version: str) -> None:
    with closing(Database(url)) as database, database.engine.connect() as connection:
        command.upgrade(migrations(connection), version)


@pytest.mark.parametrize("release", RELEASED)
class TestProgramsOfTheReleaseBefore:
    def test_go_on_through_the_day(
        self, release: str, databases: Databases, empty_database_url: str, clock: FakeClock
    ) -> None:
        kind = SQLITE if isinstance(databases, SqliteDatabases) else "postgresql"
        tape = read_tape(TAPES / f"{release}-{kind}.json")
        upgraded_to(empty_database_url, release)
        done: list[bool] = []
        wrong = play(
            tape,
            empty_database_url,
            lambda: done.append(prepare_database(empty_database_url)),
            exactly=kind == SQLITE,
        )
        assert done == [release != SCHEMA_VERSION]
        assert wrong == []
        clock.advance(days=2)
        with open_reception(empty_database_url, clock=clock) as reception:
            # In a file what they wrote is sealed as soon as somebody of this release writes.
            reception.desk.issue("planning")
            list(reception.reports.export())
            assert not [one for one in reception.verify() if one.broken]

    def test_would_be_heard_complaining_of_a_column_that_is_gone(
        self, release: str, sqlite_databases: SqliteDatabases, tmp_path: Path
    ) -> None:
        tape = read_tape(TAPES / f"{release}-{SQLITE}.json")
        with sqlite_databases.empty(tmp_path) as url:
            upgraded_to(url, release)

            def contract() -> None:
                with behind_its_back(url) as connection:
                    connection.execute("ALTER TABLE leg RENAME COLUMN note TO remark")

            with pytest.raises(AssertionError, match="no such column"):
                play(tape, url, contract, exactly=True)


def test_the_oldest_client_has_its_tape() -> None:
    # Whoever raises it takes the older tapes away, and then what only they need.
    assert RELEASED[0] == OLDEST_CLIENT
    scripts = ScriptDirectory.from_config(migrations())
    assert set(RELEASED) <= {one.revision for one in scripts.walk_revisions()}


class TestWhoMayWork:
    @pytest.fixture
    def upgraded(self, database_url: str) -> Iterator[Database]:
        """Return a database whose schema a later release has brought further."""
        with behind_its_back(database_url) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.execute("UPDATE allowed_client SET schema = '9999'")
        with closing(Database(database_url)) as database:
            yield database

    def test_what_was_made_for_an_allowed_schema(self, upgraded: Database) -> None:
        with upgraded.read() as run:
            require_allowed(upgraded, run)
            require_allowed(upgraded, run, made_for=OLDEST_CLIENT)
            with pytest.raises(ProgramTooOldFault, match="install the newest version"):
                require_allowed(upgraded, run, made_for="0013")

    def test_an_older_database_is_to_be_upgraded_first(self, database_url: str) -> None:
        migrate(database_url, "0014")
        with pytest.raises(StorageFault, match="nouba init"):
            open_reception(database_url)

    def test_what_is_too_old_hears_so_by_its_own_heartbeat_and_writes_no_more(
        self, reception: Reception, database_url: str
    ) -> None:
        reception.stations.beat("kiosk-1", App.KIOSK)
        with behind_its_back(database_url) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.execute("UPDATE allowed_client SET schema = '9999'")
        reception.stations.beat("kiosk-1", App.KIOSK)
        assert reception.desk.issue("signature").ticket.number == 1
        with behind_its_back(database_url) as connection:
            connection.execute("DELETE FROM allowed_client")
        with pytest.raises(ProgramTooOldFault):
            reception.stations.beat("kiosk-1", App.KIOSK)
        with pytest.raises(ProgramTooOldFault):
            reception.desk.issue("signature")
        with pytest.raises(ProgramTooOldFault):
            open_reception(database_url)


def places(url: str) -> Mapping[str, object]:
    """Return where the tables of the day and their indexes stand: who is rewritten moves."""
    names = ", ".join(f"'{one}'" for one in OF_THE_DAY)
    with behind_its_back(url) as connection:
        if "sqlite" in url:
            asked = (
                f"SELECT name, rootpage FROM sqlite_master WHERE tbl_name IN ({names}) AND rootpage"  # noqa: S608 - our own names
            )
        else:
            asked = f"""
                SELECT relname, relfilenode FROM pg_class WHERE relname IN ({names})
                UNION ALL
                SELECT index.relname, index.relfilenode FROM pg_index
                JOIN pg_class AS index ON index.oid = indexrelid
                JOIN pg_class AS of ON of.oid = indrelid WHERE of.relname IN ({names})
            """  # noqa: S608 - our own names
        return dict(connection.execute(asked).fetchall())


class TestNobodyIsHeldUp:
    def test_no_table_of_the_day_is_written_anew(
        self, reception: Reception, database_url: str
    ) -> None:
        reception.desk.issue("signature")
        migrate(database_url, OLDEST_CLIENT)
        before = places(database_url)
        assert prepare_database(database_url)
        assert places(database_url) == before
        # The control: one that is written anew is found out.
        with behind_its_back(database_url) as connection:
            connection.execute("CREATE INDEX one_more ON event (at)")
        assert places(database_url) != before

    @pytest.mark.postgresql
    def test_who_holds_a_table_is_waited_for_in_turns(
        self,
        postgres_databases: PostgresDatabases,
        tmp_path: Path,
        clock: FakeClock,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        with postgres_databases.commune(tmp_path) as url:
            migrate(url, OLDEST_CLIENT)
            with behind_its_back(url) as holder:
                holder.execute("BEGIN")
                holder.execute("SELECT 1 FROM unit FOR UPDATE")
                holder.execute("LOCK TABLE unit IN ROW EXCLUSIVE MODE")
                pauses: list[float] = []

                def let_others(pause_s: float) -> None:
                    # Between two tries the others work, and here the holder ends.
                    with behind_its_back(url) as other:
                        other.execute("UPDATE counter SET number = number")
                    pauses.append(pause_s)
                    if len(pauses) == 2:
                        holder.execute("COMMIT")

                monkeypatch.setattr("reception.storage.schema_upgrade.time.sleep", let_others)
                assert prepare_database(url)
            assert len(pauses) == 2
            with open_reception(url, clock=clock) as reception:
                assert reception.desk.issue("signature").ticket.number == 1

    @pytest.mark.postgresql
    def test_who_never_lets_go_is_told_of(
        self,
        postgres_databases: PostgresDatabases,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(schema_upgrade, "_TRIES", 1)
        with postgres_databases.commune(tmp_path) as url:
            migrate(url, OLDEST_CLIENT)
            with behind_its_back(url) as holder, holder.transaction():
                holder.execute("LOCK TABLE unit IN ROW EXCLUSIVE MODE")
                with pytest.raises(StorageFault, match="try again"):
                    prepare_database(url)
            assert prepare_database(url)
