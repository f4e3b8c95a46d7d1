"""How long to wait after a failure: longer each time, and not all stations at once."""

from collections.abc import Callable

FIRST_S = 0.5
LONGEST_S = 10.0
_JITTER = 0.25


class BackingOff:
    """Doubles the wait from half a second to ten, give or take a quarter."""

    def __init__(self, drawn: Callable[[], float]) -> None:
        """Prepare it; ``drawn`` returns a number between zero and one."""
        self._drawn = drawn
        self._wait_s = FIRST_S

    def next_s(self) -> float:
        """Return how long to wait now, and longer next time."""
        wait_s = self._wait_s
        self._wait_s = min(LONGEST_S, wait_s * 2)
        return min(LONGEST_S, wait_s * (1 + _JITTER * (2 * self._drawn() - 1)))

    def begin_anew(self) -> None:
        """Know that it went well."""
        self._wait_s = FIRST_S
