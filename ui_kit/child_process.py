"""How long a child process that ended rests before it is started again."""

import time

_LONGEST_MS = 300_000
# Who has run so long starts anew after a crash: at once, and with a line in the log.
_STEADY_S = 60.0


class ChildPauses:
    """Pauses that double with each end in a row, up to five minutes."""

    def __init__(self, first_ms: int) -> None:
        self._first_ms = first_ms
        self._next_ms = first_ms
        self._started_s = 0.0

    def started(self) -> None:
        """Note that the child was started."""
        self._started_s = time.monotonic()

    def ended(self) -> bool:
        """Note that the child has ended; return whether that is news, and not one more in a row."""
        if time.monotonic() - self._started_s > _STEADY_S:
            self._next_ms = self._first_ms
        return self._next_ms == self._first_ms

    def take_ms(self, *, longest: bool = False) -> int:
        """Return how long it rests now; the ``longest`` where haste would change nothing."""
        pause_ms = _LONGEST_MS if longest else self._next_ms
        self._next_ms = min(pause_ms * 2, _LONGEST_MS)
        return pause_ms
