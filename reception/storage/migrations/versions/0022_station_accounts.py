"""Stations have accounts of their own: which unit each belongs to, and what it is for."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "station_account",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("counters", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('kiosk', 'board', 'desk', 'console', 'jobs')",
            name=op.f("station_account_known_kind"),
        ),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name="station_account_unit_fkey"),
        sa.PrimaryKeyConstraint("login", name=op.f("station_account_pkey")),
    )


def downgrade() -> None:
    op.drop_table("station_account")
