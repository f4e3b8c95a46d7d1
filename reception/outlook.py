"""One instant of the hall, read once: who waits, who works where, and what wait that promises."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from reception.domain.estimate import (
    ExpectedWait,
    QueueAhead,
    blended_service_time,
    expected_wait,
)
from reception.domain.ticket import Visit
from reception.domain.unit import Service, Unit
from reception.ports import LineLength, Session

_NOBODY = timedelta(0)


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What is needed to tell a wait, as of one instant."""

    at: datetime
    unit: Unit
    lines: Mapping[str, LineLength]
    sessions: tuple[Session, ...]
    held: tuple[Visit, ...]
    measure: Callable[[str], tuple[timedelta, ...]]
    """Answers how long a service's latest visits took."""
    _service_times: dict[str, timedelta] = field(default_factory=dict)
    _open_counters: dict[str, frozenset[int]] = field(default_factory=dict)

    def waiting(self, service: str) -> int:
        """Return how many wait for a service."""
        return self.lines[service].waiting if service in self.lines else 0

    def longest_wait(self, service: str) -> timedelta:
        """Return how long the first of a service's line waits; zero when nobody does."""
        line = self.lines.get(service)
        return max(_NOBODY, self.at - line.oldest) if line else _NOBODY

    def open_counters(self, service: str) -> frozenset[int]:
        """Return the counters that give a service and are staffed now."""
        known = self._open_counters.get(service)
        if known is None:
            staffed = {session.counter for session in self.sessions}
            known = frozenset(
                counter.number
                for counter in self.unit.counters
                if counter.number in staffed and service in counter.services
            )
            self._open_counters[service] = known
        return known

    def expected_wait(
        self, service: Service, *, before: Mapping[str, int] | None = None
    ) -> ExpectedWait | None:
        """Return the wait of a newcomer, or of somebody before whom so many wait, by service.

        Other lines count as far as the same counters serve them.
        """
        counters = self.open_counters(service.code)
        if not counters:
            return None
        busy = {visit.leg.counter for visit in self.held}
        return expected_wait(
            self._queues_before(counters, before),
            open_counters=len(counters),
            free_counters=len(counters - busy),
            service_time=self._service_time(service),
        )

    def _queues_before(
        self, counters: frozenset[int], before: Mapping[str, int] | None
    ) -> list[QueueAhead]:
        queues = []
        for other in self.unit.services:
            tickets = self.waiting(other.code) if before is None else before.get(other.code, 0)
            theirs = self.open_counters(other.code)
            if tickets and theirs & counters:
                queues.append(
                    QueueAhead(
                        tickets=tickets,
                        share=len(theirs & counters) / len(theirs),
                        service_time=self._service_time(other),
                    )
                )
        return queues

    def _service_time(self, service: Service) -> timedelta:
        known = self._service_times.get(service.code)
        if known is None:
            known = blended_service_time(service.usual_service, self.measure(service.code))
            self._service_times[service.code] = known
        return known
