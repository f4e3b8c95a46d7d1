"""How long services took lately, remembered for a while: who watches looks twice a second."""

from collections.abc import Callable
from datetime import datetime, timedelta

from reception.ports import Clock

_FOR = timedelta(minutes=1)
# So many services are asked anew in one look at most, so that no look waits for all of them.
_AT_ONCE = 6

type Times = tuple[timedelta, ...]


class RememberedTimes:
    """Asks for the times of a service once a minute at most; of the hall's own clock."""

    def __init__(self, ask: Callable[[str], Times], clock: Clock) -> None:
        self._ask = ask
        self._clock = clock
        self._known: dict[str, tuple[datetime, Times]] = {}
        self._asked_at: datetime | None = None
        self._asked = 0

    def of(self, service: str) -> Times:
        """Return the times of a service's latest visits."""
        now = self._clock.now()
        if now != self._asked_at:
            self._asked_at, self._asked = now, 0
        known = self._known.get(service)
        if known and (abs(now - known[0]) < _FOR or self._asked >= _AT_ONCE):
            return known[1]
        self._asked += 1
        times = self._ask(service)
        self._known[service] = now, times
        return times
