"""A centre with a database of its own, copied from one that is made once."""

import logging
from collections.abc import Iterator

import pytest

from tests.support.clocks import FakeClock
from tests.support.databases import PostgresDatabases
from tests.support.head_office import HeadOffice, a_head_office, prepare_head_office


@pytest.fixture(scope="session")
def prepared_centre(postgres_databases: PostgresDatabases) -> str:
    """Return the name of a database that is a centre's, and holds no site."""
    server = postgres_databases.server
    name = server.create_database()
    prepare_head_office(server.url(name))
    return name


@pytest.fixture
def office(
    postgres_databases: PostgresDatabases, prepared_centre: str, clock: FakeClock
) -> Iterator[HeadOffice]:
    server = postgres_databases.server
    name = server.create_database(template=prepared_centre)
    with a_head_office(server.url(name), clock) as made:
        yield made
    server.drop_database(name)


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="outward.line")
    caplog.set_level(logging.CRITICAL, logger="nouba.centre")
