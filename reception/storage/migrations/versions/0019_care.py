"""Numbers that are left out after a backup was put back, and which clients may still work."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "number_skip",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("last >= first", name=op.f("number_skip_some_number")),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("number_skip_unit_unit_fkey")),
        sa.PrimaryKeyConstraint(
            "unit", "service_day", "series", "first", name=op.f("number_skip_pkey")
        ),
    )
    op.create_table(
        "allowed_client",
        sa.Column("schema", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("schema", "version", name=op.f("allowed_client_pkey")),
    )


def downgrade() -> None:
    op.drop_table("allowed_client")
    op.drop_table("number_skip")
