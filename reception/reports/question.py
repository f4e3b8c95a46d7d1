"""What is asked of the past: of which days, told apart by what, and of whom alone."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reception.dimensions import Dimension, Key
from reception.domain.metrics import Measure
from reception.period import EARLIEST


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
    measures: tuple[Measure, ...] = tuple(Measure)
    """Of which durations the spread is told; fewer are told sooner where millions are counted."""


def before(question: Question) -> Question:
    """Return the same question of the period before, for a question that names both its days.

    The period before a whole month is the whole month before, likewise of a year; else it is as
    long as the one that follows it.
    """
    first, last = question.first, question.last
    if first is None or last is None:
        raise ValueError("only a period with both its days has one before it")
    end = first - timedelta(days=1)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        start = first.replace(year=first.year - (last.year - first.year + 1))
    elif first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        year, month = divmod(first.year * 12 + first.month - 1 - months, 12)
        start = date(year, month + 1, 1)
    else:
        start = first - (last - first) - timedelta(days=1)
    return replace(question, first=max(start, EARLIEST), last=max(end, EARLIEST))
