"""Stands in for a station's own book where there is none."""

from uuid import UUID

from reception.domain.paper import PrintState
from reception.ports.own_paper import OwnLeft


class NoOwnBook:
    """Of a station that never gives a ticket by itself."""

    def holds(self, _ticket: UUID) -> bool:
        """Say no."""
        return False

    def begin(self, _ticket: UUID) -> bool:
        """Allow nothing."""
        return False

    def known(self, _ticket: UUID) -> PrintState:
        """Know nothing."""
        return PrintState.UNCONFIRMED

    def record(self, _ticket: UUID, _state: PrintState, *, answers: bool) -> None:
        """Keep nothing: no ticket is its own."""

    def settle_left(self) -> OwnLeft:
        """Say that nothing is left."""
        return OwnLeft()
