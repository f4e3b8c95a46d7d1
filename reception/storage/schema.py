"""The tables, as the migrations leave them.

Instants are microseconds since 1970 UTC, days are ISO text, identifiers are text: the same SQL
then gives the same answer on SQLite and PostgreSQL (docs/decisions/0003).
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(referred_table_name)s_%(column_0_name)s_fkey",
        "ck": "%(table_name)s_%(constraint_name)s",
    }
)

# PostgreSQL counts in 64 bits; SQLite calls its own 64-bit row number INTEGER.
_sequence = BigInteger().with_variant(Integer(), "sqlite")


def _only_where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


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

# Who did what in the office: written once, never changed.
audit = Table(
    "audit",
    metadata,
    Column("id", _sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("refused", Integer, nullable=False),
    CheckConstraint("refused IN (0, 1)", name="refused_or_not"),
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

# The schema versions that programs may be made for which work on this schema.
allowed_client = Table(
    "allowed_client",
    metadata,
    Column("schema", Text, primary_key=True),
    Column("version", Text, primary_key=True),
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

ticket = Table(
    "ticket",
    metadata,
    Column("id", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("service_day", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("appointment_at", BigInteger),
    UniqueConstraint("unit", "service_day", "series", "number", name="ticket_number_once"),
)

leg = Table(
    "leg",
    metadata,
    Column("ticket", Text, ForeignKey("ticket.id"), primary_key=True),
    Column("leg", Integer, primary_key=True),
    Column("unit", Text, nullable=False),
    Column("service_day", Text, nullable=False),
    # The ticket's, so that who waits can be found by it.
    Column("language", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("priority", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("waiting_since", BigInteger, nullable=False),
    # From when the calling rule counts.
    Column("ranked_since", BigInteger, nullable=False),
    Column("kept_counter", Integer),
    Column("kept_clerk", Text),
    Column("parked_at", BigInteger),
    Column("calls", Integer, nullable=False),
    Column("first_called_at", BigInteger),
    Column("last_called_at", BigInteger),
    Column("started_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("counter", Integer),
    Column("clerk", Text),
    Column("outcome", Text),
    Column("note", Text),
    # The wait that was announced at the touch.
    Column("quoted_low_us", BigInteger),
    Column("quoted_high_us", BigInteger),
    # Of a ticket that wants paper: from when on it is called although nobody knows of its paper;
    # NULL once the paper is known to be out.
    Column("callable_from", BigInteger),
    ForeignKeyConstraint(["unit", "service"], ["service.unit", "service.code"]),
    ForeignKeyConstraint(
        ["unit", "priority"],
        ["priority_class.unit", "priority_class.code"],
        name="leg_priority_class_fkey",
    ),
    ForeignKeyConstraint(
        ["unit", "counter"], ["counter.unit", "counter.number"], name="leg_counter_fkey"
    ),
    ForeignKeyConstraint(["unit", "clerk"], ["person.unit", "person.login"], name="leg_clerk_fkey"),
    ForeignKeyConstraint(
        ["unit", "kept_counter"], ["counter.unit", "counter.number"], name="leg_kept_counter_fkey"
    ),
    ForeignKeyConstraint(
        ["unit", "kept_clerk"], ["person.unit", "person.login"], name="leg_kept_clerk_fkey"
    ),
    CheckConstraint(
        "state IN ('waiting', 'called', 'serving', 'parked', 'served', 'no_show', 'continued',"
        " 'cancelled', 'unserved')",
        name="known_state",
    ),
    CheckConstraint(
        "(state IN ('waiting', 'called', 'serving', 'parked')) = (ended_at IS NULL)",
        name="ended_when_over",
    ),
    CheckConstraint(
        "(calls > 0) = (first_called_at IS NOT NULL)"
        " AND (first_called_at IS NULL) = (last_called_at IS NULL)"
        " AND (counter IS NULL) = (clerk IS NULL)"
        " AND (counter IS NULL) = (first_called_at IS NULL AND started_at IS NULL)",
        name="called_by_somebody",
    ),
    CheckConstraint(
        "state IN ('waiting', 'parked', 'cancelled', 'unserved') OR calls > 0"
        " OR started_at IS NOT NULL",
        name="called_before_served",
    ),
    CheckConstraint(
        "state NOT IN ('serving', 'served') OR started_at IS NOT NULL", name="served_when_started"
    ),
    CheckConstraint("state <> 'parked' OR parked_at IS NOT NULL", name="parked_when_parked"),
    # The head of each (service, class) is the first row of its stretch of this index, which alone
    # tells how long each line is and since when, and who was left to one counter or person.
    Index(
        "leg_waiting",
        "unit",
        "service_day",
        "service",
        "priority",
        "ranked_since",
        "ticket",
        "waiting_since",
        "kept_counter",
        "kept_clerk",
        **_only_where("state = 'waiting'"),
    ),
    Index(
        "leg_waiting_language",
        "unit",
        "service_day",
        "language",
        "service",
        "priority",
        "ranked_since",
        "ticket",
        "kept_counter",
        "kept_clerk",
        **_only_where("state = 'waiting'"),
    ),
    Index(
        "leg_kept",
        "unit",
        "service_day",
        **_only_where("state = 'waiting' AND (kept_counter IS NOT NULL OR kept_clerk IS NOT NULL)"),
    ),
    Index("leg_parked", "unit", "service_day", "parked_at", **_only_where("state = 'parked'")),
    Index("leg_served_by", "unit", "service_day", "clerk", **_only_where("state = 'served'")),
    # A clerk holds one ticket.
    Index(
        "leg_held_once",
        "unit",
        "clerk",
        unique=True,
        **_only_where("state IN ('called', 'serving')"),
    ),
    # To a counter is called one visitor.
    Index(
        "leg_at_counter_once",
        "unit",
        "counter",
        unique=True,
        **_only_where("state IN ('called', 'serving')"),
    ),
    Index("leg_called", "unit", "service_day", "last_called_at", **_only_where("calls > 0")),
    # The newest calls of each service and counter of a zone.
    Index(
        "leg_called_zone",
        "unit",
        "service_day",
        "service",
        "counter",
        "last_called_at",
        **_only_where("calls > 0"),
    ),
    # Who lost patience: the estimate counts them.
    Index(
        "leg_cancelled",
        "unit",
        "service_day",
        "ended_at",
        **_only_where("state = 'cancelled'"),
    ),
    Index("leg_served", "unit", "service", "ended_at", **_only_where("state = 'served'")),
)

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

event = Table(
    "event",
    metadata,
    Column("seq", _sequence, primary_key=True, autoincrement=True),
    Column("ticket", Text, ForeignKey("ticket.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("counter", Integer),
    Column("clerk", Text),
    Column("service", Text),
    Column("priority", Text),
    Column("outcome", Text),
    Column("operation", Text, nullable=False),
    Column("step", Integer, nullable=False),
    Column("ranked_since", BigInteger),
    Column("kept_counter", Integer),
    Column("kept_clerk", Text),
    Column("note", Text),
    Column("quoted_low_us", BigInteger),
    Column("quoted_high_us", BigInteger),
    UniqueConstraint("operation", "step", name="event_operation_once"),
    Index("event_ticket", "ticket", "seq"),
    # What a person did last.
    Index("event_clerk", "clerk", "seq", **_only_where("clerk IS NOT NULL")),
)

# What has happened, each row sealed with the one before it (chain/form.py): the head of each chain,
# kept apart from its seals, and what the chain began with.
chain = Table(
    "chain",
    metadata,
    Column("id", _sequence, primary_key=True, autoincrement=True),
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

seal = Table(
    "seal",
    metadata,
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

# What was there before there were seals, until it is sealed.
sealing_past = Table(
    "sealing_past",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("done", BigInteger, nullable=False),
    Column("upto", BigInteger, nullable=False),
)

# Days of which stays were changed without an event, by what forgets them: whoever keeps a copy of
# the past reads these days again.
past_change = Table(
    "past_change",
    metadata,
    Column("seq", _sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("service_day", Text, nullable=False),
)

print_job = Table(
    "print_job",
    metadata,
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
    CheckConstraint(
        "state IN ('queued', 'sending', 'sent', 'confirmed', 'confirmed_weakly', 'unconfirmed',"
        " 'failed', 'expired')",
        name="known_state",
    ),
    UniqueConstraint("request", name="print_job_request_once"),
    Index(
        "print_job_unfinished", "station", **_only_where("state IN ('queued', 'sending', 'sent')")
    ),
)

station_printer = Table(
    "station_printer",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("station", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("heard_at", BigInteger, nullable=False),
)

counter_session = Table(
    "counter_session",
    metadata,
    Column("id", _sequence, primary_key=True, autoincrement=True),
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
        **_only_where("closed_at IS NULL"),
    ),
    Index(
        "counter_session_counter_once",
        "unit",
        "counter",
        unique=True,
        **_only_where("closed_at IS NULL"),
    ),
)

clerk_break = Table(
    "clerk_break",
    metadata,
    Column("id", _sequence, primary_key=True, autoincrement=True),
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
    Index("clerk_break_once", "unit", "clerk", unique=True, **_only_where("ended_at IS NULL")),
    # When somebody came back last.
    Index("clerk_break_ended", "unit", "clerk", "ended_at"),
)

service_pause = Table(
    "service_pause",
    metadata,
    Column("id", _sequence, primary_key=True, autoincrement=True),
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
        **_only_where("resumed_at IS NULL"),
    ),
)

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

visit_import = Table(
    "visit_import",
    metadata,
    Column("id", _sequence, primary_key=True, autoincrement=True),
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
    Column("id", _sequence, primary_key=True, autoincrement=True),
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
    Column("run", _sequence, primary_key=True, autoincrement=False),
)

_LEVELS = "('warning', 'critical')"

alert = Table(
    "alert",
    metadata,
    Column("id", _sequence, primary_key=True, autoincrement=True),
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
    Index(
        "alert_open_once",
        "unit",
        "kind",
        "subject",
        unique=True,
        **_only_where("ended_at IS NULL"),
    ),
    Index("alert_began", "unit", "began_at"),
)

station_life = Table(
    "station_life",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("station", Text, primary_key=True),
    Column("app", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("since", BigInteger, nullable=False),
    Column("heard_at", BigInteger, nullable=False),
)

# Times in which a station could not reach the database, as it has told since.
station_outage = Table(
    "station_outage",
    metadata,
    Column("id", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("station", Text, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("tickets", Integer, nullable=False),
    Column("waiting", Integer, nullable=False),
    Column("aside", Integer, nullable=False),
    Index("station_outage_ended", "unit", "ended_at"),
)

# The letters with which an installation of a station numbers while it stands alone; a row is never
# taken away. The station is as it was named then; None where another one has told of it.
station_letters = Table(
    "station_letters",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("letters", Text, primary_key=True),
    Column("install", Text, nullable=False),
    Column("station", Text),
    Column("given_at", BigInteger, nullable=False),
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

# What became of each ticket that a station has handed over and that was not there.
taken_in = Table(
    "taken_in",
    metadata,
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
    Index(
        "taken_in_parked",
        "unit",
        "service_day",
        "series",
        "number",
        **_only_where("outcome = 'parked'"),
    ),
)

# Beside the password: who must change it, and the second factor. No row: nothing of that.
credential = Table(
    "credential",
    metadata,
    Column("unit", Text, primary_key=True),
    Column("login", Text, primary_key=True),
    Column("must_change", Integer, nullable=False),
    Column("factor_secret", Text),
    Column("factor_since", BigInteger),
    # The last thirty seconds whose code was taken: none is taken twice.
    Column("factor_step", BigInteger),
    ForeignKeyConstraint(
        ["unit", "login"], ["person.unit", "person.login"], name="credential_person_fkey"
    ),
    CheckConstraint("must_change IN (0, 1)", name="must_change_or_not"),
    CheckConstraint(
        "(factor_secret IS NULL) = (factor_since IS NULL)"
        " AND (factor_secret IS NOT NULL OR factor_step IS NULL)",
        name="whole_factor",
    ),
)

recovery_code = Table(
    "recovery_code",
    metadata,
    Column("unit", Text, primary_key=True),
    Column("login", Text, primary_key=True),
    Column("code_hash", Text, primary_key=True),
    Column("used_at", BigInteger),
    ForeignKeyConstraint(
        ["unit", "login"], ["person.unit", "person.login"], name="recovery_code_person_fkey"
    ),
)

# A PIN unlocks at one station only, whose own file holds what the hash was made with besides.
unlock_pin = Table(
    "unlock_pin",
    metadata,
    Column("unit", Text, primary_key=True),
    Column("login", Text, primary_key=True),
    Column("station", Text, primary_key=True),
    Column("pin_hash", Text, nullable=False),
    Column("pepper_mark", Text, nullable=False),
    Column("set_at", BigInteger, nullable=False),
    ForeignKeyConstraint(
        ["unit", "login"], ["person.unit", "person.login"], name="unlock_pin_person_fkey"
    ),
)

# Wrong passwords that count: of a login at a station, of a login anywhere, of a whole station. The
# login of nobody here is not kept, only one of 256 heaps that it falls on.
sign_in_try = Table(
    "sign_in_try",
    metadata,
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("login", Text, primary_key=True),
    Column("station", Text, primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("wrong_at", BigInteger, nullable=False),
)

sign_in_session = Table(
    "sign_in_session",
    metadata,
    Column("id", Text, primary_key=True),
    Column("unit", Text, nullable=False),
    Column("login", Text, nullable=False),
    Column("app", Text, nullable=False),
    Column("station", Text, nullable=False),
    # Of the token, which whoever reads this table cannot use.
    Column("token_hash", Text, nullable=False),
    Column("service_day", Text, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("locked_at", BigInteger),
    Column("wrong_pins", Integer, nullable=False),
    Column("ended_at", BigInteger),
    Column("ended", Text),
    ForeignKeyConstraint(
        ["unit", "login"], ["person.unit", "person.login"], name="sign_in_session_person_fkey"
    ),
    CheckConstraint("app IN ('panel', 'console')", name="known_app"),
    CheckConstraint("(ended_at IS NULL) = (ended IS NULL)", name="ended_for_a_reason"),
    UniqueConstraint("token_hash", name="sign_in_session_token_once"),
    Index(
        "sign_in_session_once",
        "unit",
        "login",
        "app",
        unique=True,
        **_only_where("ended_at IS NULL"),
    ),
    # Whether a station let somebody in lately.
    Index("sign_in_session_let_in", "unit", "login", "station", "opened_at"),
)

# Whom the server lets in as what (docs/decisions/0029); with SQLite nobody asks.
station_account = Table(
    "station_account",
    metadata,
    Column("login", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code", name="station_account_unit_fkey"), nullable=False),
    Column("kind", Text, nullable=False),
    # Numbers with commas between; none: every counter.
    Column("counters", Text),
    CheckConstraint("kind IN ('kiosk', 'board', 'desk', 'console', 'jobs')", name="known_kind"),
)

# Sheets that are no tickets, for the printer of a station that is not the one that wants them.
slip_job = Table(
    "slip_job",
    metadata,
    Column("id", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("station", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("queued_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    # The whole sheet as JSON: a station needs no right to what stands on it.
    Column("document", Text, nullable=False),
    CheckConstraint(
        "state IN ('queued', 'sending', 'sent', 'confirmed', 'confirmed_weakly', 'unconfirmed',"
        " 'failed', 'expired')",
        name="known_state",
    ),
)
