"""What becomes of every sheet of paper, and how every station's printer is."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_UNFINISHED = "state IN ('queued', 'sending', 'sent')"
_STATES = (
    "state IN ('queued', 'sending', 'sent', 'confirmed', 'confirmed_weakly', 'unconfirmed',"
    " 'failed', 'expired')"
)
_STATES_BEFORE = "state IN ('queued', 'sending', 'sent', 'confirmed', 'unconfirmed', 'failed')"


def upgrade() -> None:
    # SQLite cannot change a table's conditions: the rows move into a new table.
    op.rename_table("print_job", "print_job_before")
    _forget_names()
    op.create_table(
        "print_job",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("attempt", sa.Text(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.CheckConstraint(_STATES, name=op.f("print_job_known_state")),
        sa.ForeignKeyConstraint(
            ["ticket"], ["ticket.id"], name=op.f("print_job_ticket_ticket_fkey")
        ),
        sa.PrimaryKeyConstraint("ticket", "sheet", name=op.f("print_job_pkey")),
        sa.UniqueConstraint("request", name="print_job_request_once"),
    )
    op.execute(
        "INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at)"
        " SELECT ticket, sheet, station, state, updated_at, updated_at FROM print_job_before"
    )
    op.drop_table("print_job_before")
    op.create_index(
        "print_job_unfinished",
        "print_job",
        ["station"],
        sqlite_where=sa.text(_UNFINISHED),
        postgresql_where=sa.text(_UNFINISHED),
    )
    op.create_table(
        "station_printer",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit"], ["unit.code"], name=op.f("station_printer_unit_unit_fkey")
        ),
        sa.PrimaryKeyConstraint("unit", "station", name=op.f("station_printer_pkey")),
    )


def downgrade() -> None:
    op.drop_table("station_printer")
    op.drop_index("print_job_unfinished", table_name="print_job")
    op.rename_table("print_job", "print_job_after")
    _forget_names()
    op.create_table(
        "print_job",
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(_STATES_BEFORE, name=op.f("print_job_known_state")),
        sa.ForeignKeyConstraint(
            ["ticket"], ["ticket.id"], name=op.f("print_job_ticket_ticket_fkey")
        ),
        sa.PrimaryKeyConstraint("ticket", "sheet", name=op.f("print_job_pkey")),
    )
    # The older words say less: what was never begun did not come out, and weak is a kind of sure.
    op.execute("""
        INSERT INTO print_job (ticket, sheet, station, state, updated_at)
        SELECT ticket, sheet, station,
            CASE state WHEN 'expired' THEN 'failed' WHEN 'confirmed_weakly' THEN 'confirmed'
                ELSE state END,
            changed_at
        FROM print_job_after
    """)
    op.drop_table("print_job_after")


def _forget_names() -> None:
    """Free the names that the new table takes; PostgreSQL keeps them with the old one."""
    if op.get_bind().dialect.name == "postgresql":
        for table in ("print_job_before", "print_job_after"):
            op.execute(f"""
                DO $$ DECLARE one record; BEGIN
                    FOR one IN SELECT conname FROM pg_constraint
                        WHERE conrelid = to_regclass('{table}') AND contype IN ('p', 'u', 'f', 'c')
                    LOOP
                        EXECUTE format('ALTER TABLE {table} DROP CONSTRAINT %I', one.conname);
                    END LOOP;
                END $$
            """)
