"""A SQL statement, said once, in the words and the parameter style of the driver that runs it."""

from functools import cached_property
from typing import Any

from sqlalchemy import BindParameter, ClauseElement, Column, Insert, Table, bindparam, insert, text
from sqlalchemy.dialects import sqlite
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
        sql: str | ClauseElement,
        *,
        postgresql: str | ClauseElement | None = None,
        planned_anew: bool = False,
    ) -> None:
        self.planned_anew = planned_anew
        self._sqlite = sql
        self._postgresql = postgresql or sql

    @cached_property
    def sqlite(self) -> str:
        """Return the text with the names of SQLite's driver."""
        return self._sqlite if isinstance(self._sqlite, str) else _compiled(self._sqlite, _SQLITE)

    @cached_property
    def postgresql(self) -> str:
        """Return the text with psycopg's placeholders."""
        said = self._postgresql
        return _compiled(text(said) if isinstance(said, str) else said, _POSTGRESQL)


def given(column: Column[Any]) -> BindParameter[Any]:
    """Return the parameter that is called like a column, and is of its type."""
    return bindparam(column.name, type_=column.type)


def row_of(table: Table, *, but_for: tuple[str, ...] = ()) -> Insert:
    """Return the writing of one row, each column by the parameter of its name."""
    return insert(table).values({one: given(one) for one in table.c if one.name not in but_for})


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
