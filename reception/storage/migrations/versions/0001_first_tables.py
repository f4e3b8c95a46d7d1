"""Units, tickets, legs, events, prints and sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What these tables say is history: it is added to, never changed.
_APPEND_ONLY = ("event", "ticket", "unit_revision")


def upgrade() -> None:
    op.create_table(
        "unit",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("unit_pkey")),
    )
    op.create_table(
        "counter",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("counter_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("unit", "number", name=op.f("counter_pkey")),
    )
    op.create_table(
        "day_counter",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("day_counter_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("unit", "service_day", "series", name=op.f("day_counter_pkey")),
    )
    op.create_table(
        "person",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("person_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("unit", "login", name=op.f("person_pkey")),
    )
    op.create_table(
        "priority_class",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("head_start_us", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.Double(), nullable=False),
        sa.CheckConstraint(
            "head_start_us >= 0", name=op.f("priority_class_head_start_not_negative")
        ),
        sa.CheckConstraint("rate > 0", name=op.f("priority_class_nobody_overtaken_for_ever")),
        sa.ForeignKeyConstraint(
            ["unit"], ["unit.code"], name=op.f("priority_class_unit_unit_fkey")
        ),
        sa.PrimaryKeyConstraint("unit", "code", name=op.f("priority_class_pkey")),
    )
    op.create_table(
        "service",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("service_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("unit", "code", name=op.f("service_pkey")),
    )
    op.create_table(
        "ticket",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("ticket_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("ticket_pkey")),
        sa.UniqueConstraint("unit", "service_day", "series", "number", name="ticket_number_once"),
    )
    op.create_table(
        "unit_revision",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("unit_revision_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("unit", "revision", name=op.f("unit_revision_pkey")),
    )
    op.create_table(
        "counter_service",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit", "counter"],
            ["counter.unit", "counter.number"],
            name=op.f("counter_service_counter_unit_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["unit", "service"],
            ["service.unit", "service.code"],
            name="counter_service_service_fkey",
        ),
        sa.PrimaryKeyConstraint("unit", "counter", "service", name=op.f("counter_service_pkey")),
    )
    op.create_table(
        "counter_session",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["unit", "clerk"], ["person.unit", "person.login"], name="counter_session_clerk_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["unit", "counter"],
            ["counter.unit", "counter.number"],
            name="counter_session_counter_fkey",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("counter_session_pkey")),
    )
    op.create_index(
        "counter_session_clerk_once",
        "counter_session",
        ["unit", "clerk"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "counter_session_counter_once",
        "counter_session",
        ["unit", "counter"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "event",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=True),
        sa.Column("clerk", sa.Text(), nullable=True),
        sa.Column("service", sa.Text(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("event_ticket_ticket_fkey")),
        sa.PrimaryKeyConstraint("seq", name=op.f("event_pkey")),
        sa.UniqueConstraint("operation", "step", name="event_operation_once"),
    )
    op.create_index("event_ticket", "event", ["ticket", "seq"], unique=False)
    op.create_table(
        "leg",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("leg", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("waiting_since", sa.BigInteger(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("first_called_at", sa.BigInteger(), nullable=True),
        sa.Column("last_called_at", sa.BigInteger(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("counter", sa.Integer(), nullable=True),
        sa.Column("clerk", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state IN ('waiting', 'called', 'serving')) = (ended_at IS NULL)",
            name=op.f("leg_ended_when_over"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'served', 'no_show', 'cancelled', 'unserved')",
            name=op.f("leg_known_state"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'cancelled', 'unserved') OR calls > 0",
            name=op.f("leg_called_before_served"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('serving', 'served') OR started_at IS NOT NULL",
            name=op.f("leg_served_when_started"),
        ),
        sa.CheckConstraint(
            "(calls > 0) = (first_called_at IS NOT NULL) AND (first_called_at IS NULL) = (last_called_at IS NULL) AND (first_called_at IS NULL) = (counter IS NULL) AND (first_called_at IS NULL) = (clerk IS NULL)",
            name=op.f("leg_called_by_somebody"),
        ),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("leg_ticket_ticket_fkey")),
        sa.ForeignKeyConstraint(
            ["unit", "clerk"], ["person.unit", "person.login"], name="leg_clerk_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["unit", "counter"], ["counter.unit", "counter.number"], name="leg_counter_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["unit", "priority"],
            ["priority_class.unit", "priority_class.code"],
            name="leg_priority_class_fkey",
        ),
        sa.ForeignKeyConstraint(
            ["unit", "service"],
            ["service.unit", "service.code"],
            name=op.f("leg_service_unit_fkey"),
        ),
        sa.PrimaryKeyConstraint("ticket", "leg", name=op.f("leg_pkey")),
    )
    op.create_index(
        "leg_called",
        "leg",
        ["unit", "service_day", "last_called_at"],
        unique=False,
        sqlite_where=sa.text("calls > 0"),
        postgresql_where=sa.text("calls > 0"),
    )
    op.create_index(
        "leg_at_counter_once",
        "leg",
        ["unit", "counter"],
        unique=True,
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.create_index(
        "leg_held_once",
        "leg",
        ["unit", "clerk"],
        unique=True,
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.create_index(
        "leg_served",
        "leg",
        ["unit", "service", "ended_at"],
        unique=False,
        sqlite_where=sa.text("state = 'served'"),
        postgresql_where=sa.text("state = 'served'"),
    )
    op.create_index(
        "leg_waiting",
        "leg",
        ["unit", "service_day", "service", "priority", "waiting_since", "ticket"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "print_job",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'confirmed', 'unconfirmed', 'failed')",
            name=op.f("print_job_known_state"),
        ),
        sa.ForeignKeyConstraint(
            ["ticket"], ["ticket.id"], name=op.f("print_job_ticket_ticket_fkey")
        ),
        sa.PrimaryKeyConstraint("ticket", "sheet", name=op.f("print_job_pkey")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("""
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
        """)
        for table in _APPEND_ONLY:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
    else:
        for table in _APPEND_ONLY:
            for act in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
                    f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change() CASCADE")
    op.drop_table("print_job")
    op.drop_index(
        "leg_waiting",
        table_name="leg",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_index(
        "leg_served",
        table_name="leg",
        sqlite_where=sa.text("state = 'served'"),
        postgresql_where=sa.text("state = 'served'"),
    )
    op.drop_index(
        "leg_held_once",
        table_name="leg",
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.drop_index(
        "leg_at_counter_once",
        table_name="leg",
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.drop_index(
        "leg_called",
        table_name="leg",
        sqlite_where=sa.text("calls > 0"),
        postgresql_where=sa.text("calls > 0"),
    )
    op.drop_table("leg")
    op.drop_index("event_ticket", table_name="event")
    op.drop_table("event")
    op.drop_index(
        "counter_session_counter_once",
        table_name="counter_session",
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.drop_index(
        "counter_session_clerk_once",
        table_name="counter_session",
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.drop_table("counter_session")
    op.drop_table("counter_service")
    op.drop_table("unit_revision")
    op.drop_table("ticket")
    op.drop_table("service")
    op.drop_table("priority_class")
    op.drop_table("person")
    op.drop_table("day_counter")
    op.drop_table("counter")
    op.drop_table("unit")
