"""Whether a station reaches the server: how it is told, and when a change of mind is due.

One answer that does not come says little; two, or three seconds without one, say that the server
is away. A station that has given numbers of its own first brings them in, and counts as connected
only when all of them are there and three answers in a row have come: a line that comes and goes
sends nobody back and forth.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

SUSPECT_FOR = timedelta(seconds=3)
"""So long without an answer, and the server counts as away."""
MISSED_FOR_AWAY = 2
"""So many answers in a row that did not come, likewise."""
HEARD_FOR_BACK = 3
"""So many answers in a row that came, and the server counts as back."""


class AskServer(Protocol):
    """Asks the server something, and waits so long and no longer."""

    def __call__[T](self, act: Callable[[], T]) -> T:
        """Return the answer.

        Raises:
            StorageFault: there is none, or not in good time.
        """
        ...


class LinkState(StrEnum):
    """How a station stands to the server."""

    ONLINE = "online"
    SUSPECT = "suspect"
    """An answer did not come: the server is asked all the same."""
    OFFLINE = "offline"
    """The station gives numbers of its own."""
    DRAINING = "draining"
    """The server answers again, and what was given meanwhile is brought in first."""


_ALONE = frozenset({LinkState.OFFLINE, LinkState.DRAINING})


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkRule:
    """How it stands, since when, and what was heard in a row; all by a clock that only goes on."""

    state: LinkState = LinkState.SUSPECT
    """Nothing was heard yet."""
    since_s: float
    missed: int = 0
    heard: int = 0

    @property
    def is_alone(self) -> bool:
        """Return whether numbers are given without the server."""
        return self.state in _ALONE

    def hear(self, at_s: float, *, waiting: int) -> "LinkRule":
        """Return how it stands after an answer.

        Args:
            at_s: when it came.
            waiting: how many tickets are still to be brought in.
        """
        heard = min(HEARD_FOR_BACK, self.heard + 1)
        told = replace(self, heard=heard, missed=0)
        if not self.is_alone:
            return _in(told, LinkState.ONLINE, at_s)
        if heard == HEARD_FOR_BACK and not waiting:
            return _in(told, LinkState.ONLINE, at_s)
        return _in(told, LinkState.DRAINING, at_s)

    def miss(self, at_s: float) -> "LinkRule":
        """Return how it stands after an answer that did not come, or was a fault."""
        missed = min(MISSED_FOR_AWAY, self.missed + 1)
        told = replace(self, heard=0, missed=missed)
        if self.is_alone or missed == MISSED_FOR_AWAY:
            return _in(told, LinkState.OFFLINE, at_s)
        return _in(told, LinkState.SUSPECT, at_s).tick(at_s)

    def tick(self, at_s: float) -> "LinkRule":
        """Return how it stands when nothing has happened until now."""
        overdue = at_s - self.since_s >= SUSPECT_FOR.total_seconds()
        if self.state is LinkState.SUSPECT and overdue:
            return _in(self, LinkState.OFFLINE, at_s)
        return self


def _in(link: LinkRule, state: LinkState, at_s: float) -> LinkRule:
    return link if state is link.state else replace(link, state=state, since_s=at_s)
