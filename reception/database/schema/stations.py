"""Kiosks, boards and panels: their life, and what kiosks gave while they stood alone."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
)

from reception.database.schema.base import index, sequence, table

station_life = table(
    "station_life",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("station", Text, primary_key=True),
    Column("app", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("since", BigInteger, nullable=False),
    Column("heard_at", BigInteger, nullable=False),
)

# Times in which a station could not reach the database, as it has told since.
station_outage = table(
    "station_outage",
    Column("id", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("station", Text, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("tickets", Integer, nullable=False),
    Column("waiting", Integer, nullable=False),
    Column("aside", Integer, nullable=False),
    index("station_outage_ended", "unit ended_at"),
)

# The letters with which an installation of a station numbers while it stands alone; a row is never
# taken away. The station is as it was named then; None where another one has told of it.
station_letters = table(
    "station_letters",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("letters", Text, primary_key=True),
    Column("install", Text, nullable=False),
    Column("station", Text),
    Column("given_at", BigInteger, nullable=False),
)

# What became of each ticket that a station has handed over and that was not there.
taken_in = table(
    "taken_in",
    Column("ticket", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("operation", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("why", Text),
    Column("service_day", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("void_label", Text),
    Column("at", BigInteger, nullable=False),
    # All of it, as JSON: what is parked is taken in from here.
    Column("given", Text, nullable=False),
    Column("decided_by", Text),
    CheckConstraint(
        "outcome IN ('joined', 'relabelled', 'too_late', 'parked', 'voided')",
        name="known_outcome",
    ),
    CheckConstraint("outcome <> 'parked' OR why IS NOT NULL", name="parked_for_a_reason"),
    UniqueConstraint("operation", name="taken_in_operation_once"),
    index("taken_in_parked", "unit service_day series number", where="outcome = 'parked'"),
)

# Whom the server lets in as what (docs/decisions/0029); with SQLite nobody asks.
station_account = table(
    "station_account",
    Column("login", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code", name="station_account_unit_fkey"), nullable=False),
    Column("kind", Text, nullable=False),
    # Numbers with commas between; none: every counter.
    Column("counters", Text),
    CheckConstraint("kind IN ('kiosk', 'board', 'desk', 'console', 'jobs')", name="known_kind"),
)


_LEVELS = "('warning', 'critical')"

alert = table(
    "alert",
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("worst", Text, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("level_since", BigInteger, nullable=False),
    Column("measured", BigInteger),
    Column("detail", Text, nullable=False),
    Column("easing_since", BigInteger),
    Column("ended_at", BigInteger),
    Column("acknowledged_by", Text),
    Column("acknowledged_at", BigInteger),
    Column("acknowledged_level", Text),
    # Whoever changes it names the state she saw: of several who watch, one does.
    Column("changes", Integer, nullable=False),
    CheckConstraint(f"level IN {_LEVELS}", name="known_level"),
    CheckConstraint(f"worst IN {_LEVELS}", name="known_worst"),
    CheckConstraint(f"acknowledged_level IN {_LEVELS}", name="known_acknowledged_level"),
    CheckConstraint(
        "(acknowledged_by IS NULL) = (acknowledged_at IS NULL)"
        " AND (acknowledged_by IS NULL) = (acknowledged_level IS NULL)",
        name="acknowledged_by_somebody",
    ),
    index("alert_open_once", "unit kind subject", unique=True, where="ended_at IS NULL"),
    index("alert_began", "unit began_at"),
)
