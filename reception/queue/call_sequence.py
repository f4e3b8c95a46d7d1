"""Which calls stand large on the board, which are announced, and in what order."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from reception.domain.board import CallPlace
from reception.queue.model import Call

# So long a call keeps a large place beside newer ones, unless the visitor has come.
FRESH = timedelta(seconds=20)


class CallSequence:
    """Finds new calls and recalls, and announces them one after the other, none cut short.

    A call stands large from the moment it is read, while another may still be announced, and no
    longer than its visitor is awaited.
    """

    def __init__(self) -> None:
        self._known: dict[UUID, Call] | None = None
        self._calls: tuple[Call, ...] = ()
        self._to_announce: deque[UUID] = deque()
        self._announced: UUID | None = None
        self._seen_at: dict[UUID, datetime] = {}

    def read(self, calls: Iterable[Call], now: datetime) -> None:
        """Take in the calls that stand, newest first, each ticket once.

        The first reading announces nothing: a board that starts does not repeat the morning.
        """
        self._calls = tuple(calls)
        before = self._known
        self._known = {call.ticket: call for call in self._calls}
        awaited = {call.ticket for call in self._calls if _is_awaited(call)}
        self._to_announce = deque(one for one in self._to_announce if one in awaited)
        self._seen_at = {one: at for one, at in self._seen_at.items() if one in awaited}
        if before is None:
            return
        for call in reversed(self._calls):
            is_new = _is_newer(call, before.get(call.ticket)) and _is_awaited(call)
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
        """Return the call that is being announced; None once its visitor is not awaited."""
        return self._awaited(self._announced)

    def large(self, now: datetime, most: int) -> tuple[Call, ...]:
        """Return the calls in the large places, in the order in which they came.

        They are the one being announced, those that wait for it, and what is fresh, at most
        ``most`` of them; where there is none, the newest call whose visitor is awaited.
        """
        fresh = [ticket for ticket in self._seen_at if self._is_fresh(ticket, now)]
        while len(fresh) > most and fresh[0] != self._announced:
            del fresh[0]
        found = [call for call in map(self._awaited, fresh[:most]) if call]
        return tuple(found) or tuple(filter(_is_awaited, self._calls))[:1]

    def history(self, large: tuple[Call, ...]) -> tuple[Call, ...]:
        """Return beside the large calls those of who is awaited or served, newest first."""
        return tuple(
            call for call in self._calls if call not in large and call.place is not CallPlace.ABSENT
        )

    @property
    def absent(self) -> tuple[Call, ...]:
        """Return the calls of who did not come and may still be taken up again, newest first."""
        return tuple(call for call in self._calls if call.place is CallPlace.ABSENT)

    def _is_fresh(self, ticket: UUID, now: datetime) -> bool:
        is_to_hear = ticket == self._announced or ticket in self._to_announce
        return is_to_hear or now - self._seen_at[ticket] < FRESH

    def _awaited(self, ticket: UUID | None) -> Call | None:
        return next((one for one in self._calls if one.ticket == ticket and _is_awaited(one)), None)


def _is_awaited(call: Call) -> bool:
    return call.place is CallPlace.AWAITED


def _is_newer(call: Call, before: Call | None) -> bool:
    # Taken back and made anew between two readings, it is no more calls, but a later one. Clocks of
    # stations differ: a later call may as well have an earlier time.
    return before is None or call.calls > before.calls or call.called_at > before.called_at
