"""Waits for a printer that is idle or gone; waiting costs nothing."""

import random
import select
import time
from collections.abc import Callable

from printer_drivers.deadline import Deadline
from printer_drivers.waker import Waker

_FIRST_S, _LONGEST_S = 0.5, 10.0
_JITTER = 0.2


class BackOff:
    """When to try again to reach a printer: ever later, and no two stations in step."""

    def __init__(
        self, chance: random.Random | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with no failure: the first try is due at once.

        Args:
            chance: where the jitter comes from.
            monotonic: the clock, in seconds.
        """
        self._chance = chance or random.Random()  # noqa: S311 - no secret hangs on it
        self._monotonic = monotonic
        self._pause_s = 0.0
        self._due_at_s = monotonic()

    @property
    def due(self) -> Deadline:
        """Return the moment of the next try."""
        return Deadline(self._due_at_s)

    @property
    def is_due(self) -> bool:
        """Return whether to try now."""
        return self._monotonic() >= self._due_at_s

    def failed(self) -> None:
        """Note that the printer was not reached: twice as long until the next try."""
        self._pause_s = min(max(_FIRST_S, self._pause_s * 2), _LONGEST_S)
        spread = self._chance.uniform(1 - _JITTER, 1 + _JITTER)
        self._due_at_s = self._monotonic() + min(max(_FIRST_S, self._pause_s * spread), _LONGEST_S)

    def succeeded(self) -> None:
        """Note that the printer was reached."""
        self._pause_s = 0.0
        self._due_at_s = self._monotonic()


def wait_for(descriptor: int | None, waker: Waker, deadline: Deadline) -> bool:
    """Wait until something can be read or the waker rings; return whether it rang."""
    poll = select.poll()
    poll.register(waker.fileno(), select.POLLIN)
    if descriptor is not None:
        poll.register(descriptor, select.POLLIN)
    # Rounded up: what is due in less than a millisecond is not asked for again and again.
    ready = dict(poll.poll(int(deadline.left_s * 1000) + 1))
    return waker.fileno() in ready
