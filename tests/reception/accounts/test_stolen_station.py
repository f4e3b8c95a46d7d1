"""A stolen station keeps nobody waiting, fills no disk, and is shut out whatever it has done."""

import json
import os
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from nouba.database_checks import account_checks
from nouba.main import run
from reception.accounts.accounts import Applied
from reception.accounts.guard import AT_COUNTERS, EndedTransaction, ServerGuard
from reception.accounts.rights import StationKind
from reception.app import open_reception
from reception.care.restore import put_back
from reception.domain.errors import NotAllowedFault, StorageFault
from reception.domain.rights import AuditAct, noting_by
from reception.system.clock import SystemClock
from reception.system.settings import os_user
from tests.reception.accounts.accounts import LOGINS, Office, Site
from tests.support.backups import file_of, made
from tests.support.postgres import until

pytestmark = pytest.mark.postgresql

_HARMLESS = {
    "array_sample", "array_shuffle", "clock_timestamp", "current_query", "currval",
    "gen_random_uuid", "lastval", "nextval", "pg_control_checkpoint", "pg_control_system",
    "pg_current_wal_lsn", "pg_drop_replication_slot", "pg_is_in_recovery", "pg_notify",
    "random", "random_normal",
    "set_config", "setseed", "timeofday", "uuidv4", "uuidv7",
}  # fmt: skip
_WRITES_OR_WAITS = """
    SELECT proname FROM pg_proc JOIN pg_type ON pg_type.oid = prorettype
    WHERE pronamespace = 'pg_catalog'::regnamespace AND provolatile = 'v'
        AND typname !~ '(trigger|_handler)$' AND has_function_privilege(pg_proc.oid, 'EXECUTE')
"""
_THIEF = "kiosk-9"
NOTING = noting_by("guard", SystemClock().now)


@pytest.fixture
def thief(office: Office) -> Iterator[str]:
    """Return the account of a station that is stolen, which may be gone at the end."""
    with office.core("nouba") as owner:
        owner.accounts.add(_THIEF, StationKind.KIOSK)
        yield _THIEF
        if any(one.login == _THIEF for one in owner.accounts.all()):
            owner.accounts.remove(_THIEF)


