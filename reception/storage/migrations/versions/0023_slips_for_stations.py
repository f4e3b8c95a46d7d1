"""Sheets that are no tickets, wanted by one computer and printed at another one's printer."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "slip_job",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'confirmed', 'confirmed_weakly',"
            " 'unconfirmed', 'failed', 'expired')",
            name=op.f("slip_job_known_state"),
        ),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("slip_job_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("slip_job_pkey")),
    )


def downgrade() -> None:
    op.drop_table("slip_job")
