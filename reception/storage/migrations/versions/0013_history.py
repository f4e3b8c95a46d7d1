"""The past: visits that were brought in, and what is no longer kept of those long ago."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0010"
branch_labels = None
depends_on = None

# Tables whose rows may change only while something is forgotten; a description's never do.
_FORGOTTEN_IN_TIME = ("event", "rating", "ticket")
_RATING_COLUMNS = "operation, unit, service_day, at, score, reason, ticket, service, station"


def upgrade() -> None:
    sequence = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "visit_import",
        sa.Column("id", sequence, autoincrement=True, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("legs", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("visit_import_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("visit_import_pkey")),
    )
    op.create_table(
        "retention_run",
        sa.Column("id", sequence, autoincrement=True, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("people_before", sa.Text(), nullable=False),
        sa.Column("tickets_before", sa.Text(), nullable=False),
        sa.Column("people_days", sa.Integer(), nullable=False),
        sa.Column("ticket_days", sa.Integer(), nullable=False),
        sa.Column("tickets", sa.Integer(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("left_open", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("retention_run_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("retention_run_pkey")),
    )
    op.create_table(
        "forgotten_day",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.CheckConstraint("what IN ('people', 'tickets')", name=op.f("forgotten_day_known_what")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("forgotten_day_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("unit", "service_day", "what", name=op.f("forgotten_day_pkey")),
    )
    op.create_table(
        "forgetting",
        sa.Column("run", sequence, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("run", name=op.f("forgetting_pkey")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("rating_service_of_ticket"), "rating", type_="check")
        op.create_check_constraint(
            op.f("rating_service_of_ticket"), "rating", "ticket IS NULL OR service IS NOT NULL"
        )
        names = ", ".join(f"'{table}'" for table in _FORGOTTEN_IN_TIME)
        op.execute(f"""
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_TABLE_NAME IN ({names}) AND EXISTS (SELECT 1 FROM forgetting) THEN
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                END IF;
                RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
            END $$
        """)
    else:
        _rebuild_rating("ticket IS NULL OR service IS NOT NULL")
        for table in _FORGOTTEN_IN_TIME:
            _guard(table, " WHEN NOT EXISTS (SELECT 1 FROM forgetting)")


def downgrade() -> None:
    # What is forgotten stays forgotten: the older tables only have no place for a rating that
    # names its service alone.
    if op.get_bind().dialect.name == "postgresql":
        op.execute("INSERT INTO forgetting (run) VALUES (0)")
        op.execute("UPDATE rating SET service = NULL WHERE ticket IS NULL")
        op.drop_constraint(op.f("rating_service_of_ticket"), "rating", type_="check")
        op.create_check_constraint(
            op.f("rating_service_of_ticket"), "rating", "(ticket IS NULL) = (service IS NULL)"
        )
        op.execute("""
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
        """)
    else:
        for table in _FORGOTTEN_IN_TIME:
            _unguard(table)
        op.execute("UPDATE rating SET service = NULL WHERE ticket IS NULL")
        _rebuild_rating("(ticket IS NULL) = (service IS NULL)")
        for table in _FORGOTTEN_IN_TIME:
            _guard(table, "")
    # What older versions do not know: a visit that was brought in begins as any other.
    _guarded_change("UPDATE event SET kind = 'issued' WHERE kind = 'imported'")
    for table in ("forgetting", "forgotten_day", "retention_run", "visit_import"):
        op.drop_table(table)


def _guarded_change(statement: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE event DISABLE TRIGGER event_append_only")
        op.execute(statement)
        op.execute("ALTER TABLE event ENABLE TRIGGER event_append_only")
    else:
        _unguard("event")
        op.execute(statement)
        _guard("event", "")


def _rebuild_rating(service_of_ticket: str) -> None:
    _unguard("rating")
    op.drop_index("rating_of_day", table_name="rating")
    op.rename_table("rating", "rating_before")
    op.create_table(
        "rating",
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("ticket", sa.Text(), nullable=True),
        sa.Column("service", sa.Text(), nullable=True),
        sa.Column("station", sa.Text(), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("rating_known_score")),
        sa.CheckConstraint(service_of_ticket, name=op.f("rating_service_of_ticket")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("rating_unit_unit_fkey")),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("rating_ticket_ticket_fkey")),
        sa.ForeignKeyConstraint(
            ["unit", "service"], ["service.unit", "service.code"], name="rating_service_fkey"
        ),
        sa.PrimaryKeyConstraint("operation", name=op.f("rating_pkey")),
        sa.UniqueConstraint("ticket", name="rating_ticket_once"),
    )
    op.execute(
        f"INSERT INTO rating ({_RATING_COLUMNS}) SELECT {_RATING_COLUMNS} FROM rating_before"
    )
    op.drop_table("rating_before")
    op.create_index("rating_of_day", "rating", ["unit", "service_day"])


def _guard(table: str, condition: str) -> None:
    _unguard(table)
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}{condition}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _unguard(table: str) -> None:
    for act in ("update", "delete"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}")
