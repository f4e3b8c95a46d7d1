"""The past: what was brought in, what is forgotten."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, Table, Text

from reception.storage.schema.base import metadata, sequence

# Days of which stays were changed without an event, by what forgets them: whoever keeps a copy of
# the past reads these days again.
past_change = Table(
    "past_change",
    metadata,
    Column("seq", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("service_day", Text, nullable=False),
)

visit_import = Table(
    "visit_import",
    metadata,
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

retention_run = Table(
    "retention_run",
    metadata,
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
forgotten_day = Table(
    "forgotten_day",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("service_day", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    CheckConstraint("what IN ('people', 'tickets')", name="known_what"),
)

# Has a row only within the transaction of a run, which alone may then change what is history.
forgetting = Table(
    "forgetting",
    metadata,
    Column("run", sequence, primary_key=True, autoincrement=False),
)
