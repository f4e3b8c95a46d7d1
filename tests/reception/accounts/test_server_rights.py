"""``nouba postgres rights``: what is printed is what the server lets each kind of station do."""

import psycopg
import pytest

from nouba.main import run
from reception.accounts.inspection import GrantedRights, ServerObject
from reception.accounts.rights import TABLES, StationKind
from tests.reception.accounts.accounts import LOGINS, Office

pytestmark = pytest.mark.postgresql

_KINDS = {kind: login for login, kind in LOGINS.items() if login != "desk-2"}
_CONNECT = {"connect": ()}


@pytest.fixture(scope="module")
def granted(office: Office) -> tuple[GrantedRights, ...]:
    with office.core("nouba") as owner:
        return owner.accounts.granted()


def of(granted: tuple[GrantedRights, ...], kind: StationKind, *types: ServerObject) -> dict[
    str, dict[str, tuple[str, ...]]
]:  # fmt: skip
    """Return what a kind may do with things of some types, by their names."""
    return {one.name: dict(one.rights) for one in granted if one.kind is kind and one.type in types}


@pytest.mark.parametrize("kind", StationKind)
def test_every_table_and_column_is_as_it_is_declared(
    granted: tuple[GrantedRights, ...], kind: StationKind
) -> None:
    found = of(granted, kind, ServerObject.TABLE)
    declared = {
        table: {
            word: tuple(one.strip() for one in columns.split(",") if one)
            for word, _, columns in (right.partition(" ") for right in rights.get(kind, ()))
        }
        for table, rights in TABLES.items()
    }
    assert found.keys() == declared.keys()
    for table, rights in declared.items():
        assert {word: {*columns} for word, columns in found[table].items()} == {
            word: {*columns} for word, columns in rights.items()
        }, table


@pytest.mark.parametrize("kind", StationKind)
def test_what_is_said_to_be_read_can_be_read_and_nothing_else(
    office: Office, granted: tuple[GrantedRights, ...], kind: StationKind
) -> None:
    tables = of(granted, kind, ServerObject.TABLE, ServerObject.VIEW)
    sequences = of(granted, kind, ServerObject.SEQUENCE)
    with office.raw(_KINDS[kind]) as station:
        for name, rights in tables.items():
            for column in _columns(station, name):
                may = "read" in rights and (not rights["read"] or column in rights["read"])
                asked = f'SELECT "{column}" FROM {name} LIMIT 0'  # noqa: S608 - our own names
                assert _runs(station, asked) is may, asked
        for name, rights in sequences.items():
            asked = f"SELECT last_value FROM {name}"  # noqa: S608 - our own names
            assert _runs(station, asked) is ("read" in rights), name
            assert _runs(station, f"SELECT nextval('{name}')") is ("use" in rights), name
            assert "change" not in rights


@pytest.mark.parametrize("kind", StationKind)
def test_every_function_and_door_is_said(
    office: Office, granted: tuple[GrantedRights, ...], kind: StationKind
) -> None:
    functions = of(granted, kind, ServerObject.FUNCTION)
    with office.raw(_KINDS[kind]) as station:
        for name, rights in functions.items():
            asked = "SELECT has_function_privilege(%s, 'EXECUTE')"
            assert station.execute(asked, (name,)).fetchone() == ("call" in rights,), name
        here = str(station.execute("SELECT current_database()").fetchone()[0])  # type: ignore[index] # one row
    assert of(granted, kind, ServerObject.SCHEMA) == {"public": {"use": ()}}
    assert {
        name: rights for name, rights in of(granted, kind, ServerObject.DATABASE).items() if rights
    } == {here: _CONNECT}


def test_it_is_printed_as_a_table_and_as_json(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(("postgres", "rights", "--db", office.url("nouba"))) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(one.split()[:4] == ["kiosk", "table", "ticket", "read"] for one in lines)
    assert not any(one.split()[:3] == ["board", "table", "person"] for one in lines)
    assert any(one.startswith("board    and nothing with ") for one in lines)
    assert run(("postgres", "rights", "--format", "json", "--db", office.url("nouba"))) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert '{"kind": "jobs", "type": "table", "name": "person", "rights": {"read": ' in line


def _columns(station: psycopg.Connection, table: str) -> list[str]:
    rows = station.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
        " AND NOT attisdropped",
        (table,),
    )
    return [row[0] for row in rows]


def _runs(station: psycopg.Connection, statement: str) -> bool:
    try:
        station.execute(statement.encode())
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True
