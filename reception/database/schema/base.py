"""What all tables share: how constraints are named, and the kinds of column.

Instants are microseconds since 1970 UTC, days are ISO text, identifiers are text: the same SQL
then gives the same answer on SQLite and PostgreSQL (docs/decisions/0003).
"""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(referred_table_name)s_%(column_0_name)s_fkey",
        "ck": "%(table_name)s_%(constraint_name)s",
    }
)

_KEYS = {
    "unit": "code",
    "priority_class": "code",
    "service": "code",
    "ticket": "id",
    "chain": "id",
    "counter": "number",
    "person": "login",
}

# PostgreSQL counts in 64 bits; SQLite calls its own 64-bit row number INTEGER.
sequence = BigInteger().with_variant(Integer(), "sqlite")


def table(name: str, *parts: SchemaItem, **how: Any) -> Table:
    """Return a table of these columns and constraints."""
    return Table(name, metadata, *parts, **how)


type _Kind = type[TypeEngine[Any]] | TypeEngine[Any]


def needed(kind: _Kind, names: str) -> Iterator[Column[Any]]:
    """Yield columns of one kind that are never empty."""
    return (Column(name, kind, nullable=False) for name in names.split())


def optional(kind: _Kind, names: str) -> Iterator[Column[Any]]:
    """Yield columns of one kind that may be empty."""
    return (Column(name, kind) for name in names.split())


def keys(kind: _Kind, names: str) -> Iterator[Column[Any]]:
    """Yield columns by which a row is known, alone or together with others."""
    return (Column(name, kind, primary_key=True, autoincrement=False) for name in names.split())


def counted(name: str) -> Column[Any]:
    """Return the key that the database counts on by itself."""
    return Column(name, sequence, primary_key=True, autoincrement=True)


def of(
    table: str,
    kind: _Kind = Text,
    *,
    key: bool = False,
    optional: bool = False,
    named: str | None = None,
) -> Column[Any]:
    """Return the column that names a row of another table by its key, and is called like it."""
    reference = ForeignKey(f"{table}.{_KEYS[table]}", name=named)
    return Column(table, kind, reference, primary_key=key, nullable=optional, autoincrement=False)


def index(name: str, columns: str, *, where: str = "", unique: bool = False) -> Index:
    """Return an index of these columns, partial on both databases where a condition is given."""
    partial: dict[str, Any] = (
        {"sqlite_where": text(where), "postgresql_where": text(where)} if where else {}
    )
    return Index(name, *columns.split(), unique=unique, **partial)


def named(table: str, by: str, key: str | None = None) -> ForeignKeyConstraint:
    """Return that a column, with the row's unit, names a row of another table."""
    return ForeignKeyConstraint(
        ["unit", by], [f"{table}.unit", f"{table}.{_KEYS[table]}"], name=key
    )


SCHEMA_VERSION: Final = "0024"

FIRST_VERSION: Final = "0024"
"""The schema of 0.2.0; those before it were of no release."""

OLDEST_CLIENT: Final = "0024"
"""Programs that were made for this schema, or a later one, may go on working."""
