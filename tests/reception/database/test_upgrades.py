"""Which databases a program brings up to date, and how those who work meanwhile fare."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from reception.app import Reception, open_reception
from reception.database import upgrade
from reception.database.connection import Database, require_allowed
from reception.database.run import Statement
from reception.database.schema.base import FIRST_VERSION, OLDEST_CLIENT, SCHEMA_VERSION
from reception.database.upgrade import migrations, prepare_database
from reception.domain.alerts import App
from reception.domain.errors import ProgramTooOldFault, StorageFault
from tests.reception.database.test_schema import added_or_lost
from tests.support.clocks import FakeClock
from tests.support.databases import (
    POSTGRESQL,
    SQLITE,
    PostgresDatabases,
    SqliteDatabases,
    behind_its_back,
    database_of,
)
from tests.support.released import later_release, lay_out, written

RELEASED = Path(__file__).parent / "released"
RELEASES = sorted({one.name.rpartition("-")[0] for one in RELEASED.glob("*.sql")})


def guards(database_url: str) -> set[str]:
    """Return the triggers of a database and the functions behind them."""
    if SQLITE in database_url:
        asked = "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        asked = """
            SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT pg_get_functiondef(oid) || coalesce(proacl::text, '') FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace
        """
    with behind_its_back(database_url) as connection:
        return {one for (one,) in connection.execute(asked).fetchall()}


class TestMigrations:
    @pytest.mark.parametrize("release", RELEASES)
    def test_the_next_one_is_empty(
        self, release: str, empty_database_url: str, database_url: str
    ) -> None:
        kind = SQLITE if SQLITE in database_url else POSTGRESQL
        lay_out(RELEASED / f"{release}-{kind}.sql", empty_database_url)
        prepare_database(empty_database_url)
        how = "write a migration, or lay 0.2.0 down anew while it is not out (support/released.py)"
        assert not added_or_lost(empty_database_url), how
        assert guards(empty_database_url) == guards(database_url), how

    def test_a_release_is_written_alike_in_whatever_order_its_indexes_were_made(
        self, sqlite_databases: SqliteDatabases, tmp_path: Path
    ) -> None:
        with sqlite_databases.commune(tmp_path) as url:
            before = written(url)
            with behind_its_back(url) as connection:
                ((made,),) = connection.execute(
                    "SELECT sql FROM sqlite_master WHERE name = 'event_clerk'"
                ).fetchall()
                connection.execute("DROP INDEX event_clerk")
                connection.execute(made)
            assert written(url) == before

    def test_what_is_missing_is_found(self, database_url: str) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute("ALTER TABLE leg DROP COLUMN note")
            connection.execute("CREATE INDEX one_more ON event (at)")
        assert {one[0] for one in added_or_lost(database_url) if isinstance(one, tuple)} == {
            "add_column",
            "remove_index",
        }

    def test_the_version_is_that_of_the_last_one(self) -> None:
        scripts = ScriptDirectory.from_config(migrations())
        assert scripts.get_current_head() == SCHEMA_VERSION
        assert scripts.get_base() == FIRST_VERSION


class TestUpgrade:
    def test_programs_of_the_release_before_work_on(
        self,
        reception: Reception,
        database_url: str,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        reception.desk.issue("signature")
        later_release(monkeypatch, tmp_path)
        with database_of(reception).read() as run, pytest.raises(StorageFault, match="nouba init"):
            require_allowed("it", run, made_for="0025")
        assert prepare_database(database_url)
        assert not prepare_database(database_url)
        reception.stations.beat("kiosk-1", App.KIOSK)
        assert reception.desk.issue("signature").ticket.number == 2
        with database_of(reception).read() as run:
            assert run.row(Statement("SELECT remark FROM unit")) == (None,)
            require_allowed("it", run, made_for="0025")

    @pytest.mark.postgresql
    def test_who_holds_a_table_is_waited_for_in_turns(
        self,
        postgres_databases: PostgresDatabases,
        tmp_path: Path,
        clock: FakeClock,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        with postgres_databases.commune(tmp_path) as url:
            later_release(monkeypatch, tmp_path)
            with behind_its_back(url) as holder:
                holder.execute("BEGIN")
                holder.execute("LOCK TABLE unit IN ROW EXCLUSIVE MODE")
                pauses: list[float] = []

                def let_others(pause_s: float) -> None:
                    # Between two tries the others work, and here the holder ends.
                    with behind_its_back(url) as other:
                        other.execute("UPDATE unit SET revision = revision")
                    pauses.append(pause_s)
                    if len(pauses) == 2:
                        holder.execute("COMMIT")

                monkeypatch.setattr("reception.database.upgrade.time.sleep", let_others)
                assert prepare_database(url)
            assert len(pauses) == 2
            with open_reception(url, clock=clock) as reception:
                assert reception.desk.issue("signature").ticket.number == 1

    @pytest.mark.postgresql
    def test_who_never_lets_go_is_told_of(
        self, postgres_databases: PostgresDatabases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(upgrade, "_TRIES", 1)
        with postgres_databases.commune(tmp_path) as url:
            later_release(monkeypatch, tmp_path)
            with behind_its_back(url) as holder, holder.transaction():
                holder.execute("LOCK TABLE unit IN ROW EXCLUSIVE MODE")
                with pytest.raises(StorageFault, match="try again"):
                    prepare_database(url)
            assert prepare_database(url)


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
                require_allowed(upgraded, run, made_for="0023")

    @pytest.mark.parametrize("act", [open_reception, prepare_database])
    @pytest.mark.parametrize("version", ["0001", "0023"])
    def test_a_database_of_before_the_first_release_says_what_to_do(
        self, database_url: str, act: Callable[[str], object], version: str
    ) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute(f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608 - our own text
            connection.execute("DROP TABLE allowed_client")
        with pytest.raises(StorageFault, match=r"before 0\.2\.0") as refused:
            act(database_url)
        for word in ("nouba unit export", "nouba visits export", "nouba init", "visits import"):
            assert word in refused.value.hint

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
