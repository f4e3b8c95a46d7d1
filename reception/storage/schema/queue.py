"""Tickets, each stay in a queue, and what happened to them."""

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

from reception.storage.schema.base import metadata, only_where, sequence

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
        **only_where("state = 'waiting'"),
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
        **only_where("state = 'waiting'"),
    ),
    Index(
        "leg_kept",
        "unit",
        "service_day",
        **only_where("state = 'waiting' AND (kept_counter IS NOT NULL OR kept_clerk IS NOT NULL)"),
    ),
    Index("leg_parked", "unit", "service_day", "parked_at", **only_where("state = 'parked'")),
    Index("leg_served_by", "unit", "service_day", "clerk", **only_where("state = 'served'")),
    # A clerk holds one ticket.
    Index(
        "leg_held_once",
        "unit",
        "clerk",
        unique=True,
        **only_where("state IN ('called', 'serving')"),
    ),
    # To a counter is called one visitor.
    Index(
        "leg_at_counter_once",
        "unit",
        "counter",
        unique=True,
        **only_where("state IN ('called', 'serving')"),
    ),
    Index("leg_called", "unit", "service_day", "last_called_at", **only_where("calls > 0")),
    # The newest calls of each service and counter of a zone.
    Index(
        "leg_called_zone",
        "unit",
        "service_day",
        "service",
        "counter",
        "last_called_at",
        **only_where("calls > 0"),
    ),
    # Who lost patience: the estimate counts them.
    Index(
        "leg_cancelled",
        "unit",
        "service_day",
        "ended_at",
        **only_where("state = 'cancelled'"),
    ),
    Index("leg_served", "unit", "service", "ended_at", **only_where("state = 'served'")),
)

event = Table(
    "event",
    metadata,
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
    Index("event_ticket", "ticket", "seq"),
    # What a person did last.
    Index("event_clerk", "clerk", "seq", **only_where("clerk IS NOT NULL")),
)
