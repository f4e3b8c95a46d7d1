"""Acts that may be repeated: an operation id is carried out once, and answered the same again."""

from collections.abc import Callable
from uuid import UUID

from reception.domain import ticket as tickets
from reception.domain.errors import OperationReusedError
from reception.domain.ticket import EventKind, Visit
from reception.ports import DeskStore, DeskWork, Ids, OperationRecordedError, Topic

# A race with another process for the same operation or revision is lost at most a few times.
ATTEMPTS = 4


class Operations:
    """Carries out acts on visits, each in one transaction."""

    def __init__(self, store: DeskStore, ids: Ids) -> None:
        self._store = store
        self._ids = ids

    def carry_out(
        self,
        act: Callable[[DeskWork, UUID], Visit],
        operation: UUID | None,
        kind: EventKind,
        *,
        clerk: str | None = None,
        label: str | None = None,
    ) -> Visit:
        """Carry out an act once, or give the answer it gave before.

        Raises:
            OperationReusedError: the id belongs to another act, clerk or ticket.
        """
        known = operation is not None
        operation = operation or self._ids.new()
        for _ in range(ATTEMPTS):
            try:
                with self._store.begin(Topic.TICKETS, Topic.COUNTERS) as work:
                    earlier = _earlier(work, operation, kind) if known else None
                    if earlier is None:
                        return act(work, operation)
                    other_clerk = clerk and clerk != earlier.leg.clerk
                    if other_clerk or (label and not same_label(label, earlier.ticket.label)):
                        raise OperationReusedError(str(operation))
                    return earlier
            except OperationRecordedError:
                known = True
        raise RuntimeError(f"operation {operation} was neither found nor free")

    def earlier_issue(self, operation: UUID, service: str) -> Visit | None:
        """Return the ticket the operation gave, as it was given; None when it gave none.

        Raises:
            OperationReusedError: the id belongs to another act, or to another service.
        """
        with self._store.begin() as work:
            earlier = _earlier(work, operation, EventKind.ISSUED)
        if earlier and earlier.leg.service != service:
            raise OperationReusedError(str(operation))
        return earlier


def same_label(written: str, label: str) -> bool:
    """Return whether a label as people write it is this one."""
    return tickets.label_parts(written) == tickets.label_parts(label)


def _earlier(work: DeskWork, operation: UUID, kind: EventKind) -> Visit | None:
    """Return the visit as the operation left it; None when the operation is new."""
    recorded = work.recorded(operation)
    if not recorded:
        return None
    last = recorded[-1]
    if last.event.kind is not kind:
        raise OperationReusedError(str(operation))
    ticket, history = work.history(last.ticket)
    upto = history[: history.index(last) + 1]
    return tickets.fold(ticket, (one.event for one in upto))
