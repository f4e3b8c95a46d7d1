"""A server on which every kind of station has its account."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

import psycopg

from reception.accounts.rights import ACTS_ROLE, StationKind, role_of
from reception.app import Reception, open_reception
from reception.database.run import instant
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


_CLOCK_OF_THE_TRIAL = (
    "CREATE SCHEMA IF NOT EXISTS trial",
    "CREATE TABLE IF NOT EXISTS trial.clock (at BIGINT)",
    "DELETE FROM trial.clock",
    "INSERT INTO trial.clock VALUES ({at})",
    "GRANT USAGE ON SCHEMA trial TO nouba_acts",
    "GRANT SELECT ON trial.clock TO nouba_acts",
    (
        "CREATE OR REPLACE FUNCTION server_now() RETURNS BIGINT LANGUAGE sql SECURITY DEFINER"
        " AS 'SELECT at FROM trial.clock'"
    ),
)


class ServerClock(FakeClock):
    """A clock by which the server goes as well, since it believes no station's."""

    def __init__(self, tell: Callable[[datetime], None]) -> None:
        super().__init__()
        self._tell = tell
        self._told = self.at

    def now(self) -> datetime:
        if self.at != self._told:
            self._told = self.at
            self._tell(self.at)
        return self.at


@dataclass
class Site:
    """A database with accounts, and ways in."""

    owner_url: str
    clock: FakeClock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = ServerClock(self.tell_server)

    def tell_server(self, at: datetime) -> None:
        """Let it be so late at the server."""
        with self.raw("postgres") as owner:
            for statement in _CLOCK_OF_THE_TRIAL:
                owner.execute(statement.format(at=instant(at)).encode())

    def url(self, login: str) -> str:
        """Return the address by which a station connects."""
        return self.owner_url.replace("postgres@", f"{login}@")

    @contextmanager
    def core(self, login: str) -> Iterator[Reception]:
        """Give the core as a station has it."""
        if login != "postgres":
            self.tell_server(self.clock.at)
        with open_reception(self.url(login), clock=self.clock) as core:
            yield core

    @contextmanager
    def raw(self, login: str) -> Iterator[psycopg.Connection]:
        """Give a connection on which a station may try whatever it likes."""
        plain = self.url(login).replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True) as connection:
            yield connection


@contextmanager
def stationed(url: str) -> Iterator[Site]:
    """Give a database of the commune, by its owner's address, with an account of every kind."""
    made = Site(url)
    with made.core("postgres") as owner:
        owner.accounts.apply()
        for login, kind in LOGINS.items():
            counters = frozenset({2} if login == "desk-2" else ())
            owner.accounts.add(login, kind, unit="commune", counters=counters)
    made.tell_server(made.clock.at)
    try:
        yield made
    finally:
        with made.core("postgres") as owner:
            for login in LOGINS:
                owner.accounts.remove(login)
        with made.raw("postgres") as connection:
            connection.execute("DROP SCHEMA trial CASCADE")
            roles = (*map(role_of, StationKind), ACTS_ROLE)
            connection.execute("DROP OWNED BY " + ", ".join(roles))


@dataclass
class Office(Site):
    """A server of its own, whose owner of the tables is no superuser, as the guide has it."""

    server: PostgresServer

    def tell_server(self, at: datetime) -> None:
        """Leave the server its own clock: nobody serves visitors there."""

    @contextmanager
    def database(self) -> Iterator[Site]:
        """Give one more database, which the owner has made and nobody has closed."""
        name = self.server.create_database()
        self.server.execute(f"ALTER DATABASE {name} OWNER TO nouba")
        made = Site(self.server.url(name))
        prepare_database(made.url("nouba"))
        set_up(made.url("nouba"), COMMUNE, self.clock)
        try:
            yield made
        finally:
            self.server.drop_database(name)


type Attempt = Callable[[str, str], None]
"""By a station, a statement that the server must deny."""
