"""What the announced wait is learned from."""

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Integer, Table, Text

from reception.storage.schema.base import metadata

estimate_model = Table(
    "estimate_model",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("made_at", BigInteger, nullable=False),
    # Of the features it was made of: another version does not read it.
    Column("version", Integer, nullable=False),
    Column("trained_from", Text, nullable=False),
    Column("trained_to", Text, nullable=False),
    Column("waits", Integer, nullable=False),
    Column("is_used", Integer, nullable=False),
    Column("mae_s", Double, nullable=False),
    Column("formula_mae_s", Double, nullable=False),
    Column("coverage_pct", Double, nullable=False),
    Column("content", Text, nullable=False),
)
