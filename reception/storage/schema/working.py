"""Who works where, on a break, and which services are paused."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
)

from reception.storage.schema.base import metadata, only_where, sequence

counter_session = Table(
    "counter_session",
    metadata,
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, nullable=False),
    Column("clerk", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
    Column("profile", Text),
    ForeignKeyConstraint(
        ["unit", "counter"], ["counter.unit", "counter.number"], name="counter_session_counter_fkey"
    ),
    ForeignKeyConstraint(
        ["unit", "clerk"], ["person.unit", "person.login"], name="counter_session_clerk_fkey"
    ),
    Index(
        "counter_session_clerk_once",
        "unit",
        "clerk",
        unique=True,
        **only_where("closed_at IS NULL"),
    ),
    Index(
        "counter_session_counter_once",
        "unit",
        "counter",
        unique=True,
        **only_where("closed_at IS NULL"),
    ),
)

clerk_break = Table(
    "clerk_break",
    metadata,
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, nullable=False),
    Column("clerk", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    ForeignKeyConstraint(
        ["unit", "clerk"], ["person.unit", "person.login"], name="clerk_break_clerk_fkey"
    ),
    ForeignKeyConstraint(
        ["unit", "counter"], ["counter.unit", "counter.number"], name="clerk_break_counter_fkey"
    ),
    Index("clerk_break_once", "unit", "clerk", unique=True, **only_where("ended_at IS NULL")),
    # When somebody came back last.
    Index("clerk_break_ended", "unit", "clerk", "ended_at"),
)

service_pause = Table(
    "service_pause",
    metadata,
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("paused_at", BigInteger, nullable=False),
    Column("paused_by", Text, nullable=False),
    Column("reason", Text),
    Column("resumed_at", BigInteger),
    Column("resumed_by", Text),
    Column("until", BigInteger),
    ForeignKeyConstraint(
        ["unit", "service"], ["service.unit", "service.code"], name="service_pause_service_fkey"
    ),
    ForeignKeyConstraint(
        ["unit", "paused_by"], ["person.unit", "person.login"], name="service_pause_paused_by_fkey"
    ),
    ForeignKeyConstraint(
        ["unit", "resumed_by"],
        ["person.unit", "person.login"],
        name="service_pause_resumed_by_fkey",
    ),
    CheckConstraint("(resumed_at IS NULL) = (resumed_by IS NULL)", name="resumed_by_somebody"),
    CheckConstraint("until > paused_at", name="until_later"),
    Index(
        "service_pause_once",
        "unit",
        "service",
        unique=True,
        **only_where("resumed_at IS NULL"),
    ),
)
