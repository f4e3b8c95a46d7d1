"""How long to wait after a failure: longer each time, and not all stations at once."""

import math
import random
from collections.abc import Callable

_JITTER = 0.25


class BackingOff:
    """Doubles the wait from the first to the longest, give or take a quarter."""

    def __init__(
        self,
        first_s: float = 0.5,
        longest_s: float = 10.0,
        *,
        drawn: Callable[[], float] = random.random,
    ) -> None:
        """Prepare it; ``drawn`` returns a number between zero and one."""
        self._first_s = self._wait_s = first_s
        self._longest_s = longest_s
        self._drawn = drawn

    def next_s(self, at_most_s: float = math.inf) -> float:
        """Return how long to wait now, and longer next time."""
        wait_s = min(self._longest_s, self._wait_s)
        self._wait_s = wait_s * 2
        # The longest wait is no meeting point either.
        return min(at_most_s, wait_s * (1 + _JITTER * (2 * self._drawn() - 1)))

    def begin_anew(self) -> None:
        """Know that it went well."""
        self._wait_s = self._first_s
