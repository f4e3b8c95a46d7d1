"""What is asked of the past: of which days, told apart by what, and of whom alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from reception.dimensions import Dimension, Key
from reception.domain.metrics import Measure
from reception.wait_range import WaitRange


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A period of service days, both included, and how to divide what happened in it."""

    first: date | None = None
    """Its first day; by default today, or ``last``."""
    last: date | None = None
    """Its last day; by default today."""
    by: tuple[Dimension, ...] = ()
    """What to tell apart; several are combined; nothing gives the total alone."""
    only: Mapping[Dimension, tuple[Key, ...]] = field(default_factory=dict)
    """What counts alone: a stay must have one of the keys of each dimension named here."""
    waited: WaitRange | None = None
    """Who counts alone by the wait to her first call; None: whoever came."""
    at: datetime | None = None
    """The last day as it stood at this instant, which is over; None: as it stands."""
    measures: tuple[Measure, ...] = tuple(Measure)
    """Of which durations the spread is told; fewer are told sooner where millions are counted."""
