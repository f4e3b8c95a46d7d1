"""Runs the migrations on the connection that ``schema_upgrade`` gives, in one transaction."""

from alembic import context

from reception.storage.schema import metadata

connection = context.config.attributes["connection"]
# The drivers run in autocommit: the transaction is begun and ended here.
connection.exec_driver_sql(
    "BEGIN" if connection.dialect.name == "postgresql" else "BEGIN IMMEDIATE"
)
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
try:
    context.run_migrations()
except BaseException:
    connection.exec_driver_sql("ROLLBACK")
    raise
connection.exec_driver_sql("COMMIT")
