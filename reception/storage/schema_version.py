"""The schema that this version works with, and for which programs it is still good.

From 0.2.0 on a migration only adds. What programs of the releases since ``OLDEST_CLIENT`` use is
taken away by a later release, which raises that.
"""

from typing import Final

from reception.storage.run import Run
from reception.storage.statement import Statement

SCHEMA_VERSION: Final = "0024"

FIRST_VERSION: Final = "0024"
"""The schema of 0.2.0; those before it were of no release."""

OLDEST_CLIENT: Final = "0024"
"""Programs that were made for this schema, or a later one, may go on working."""

_HAS_VERSION = Statement(
    "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'",
    postgresql="SELECT 1 FROM pg_tables WHERE tablename = 'alembic_version'",
)
_VERSION = Statement("SELECT version_num FROM alembic_version")


def version_in(run: Run) -> str | None:
    """Return the schema that a database has reached; None when it is not set up."""
    if run.row(_HAS_VERSION) is None:
        return None
    row = run.row(_VERSION)
    return str(row[0]) if row else None
