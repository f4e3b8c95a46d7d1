"""The schema of 0.2.0, which ``reception.database.upgrade`` makes of the tables: later migrations follow it."""

revision = "0024"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: a database that has reached this was made so."""
