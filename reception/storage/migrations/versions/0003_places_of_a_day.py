"""How many places of a service are taken on a day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "day_service",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.CheckConstraint("taken >= 0", name=op.f("day_service_taken_not_negative")),
        sa.CheckConstraint(
            "quota IS NULL OR taken <= quota", name=op.f("day_service_within_quota")
        ),
        sa.ForeignKeyConstraint(
            ["unit", "service"],
            ["service.unit", "service.code"],
            name="day_service_service_fkey",
        ),
        sa.PrimaryKeyConstraint("unit", "service_day", "service", name=op.f("day_service_pkey")),
    )
    # Tickets that were given before count as well: the upgrade may come in the middle of a day.
    op.execute("""
        INSERT INTO day_service (unit, service_day, service, taken)
        SELECT unit, service_day, service, sum(CASE WHEN EXISTS (
            SELECT 1 FROM leg AS own WHERE own.ticket = leg.ticket AND own.state = 'cancelled'
        ) THEN 0 ELSE 1 END)
        FROM leg WHERE leg = 1 GROUP BY unit, service_day, service
    """)


def downgrade() -> None:
    op.drop_table("day_service")
