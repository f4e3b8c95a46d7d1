"""Which calls stand large on the board, which are announced, and in what order."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from reception.domain.board import CallPlace
from reception.queue.model import Call

# Two calls that come within this time share the large place.
_TOGETHER = timedelta(seconds=10)


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

    def large(self, most: int) -> tuple[Call, ...]:
        """Return the calls in the large place, in the order in which they came.

        It is the one being announced, else the next to be, else the newest; with it stands the one
        after it, or before it, that came within ten seconds, if ``most`` allows two. Until the next
        call, or until their visitors come, they stay.
        """
        standing = [one for one in self._seen_at if self._awaited(one)]
        if not standing:
            return tuple(filter(_is_awaited, self._calls))[:1]
        heard = (self._announced, *self._to_announce)
        at = next((standing.index(one) for one in heard if one in standing), len(standing) - 1)
        first, end = at, at + 1
        if most > 1 and end < len(standing) and self._together(standing[at], standing[end]):
            end += 1
        elif most > 1 and at and self._together(standing[at - 1], standing[at]):
            first -= 1
        return tuple(call for call in map(self._awaited, standing[first:end]) if call)

    def history(self, large: tuple[Call, ...]) -> tuple[Call, ...]:
        """Return beside the large calls those of who is awaited or served, newest first."""
        return tuple(
            call for call in self._calls if call not in large and call.place is not CallPlace.ABSENT
        )

    @property
    def absent(self) -> tuple[Call, ...]:
        """Return the calls of who did not come and may still be taken up again, newest first."""
        return tuple(call for call in self._calls if call.place is CallPlace.ABSENT)

    def _together(self, first: UUID, second: UUID) -> bool:
        return self._seen_at[second] - self._seen_at[first] < _TOGETHER

    def _awaited(self, ticket: UUID | None) -> Call | None:
        return next((one for one in self._calls if one.ticket == ticket and _is_awaited(one)), None)


def _is_awaited(call: Call) -> bool:
    return call.place is CallPlace.AWAITED


def _is_newer(call: Call, before: Call | None) -> bool:
    # Taken back and made anew between two readings, it is no more calls, but a later one. Clocks of
    # stations differ: a later call may as well have an earlier time. By the number of another paper
    # its visitor was not called yet.
    return (
        before is None
        or call.calls > before.calls
        or call.called_at > before.called_at
        or call.label != before.label
    )
