"""The seals of what has happened, each with the one before it (chain/form.py)."""

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, Table, Text, UniqueConstraint

from reception.storage.schema.base import metadata, sequence

# What has happened, each row sealed with the one before it (chain/form.py): the head of each chain,
# kept apart from its seals, and what the chain began with.
chain = Table(
    "chain",
    metadata,
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    # A service day, or 'office'.
    Column("label", Text, nullable=False),
    # Where the rows that are kept begin: those of before were reduced to figures.
    Column("base", LargeBinary, nullable=False),
    Column("base_length", BigInteger, nullable=False),
    Column("length", BigInteger, nullable=False),
    Column("seal", LargeBinary, nullable=False),
    # The chain that was begun before this one, as it stood then; and that of the office.
    Column("former", BigInteger),
    Column("former_length", BigInteger),
    Column("former_seal", LargeBinary),
    Column("office_length", BigInteger),
    Column("office_seal", LargeBinary),
    UniqueConstraint("unit", "label", name="chain_once"),
)

seal = Table(
    "seal",
    metadata,
    Column("chain", BigInteger, ForeignKey("chain.id"), primary_key=True, autoincrement=False),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    # The event's, audit line's or revision's number.
    Column("ref", BigInteger, nullable=False),
    Column("seal", LargeBinary, nullable=False),
    # Who did it and what was remarked, hidden; whoever forgets them forgets the salt.
    Column("people", LargeBinary),
    Column("salt", LargeBinary),
    UniqueConstraint("kind", "ref", "chain", name="seal_once"),
    # A ticket's transaction writes a page less.
    sqlite_with_rowid=False,
)
