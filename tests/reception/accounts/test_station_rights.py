"""Every kind of station against every table: all is denied but what is listed."""

import psycopg
import pytest

from reception.accounts.accounts import Applied
from reception.accounts.rights import ACTS_ROLE, CALLED, TABLES, StationKind, role_of
from reception.database.acts.every import ACTS
from reception.database.schema import metadata
from tests.reception.accounts.accounts import LOGINS, Attempt, Site

_MODES = (
    *("ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE"),
    *("EXCLUSIVE", "ACCESS EXCLUSIVE"),
)
_HOLDING = ("UPDATE", "NO KEY UPDATE", "SHARE", "KEY SHARE")
# Who may write what of ours: of a table, or of a column of it.
_WRITERS = """
    SELECT role.rolname, found.oid::regclass::text, verb
    FROM pg_class AS found JOIN pg_namespace ON pg_namespace.oid = relnamespace,
        pg_roles AS role,
        unnest('{INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) AS verb
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND role.rolname = ANY (%s)
        AND nspname !~ '^pg_' AND nspname <> 'information_schema'
        AND (has_table_privilege(role.oid, found.oid, verb)
            OR verb IN ('INSERT', 'UPDATE', 'REFERENCES')
                AND has_any_column_privilege(role.oid, found.oid, verb))
"""
_KINDS = {kind: login for login, kind in LOGINS.items() if login != "desk-2"}


def _listed(table: str, kind: StationKind) -> tuple[str, ...] | None:
    """Return the columns that are read, none for all; None when nothing is."""
    for right in TABLES[table].get(kind, ()):
        word, _, columns = right.partition(" ")
        assert word == "read"
        return tuple(one.strip() for one in columns.split(",")) if columns else ()
    return None


def test_every_table_there_is_stands_in_the_list(site: Site) -> None:
    with site.raw("postgres") as owner:
        there = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        assert {row[0] for row in there} == {*TABLES}
    assert {*metadata.tables} | {"alembic_version"} == {*TABLES}


@pytest.mark.parametrize("kind", StationKind)
def test_a_station_may_do_what_is_listed_and_nothing_else(site: Site, kind: StationKind) -> None:
    with site.raw(_KINDS[kind]) as station:
        for table in TABLES:
            columns = _listed(table, kind)
            asked = "SELECT has_table_privilege(%s, 'SELECT')"
            assert station.execute(asked, (table,)).fetchone() == (columns == (),), table
            for column in _columns(station, table):
                may = columns is not None and (not columns or column in columns)
                asked = "SELECT has_column_privilege(%s, %s, 'SELECT')"
                found = station.execute(asked, (table, column)).fetchone()
                assert found == (may,), (table, column)


def test_no_kind_of_station_writes_a_table(site: Site) -> None:
    roles = [*map(role_of, StationKind), *LOGINS]
    with site.raw("postgres") as owner:
        assert owner.execute(_WRITERS, (roles,)).fetchall() == []
        assert owner.execute(_WRITERS, ([ACTS_ROLE],)).fetchall(), "control: the acts do"


@pytest.mark.parametrize("login", LOGINS)
def test_no_station_locks_a_table_or_a_row(site: Site, login: str) -> None:
    locks = [
        *(f"BEGIN; LOCK TABLE {table} IN {mode} MODE" for table in TABLES for mode in _MODES),
        *(f"SELECT 1 FROM {table} FOR {how}" for table in TABLES for how in _HOLDING),  # noqa: S608 - our own names
    ]
    with site.raw(login) as station:
        locked = [one for one in locks if _runs(station, one)]
    assert locked == []
    with site.raw("postgres") as owner:
        assert all(_runs(owner, one) for one in locks if " unit " in one), "control"


