"""When a pause ends by itself."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # In SQLite a constraint comes with its column, or with a new table.
    op.execute(
        "ALTER TABLE service_pause ADD COLUMN until BIGINT"
        " CONSTRAINT service_pause_until_later CHECK (until > paused_at)"
    )


def downgrade() -> None:
    op.drop_column("service_pause", "until")
