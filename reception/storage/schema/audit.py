"""Who did what in the office."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, Table, Text

from reception.storage.schema.base import metadata, sequence

# Who did what in the office: written once, never changed.
audit = Table(
    "audit",
    metadata,
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("refused", Integer, nullable=False),
    CheckConstraint("refused IN (0, 1)", name="refused_or_not"),
)
