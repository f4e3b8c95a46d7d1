"""The newest calls of each service and counter are found by an index: boards show zones."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "leg_called_zone",
        "leg",
        ["unit", "service_day", "service", "counter", "last_called_at"],
        sqlite_where=sa.text("calls > 0"),
        postgresql_where=sa.text("calls > 0"),
    )


def downgrade() -> None:
    op.drop_index("leg_called_zone", table_name="leg")
