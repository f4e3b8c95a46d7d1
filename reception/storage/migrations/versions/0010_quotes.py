"""Announced waits stand in their legs, and in the events that gave them; what was learned too."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_COLUMNS = ("quoted_low_us", "quoted_high_us")


def upgrade() -> None:
    for table in ("leg", "event"):
        for column in _COLUMNS:
            op.add_column(table, sa.Column(column, sa.BigInteger))
    op.create_index(
        "leg_cancelled",
        "leg",
        ["unit", "service_day", "ended_at"],
        sqlite_where=sa.text("state = 'cancelled'"),
        postgresql_where=sa.text("state = 'cancelled'"),
    )
    op.create_table(
        "estimate_model",
        sa.Column("unit", sa.Text, sa.ForeignKey("unit.code"), primary_key=True),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("trained_from", sa.Text, nullable=False),
        sa.Column("trained_to", sa.Text, nullable=False),
        sa.Column("waits", sa.Integer, nullable=False),
        sa.Column("is_used", sa.Integer, nullable=False),
        sa.Column("mae_s", sa.Double, nullable=False),
        sa.Column("formula_mae_s", sa.Double, nullable=False),
        sa.Column("coverage_pct", sa.Double, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("estimate_model")
    op.drop_index("leg_cancelled", table_name="leg")
    for table in ("leg", "event"):
        for column in _COLUMNS:
            op.drop_column(table, column)
