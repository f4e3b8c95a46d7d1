"""The head of a day's chain, and whether one that is on paper is in it."""

from dataclasses import dataclass
from datetime import date, datetime

from reception.storage.engine import Run
from reception.storage.statement import Statement
from reception.storage.values import moment

LEAST_DIGITS = 32
"""So many digits of a head, its first, are enough: nobody finds other events that lead there."""

_HEAD = Statement("""
    SELECT id, base, base_length, length, seal FROM chain WHERE unit = :unit AND label = :day
""")
_SEALS = Statement("SELECT position, seal FROM seal WHERE chain = :chain ORDER BY position")
_NEXT = Statement("""
    SELECT event.at FROM seal JOIN event ON event.seq = seal.ref
    WHERE seal.chain = :chain AND seal.position = :position
""")


@dataclass(frozen=True, kw_only=True, slots=True)
class DayHead:
    """How far a day's chain has come."""

    day: date
    events: int
    seal: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundHead:
    """Where a head is in a day's chain."""

    events: int
    """So many had happened."""
    later: int
    """So many have happened since."""
    next_at: datetime | None
    """When the first of those happened."""
    is_reduced: bool
    """The day's visits were since reduced to figures: how they led there is no longer known."""


def day_head(run: Run, unit: str, day: date) -> DayHead | None:
    """Return the head of a day's chain; None when nothing happened."""
    row = run.row(_HEAD, unit=unit, day=day.isoformat())
    return DayHead(day=day, events=row[3], seal=row[4]) if row else None


def find_head(run: Run, unit: str, day: date, digits: str) -> FoundHead | None:
    """Return where a head of a day is that begins with these hexadecimal digits; None: nowhere."""
    row = run.row(_HEAD, unit=unit, day=day.isoformat())
    if row is None:
        return None
    chain, base, base_length, length, _ = row
    if base_length and base.hex().startswith(digits):
        return FoundHead(events=base_length, later=0, next_at=None, is_reduced=True)
    for position, sealed in run.stream(_SEALS, chain=chain):
        if sealed.hex().startswith(digits):
            after = run.row(_NEXT, chain=chain, position=position + 1)
            return FoundHead(
                events=position,
                later=length - position,
                next_at=moment(after[0]) if after else None,
                is_reduced=False,
            )
    return None
