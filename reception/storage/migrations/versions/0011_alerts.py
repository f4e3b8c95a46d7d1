"""The log of alerts, and signs of life of the stations."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_LEVELS = "('warning', 'critical')"
_SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_IS_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("id", _SEQUENCE, autoincrement=True),
        sa.PrimaryKeyConstraint("id", name=op.f("alert_pkey")),
        sa.Column(
            "unit",
            sa.Text,
            sa.ForeignKey("unit.code", name=op.f("alert_unit_unit_fkey")),
            nullable=False,
        ),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("level", sa.Text, nullable=False),
        sa.Column("worst", sa.Text, nullable=False),
        sa.Column("began_at", sa.BigInteger, nullable=False),
        sa.Column("level_since", sa.BigInteger, nullable=False),
        sa.Column("measured", sa.BigInteger),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("easing_since", sa.BigInteger),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("acknowledged_by", sa.Text),
        sa.Column("acknowledged_at", sa.BigInteger),
        sa.Column("acknowledged_level", sa.Text),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.CheckConstraint(f"level IN {_LEVELS}", name=op.f("alert_known_level")),
        sa.CheckConstraint(f"worst IN {_LEVELS}", name=op.f("alert_known_worst")),
        sa.CheckConstraint(
            f"acknowledged_level IN {_LEVELS}", name=op.f("alert_known_acknowledged_level")
        ),
        sa.CheckConstraint(
            "(acknowledged_by IS NULL) = (acknowledged_at IS NULL)"
            " AND (acknowledged_by IS NULL) = (acknowledged_level IS NULL)",
            name=op.f("alert_acknowledged_by_somebody"),
        ),
    )
    op.create_index(
        "alert_open_once",
        "alert",
        ["unit", "kind", "subject"],
        unique=True,
        sqlite_where=_IS_OPEN,
        postgresql_where=_IS_OPEN,
    )
    op.create_index("alert_began", "alert", ["unit", "began_at"])
    op.create_table(
        "station_life",
        sa.Column(
            "unit",
            sa.Text,
            sa.ForeignKey("unit.code", name=op.f("station_life_unit_unit_fkey")),
            nullable=False,
        ),
        sa.Column("station", sa.Text, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("heard_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("unit", "station", "app", "part", name=op.f("station_life_pkey")),
    )
    op.create_index("clerk_break_ended", "clerk_break", ["unit", "clerk", "ended_at"])


def downgrade() -> None:
    op.drop_index("clerk_break_ended", "clerk_break")
    op.drop_table("station_life")
    op.drop_table("alert")
