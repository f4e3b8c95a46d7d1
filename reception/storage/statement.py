"""A SQL statement, said once, in the words and the parameter style of the driver that runs it."""

from collections.abc import Collection, Mapping
from functools import cached_property
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
        self._postgresql = sql if postgresql is None else postgresql

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
    here = sqlite.insert(table).values(values)
    there = postgresql.insert(table).values(values)
    return Statement(
        here.on_conflict_do_update(
            index_elements=table.primary_key, set_={one: here.excluded[one] for one in names}
        ),
        postgresql=there.on_conflict_do_update(
            index_elements=table.primary_key, set_={one: there.excluded[one] for one in names}
        ),
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
