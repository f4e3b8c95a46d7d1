"""What is read from the core for the page "today"."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from reception.domain.metrics import Figures
from reception.domain.unit import Unit

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.hall import CounterNow, ServiceOutlook


@dataclass(frozen=True, kw_only=True)
class TodayReading:
    """The hall as of one instant, and the day so far."""

    at: datetime
    """In the unit's zone."""
    unit: Unit
    lines: "tuple[ServiceOutlook, ...]"
    """The services somebody waits for, the longest wait first."""
    quiet: "tuple[ServiceOutlook, ...]"
    """The services nobody waits for."""
    counters: "tuple[CounterNow, ...]"
    day: Figures

    @property
    def waiting(self) -> int:
        """Return how many wait, for whatever service."""
        return sum(line.waiting for line in self.lines)

    @property
    def longest(self) -> "ServiceOutlook | None":
        """Return the service with the longest wait; None when nobody waits."""
        return self.lines[0] if self.lines else None

    @property
    def open_counters(self) -> int:
        """Return at how many counters somebody works."""
        return sum(counter.clerk is not None for counter in self.counters)


def read_today(reception: "Reception") -> TodayReading:
    """Read the hall and the day's figures; runs in a worker."""
    outlook = reception.hall.outlook()
    lines = sorted((one for one in outlook if one.waiting), key=lambda one: -one.longest_wait)
    return TodayReading(
        at=reception.hall.now(),
        unit=reception.hall.unit(),
        lines=tuple(lines),
        quiet=tuple(one for one in outlook if not one.waiting),
        counters=reception.hall.counters(),
        day=reception.reports.waits().total,
    )
