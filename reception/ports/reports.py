"""What the questions of managers need."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from reception.domain.ticket import Visit


class ReportStore(Protocol):
    """Answers the questions of managers."""

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        """Yield every visit of the service days ``first`` to ``last``, by day and number."""
        ...
