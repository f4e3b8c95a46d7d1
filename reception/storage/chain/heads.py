"""The head of a day's chain, and whether one that is on paper is in it."""

from datetime import date

from reception.ports.day_slip import DayHead, FoundHead
from reception.storage.engine import Run
from reception.storage.statement import Statement
from reception.storage.values import moment

_HEAD = Statement("""
    SELECT id, base, base_length, length, seal FROM chain WHERE unit = :unit AND label = :day
""")
_IS_REDUCED = Statement("""
    SELECT 1 FROM chain WHERE unit = :unit AND label = :day AND base_length > 0
""")
_SEALS = Statement("SELECT position, seal FROM seal WHERE chain = :chain ORDER BY position")
_NEXT = Statement("""
    SELECT event.at FROM seal JOIN event ON event.seq = seal.ref
    WHERE seal.chain = :chain AND seal.position = :position
""")


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


def is_reduced(run: Run, unit: str, day: date) -> bool:
    """Return whether a day's visits were reduced to figures, and their seals with them."""
    return run.row(_IS_REDUCED, unit=unit, day=day.isoformat()) is not None
