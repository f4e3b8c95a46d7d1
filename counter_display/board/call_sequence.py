"""Which call stands large on the board, which are announced, and in what order."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from reception.domain.ticket import TicketState
from reception.ports import Call

# A visitor who looks up a little late still finds the number in the large place.
_RECENT = timedelta(minutes=2)


def stands(call: Call, now: datetime) -> bool:
    """Return whether the visitor may still be looking for this call."""
    return call.state is TicketState.CALLED or now - call.called_at < _RECENT


class CallSequence:
    """Finds new calls and recalls, and announces them one after the other, none cut short.

    A call that waits for its announcement already stands first in the history.
    """

    def __init__(self) -> None:
        self._times_heard: dict[UUID, int] | None = None
        self._calls: tuple[Call, ...] = ()
        self._to_announce: deque[UUID] = deque()
        self._announced: UUID | None = None

    def read(self, calls: Iterable[Call], now: datetime) -> None:
        """Take in the latest calls, newest first, each ticket once.

        The first reading announces nothing: a board that starts does not repeat the morning.
        """
        self._calls = tuple(calls)
        before = self._times_heard
        self._times_heard = {call.ticket: call.calls for call in self._calls}
        self._to_announce = deque(
            ticket for ticket in self._to_announce if ticket in self._times_heard
        )
        if before is None:
            return
        for call in reversed(self._calls):
            is_new = call.calls > before.get(call.ticket, 0) and stands(call, now)
            if is_new and call.ticket not in self._to_announce:
                self._to_announce.append(call.ticket)

    def announce_next(self) -> Call | None:
        """Give the large place to the next call to announce; None when all are announced."""
        self._announced = self._to_announce.popleft() if self._to_announce else None
        return self._call(self._announced)

    @property
    def waits(self) -> bool:
        """Return whether a call waits for its announcement."""
        return bool(self._to_announce)

    @property
    def large(self) -> Call | None:
        """Return the call in the large place: the one being announced, else the newest."""
        return self._call(self._announced) or next(iter(self._calls), None)

    @property
    def history(self) -> tuple[Call, ...]:
        """Return every other call, newest first."""
        large = self.large
        return tuple(call for call in self._calls if call is not large)

    def _call(self, ticket: UUID | None) -> Call | None:
        return next((call for call in self._calls if call.ticket == ticket), None)
