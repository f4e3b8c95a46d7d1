"""The migration that this version works with, and for which programs the schema is still good.

A migration only adds. What programs of the releases since ``OLDEST_CLIENT`` use is taken away by a
later release, which raises that; a test plays the tapes of them all.
"""

from typing import Final

SCHEMA_VERSION: Final = "0023"

OLDEST_CLIENT: Final = "0014"
"""Programs that were made for this schema, or a later one, may go on working."""
