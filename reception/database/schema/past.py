"""The past: what was brought in, what is forgotten."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
)

from reception.database.schema.base import sequence, table

# What has happened, each row sealed with the one before it (``seals.py``): the head of each chain,
# kept apart from its seals, and what the chain began with.
chain = table(
    "chain",
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

seal = table(
    "seal",
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


# Days of which stays were changed without an event, by what forgets them: whoever keeps a copy of
# the past reads these days again.
past_change = table(
    "past_change",
    Column("seq", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("service_day", Text, nullable=False),
)

visit_import = table(
    "visit_import",
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("source", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    # Of one that was broken off nobody knows when.
    Column("ended_at", BigInteger),
    Column("visits", Integer, nullable=False),
    Column("legs", Integer, nullable=False),
)

retention_run = table(
    "retention_run",
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("people_before", Text, nullable=False),
    Column("tickets_before", Text, nullable=False),
    Column("people_days", Integer, nullable=False),
    Column("ticket_days", Integer, nullable=False),
    Column("tickets", Integer, nullable=False),
    Column("sessions", Integer, nullable=False),
    Column("left_open", Integer, nullable=False),
)

# The days of which the people, or the single tickets, are no longer kept.
forgotten_day = table(
    "forgotten_day",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("service_day", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    CheckConstraint("what IN ('people', 'tickets')", name="known_what"),
)

# Has a row only within the transaction of a run, which alone may then change what is history.
forgetting = table(
    "forgetting",
    Column("run", sequence, primary_key=True, autoincrement=False),
)
