"""Which programs may work on this schema."""

from sqlalchemy import Column, Table, Text

from reception.storage.schema.base import metadata

# The schema versions that programs may be made for which work on this schema.
allowed_client = Table(
    "allowed_client",
    metadata,
    Column("schema", Text, primary_key=True),
    Column("version", Text, primary_key=True),
)
