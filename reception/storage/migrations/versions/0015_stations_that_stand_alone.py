"""What stations have given while they stood alone, and tickets that wait for their paper."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0017"
branch_labels = None
depends_on = None

_FORGETTING = "EXISTS (SELECT 1 FROM forgetting)"
# The label of a ticket changes once its former number is void, and nothing else of it ever does.
_RELABELLED = """(NEW.id = OLD.id AND NEW.unit = OLD.unit AND NEW.service_day = OLD.service_day
    AND NEW.language = OLD.language AND NEW.issued_at = OLD.issued_at
    AND coalesce(NEW.appointment_at, 0) = coalesce(OLD.appointment_at, 0)
    AND EXISTS (SELECT 1 FROM void_number WHERE void_number.ticket = OLD.id
        AND void_number.unit = OLD.unit AND void_number.service_day = OLD.service_day
        AND void_number.series = OLD.series AND void_number.number = OLD.number))"""


def upgrade() -> None:
    op.create_table(
        "station_letters",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("letters", sa.Text(), nullable=False),
        sa.Column("install", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=True),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit"], ["unit.code"], name=op.f("station_letters_unit_unit_fkey")
        ),
        sa.PrimaryKeyConstraint("unit", "letters", name=op.f("station_letters_pkey")),
    )
    op.create_table(
        "void_number",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=True),
        sa.Column("until_seq", sa.BigInteger(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("void_number_unit_unit_fkey")),
        sa.ForeignKeyConstraint(
            ["ticket"], ["ticket.id"], name=op.f("void_number_ticket_ticket_fkey")
        ),
        sa.PrimaryKeyConstraint(
            "unit", "service_day", "series", "number", name=op.f("void_number_pkey")
        ),
        sa.UniqueConstraint("ticket", name="void_number_ticket_once"),
    )
    op.create_table(
        "taken_in",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("void_label", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('joined', 'relabelled', 'too_late', 'parked', 'voided')",
            name=op.f("taken_in_known_outcome"),
        ),
        sa.CheckConstraint(
            "outcome <> 'parked' OR why IS NOT NULL", name=op.f("taken_in_parked_for_a_reason")
        ),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("taken_in_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("ticket", name=op.f("taken_in_pkey")),
        sa.UniqueConstraint("operation", name="taken_in_operation_once"),
    )
    op.create_index(
        "taken_in_parked",
        "taken_in",
        ["unit", "service_day", "series", "number"],
        sqlite_where=sa.text("outcome = 'parked'"),
        postgresql_where=sa.text("outcome = 'parked'"),
    )
    op.add_column("leg", sa.Column("callable_from", sa.BigInteger(), nullable=True))
    _guard_labels(f"NOT {_FORGETTING} AND NOT {_RELABELLED}")


def downgrade() -> None:
    op.drop_column("leg", "callable_from")
    _guard_labels(f"NOT {_FORGETTING}")
    # What older versions do not know: a visit that was taken in was given like any other.
    op.execute("INSERT INTO forgetting (run) VALUES (0)")
    op.execute("DELETE FROM event WHERE kind = 'taken_in'")
    op.execute("DELETE FROM forgetting")
    for table in ("taken_in", "void_number", "station_letters"):
        op.drop_table(table)


def _guard_labels(refused: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER ticket_append_only ON ticket")
        op.execute("DROP TRIGGER IF EXISTS ticket_keeps_its_label ON ticket")
        op.execute("DROP FUNCTION IF EXISTS refuse_relabelling()")
        if "void_number" not in refused:
            op.execute(
                "CREATE TRIGGER ticket_append_only BEFORE UPDATE OR DELETE ON ticket"
                " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
            return
        op.execute(
            "CREATE TRIGGER ticket_append_only BEFORE DELETE ON ticket"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        # Whoever calls it may not see these tables, or has others of these names.
        schema = op.get_bind().exec_driver_sql("SELECT quote_ident(current_schema())").scalar()
        op.execute(f"""
            CREATE FUNCTION refuse_relabelling() RETURNS trigger LANGUAGE plpgsql
            SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
            BEGIN
                IF {refused} THEN
                    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
                END IF;
                RETURN NEW;
            END $$
        """)
        op.execute(
            "CREATE TRIGGER ticket_keeps_its_label BEFORE UPDATE ON ticket"
            " FOR EACH ROW EXECUTE FUNCTION refuse_relabelling()"
        )
        return
    op.execute("DROP TRIGGER ticket_no_update")
    op.execute(
        f"CREATE TRIGGER ticket_no_update BEFORE UPDATE ON ticket WHEN {refused}"
        " BEGIN SELECT RAISE(ABORT, 'ticket is append-only'); END"
    )
