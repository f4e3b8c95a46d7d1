"""What every emulated protocol does with the bytes that come."""

from typing import Protocol

from counter_display.led.emulator.faults import Faults
from counter_display.led.emulator.signs import Signs

MOST_BYTES = 4096
"""Of one transmission; a display that hears more of it has forgotten its beginning."""


class Receiver(Protocol):
    """Reads a stream byte by byte; whatever comes, it goes on."""

    def __init__(self, signs: Signs) -> None: ...

    def take(self, data: bytes, now_s: float, faults: Faults) -> bytes:
        """Take what came at an instant; return what the displays answer."""
        ...
