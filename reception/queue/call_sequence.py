"""Which calls stand large on the board, which are announced, and in what order."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from reception.domain.ticket import TicketState
from reception.queue.model import Call

# A visitor who looks up a little late still finds the number in the large place.
_RECENT = timedelta(minutes=2)
# So long it keeps that place beside newer ones, unless the visitor has come.
FRESH = timedelta(seconds=20)


def stands(call: Call, now: datetime) -> bool:
    """Return whether the visitor may still be looking for this call."""
    return call.state is TicketState.CALLED or now - call.called_at < _RECENT


class CallSequence:
    """Finds new calls and recalls, and announces them one after the other, none cut short.

    A call stands large from the moment it is read, while another may still be announced.
    """

    def __init__(self) -> None:
        self._known: dict[UUID, Call] | None = None
        self._calls: tuple[Call, ...] = ()
        self._to_announce: deque[UUID] = deque()
        self._announced: UUID | None = None
        self._seen_at: dict[UUID, datetime] = {}

    def read(self, calls: Iterable[Call], now: datetime) -> None:
        """Take in the latest calls, newest first, each ticket once.

        The first reading announces nothing: a board that starts does not repeat the morning.
        """
        self._calls = tuple(calls)
        before = self._known
        self._known = now_known = {call.ticket: call for call in self._calls}
        self._to_announce = deque(one for one in self._to_announce if one in now_known)
        self._seen_at = {one: at for one, at in self._seen_at.items() if one in now_known}
        if before is None:
            return
        for call in reversed(self._calls):
            is_new = _is_newer(call, before.get(call.ticket)) and stands(call, now)
            if is_new and call.ticket not in self._to_announce:
                self._to_announce.append(call.ticket)
                # Moved to the end: the dictionary's order is that of the calls.
                self._seen_at.pop(call.ticket, None)
                self._seen_at[call.ticket] = now

    def announce_next(self) -> Call | None:
        """Announce the next call; None when all are announced."""
        self._announced = self._to_announce.popleft() if self._to_announce else None
        return self.announced

    @property
    def waits(self) -> bool:
        """Return whether a call waits for its announcement."""
        return bool(self._to_announce)

    @property
    def announced(self) -> Call | None:
        """Return the call that is being announced."""
        return self._call(self._announced)

    def large(self, now: datetime, most: int) -> tuple[Call, ...]:
        """Return the calls in the large places, in the order in which they came.

        They are the one being announced, those that wait for it, and what is fresh, at most
        ``most`` of them; where there is none, the newest call.
        """
        fresh = [ticket for ticket in self._seen_at if self._is_fresh(ticket, now)]
        while len(fresh) > most and fresh[0] != self._announced:
            del fresh[0]
        found = [call for call in map(self._call, fresh[:most]) if call]
        return tuple(found) or self._calls[:1]

    def history(self, large: tuple[Call, ...]) -> tuple[Call, ...]:
        """Return every call beside the large ones, newest first."""
        return tuple(call for call in self._calls if call not in large)

    def _is_fresh(self, ticket: UUID, now: datetime) -> bool:
        if ticket == self._announced or ticket in self._to_announce:
            return True
        call = self._call(ticket)
        is_awaited = call is not None and call.state is TicketState.CALLED
        return is_awaited and now - self._seen_at[ticket] < FRESH

    def _call(self, ticket: UUID | None) -> Call | None:
        return next((call for call in self._calls if call.ticket == ticket), None)


def _is_newer(call: Call, before: Call | None) -> bool:
    # Taken back and made anew between two readings, it is no more calls, but a later one. Clocks of
    # stations differ: a later call may as well have an earlier time.
    return before is None or call.calls > before.calls or call.called_at > before.called_at