@pytest.fixture(autouse=True)
def programs(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the programs of the tests' own server be found first."""
    monkeypatch.setenv("PATH", f"{office.server.programs}{os.pathsep}{os.environ['PATH']}")


def role_of_thief(office: Site) -> tuple[object, ...] | None:
    with office.raw("postgres") as superuser:
        asked = "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s"
        return superuser.execute(asked, (_THIEF,)).fetchone()


class TestWhatItMayTake:
    @pytest.mark.parametrize("login", LOGINS)
    def test_its_sessions_begin_with_limits(self, office: Office, login: str) -> None:
        much = LOGINS[login] not in AT_COUNTERS
        expected = {
            "statement_timeout": "10s",
            "lock_timeout": "3s",
            "idle_in_transaction_session_timeout": "5s",
            "temp_file_limit": "1GB" if much else "64MB",
            # What it mistypes on purpose stands in no log of the server.
            "log_min_messages": "fatal",
        }
        with office.raw(login) as station:
            for name, value in expected.items():
                assert station.execute(f"SHOW {name}".encode()).fetchone() == (value,)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                station.execute("SET temp_file_limit = -1")

    @pytest.mark.parametrize("login", LOGINS)
    def test_no_function_of_the_server_that_writes_or_waits(
        self, office: Office, login: str
    ) -> None:
        with office.raw(login) as station:
            may = {name for (name,) in station.execute(_WRITES_OR_WAITS)}
        assert may <= _HARMLESS
        assert "pg_notify" in may

    def test_control_before_the_superuser_has_closed_the_server_there_are_many(
        self, office: Office, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with office.database() as open_still, open_still.core("nouba") as owner:
            assert run(("postgres", "apply", "--db", open_still.url("nouba"))) == 0
            assert "as the server's superuser, run once" in capsys.readouterr().err
            assert not owner.accounts.apply()
            assert owner.accounts.inspected().open_functions > 50
            says = [one.says for one in account_checks(owner.accounts)]
            assert any("write or wait" in one for one in says)
            with open_still.core("postgres") as superuser:
                assert superuser.accounts.apply()
            assert owner.accounts.inspected().open_functions == 0
            # What the owner makes again stays closed, and stays the owner's.
            assert owner.accounts.apply()
            assert owner.accounts.applied() is Applied.CURRENT

    def test_what_it_has_set_for_itself_is_gone_with_the_next_apply(
        self, office: Office, thief: str
    ) -> None:
        with office.raw(thief) as station:
            station.execute(f'ALTER ROLE "{thief}" SET statement_timeout = 0'.encode())
            station.execute(f'ALTER ROLE "{thief}" SET lock_timeout = 0'.encode())
        with office.core("nouba") as owner:
            owner.accounts.apply()
        with office.raw(thief) as station:
            assert station.execute("SHOW statement_timeout").fetchone() == ("10s",)
            assert station.execute("SHOW lock_timeout").fetchone() == ("3s",)


@contextmanager
def patient(office: Site, login: str) -> Iterator[psycopg.Connection]:
    """Give the session of a station that has set every limit of its own off."""
    with office.raw(login) as station:
        for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            station.execute(f"SET {name} = 0".encode())
        yield station


def ended(guard: ServerGuard) -> list[EndedTransaction]:
    """Look until something is ended; return it."""
    found: list[EndedTransaction] = []

    def look() -> bool:
        found.extend(guard.look())
        return bool(found)

    until(look)
    return found


def is_over(station: psycopg.Connection) -> None:
    """Pass when a session was ended."""
    with pytest.raises(psycopg.OperationalError):
        station.execute("SELECT 1")


class TestGuard:
    def test_who_holds_what_others_wait_for_is_ended_and_others_go_on(
        self, office: Office, thief: str
    ) -> None:
        with (
            ServerGuard(office.url("nouba"), NOTING) as guard,
            patient(office, thief) as stolen,
            patient(office, "kiosk-1") as waiting,
        ):
            guard.require_able()
            stolen.execute("BEGIN")
            stolen.execute("SELECT alone(1)")
            answers: list[object] = []
            asked = threading.Thread(
                target=lambda: answers.append(waiting.execute("SELECT alone(1)"))
            )
            asked.start()
            (one,) = ended(guard)
            asked.join()
            assert (one.login, one.others) == (thief, 1)
            assert answers, "who waited has its answer"
            is_over(stolen)

    def test_an_old_transaction_is_ended_and_the_offices_report_is_not(
        self, office: Office, thief: str
    ) -> None:
        with (
            ServerGuard(office.url("nouba"), NOTING) as guard,
            patient(office, "console-1") as report,
            patient(office, thief) as stolen,
        ):
            for station in (report, stolen):
                station.execute("BEGIN")
                station.execute("SELECT 1 FROM leg")
            (one,) = ended(guard)
            assert (one.login, one.others) == (thief, 0)
            is_over(stolen)
            assert report.execute("SELECT 1").fetchone() == (1,)

    def test_it_asks_nothing_that_a_station_could_hold(self, office: Office, thief: str) -> None:
        with ServerGuard(office.url("nouba"), NOTING) as guard, patient(office, thief) as stolen:
            stolen.execute("BEGIN")
            stolen.execute("SELECT alone(1)")
            with office.core("nouba") as owner:
                until(lambda: owner.accounts.inspected().is_guarded is False)
                guard.look()
                assert owner.accounts.inspected().is_guarded is True
            assert [one.login for one in ended(guard)] == [thief]
            is_over(stolen)

    def test_who_may_end_nobody_is_no_guard(self, office: Office) -> None:
        with (
            ServerGuard(office.url("board-1"), NOTING) as guard,
            pytest.raises(NotAllowedFault, match="apply"),
        ):
            guard.require_able()

    def test_as_a_command_it_tells_what_it_ended(
        self, office: Office, thief: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        words = ("postgres", "guard", "--once", "--db", office.url("nouba"))
        assert run(words) == 0
        assert capsys.readouterr().out == ""
        with patient(office, thief) as stolen:
            stolen.execute("BEGIN")
            said: list[str] = []

            def look() -> bool:
                assert run(words) == 0
                said.append(capsys.readouterr().out)
                return said[-1] != ""

            until(look)
            assert said[-1].startswith(f"{thief}: ended what was ")
            is_over(stolen)
        with office.core("nouba") as owner:
            line, *_ = owner.office.audit.entries(asking=None, act=AuditAct.KEEP_STATIONS)
        assert (line.subject.startswith(f"{thief}: ended"), line.os_user) == (True, os_user())

    def test_a_file_needs_none(self, tmp_path: Path) -> None:
        with (
            ServerGuard(f"sqlite:///{tmp_path / 'one.db'}", NOTING) as guard,
            pytest.raises(StorageFault),
        ):
            guard.require_able()


def leave_much_behind(office: Office, elsewhere: str) -> None:
    """Let the thief own what he could have made before the server was closed."""
    here = str(make_url(office.owner_url).database)
    for database in (here, elsewhere):
        with closing(
            psycopg.connect(
                host=str(office.server.folder), user="postgres", dbname=database, autocommit=True
            )
        ) as superuser:
            for statement in (
                f'CREATE SCHEMA loot AUTHORIZATION "{_THIEF}"',
                f'SET SESSION AUTHORIZATION "{_THIEF}"',
                "CREATE TABLE loot.plan (a int)",
                "CREATE VIEW loot.seen AS SELECT a FROM loot.plan",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA loot GRANT SELECT ON TABLES TO PUBLIC",
                "RESET SESSION AUTHORIZATION",
                "CREATE FUNCTION loot.f() RETURNS int RETURN 1",
                f'ALTER FUNCTION loot.f() OWNER TO "{_THIEF}"',
            ):
                superuser.execute(statement.encode())
            number = superuser.execute("SELECT lo_create(0)").fetchone()
            assert number
            superuser.execute(f'ALTER LARGE OBJECT {number[0]} OWNER TO "{_THIEF}"'.encode())


@pytest.fixture
def elsewhere(office: Office) -> Iterator[str]:
    """Return another database of the server."""
    name = office.server.create_database()
    yield name
    office.server.drop_database(name)


class TestShuttingOut:
    def test_whatever_it_has_left_in_any_database(
        self, office: Office, thief: str, elsewhere: str
    ) -> None:
        leave_much_behind(office, elsewhere)
        with patient(office, thief) as stolen, office.core("nouba") as owner:
            stolen.execute("BEGIN")
            stolen.execute(f"ALTER ROLE \"{thief}\" PASSWORD 'mine'".encode())
            owner.accounts.remove(thief)
            is_over(stolen)
            assert role_of_thief(office) is None
            assert owner.accounts.inspected().foreign == ()

    def test_however_often_it_comes_back_and_holds_its_own_account(
        self, office: Office, thief: str
    ) -> None:
        came, is_over = threading.Event(), threading.Event()

        def come_back() -> None:
            while not is_over.is_set():
                with suppress(psycopg.Error), patient(office, thief) as stolen:
                    stolen.execute("BEGIN")
                    stolen.execute(f"ALTER ROLE \"{thief}\" PASSWORD 'mine'".encode())
                    came.set()
                    is_over.wait()
                    stolen.execute("SELECT 1")

        coming = [threading.Thread(target=come_back) for _ in range(3)]
        for one in coming:
            one.start()
        try:
            came.wait()
            with office.core("nouba") as owner:
                owner.accounts.remove(thief)
            assert role_of_thief(office) is None
        finally:
            is_over.set()
            for one in coming:
                one.join()

    def test_also_where_what_it_left_cannot_be_taken_away_yet(
        self, office: Office, thief: str, elsewhere: str
    ) -> None:
        leave_much_behind(office, elsewhere)
        office.server.execute(f"ALTER DATABASE {elsewhere} CONNECTION LIMIT 0")
        with office.core("nouba") as owner:
            with pytest.raises(StorageFault, match="may connect no more"):
                owner.accounts.remove(thief)
            assert role_of_thief(office) == (False,)
            with pytest.raises(psycopg.OperationalError), office.raw(thief):
                pass
            office.server.execute(f"ALTER DATABASE {elsewhere} CONNECTION LIMIT -1")
            owner.accounts.remove(thief)
        assert role_of_thief(office) is None

    def test_who_holds_the_log_keeps_nobody_from_being_shut_out(
        self, office: Office, thief: str
    ) -> None:
        with office.core("nouba") as owner:
            with office.raw("postgres") as holding:
                holding.execute("BEGIN")
                holding.execute("SELECT 1 FROM chain WHERE label = 'office' FOR UPDATE")
                with pytest.raises(StorageFault, match="may connect no more"):
                    owner.accounts.remove(thief)
                assert role_of_thief(office) == (False,)
            owner.accounts.remove(thief)
            lines = owner.office.audit.entries(asking=None, act=AuditAct.KEEP_STATIONS, limit=2)
        assert role_of_thief(office) is None
        told = [one.subject for one in lines]
        assert told == [f"{thief} removed", f"{thief} is to be removed"]

    def test_also_one_that_the_superuser_has_let_in(self, office: Office) -> None:
        with office.core("nouba") as owner, office.core("postgres") as superuser:
            superuser.accounts.add(_THIEF, StationKind.KIOSK)
            with pytest.raises(NotAllowedFault, match="postgres apply"):
                owner.accounts.apply()
            assert superuser.accounts.apply()
            assert owner.accounts.apply()
            owner.accounts.remove(_THIEF)
        assert role_of_thief(office) is None

    def test_one_that_was_shut_out_in_part_can_be_let_in_again(
        self, office: Office, thief: str
    ) -> None:
        office.server.execute(f'ALTER ROLE "{thief}" NOLOGIN CONNECTION LIMIT 0')
        with office.core("nouba") as owner:
            owner.accounts.add(thief, StationKind.BOARD)
        with office.core(thief) as board:
            assert board.hall.unit().code == "commune"


class TestWhatItLeavesBehind:
    def test_no_backup_is_stopped_by_it_and_doctor_names_it(
        self,
        office: Office,
        thief: str,
        elsewhere: str,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        leave_much_behind(office, elsewhere)
        with office.raw("postgres") as superuser:
            superuser.execute(b"SELECT pg_create_logical_replication_slot('spy', 'pgoutput')")
        one = made(office.url("nouba"), tmp_path / "backups", office.clock)
        assert one.manifest.is_sound
        with office.core("nouba") as owner:
            mends = {
                one.says: one.hint
                for one in account_checks(owner.accounts)
                if one.code == "foreign"
            }
            everything = [
                f"{thing.says} of {thing.owner}" for thing in owner.accounts.inspected().foreign
            ]
        (named,) = (one for one in mends if f"{thief} has made it: " in one)
        assert " more" in named
        assert mends.pop(named).endswith(f"nouba postgres remove {thief}")
        ((spy, mend),) = mends.items()
        assert "replication slot spy" in spy
        assert "superuser" in mend
        for part in (
            "table loot.plan",
            "schema loot",
            "large object",
            f"in the database {elsewhere}",
        ):
            assert any(part in thing and thief in thing for thing in everything), part
        assert "replication slot spy of somebody" in everything
        capsys.readouterr()
        run(("doctor", "--json", "--db", office.url("nouba")))
        told = json.loads(capsys.readouterr().out)["checks"]
        foreign = [(one["health"], one["says"]) for one in told if one["code"] == "foreign"]
        assert ("broken", named) in foreign
        with office.raw("postgres") as superuser:
            superuser.execute(b"SELECT pg_drop_replication_slot('spy')")

    def test_doctor_finds_nothing_foreign_where_nothing_is(self, office: Office) -> None:
        with office.core("nouba") as owner:
            assert not [one for one in account_checks(owner.accounts) if one.code == "foreign"]

    def test_a_database_that_is_put_back_lets_stations_do_no_more(
        self, office: Office, tmp_path: Path
    ) -> None:
        with office.database() as lost, lost.core("nouba") as owner:
            owner.accounts.apply()
            folder = tmp_path / "backups"
            one = made(lost.url("nouba"), folder, office.clock)
            owner.close()
            done = put_back(file_of(one, folder), lost.url("nouba"), clock=office.clock)
            try:
                assert done.needs_superuser
                with open_reception(lost.url("postgres")) as superuser:
                    assert superuser.accounts.apply()
                with lost.raw("postgres") as raw:
                    for right in ("CONNECT", "TEMPORARY"):
                        asked = "SELECT has_database_privilege('public', current_database(), %s)"
                        assert raw.execute(asked, (right,)).fetchone() == (False,)
            finally:
                office.server.drop_database(str(done.kept_aside))
