"""The tables, as they are stated: a file a subject."""

from reception.database.schema import paper, past, queue, stations, unit
from reception.database.schema.base import metadata

__all__ = ["metadata", "paper", "past", "queue", "stations", "unit"]
