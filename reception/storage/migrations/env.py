"""Runs the migrations on the connection that ``schema_upgrade`` gives, in one transaction."""

from alembic import context

from reception.storage.schema import metadata

connection = context.config.attributes["connection"]
# The drivers run in autocommit: the transaction is begun and ended here.
if connection.dialect.name == "postgresql":
    connection.exec_driver_sql("BEGIN")
    # Who sets up at the same time waits here, and then finds it done.
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('nouba migrations'))")
    # A table that is waited for keeps everybody else from it meanwhile.
    connection.exec_driver_sql("SET LOCAL lock_timeout = '3s'")
else:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
try:
    context.run_migrations()
except BaseException:
    connection.exec_driver_sql("ROLLBACK")
    raise
connection.exec_driver_sql("COMMIT")
