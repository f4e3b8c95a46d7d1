"""What the console and its microphone tell each other, one line of JSON each."""

import msgspec


class Order(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the microphone is to do; an empty one drops what was begun."""

    record: bool = False
    """Begin a take."""
    keep: str = ""
    """End the take, and write it into this file."""


class Heard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the microphone tells."""

    ready: bool = False
    level: float | None = None
    """The loudest sample of the last moment, 0 to 1."""
    kept: str = ""
    """The file in which a take was written."""
    trouble: str = ""
    """Why a take could not be written."""
