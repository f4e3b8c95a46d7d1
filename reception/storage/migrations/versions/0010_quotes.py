"""What wait was announced with a number stands in its leg, and in the event that gave it."""

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


def downgrade() -> None:
    for table in ("leg", "event"):
        for column in _COLUMNS:
            op.drop_column(table, column)
