"""Tickets, each stay in a queue, and what happened to them."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
)

from reception.database.schema.base import index, named, sequence, table

ticket = table(
    "ticket",
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

leg = table(
    "leg",
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
    named("service", "service"),
    named("priority_class", "priority", "leg_priority_class_fkey"),
    named("counter", "counter", "leg_counter_fkey"),
    named("person", "clerk", "leg_clerk_fkey"),
    named("counter", "kept_counter", "leg_kept_counter_fkey"),
    named("person", "kept_clerk", "leg_kept_clerk_fkey"),
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
    index(
        "leg_waiting",
        "unit service_day service priority ranked_since ticket waiting_since kept_counter"
        " kept_clerk",
        where="state = 'waiting'",
    ),
    index(
        "leg_waiting_language",
        "unit service_day language service priority ranked_since ticket kept_counter kept_clerk",
        where="state = 'waiting'",
    ),
    index(
        "leg_kept",
        "unit service_day",
        where="state = 'waiting' AND (kept_counter IS NOT NULL OR kept_clerk IS NOT NULL)",
    ),
    index("leg_parked", "unit service_day parked_at", where="state = 'parked'"),
    index("leg_served_by", "unit service_day clerk", where="state = 'served'"),
    # A clerk holds one ticket.
    index("leg_held_once", "unit clerk", unique=True, where="state IN ('called', 'serving')"),
    # To a counter is called one visitor.
    index(
        "leg_at_counter_once", "unit counter", unique=True, where="state IN ('called', 'serving')"
    ),
    index("leg_called", "unit service_day last_called_at", where="calls > 0"),
    # The newest calls of each service and counter of a zone.
    index("leg_called_zone", "unit service_day service counter last_called_at", where="calls > 0"),
    # Who lost patience: the estimate counts them.
    index("leg_cancelled", "unit service_day ended_at", where="state = 'cancelled'"),
    index("leg_served", "unit service ended_at", where="state = 'served'"),
)

event = table(
    "event",
    Column("seq", sequence, primary_key=True, autoincrement=True),
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
    index("event_ticket", "ticket seq"),
    # What a person did last.
    index("event_clerk", "clerk seq", where="clerk IS NOT NULL"),
)


estimate_model = table(
    "estimate_model",
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


day_counter = table(
    "day_counter",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("service_day", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
)

# Numbers of a day that are given to nobody: a part of the database that was lost may have given
# them.
number_skip = table(
    "number_skip",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("service_day", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    CheckConstraint("last >= first", name="some_number"),
)

# The places of a service that are taken on a day: its tickets, less the cancelled ones.
day_service = table(
    "day_service",
    Column("unit", Text, primary_key=True),
    Column("service_day", Text, primary_key=True),
    Column("service", Text, primary_key=True),
    Column("taken", Integer, nullable=False),
    # As it was when the last place was taken; by it the database itself refuses one more.
    Column("quota", Integer),
    named("service", "service", "day_service_service_fkey"),
    CheckConstraint("taken >= 0", name="taken_not_negative"),
    CheckConstraint("quota IS NULL OR taken <= quota", name="within_quota"),
)

# Numbers that no ticket has, and why.
void_number = table(
    "void_number",
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


rating = table(
    "rating",
    Column("operation", Text, primary_key=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("service_day", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("score", Integer, nullable=False),
    Column("reason", Text),
    Column("ticket", Text, ForeignKey("ticket.id")),
    Column("service", Text),
    Column("station", Text, nullable=False),
    named("service", "service", "rating_service_fkey"),
    CheckConstraint("score BETWEEN 1 AND 5", name="known_score"),
    # After a while it is no longer known which ticket it was.
    CheckConstraint("ticket IS NULL OR service IS NOT NULL", name="service_of_ticket"),
    UniqueConstraint("ticket", name="rating_ticket_once"),
    index("rating_of_day", "unit service_day"),
)


counter_session = table(
    "counter_session",
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, nullable=False),
    Column("clerk", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
    Column("profile", Text),
    named("counter", "counter", "counter_session_counter_fkey"),
    named("person", "clerk", "counter_session_clerk_fkey"),
    index("counter_session_clerk_once", "unit clerk", unique=True, where="closed_at IS NULL"),
    index("counter_session_counter_once", "unit counter", unique=True, where="closed_at IS NULL"),
)

clerk_break = table(
    "clerk_break",
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, nullable=False),
    Column("clerk", Text, nullable=False),
    Column("counter", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    named("person", "clerk", "clerk_break_clerk_fkey"),
    named("counter", "counter", "clerk_break_counter_fkey"),
    index("clerk_break_once", "unit clerk", unique=True, where="ended_at IS NULL"),
    # When somebody came back last.
    index("clerk_break_ended", "unit clerk ended_at"),
)

service_pause = table(
    "service_pause",
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("paused_at", BigInteger, nullable=False),
    Column("paused_by", Text, nullable=False),
    Column("reason", Text),
    Column("resumed_at", BigInteger),
    Column("resumed_by", Text),
    Column("until", BigInteger),
    named("service", "service", "service_pause_service_fkey"),
    named("person", "paused_by", "service_pause_paused_by_fkey"),
    named("person", "resumed_by", "service_pause_resumed_by_fkey"),
    CheckConstraint("(resumed_at IS NULL) = (resumed_by IS NULL)", name="resumed_by_somebody"),
    CheckConstraint("until > paused_at", name="until_later"),
    index("service_pause_once", "unit service", unique=True, where="resumed_at IS NULL"),
)
