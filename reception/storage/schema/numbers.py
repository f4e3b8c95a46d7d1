"""A day's numbers and places: given, left out, void."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from reception.storage.schema.base import metadata

day_counter = Table(
    "day_counter",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("service_day", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
)

# Numbers of a day that are given to nobody: a part of the database that was lost may have given
# them.
number_skip = Table(
    "number_skip",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("service_day", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    CheckConstraint("last >= first", name="some_number"),
)

# The places of a service that are taken on a day: its tickets, less the cancelled ones.
day_service = Table(
    "day_service",
    metadata,
    Column("unit", Text, primary_key=True),
    Column("service_day", Text, primary_key=True),
    Column("service", Text, primary_key=True),
    Column("taken", Integer, nullable=False),
    # As it was when the last place was taken; by it the database itself refuses one more.
    Column("quota", Integer),
    ForeignKeyConstraint(
        ["unit", "service"], ["service.unit", "service.code"], name="day_service_service_fkey"
    ),
    CheckConstraint("taken >= 0", name="taken_not_negative"),
    CheckConstraint("quota IS NULL OR taken <= quota", name="within_quota"),
)

# Numbers that no ticket has, and why.
void_number = Table(
    "void_number",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("service_day", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("label", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    # The one that had it before, and its last event under this label: by it they are sealed.
    Column("ticket", Text, ForeignKey("ticket.id")),
    Column("until_seq", BigInteger),
    # None where the desk itself has declared it void.
    Column("made_by", Text),
    Column("operation", Text, nullable=False),
    UniqueConstraint("ticket", name="void_number_ticket_once"),
)
