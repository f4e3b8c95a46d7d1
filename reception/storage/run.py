"""Statements run on one connection, the same for SQLite and PostgreSQL."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import Any

from reception.storage.statement import Statement

type Value = str | int | float | bytes | None
type Row = tuple[Any, ...]


class Run:
    """Runs statements on one connection."""

    def __init__(self, connection: Any, *, postgresql: bool) -> None:
        self._connection = connection
        self.is_postgresql = postgresql
        self._streams = 0

    def rows(self, statement: Statement, **values: Value) -> Sequence[Row]:
        """Return every row of the answer."""
        return self._execute(statement, values).fetchall()  # type: ignore[no-any-return]

    def row(self, statement: Statement, **values: Value) -> Row | None:
        """Return the first row of the answer; None when it is empty."""
        return self._execute(statement, values).fetchone()  # type: ignore[no-any-return]

    def change(self, statement: Statement, **values: Value) -> int:
        """Run a statement that answers nothing; return how many rows it changed."""
        return self._execute(statement, values).rowcount  # type: ignore[no-any-return]

    def change_many(self, statement: Statement, rows: Sequence[dict[str, Value]]) -> None:
        """Run a statement that answers nothing once for each row of values."""
        if not self.is_postgresql:
            self._connection.executemany(statement.sqlite, rows)
            return
        with self._connection.cursor() as cursor:
            cursor.executemany(statement.postgresql, rows)

    def stream(self, statement: Statement, **values: Value) -> Iterator[Row]:
        """Yield the rows of an answer that may be long."""
        if not self.is_postgresql:
            yield from self._execute(statement, values)
            return
        # A cursor of the server lives in a transaction: in the present one, or one of its own.
        idle = self._connection.info.transaction_status == 0  # psycopg's IDLE
        transaction = self._connection.transaction() if idle else nullcontext()
        self._streams += 1
        with transaction, self._connection.cursor(f"nouba_{self._streams}") as cursor:
            cursor.itersize = 5000
            yield from cursor.execute(statement.postgresql, values)

    def scram_verifier(self, login: str, password: str) -> str:
        """Return what a PostgreSQL server keeps in place of a password."""
        made: bytes = self._connection.pgconn.encrypt_password(
            password.encode(), login.encode(), b"scram-sha-256"
        )
        return made.decode()

    def _execute(self, statement: Statement, values: dict[str, Value]) -> Any:
        if not self.is_postgresql:
            return self._connection.execute(statement.sqlite, values)
        # None leaves it to the driver, which prepares what is often asked.
        prepare = False if statement.planned_anew else None
        return self._connection.execute(statement.postgresql, values, prepare=prepare)
