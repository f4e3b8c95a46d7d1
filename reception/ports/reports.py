"""What the questions of managers need."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol
from uuid import UUID

from reception.dimensions import Dimension, Key
from reception.domain.as_it_was import as_it_was
from reception.domain.metrics import Figures, Measure, QuoteFigures
from reception.domain.paper import PrintJob
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.ports.desk import Recorded
from reception.progress import Watch
from reception.wait_range import WaitRange


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkSpan:
    """While a person was at a counter, or on a break from it."""

    clerk: str
    counter: int
    began_at: datetime
    ended_at: datetime | None
    """None while it goes on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitRecord:
    """A visit with everything that is kept of it."""

    visit: Visit
    events: tuple[Recorded, ...]
    papers: tuple[PrintJob, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """What is to be counted: the stays of a unit's service days, both included."""

    unit: Unit
    now: datetime
    """Up to when those have waited who still do."""
    first: date
    last: date
    by: tuple[Dimension, ...] = ()
    only: Mapping[Dimension, tuple[Key, ...]] = field(default_factory=dict)
    waited: WaitRange | None = None
    """Who counts alone by the wait to her first call; None: whoever came."""
    later: datetime | None = None
    """The present, where ``now`` is over: of the last day, what happened since plays no part."""
    measures: tuple[Measure, ...] = tuple(Measure)
    """Of which durations the spread is of interest; of others none is told."""

    @property
    def targets(self) -> dict[str, timedelta]:
        """Return how long visitors of each service should wait at most."""
        return {service.code: service.target_wait for service in self.unit.every_service}

    def as_it_stood(self, visit: Visit) -> Visit | None:
        """Return a visit as far as it is of interest; None when it had not begun."""
        if self.later is None or visit.ticket.service_day < self.last:
            return visit
        return as_it_was(visit, self.now)


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted[Kind]:
    """What was found: of everything, and of each group when groups were asked for."""

    total: Kind
    groups: Mapping[tuple[Key, ...], Kind]


class VisitOrder(StrEnum):
    """In which order single stays are listed."""

    NEWEST = "newest"
    """Who joined a queue last stands first."""
    OLDEST = "oldest"
    LONGEST_WAIT = "longest_wait"
    """Of who was called, by the wait to the first call; then who was not, the newest first."""


class StayRank(NamedTuple):
    """Where a stay stands in an order, the first the smallest, and which one it is."""

    kind: int
    number: int
    ticket: UUID
    leg: int


class Counting(Protocol):
    """Counts the stays of a period; whoever does it finds the same figures, to the microsecond."""

    def figures(self, sought: Sought, watch: Watch) -> Counted[Figures]:
        """Return the figures."""
        ...

    def durations(
        self, sought: Sought, measure: Measure, bucket: timedelta, watch: Watch
    ) -> Counted[Counter[int]]:
        """Return how many durations are as long as ``i`` buckets, and shorter than one more."""
        ...

    def quotes(self, sought: Sought, watch: Watch) -> Counted[QuoteFigures]:
        """Return how the waits that were announced held."""
        ...

    def stays(
        self, sought: Sought, order: VisitOrder, past: StayRank | None, limit: int, watch: Watch
    ) -> Sequence[StayRank]:
        """Return which stays come next behind ``past`` in an order, so many at most."""
        ...

    def services(self, sought: Sought, watch: Watch) -> Iterator[tuple[WorkSpan, bool]]:
        """Yield the services that were begun at counters, and whether they ended well."""
        ...


class ReportStore(Protocol):
    """Answers the questions of managers."""

    def visits(self, unit: str, first: date, last: date) -> Iterator[Visit]:
        """Yield every visit of the service days ``first`` to ``last``, by day and number."""
        ...

    def visits_of(self, unit: str, tickets: Sequence[UUID]) -> Mapping[UUID, Visit]:
        """Return these visits, as far as they are known."""
        ...

    def record(self, unit: str, ticket: UUID) -> VisitRecord | None:
        """Return a visit with its events and papers; None when it is not known."""
        ...

    def named(self, unit: str, dimension: Dimension) -> Sequence[Key]:
        """Return what visits of the unit may name or name in a dimension; nothing for a time."""
        ...

    def sessions(self, unit: str, start: datetime, end: datetime) -> tuple[WorkSpan, ...]:
        """Return while who was at which counter, of every session that touches ``[start, end)``."""
        ...

    def breaks(self, unit: str, start: datetime, end: datetime) -> tuple[WorkSpan, ...]:
        """Return while who was away from which counter, likewise."""
        ...
