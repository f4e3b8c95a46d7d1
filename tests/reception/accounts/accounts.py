"""A server on which every kind of station has its account."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from reception.accounts.rights import StationKind
from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, set_up
from tests.support.postgres import PostgresServer

LOGINS = {
    "kiosk-1": StationKind.KIOSK,
    "board-1": StationKind.BOARD,
    "desk-1": StationKind.DESK,
    "desk-2": StationKind.DESK,
    "console-1": StationKind.CONSOLE,
    "jobs-1": StationKind.JOBS,
}


@dataclass
class Site:
    """A database with accounts, and ways in."""

    owner_url: str
    clock: FakeClock

    def url(self, login: str) -> str:
        """Return the address by which a station connects."""
        return self.owner_url.replace("postgres@", f"{login}@")

    @contextmanager
    def core(self, login: str) -> Iterator[Reception]:
        """Give the core as a station has it."""
        with open_reception(self.url(login), clock=self.clock) as core:
            yield core

    @contextmanager
    def raw(self, login: str) -> Iterator[psycopg.Connection]:
        """Give a connection on which a station may try whatever it likes."""
        plain = self.url(login).replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True) as connection:
            yield connection


@dataclass
class Office(Site):
    """A server of its own, whose owner of the tables is no superuser, as the guide has it."""

    server: PostgresServer

    @contextmanager
    def database(self) -> Iterator[Site]:
        """Give one more database, which the owner has made and nobody has closed."""
        name = self.server.create_database()
        self.server.execute(f"ALTER DATABASE {name} OWNER TO nouba")
        made = Site(self.server.url(name), self.clock)
        prepare_database(made.url("nouba"))
        set_up(made.url("nouba"), COMMUNE, self.clock)
        try:
            yield made
        finally:
            self.server.drop_database(name)


type Attempt = Callable[[str, str], None]
"""By a station, a statement that the server must deny."""
