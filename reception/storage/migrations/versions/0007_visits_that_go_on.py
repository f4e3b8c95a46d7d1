"""Visits that are parked, put back, transferred and taken back; profiles and breaks of clerks."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_HELD = "state IN ('called', 'serving')"
_CHECKS = {
    "known_state": "state IN ('waiting', 'called', 'serving', 'parked', 'served', 'no_show',"
    " 'continued', 'cancelled', 'unserved')",
    "ended_when_over": "(state IN ('waiting', 'called', 'serving', 'parked')) = (ended_at IS NULL)",
    "called_by_somebody": "(calls > 0) = (first_called_at IS NOT NULL)"
    " AND (first_called_at IS NULL) = (last_called_at IS NULL)"
    " AND (counter IS NULL) = (clerk IS NULL)"
    " AND (counter IS NULL) = (first_called_at IS NULL AND started_at IS NULL)",
    "called_before_served": "state IN ('waiting', 'parked', 'cancelled', 'unserved')"
    " OR calls > 0 OR started_at IS NOT NULL",
    "served_when_started": "state NOT IN ('serving', 'served') OR started_at IS NOT NULL",
    "parked_when_parked": "state <> 'parked' OR parked_at IS NOT NULL",
}
_CHECKS_BEFORE = {
    "known_state": "state IN ('waiting', 'called', 'serving', 'served', 'no_show', 'cancelled',"
    " 'unserved')",
    "ended_when_over": "(state IN ('waiting', 'called', 'serving')) = (ended_at IS NULL)",
    "called_by_somebody": "(calls > 0) = (first_called_at IS NOT NULL)"
    " AND (first_called_at IS NULL) = (last_called_at IS NULL)"
    " AND (first_called_at IS NULL) = (counter IS NULL)"
    " AND (first_called_at IS NULL) = (clerk IS NULL)",
    "called_before_served": "state IN ('waiting', 'cancelled', 'unserved') OR calls > 0",
    "served_when_started": "state NOT IN ('serving', 'served') OR started_at IS NOT NULL",
}
_COLUMNS_BEFORE = (
    "ticket, leg, unit, service_day, service, priority, state, waiting_since, calls,"
    " first_called_at, last_called_at, started_at, ended_at, counter, clerk, outcome"
)


def upgrade() -> None:
    op.add_column("ticket", sa.Column("appointment_at", sa.BigInteger(), nullable=True))
    for column in (
        sa.Column("ranked_since", sa.BigInteger(), nullable=True),
        sa.Column("kept_counter", sa.Integer(), nullable=True),
        sa.Column("kept_clerk", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
    ):
        op.add_column("event", column)
    _index("event_clerk", ["clerk", "seq"], "clerk IS NOT NULL", table="event")
    op.add_column("counter_session", sa.Column("profile", sa.Text(), nullable=True))
    _move_legs_aside()
    _create_leg(
        _CHECKS,
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("ranked_since", sa.BigInteger(), nullable=False),
        sa.Column("kept_counter", sa.Integer(), nullable=True),
        sa.Column("kept_clerk", sa.Text(), nullable=True),
        sa.Column("parked_at", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["unit", "kept_counter"],
            ["counter.unit", "counter.number"],
            name="leg_kept_counter_fkey",
        ),
        sa.ForeignKeyConstraint(
            ["unit", "kept_clerk"], ["person.unit", "person.login"], name="leg_kept_clerk_fkey"
        ),
    )
    op.execute(
        f"INSERT INTO leg ({_COLUMNS_BEFORE}, language, ranked_since)"
        f" SELECT {', '.join(f'leg_before.{one}' for one in _COLUMNS_BEFORE.split(', '))},"
        " ticket.language, leg_before.waiting_since"
        " FROM leg_before JOIN ticket ON ticket.id = leg_before.ticket"
    )
    op.drop_table("leg_before")
    rank = ["service", "priority", "ranked_since", "ticket"]
    _index("leg_waiting", ["unit", "service_day", *rank], "state = 'waiting'")
    _index("leg_waiting_language", ["unit", "service_day", "language", *rank], "state = 'waiting'")
    _index(
        "leg_kept",
        ["unit", "service_day"],
        "state = 'waiting' AND (kept_counter IS NOT NULL OR kept_clerk IS NOT NULL)",
    )
    _index("leg_parked", ["unit", "service_day", "parked_at"], "state = 'parked'")
    _index("leg_served_by", ["unit", "service_day", "clerk"], "state = 'served'")
    op.create_table(
        "clerk_break",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["unit", "clerk"], ["person.unit", "person.login"], name="clerk_break_clerk_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["unit", "counter"], ["counter.unit", "counter.number"], name="clerk_break_counter_fkey"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("clerk_break_pkey")),
    )
    _index(
        "clerk_break_once", ["unit", "clerk"], "ended_at IS NULL", table="clerk_break", unique=True
    )


def downgrade() -> None:
    op.drop_table("clerk_break")
    for index in ("leg_waiting_language", "leg_kept", "leg_parked", "leg_served_by"):
        op.drop_index(index, table_name="leg")
    _move_legs_aside()
    _create_leg(_CHECKS_BEFORE)
    # The older tables know one leg a visit, and no visit that went on: the last one is kept, as
    # far as it has come.
    op.execute(f"""
        INSERT INTO leg ({_COLUMNS_BEFORE})
        SELECT {
        _COLUMNS_BEFORE.replace(
            "state", "CASE state WHEN 'parked' THEN 'waiting' ELSE state END"
        ).replace(" leg,", " 1,")
    }
        FROM leg_before WHERE leg = (
            SELECT max(last.leg) FROM leg_before AS last WHERE last.ticket = leg_before.ticket
        )
    """)
    op.drop_table("leg_before")
    _index(
        "leg_waiting",
        ["unit", "service_day", "service", "priority", "waiting_since", "ticket"],
        "state = 'waiting'",
    )
    op.drop_column("counter_session", "profile")
    op.drop_index("event_clerk", table_name="event")
    for column in ("ranked_since", "kept_counter", "kept_clerk", "note"):
        op.drop_column("event", column)
    op.drop_column("ticket", "appointment_at")


def _move_legs_aside() -> None:
    for index in (
        "leg_waiting",
        "leg_held_once",
        "leg_at_counter_once",
        "leg_called",
        "leg_served",
    ):
        op.drop_index(index, table_name="leg")
    # SQLite cannot change a table's conditions: the rows move into a new table.
    op.rename_table("leg", "leg_before")
    if op.get_bind().dialect.name == "postgresql":
        # The old table keeps its names otherwise, and the new one needs them.
        op.execute("""
            DO $$ DECLARE one record; BEGIN
                FOR one IN SELECT conname FROM pg_constraint
                    WHERE conrelid = to_regclass('leg_before') AND contype IN ('p', 'u', 'f', 'c')
                LOOP
                    EXECUTE format('ALTER TABLE leg_before DROP CONSTRAINT %I', one.conname);
                END LOOP;
            END $$
        """)


def _create_leg(checks: dict[str, str], *more: sa.schema.SchemaItem) -> None:
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
        *(sa.CheckConstraint(text, name=op.f(f"leg_{name}")) for name, text in checks.items()),
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
        *more,
    )
    _index("leg_held_once", ["unit", "clerk"], _HELD, unique=True)
    _index("leg_at_counter_once", ["unit", "counter"], _HELD, unique=True)
    _index("leg_called", ["unit", "service_day", "last_called_at"], "calls > 0")
    _index("leg_served", ["unit", "service", "ended_at"], "state = 'served'")


def _index(
    name: str, columns: list[str], where: str, *, table: str = "leg", unique: bool = False
) -> None:
    op.create_index(
        name,
        table,
        columns,
        unique=unique,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )
