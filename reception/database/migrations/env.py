"""Runs the migrations on the connection, and in the transaction, of ``reception.database.upgrade``."""

from alembic import context

from reception.database.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,
    compare_server_default=True,
)
context.run_migrations()
