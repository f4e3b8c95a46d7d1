"""Where the desk begins what it does: a ticket is given, or a transaction opened."""

from contextlib import AbstractContextManager
from typing import Protocol

from reception.ports.desk import DeskWork, NewTicket
from reception.ports.world import Topic


class DeskStore(Protocol):
    """Keeps tickets."""

    def issue(self, new: NewTicket) -> int:
        """Give the next number of the series and write the ticket, in one transaction.

        Raises:
            OperationRecordedError: the operation already gave a ticket.
            RevisionChangedError: the unit was edited since.
            ServicePausedError: the service gives no tickets now.
            QuotaReachedError: no place is left today.
            SeriesExhaustedError: no number is left today.
        """
        ...

    def begin(self, *announcing: Topic) -> AbstractContextManager[DeskWork]:
        """Start a transaction that announces these topics when it ends well."""
        ...
