"""Acts that may be repeated: an operation id is carried out once, and answered the same again."""

from collections.abc import Callable
from uuid import UUID

from reception.domain import ticket as tickets
from reception.domain.errors import (
    OperationReusedError,
    Refusal,
    StorageFault,
    UnansweredFault,
)
from reception.domain.ticket import EventKind, Visit
from reception.ports import (
    DeadlockFault,
    DeskStore,
    DeskWork,
    Ids,
    RaceLostError,
    Recorded,
    Topic,
)

# A race with another process is lost at most a few times.
ATTEMPTS = 4


class Operations:
    """Carries out acts, each in one transaction."""

    def __init__(
        self, store: DeskStore, ids: Ids, acted: Callable[[], None] = lambda: None
    ) -> None:
        self._store = store
        self._ids = ids
        self._acted = acted

    def acted(self) -> None:
        """Say that something may have been done."""
        self._acted()

    def attempt[Answer](self, act: Callable[[DeskWork], Answer], *announcing: Topic) -> Answer:
        """Carry out an act; look again when another process was first.

        Raises:
            RaceLostError, DeadlockFault: others were first every time.
        """
        try:
            for _ in range(ATTEMPTS - 1):
                try:
                    with self._store.begin(*announcing) as work:
                        return act(work)
                except (RaceLostError, DeadlockFault):
                    continue
            with self._store.begin(*announcing) as work:
                return act(work)
        finally:
            self._acted()

    def once[Answer](
        self,
        act: Callable[[DeskWork, UUID], Answer],
        earlier: Callable[[DeskWork, UUID], Answer | None],
        operation: UUID | None,
    ) -> Answer:
        """Carry out an act once, or give the answer that ``earlier`` finds."""
        known = operation is not None
        operation = operation or self._ids.new()

        def act_or_answer(work: DeskWork) -> Answer:
            answer = earlier(work, operation) if known else None
            return act(work, operation) if answer is None else answer

        def ask() -> Answer:
            nonlocal known
            try:
                return self.attempt(act_or_answer, Topic.TICKETS, Topic.COUNTERS)
            except Refusal:
                # The same act may have been under way when it was asked for again, and is done now.
                answer = self.attempt(lambda work: earlier(work, operation)) if known else None
                if answer is None:
                    raise
                return answer
            finally:
                known = True

        return asked_again(ask)

    def carry_out(
        self,
        act: Callable[[DeskWork, UUID], Visit],
        operation: UUID | None,
        kind: EventKind,
        *,
        clerk: str | None = None,
        label: str | None = None,
    ) -> Visit:
        """Carry out an act on a visit once, or give the answer it gave before.

        Raises:
            OperationReusedError: the id belongs to another act, clerk or ticket.
        """

        def earlier(work: DeskWork, operation: UUID) -> Visit | None:
            visit = _earlier(work, operation, kind)
            if visit:
                other_clerk = clerk and clerk != work.recorded(operation)[-1].event.clerk
                if other_clerk or (label and not tickets.same_label(label, visit.ticket.label)):
                    raise OperationReusedError(str(operation))
            return visit

        return self.once(act, earlier, operation)

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


def asked_again[Answer](ask: Callable[[], Answer]) -> Answer:
    """Ask, and once more when the answer is lost: by its id the operation is found, or done now.

    Raises:
        UnansweredFault: it is still not known whether it was done.
    """
    try:
        return ask()
    except UnansweredFault as unanswered:
        if unanswered.is_patience_spent:
            raise
        try:
            return ask()
        except StorageFault:
            # Whatever keeps it from being asked says nothing about the first time.
            raise unanswered from None


def _earlier(work: DeskWork, operation: UUID, kind: EventKind) -> Visit | None:
    """Return the visit as the operation left it; None when the operation is new."""
    recorded = work.recorded(operation)
    if not recorded:
        return None
    last = recorded[-1]
    if last.event.kind is not kind:
        raise OperationReusedError(str(operation))
    return visit_after(work, last)


def visit_after(work: DeskWork, recorded: Recorded) -> Visit:
    """Return the visit as an event left it."""
    ticket, history = work.history(recorded.ticket)
    # One act may take back two events of a visit, by two that are alike: the later one counts.
    last = max(at for at, one in enumerate(history) if one == recorded)
    return tickets.fold(ticket, (one.event for one in history[: last + 1]))
