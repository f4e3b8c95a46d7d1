"""What those who look after a kiosk ask of its journal."""

from typing import Protocol
from uuid import UUID

from kiosk.outage.standing import Standing


class Outage(Protocol):
    """The kiosk without its server; asked in the background only."""

    def standing(self) -> Standing:
        """Return how the kiosk stands to the server."""
        ...

    def retry(self, operation: UUID) -> None:
        """Hand over after all what was put aside."""
        ...

    def void(self, operation: UUID, reason: str) -> None:
        """Give up what was put aside."""
        ...
