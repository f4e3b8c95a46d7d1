"""Statements run on one connection, the same for SQLite and PostgreSQL."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import chain
from typing import Any

from sqlalchemy import (
    BindParameter,
    ClauseElement,
    Column,
    ColumnElement,
    Insert,
    Table,
    bindparam,
    insert,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.sql.compiler import SQLCompiler


class Statement:
    """One statement: an expression of SQLAlchemy, or a text with ``:names``.

    It is compiled once a database, when it is run first. What an expression is given as a value
    stands in the text, so that a planner sees which partial index is meant.

    Args:
        sql: for SQLite.
        postgresql: for PostgreSQL, if it is not the same.
        planned_anew: PostgreSQL keeps no plan of it: one that was made while few waited would read
            the whole table for each of its many seeks once many have come.
        is_act: on PostgreSQL it is a function that tells how many rows it changed.
    """

    def __init__(
        self,
        sql: "str | ClauseElement | Statement",
        *,
        postgresql: str | ClauseElement | None = None,
        planned_anew: bool = False,
        is_act: bool = False,
    ) -> None:
        self.planned_anew = planned_anew
        self.is_act = is_act
        self._sqlite = sql
        self._postgresql = sql if postgresql is None else postgresql

    @cached_property
    def sqlite(self) -> str:
        """Return the text with the names of SQLite's driver."""
        said = self._sqlite
        if isinstance(said, Statement):
            return said.sqlite
        return said if isinstance(said, str) else _compiled(said, _SQLITE)

    @cached_property
    def postgresql(self) -> str:
        """Return the text with psycopg's placeholders."""
        said = self._postgresql
        if isinstance(said, Statement):
            return said.postgresql
        return _compiled(text(said) if isinstance(said, str) else said, _POSTGRESQL)


def given(column: Column[Any]) -> BindParameter[Any]:
    """Return the parameter that is called like a column, and is of its type."""
    return bindparam(column.name, type_=column.type)


def row_of(table: Table, *but_for: str, **own: ColumnElement[Any]) -> Insert:
    """Return the writing of a row: each column as said here, or by a parameter of its name."""
    return insert(table).values(_values(table, but_for, own))


def row_once(table: Table, *but_for: str, **own: ColumnElement[Any]) -> Statement:
    """Return the same; nothing is written where another row is in the way."""
    values = _values(table, but_for, own)
    return Statement(
        sqlite.insert(table).values(values).on_conflict_do_nothing(),
        postgresql=postgresql.insert(table).values(values).on_conflict_do_nothing(),
    )


def row_in_place(table: Table, *changed: str) -> Statement:
    """Return the writing of a whole row; one with its key takes these columns of it, or all."""
    values = _values(table, (), {})
    names = changed or [one.name for one in table.c if not one.primary_key]

    def written(put: sqlite.Insert | postgresql.Insert) -> ClauseElement:
        taken = {one: put.excluded[one] for one in names}
        return put.on_conflict_do_update(index_elements=table.primary_key, set_=taken)

    return Statement(
        written(sqlite.insert(table).values(values)),
        postgresql=written(postgresql.insert(table).values(values)),
    )


def _values(
    table: Table, but_for: Collection[str], own: Mapping[str, ColumnElement[Any]]
) -> dict[str, ColumnElement[Any]]:
    return {one.name: own.get(one.name, given(one)) for one in table.c if one.name not in but_for}


def _compiled(said: ClauseElement, dialect: Dialect) -> str:
    if isinstance(said, Insert):
        # Not asked for: the number that a row was given.
        said = said.inline()
    return str(said.compile(dialect=dialect))


class _Compiler(SQLCompiler):
    """Writes values into the text: only what each run gives anew is a parameter."""

    def visit_bindparam(self, bindparam: BindParameter[Any], *how: Any, **more: Any) -> Any:
        more["literal_binds"] = more.get("literal_binds") or not bindparam.required
        # SQLAlchemy says no types here.
        return super().visit_bindparam(bindparam, *how, **more)  # type: ignore[no-untyped-call]


def _saying_values(dialect: Dialect) -> Dialect:
    dialect.statement_compiler = type("Compiler", (_Compiler, dialect.statement_compiler), {})
    return dialect


_SQLITE = _saying_values(sqlite.dialect(paramstyle="named"))
_POSTGRESQL = _saying_values(make_url("postgresql+psycopg://").get_dialect()())

CHANNEL = "nouba"
"""By it transactions on a server announce what they changed."""

type Value = str | int | float | bytes | None
type Row = tuple[Any, ...]


_IS_WRITING = Statement("SELECT 1 WHERE pg_current_xact_id_if_assigned() IS NOT NULL")


class Run:
    """Runs statements on one connection."""

    def __init__(self, connection: Any, *, postgresql: bool) -> None:
        self._connection = connection
        self.is_postgresql = postgresql
        self._streams = 0
        self._before = 0 if postgresql else connection.total_changes
        self.is_noted = False
        """Whether a line of the audit log with the system's user stands in this transaction."""

    def has_written(self) -> bool:
        """Return whether this transaction has changed or locked anything."""
        if self.is_postgresql:
            return self._execute(_IS_WRITING, {}).fetchone() is not None
        return bool(self._connection.total_changes != self._before)

    def rows(self, statement: Statement, **values: Value) -> Sequence[Row]:
        """Return every row of the answer."""
        return self._execute(statement, values).fetchall()  # type: ignore[no-any-return] # of either driver

    def row(self, statement: Statement, **values: Value) -> Row | None:
        """Return the first row of the answer; None when it is empty."""
        return self._execute(statement, values).fetchone()  # type: ignore[no-any-return] # likewise

    def change(self, statement: Statement, **values: Value) -> int:
        """Run a statement that answers nothing; return how many rows it changed."""
        done = self._execute(statement, values)
        if statement.is_act and self.is_postgresql:
            return int(done.fetchone()[0])
        return done.rowcount  # type: ignore[no-any-return] # likewise

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
            # A stream that is left closes nothing: its database may be closed already.
            yield from chain(self._execute(statement, values))
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


OTHER_TABLES = (
    "its tables are not those of this version of Nouba; restore a backup that this version made, or"
    " set up a fresh database with 'nouba init'"
)
"""What is said where a table or a column is missing, though the schema is this version's."""


class ConstraintError(Exception):
    """A constraint refused what was to be written; names it."""

    def __init__(self, constraint: str) -> None:
        self.constraint = constraint
        super().__init__(constraint)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def instant(at: datetime) -> int:
    """Return an instant as microseconds since 1970 UTC."""
    return (at - _EPOCH) // _MICROSECOND


def instant_or_none(at: datetime | None) -> int | None:
    """Return an instant as microseconds since 1970 UTC; None stays None."""
    return None if at is None else instant(at)


def moment(microseconds: int) -> datetime:
    """Return the instant that was written."""
    return _EPOCH + timedelta(microseconds=microseconds)


def moment_or_none(microseconds: int | None) -> datetime | None:
    """Return the instant that was written; None stays None."""
    return None if microseconds is None else moment(microseconds)


def microseconds_or_none(duration: timedelta | None) -> int | None:
    """Return a duration as microseconds; None stays None."""
    return None if duration is None else duration // _MICROSECOND


def span(microseconds: int) -> timedelta:
    """Return the duration that was written."""
    return timedelta(microseconds=microseconds)
