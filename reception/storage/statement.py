"""A SQL statement, said once, in the words and the parameter style of the driver that runs it."""

from functools import cache, cached_property
from typing import Any

from sqlalchemy import BindParameter, Column, Executable, Insert, Table, bindparam, insert, text
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
    """

    def __init__(
        self,
        sql: str | Executable,
        *,
        postgresql: str | Executable | None = None,
        planned_anew: bool = False,
    ) -> None:
        self.planned_anew = planned_anew
        self._sqlite = sql
        self._postgresql = postgresql or sql

    @cached_property
    def sqlite(self) -> str:
        """Return the text with the names of SQLite's driver."""
        return self._sqlite if isinstance(self._sqlite, str) else _compiled(self._sqlite, "sqlite")

    @cached_property
    def postgresql(self) -> str:
        """Return the text with psycopg's placeholders."""
        said = self._postgresql
        return _compiled(text(said) if isinstance(said, str) else said, "postgresql+psycopg")


def given(column: Column[Any]) -> BindParameter[Any]:
    """Return the parameter that is called like a column, and is of its type."""
    return bindparam(column.name, type_=column.type)


def row_of(table: Table, *, but_for: tuple[str, ...] = ()) -> Insert:
    """Return the writing of one row, each column by the parameter of its name."""
    return insert(table).values({one: given(one) for one in table.c if one.name not in but_for})


def _compiled(said: Executable, driver: str) -> str:
    if isinstance(said, Insert):
        # Not asked for: the number that a row was given.
        said = said.inline()
    return str(said.compile(dialect=_dialect(driver)))


@cache
def _dialect(driver: str) -> Dialect:
    kind = make_url(f"{driver}://").get_dialect()
    dialect = kind() if "psycopg" in driver else kind(paramstyle="named")
    dialect.statement_compiler = type("Compiler", (_Compiler, dialect.statement_compiler), {})
    return dialect


class _Compiler(SQLCompiler):
    """Writes values into the text: only what each run gives anew is a parameter."""

    def visit_bindparam(self, bindparam: BindParameter[Any], **how: Any) -> str:
        how["literal_binds"] = how.get("literal_binds") or not bindparam.required
        return super().visit_bindparam(bindparam, **how)
