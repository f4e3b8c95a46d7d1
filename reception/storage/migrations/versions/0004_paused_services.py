"""Since when and by whom a service is paused, and was."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "service_pause",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("paused_at", sa.BigInteger(), nullable=False),
        sa.Column("paused_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("resumed_at", sa.BigInteger(), nullable=True),
        sa.Column("resumed_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(resumed_at IS NULL) = (resumed_by IS NULL)",
            name=op.f("service_pause_resumed_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["unit", "service"],
            ["service.unit", "service.code"],
            name="service_pause_service_fkey",
        ),
        sa.ForeignKeyConstraint(
            ["unit", "paused_by"],
            ["person.unit", "person.login"],
            name="service_pause_paused_by_fkey",
        ),
        sa.ForeignKeyConstraint(
            ["unit", "resumed_by"],
            ["person.unit", "person.login"],
            name="service_pause_resumed_by_fkey",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("service_pause_pkey")),
    )
    op.create_index(
        "service_pause_once",
        "service_pause",
        ["unit", "service"],
        unique=True,
        sqlite_where=sa.text("resumed_at IS NULL"),
        postgresql_where=sa.text("resumed_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("service_pause")
