"""When stations could not reach the database, and what they gave alone meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "station_outage",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("tickets", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("aside", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit"], ["unit.code"], name=op.f("station_outage_unit_unit_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("station_outage_pkey")),
    )
    op.create_index("station_outage_ended", "station_outage", ["unit", "ended_at"])


def downgrade() -> None:
    op.drop_table("station_outage")
