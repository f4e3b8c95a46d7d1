"""Kiosks, boards and panels: their life, and what kiosks gave while they stood alone."""

from sqlalchemy import BigInteger, CheckConstraint, Integer, Text, UniqueConstraint

from reception.database.schema.base import counted, index, keys, needed, of, optional, table

# A row a running program: two that are called alike by mistake do not hide each other.
station_life = table(
    "station_life",
    of("unit", key=True),
    *keys(Text, "station app part program"),
    *needed(BigInteger, "since heard_at"),
    *needed(Text, "computer"),
)

# Times in which a station could not reach the database, as it has told since.
station_outage = table(
    "station_outage",
    *keys(Text, "id"),
    of("unit"),
    *needed(Text, "station"),
    *needed(BigInteger, "began_at"),
    *optional(BigInteger, "ended_at"),
    *needed(Integer, "tickets waiting aside"),
    index("station_outage_ended", "unit ended_at"),
)

# The letters with which an installation of a station numbers while it stands alone; a row is never
# taken away. The station is as it was named then; None where another one has told of it.
station_letters = table(
    "station_letters",
    of("unit", key=True),
    *keys(Text, "letters"),
    *needed(Text, "install"),
    *optional(Text, "station"),
    *needed(BigInteger, "given_at"),
)

# What became of each ticket that a station has handed over and that was not there.
taken_in = table(
    "taken_in",
    *keys(Text, "ticket"),
    of("unit"),
    *needed(Text, "operation outcome"),
    *optional(Text, "why"),
    *needed(Text, "service_day series"),
    *needed(Integer, "number"),
    *optional(Text, "void_label"),
    *needed(BigInteger, "at"),
    # All of it, as JSON: what is parked is taken in from here.
    *needed(Text, "given"),
    *optional(Text, "decided_by"),
    CheckConstraint(
        "outcome IN ('joined', 'relabelled', 'too_late', 'parked', 'voided')", name="known_outcome"
    ),
    CheckConstraint("outcome <> 'parked' OR why IS NOT NULL", name="parked_for_a_reason"),
    UniqueConstraint("operation", name="taken_in_operation_once"),
    index("taken_in_parked", "unit service_day series number", where="outcome = 'parked'"),
)

# Whom the server lets in as what (docs/decisions/0029); with SQLite nobody asks.
station_account = table(
    "station_account",
    *keys(Text, "login"),
    of("unit", named="station_account_unit_fkey"),
    *needed(Text, "kind"),
    # Numbers with commas between; none: every counter.
    *optional(Text, "counters"),
    CheckConstraint("kind IN ('kiosk', 'board', 'desk', 'console', 'jobs')", name="known_kind"),
)

_LEVELS = "('warning', 'critical')"

alert = table(
    "alert",
    counted("id"),
    of("unit"),
    *needed(Text, "kind subject level worst"),
    *needed(BigInteger, "began_at level_since"),
    *optional(BigInteger, "measured"),
    *needed(Text, "detail"),
    *optional(BigInteger, "easing_since ended_at"),
    *optional(Text, "acknowledged_by"),
    *optional(BigInteger, "acknowledged_at"),
    *optional(Text, "acknowledged_level"),
    # Whoever changes it names the state she saw: of several who watch, one does.
    *needed(Integer, "changes"),
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
