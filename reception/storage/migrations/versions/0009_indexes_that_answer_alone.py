"""The indexes of who waits answer alone: how long a line is, and who is the first of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_LINE = ("service", "priority", "ranked_since", "ticket")
_KEPT = ("kept_counter", "kept_clerk")
_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    _replace("leg_waiting", *_LINE, "waiting_since", *_KEPT)
    _replace("leg_waiting_language", "language", *_LINE, *_KEPT)


def downgrade() -> None:
    _replace("leg_waiting", *_LINE)
    _replace("leg_waiting_language", "language", *_LINE)


def _replace(name: str, *columns: str) -> None:
    op.drop_index(name, "leg")
    op.create_index(
        name,
        "leg",
        ["unit", "service_day", *columns],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
