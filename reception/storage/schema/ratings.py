"""How content visitors were."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from reception.storage.schema.base import metadata

rating = Table(
    "rating",
    metadata,
    Column("operation", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("service_day", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("score", Integer, nullable=False),
    Column("reason", Text),
    Column("ticket", Text, ForeignKey("ticket.id")),
    Column("service", Text),
    Column("station", Text, nullable=False),
    ForeignKeyConstraint(
        ["unit", "service"], ["service.unit", "service.code"], name="rating_service_fkey"
    ),
    CheckConstraint("score BETWEEN 1 AND 5", name="known_score"),
    # After a while it is no longer known which ticket it was.
    CheckConstraint("ticket IS NULL OR service IS NOT NULL", name="service_of_ticket"),
    UniqueConstraint("ticket", name="rating_ticket_once"),
    Index("rating_of_day", "unit", "service_day"),
)
