"""The sheets of tickets that the station has given by itself: written in its own book."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from reception.domain.paper import PrintJob, PrintState, TicketPaper


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnLeft:
    """What an earlier run has left in the station's own book."""

    is_clean: bool = True
    """False when a sheet was begun then, and perhaps a piece of it hangs in the printer."""
    wanted: tuple[tuple[PrintJob, TicketPaper], ...] = ()
    """Sheets that were not begun, and whose visitors may still be there."""


class OwnBook(Protocol):
    """A station's book of its own tickets, which needs no server."""

    def holds(self, ticket: UUID) -> bool:
        """Return whether the station has given the ticket by itself."""
        ...

    def begin(self, ticket: UUID) -> bool:
        """Note that the sheet is about to be sent; return whether it may be."""
        ...

    def known(self, ticket: UUID) -> PrintState:
        """Return what is known of the sheet."""
        ...

    def record(self, ticket: UUID, state: PrintState, *, answers: bool) -> None:
        """Note what is known; whoever hands the ticket over tells the server."""
        ...

    def settle_left(self) -> OwnLeft:
        """Settle what an earlier run has begun; return what is left of it."""
        ...
