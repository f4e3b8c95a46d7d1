"""A range of waits, where a question is of those alone who waited so long."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class WaitRange:
    """Waits to the first call from ``low`` on that are shorter than ``high``."""

    low: timedelta
    high: timedelta | None = None
    """None: however long."""

    def __contains__(self, wait: timedelta | None) -> bool:
        """Return whether a wait is meant; None, of who was never called, is in no range."""
        return wait is not None and self.low <= wait and (self.high is None or wait < self.high)
