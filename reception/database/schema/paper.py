"""Sheets on their way to paper, and the printers."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
)

from reception.database.schema.base import index, table

_KNOWN_STATE = (
    "state IN ('queued', 'sending', 'sent', 'confirmed', 'confirmed_weakly', 'unconfirmed',"
    " 'failed', 'expired')"
)

print_job = table(
    "print_job",
    Column("ticket", Text, ForeignKey("ticket.id"), primary_key=True),
    Column("sheet", Integer, primary_key=True),
    Column("station", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("queued_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    # Who asked for a duplicate, and who began to print: a repeated act finds its own.
    Column("request", Text),
    Column("attempt", Text),
    # Whether the printer that ended it says anything of itself; what is not known counts as 1.
    Column("answers", Integer),
    CheckConstraint(_KNOWN_STATE, name="known_state"),
    UniqueConstraint("request", name="print_job_request_once"),
    index("print_job_unfinished", "station", where="state IN ('queued', 'sending', 'sent')"),
)

station_printer = table(
    "station_printer",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("station", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("heard_at", BigInteger, nullable=False),
)

# Sheets that are no tickets, for the printer of a station that is not the one that wants them.
slip_job = table(
    "slip_job",
    Column("id", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("station", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("queued_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    # The whole sheet as JSON: a station needs no right to what stands on it.
    Column("document", Text, nullable=False),
    CheckConstraint(_KNOWN_STATE, name="known_state"),
)
