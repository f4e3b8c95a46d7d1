"""What may be wrong with a recording; loads no sound library."""

from enum import StrEnum


class Fault(StrEnum):
    """What is wrong with a recording."""

    SILENT = "silent"
    QUIET = "quiet"
    LOUD = "loud"
    SHORT = "short"
    LONG = "long"
