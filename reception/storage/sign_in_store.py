"""Who is in, who has to wait, and by what people are recognised, in SQLite or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from reception.ports import Topic
from reception.storage.engine import Database
from reception.storage.sign_in_work import SqlSignInWork
from reception.storage.statement import Statement

_HASH = Statement("SELECT password_hash FROM person WHERE unit = :unit AND login = :login")


class SqlSignInStore:
    """Keeps who is in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def work(self, *, tell: bool = False) -> Iterator[SqlSignInWork]:
        """Give a transaction; ``tell`` lets windows hear that sessions changed."""
        with self._database.write(*((Topic.SESSIONS,) if tell else ())) as run:
            yield SqlSignInWork(run)

    def password_hash(self, unit: str, login: str) -> str | None:
        """Return a person's stored hash."""
        with self._database.read() as run:
            row = run.row(_HASH, unit=unit, login=login)
            return row[0] if row else None
