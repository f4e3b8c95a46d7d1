"""How long a page waits for a visitor who may have gone."""

from dataclasses import dataclass, replace

UNVISITED = frozenset({"starting", "unready", "welcome", "closed"})
"""Pages before which nobody need stand."""
CHOOSING = frozenset({"groups", "services", "details"})
"""Pages on which a visitor chooses what she takes a ticket for."""
ASKING = frozenset({"help", "search", "places", "directory", "voice", "rating", "priority"})
"""Pages on which a visitor finds her way, or has her say, without a ticket."""
AWAITING = frozenset({"moment", "making"})
"""Pages on which a ticket is awaited: its turn, or the core that makes it."""
SECOND = "second"
"""The page on which a reader of Tamazight says in which language she reads what is missing."""
VISITED = CHOOSING | ASKING | {SECOND}
"""Pages on which a visitor makes up her mind: nobody is hurried on them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageTimeouts:
    """How long a page stays when nobody touches it, in milliseconds."""

    idle_ms: int = 45_000
    warning_ms: int = 20_000
    ticket_ms: int = 20_000
    keep_number_ms: int = 45_000
    message_ms: int = 30_000
    settle_ms: int = 500
    """So long a new page does not hear the button that a double touch would hit."""
    slow_ms: int = 1_500
    """So long a ticket may take before it is said that it is being made."""
    answer_ms: int = 40_000
    """So long it may take at all: longer than a database may think about a statement."""
    again_ms: int = 5_000
    """Between two attempts to reach the core before the first visitor."""

    def unhurried(self) -> "PageTimeouts":
        """Return the timeouts for a visitor who listens, or who reads with effort."""
        return replace(
            self,
            idle_ms=2 * self.idle_ms,
            ticket_ms=4 * self.ticket_ms,
            keep_number_ms=4 * self.keep_number_ms,
            message_ms=4 * self.message_ms,
        )
