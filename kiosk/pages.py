"""The pages before a visitor, and the way back from each."""

UNVISITED = frozenset({"starting", "unready", "welcome", "closed"})
"""Pages before which nobody need stand."""
CHOOSING = frozenset({"groups", "services", "details"})
"""Pages on which a visitor chooses what she takes a ticket for."""
ASKING = frozenset({"help", "search", "places", "directory", "voice", "rating", "priority"})
"""Pages on which a visitor finds her way, or has her say, without a ticket."""
AWAITING = frozenset({"moment", "making"})
"""Pages on which a ticket is awaited: its turn, or the core that makes it."""
VISITED = CHOOSING | ASKING
"""Pages on which a visitor makes up her mind: nobody is hurried on them."""


class Way:
    """The pages a visitor has come through, so that each knows the one before."""

    def __init__(self) -> None:
        self.page = "starting"
        self._before: list[str] = []

    def go(self, page: str) -> None:
        """Go on to a page; one that was passed is gone back to."""
        if page in self._before:
            del self._before[self._before.index(page) :]
        elif page != self.page and self.page in VISITED:
            self._before.append(self.page)
        self.page = page

    def begin(self, page: str) -> None:
        """Begin anew at a page."""
        self._before.clear()
        self.page = page

    def back(self) -> str | None:
        """Return the page before, and be there; None when this is the first."""
        if not self._before:
            return None
        self.page = self._before.pop()
        return self.page