@pytest.mark.parametrize("kind", StationKind)
def test_a_station_calls_the_acts_that_are_listed_and_makes_nothing(
    site: Site, kind: StationKind
) -> None:
    with site.raw(_KINDS[kind]) as station:
        ours = station.execute("""
            SELECT proname, has_function_privilege(oid, 'EXECUTE') FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace
        """).fetchall()
        called = {name for name, may in ours if may}
        alone = {"stand_alone"} if kind in {StationKind.CONSOLE, StationKind.JOBS} else set()
        assert called == {name for name, kinds in CALLED.items() if kind in kinds} | alone
        assert {*CALLED} <= {act.name for act in ACTS}
        sequences = station.execute("""
            SELECT has_sequence_privilege(c.oid, 'SELECT')
                OR has_sequence_privilege(c.oid, 'UPDATE')
            FROM pg_class c WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
        """).fetchall()
        assert not any(may for (may,) in sequences)
        for what in ("CREATE", "TEMPORARY"):
            asked = "SELECT has_database_privilege(current_database(), %s)"
            assert station.execute(asked, (what,)).fetchone() == (False,)
        assert station.execute("SELECT has_schema_privilege('public', 'CREATE')").fetchone() == (
            False,
        )


@pytest.mark.parametrize("login", LOGINS)
def test_no_station_sees_a_row_of_another_unit(site: Site, login: str) -> None:
    with site.raw(login) as station:
        for table in TABLES:
            columns = _listed(table, LOGINS[login])
            if columns is None:
                continue
            asked = f"SELECT {', '.join(columns) or '*'} FROM {table}"  # noqa: S608 - our own names
            seen = station.execute(asked.encode()).fetchall()
            assert not [row for row in seen if {"other", "other-1"} & {*map(str, row)}], table


def test_rows_of_another_unit_are_there_to_be_seen_where_the_rules_are_missing(site: Site) -> None:
    with site.raw("postgres") as owner:
        owner.execute("ALTER TABLE leg DISABLE ROW LEVEL SECURITY")
        try:
            with site.raw("board-1") as station:
                found = station.execute("SELECT count(*) FROM leg WHERE unit = 'other'").fetchone()
                assert found == (1,)
        finally:
            owner.execute("ALTER TABLE leg ENABLE ROW LEVEL SECURITY")


def test_applied_again_nothing_changes_and_a_right_given_by_hand_is_gone(
    site: Site, denied: Attempt
) -> None:
    with site.raw("postgres") as owner:
        owner.execute("GRANT ALL ON audit, person TO nouba_kiosk")
        owner.execute("GRANT SELECT ON person TO PUBLIC")
    with site.core("postgres") as core:
        core.accounts.apply()
        assert core.accounts.applied() is Applied.CURRENT
    denied("kiosk-1", "SELECT password_hash FROM person")
    denied("board-1", "SELECT login FROM person")
    denied("kiosk-1", "SELECT * FROM audit")


def test_an_upgrade_brings_its_own_rights_where_there_were_some(site: Site) -> None:
    with site.raw("postgres") as owner, site.core("postgres") as core:
        owner.execute("COMMENT ON TABLE station_account IS 'of the version before'")
        assert core.accounts.applied() is Applied.EARLIER
        assert core.accounts.renew()
        assert core.accounts.applied() is Applied.CURRENT
        assert not core.accounts.renew()
        owner.execute("COMMENT ON TABLE station_account IS NULL")
        assert not core.accounts.renew()
        core.accounts.apply()


def _runs(station: psycopg.Connection, statement: str) -> bool:
    try:
        station.execute(statement.encode())
    except psycopg.errors.InsufficientPrivilege:
        return False
    finally:
        station.rollback()
    return True


def _columns(station: psycopg.Connection, table: str) -> list[str]:
    rows = station.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
        " AND NOT attisdropped",
        (table,),
    )
    return [row[0] for row in rows]


def test_the_acts_belong_to_a_role_that_nobody_signs_in_as(site: Site) -> None:
    with site.raw("postgres") as owner:
        found = owner.execute(
            "SELECT proname, pg_get_userbyid(proowner), prosecdef, proconfig FROM pg_proc"
            " WHERE pronamespace = 'public'::regnamespace AND proname = ANY (%s)",
            ([act.name for act in ACTS if act.name != "server_now"],),
        ).fetchall()
        asked = "SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = %s"
        assert owner.execute(asked, (ACTS_ROLE,)).fetchone() == (False, False, False)
    assert len(found) == len(ACTS) - 1
    for name, belongs_to, is_definer, settings in found:
        assert (belongs_to, is_definer) == (ACTS_ROLE, True), name
        assert settings == [
            "search_path=public, pg_temp",
            "TimeZone=UTC",
            "DateStyle=ISO",
            "standard_conforming_strings=on",
        ], name
