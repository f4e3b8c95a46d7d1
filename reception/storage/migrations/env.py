"""Runs the migrations on the connection that ``schema_upgrade`` gives, in one transaction."""

from collections.abc import Iterator

from alembic import context

from reception.storage.allowed_client import allow_clients
from reception.storage.engine import Run
from reception.storage.schema import metadata
from reception.storage.schema_version import OLDEST_CLIENT

connection = context.config.attributes["connection"]
# The drivers run in autocommit: the transaction is begun and ended here.
if connection.dialect.name == "postgresql":
    connection.exec_driver_sql("BEGIN")
    # Who sets up at the same time waits here, and then finds it done.
    connection.exec_driver_sql("SET LOCAL lock_timeout = '60s'")
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('nouba migrations'))")
    # A table is asked for only so long: whoever works on it waits behind us.
    connection.exec_driver_sql("SET LOCAL lock_timeout = '1s'")
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
else:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)


def versions_since_oldest(reached: str) -> Iterator[str]:
    """Yield the versions from the oldest allowed client's to the one that was reached."""
    for script in context.script.iterate_revisions(reached, "base"):
        yield script.revision
        if script.revision == OLDEST_CLIENT:
            return


try:
    context.run_migrations()
    reached = context.get_context().get_current_revision()
    if reached:
        run = Run(
            connection.connection.driver_connection,
            postgresql=connection.dialect.name == "postgresql",
        )
        allow_clients(run, reached, versions_since_oldest(reached))
except BaseException:
    connection.exec_driver_sql("ROLLBACK")
    raise
connection.exec_driver_sql("COMMIT")
