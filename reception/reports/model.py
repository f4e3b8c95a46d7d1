"""What the questions of managers need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from reception.domain.paper import PrintJob
from reception.domain.ticket import Recorded, Visit
from reception.reports.question import Key


class MissingReason(StrEnum):
    """Why a number between the first and the last has no ticket."""

    LEFT_OUT = "left_out"
    """A backup was put back: it may stand on paper."""
    VOID = "void"
    """Somebody has said so; ``detail`` is why."""
    REPLACED = "replaced"
    """A kiosk that stood alone gave its visitor another one, which is ``detail``."""
    PARKED = "parked"
    """A kiosk that stood alone gave it, and what becomes of it is still to be decided."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """Numbers of a series, the first and the last included, that have no ticket."""

    first: int
    last: int
    why: MissingReason
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesNumbers:
    """The numbers of a series that were given on a day."""

    series: str
    first: int
    last: int
    tickets: int
    missing: tuple[Missing, ...]


type BreakRow = tuple[str, int, int, int | None]
"""While a clerk was away from a counter: who, which, and the microseconds since 1970 UTC of its
begin and its end; None while it goes on."""
type SessionRow = tuple[str, int, int, int | None, str | None, int | None]
"""While she was at it, likewise; then her profile, and 1 where she was forgotten there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitRecord:
    """A visit with everything that is kept of it."""

    visit: Visit
    events: tuple[Recorded, ...]
    """In the order in which they happened."""
    papers: tuple[PrintJob, ...]
    """The sheets that were wanted for it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted[Kind]:
    """What was found: of everything, and of each group when groups were asked for."""

    total: Kind
    groups: Mapping[tuple[Key, ...], Kind]


class VisitOrder(StrEnum):
    """In which order single legs are listed."""

    NEWEST = "newest"
    """Who joined a queue last stands first."""
    OLDEST = "oldest"
    LONGEST_WAIT = "longest_wait"
    """Of who was called, by the wait to the first call; then who was not, the newest first."""


class LegRank(NamedTuple):
    """Where a leg stands in an order, the first the smallest, and which one it is."""

    kind: int
    number: int
    ticket: UUID
    leg: int


type LegRow = tuple[Any, ...]
"""A leg as it is counted: the texts of its ticket, day, service, priority, language, clerk, outcome
and state, of which clerk and outcome may be None; then whole numbers, -1 where there is none: its
place among the legs of its visit, its counter, and the microseconds since 1970 UTC of its joining,
its first and last call, its start and its end; those of the announced range come last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What happened to visits since a mark."""

    mark: int
    """Up to this event everything is told here or was before."""
    mark_operation: str
    past_mark: int
    days: frozenset[date]
    """The service days touched."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """While somebody was at a counter and called visitors; half-open."""

    counter: int
    clerk: str | None
    opens: datetime
    closes: datetime
    profile: str | None = None
    """The last she called by in that time; no other one is kept."""

    def without(self, left: datetime, back: datetime) -> "Iterator[Window]":
        """Yield what is left of it where nobody is there for a time.

        A clock that was put back ends a break before it began: it is none.
        """
        if back <= left:
            yield self
            return
        for opens, closes in (
            (self.opens, min(self.closes, left)),
            (max(self.opens, back), self.closes),
        ):
            if opens < closes:
                yield replace(self, opens=opens, closes=closes)
