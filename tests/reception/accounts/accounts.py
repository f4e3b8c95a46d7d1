"""A server on which every kind of station has its account."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from reception.accounts.rights import StationKind
from reception.app import Reception, open_reception
from tests.support.clocks import FakeClock

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


type Attempt = Callable[[str, str], None]
"""By a station, a statement that the server must deny."""
