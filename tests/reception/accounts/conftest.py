"""A server with an account for every kind of station, and a second unit to be curious about."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.reception.accounts.accounts import LOGINS, Attempt, Office, Site, stationed
from tests.support.databases import PostgresDatabases
from tests.support.postgres import running_postgres

_OTHER_UNIT = (
    "INSERT INTO unit (code, revision) VALUES ('other', 1)",
    "INSERT INTO service (unit, code) SELECT 'other', code FROM service",
    "INSERT INTO counter SELECT 'other', number FROM counter",
    "INSERT INTO priority_class SELECT 'other', code, head_start_us, rate FROM priority_class",
    "INSERT INTO person SELECT 'other', login, password_hash FROM person",
    "INSERT INTO ticket VALUES ('other-1', 'other', '2026-11-25', 'Z', 1, 'Z001', 'ar', 1, NULL)",
    (
        "INSERT INTO leg (ticket, leg, unit, service_day, language, service, priority, state,"
        " waiting_since, ranked_since, calls) "
        " SELECT 'other-1', 1, 'other', '2026-11-25', 'ar', code,"
        " 'ordinary', 'waiting', 1, 1, 0 FROM service WHERE unit = 'other' LIMIT 1"
    ),
    (
        "INSERT INTO event (ticket, kind, at, operation, step)"
        " VALUES ('other-1', 'issued', 1, 'o', 0)"
    ),
    "INSERT INTO print_job VALUES ('other-1', 1, 'kiosk-9', 'queued', 1, 1)",
)


@pytest.fixture(scope="module")
def site(
    postgres_databases: PostgresDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    with postgres_databases.commune(tmp_path_factory.mktemp("site")) as url, stationed(url) as made:
        with made.raw("postgres") as connection:
            for statement in _OTHER_UNIT:
                connection.execute(statement.encode())
        yield made


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """Give a server as the guide sets it up, with a station of every kind."""
    with running_postgres(more="-c wal_level=logical") as server:
        server.execute("CREATE ROLE nouba LOGIN CREATEDB CREATEROLE")
        made = Office("", server)
        with made.database() as first:
            made.owner_url = first.owner_url
            with made.core("nouba") as owner, made.core("postgres") as superuser:
                assert not owner.accounts.apply(), "it is the superuser's to close the server"
                assert superuser.accounts.apply()
                for login, kind in LOGINS.items():
                    owner.accounts.add(login, kind)
            yield made


@pytest.fixture
def denied(site: Site) -> Attempt:
    """Return what fails the test unless the server denies a statement to a station."""

    def attempt(login: str, statement: str) -> None:
        with site.raw(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement.encode())

    return attempt
