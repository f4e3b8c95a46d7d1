"""The office as it is described: its services, counters, classes and people."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    Table,
    Text,
)

from reception.storage.schema.base import metadata

unit = Table(
    "unit",
    metadata,
    Column("code", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
)

unit_revision = Table(
    "unit_revision",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("made_at", BigInteger, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("why", Text),
    Column("brings_back", Integer),
)

service = Table(
    "service",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("code", Text, primary_key=True),
)

counter = Table(
    "counter",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
)

counter_service = Table(
    "counter_service",
    metadata,
    Column("unit", Text, primary_key=True),
    Column("counter", Integer, primary_key=True),
    Column("service", Text, primary_key=True),
    ForeignKeyConstraint(["unit", "counter"], ["counter.unit", "counter.number"]),
    ForeignKeyConstraint(
        ["unit", "service"],
        ["service.unit", "service.code"],
        name="counter_service_service_fkey",
    ),
)

priority_class = Table(
    "priority_class",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("head_start_us", BigInteger, nullable=False),
    Column("rate", Double, nullable=False),
    CheckConstraint("head_start_us >= 0", name="head_start_not_negative"),
    CheckConstraint("rate > 0", name="nobody_overtaken_for_ever"),
)

person = Table(
    "person",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("login", Text, primary_key=True),
    Column("password_hash", Text, nullable=False),
)
