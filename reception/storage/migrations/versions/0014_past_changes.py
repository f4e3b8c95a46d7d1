"""What is changed of the past without an event is noted, for those who keep copies of it."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "past_change",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("past_change_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("seq", name=op.f("past_change_pkey")),
    )


def downgrade() -> None:
    op.drop_table("past_change")
