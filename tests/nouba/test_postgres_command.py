"""``nouba postgres``: the rights of stations and their accounts, as an administrator types them."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.support.commands import Nouba
from tests.support.databases import Databases, PostgresDatabases

pytestmark = [pytest.mark.deep, pytest.mark.postgresql]


@pytest.fixture
def databases(postgres_databases: PostgresDatabases) -> Databases:
    return postgres_databases


@pytest.fixture
def stations_removed(database_url: str) -> Iterator[None]:
    """Leave no role of the test behind: they are the whole server's."""
    yield
    with psycopg.connect(database_url.replace("+psycopg", ""), autocommit=True) as owner:
        owner.execute(
            "DROP OWNED BY nouba_kiosk, nouba_board, nouba_desk, nouba_console, nouba_jobs"
        )
        for login in ("kiosk-7", "desk-7"):
            owner.execute(f'DROP ROLE IF EXISTS "{login}"'.encode())


@pytest.mark.usefixtures("stations_removed")
def test_stations_are_let_in_listed_changed_and_shut_out(nouba: Nouba, tmp_path: Path) -> None:
    nouba("postgres", "add", "kiosk-7", "--as", "kiosk").refuses_with("run: nouba postgres apply")
    assert nouba("postgres", "apply").exit_code == 0
    secret = tmp_path / "password"
    secret.write_text("slow green tram\n", encoding="utf-8")
    added = nouba("postgres", "add", "kiosk-7", "--as", "kiosk", "--password-file", str(secret))
    assert "kiosk-7 may connect as kiosk" in added.out
    counters = nouba("postgres", "add", "desk-7", "--as", "desk", "--counters", "1, 2", "--json")
    assert counters.json["counters"] == [1, 2]
    assert [one["station"] for one in nouba("postgres", "stations", "--json").json] == [
        "desk-7",
        "kiosk-7",
    ]
    assert "desk-7  desk  commune  counters 1, 2" in nouba("postgres", "stations").out
    nouba("postgres", "remove", "nobody").refuses_with("No station has the account 'nobody'")
    for login in ("kiosk-7", "desk-7"):
        assert nouba("postgres", "remove", login).exit_code == 0
    assert nouba("postgres", "stations", "--json").json == []


def test_the_rights_can_be_read_before_they_are_given(nouba: Nouba) -> None:
    said = nouba("postgres", "rights", "--format", "sql").out
    assert re.search(r"GRANT EXECUTE ON FUNCTION public\.give_ticket\(.*\) TO nouba_kiosk;", said)
    assert "GRANT INSERT ON public.ticket TO nouba_kiosk;" not in said
    assert "ALTER TABLE public.leg ENABLE ROW LEVEL SECURITY;" in said
    _, _, by_superuser = said.partition("-- by the server's superuser")
    assert "GRANT SET ON PARAMETER temp_file_limit, log_min_messages TO postgres;" in by_superuser


@pytest.mark.parametrize(
    "words",
    [
        ("add", "desk-7", "--as", "desk", "--counters", "one"),
        ("add", "desk-7", "--as", "desk", "--counters", ""),
        ("add", "desk-7", "--as", "cook"),
        ("add", "desk-7", "--as", "desk", "--password-file", "/no/such/file"),
        ("add", "desk-7"),
    ],
)
def test_what_is_typed_wrongly_is_wrong_usage(nouba: Nouba, words: tuple[str, ...]) -> None:
    nouba("postgres", *words).refuses_with(exit_code=2)


def test_a_file_of_sqlite_says_that_it_knows_no_accounts(
    nouba: Nouba, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NOUBA_DATABASE", f"sqlite:///{tmp_path / 'one.db'}")
    assert nouba("init").exit_code == 0
    for words in (("apply",), ("stations",), ("add", "kiosk-7", "--as", "kiosk", "--unit", "x")):
        nouba("postgres", *words).refuses_with("knows no accounts", exit_code=3)
