"""The migration that this version works with; a test compares it with the newest one."""

from typing import Final

SCHEMA_VERSION: Final = "0020"
