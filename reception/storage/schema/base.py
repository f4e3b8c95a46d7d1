"""What all tables share: how constraints are named, and the kinds of column.

Instants are microseconds since 1970 UTC, days are ISO text, identifiers are text: the same SQL
then gives the same answer on SQLite and PostgreSQL (docs/decisions/0003).
"""

from typing import Any

from sqlalchemy import BigInteger, Integer, MetaData, text

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(referred_table_name)s_%(column_0_name)s_fkey",
        "ck": "%(table_name)s_%(constraint_name)s",
    }
)

# PostgreSQL counts in 64 bits; SQLite calls its own 64-bit row number INTEGER.
sequence = BigInteger().with_variant(Integer(), "sqlite")


def only_where(condition: str) -> dict[str, Any]:
    """Return what makes an index partial on both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
