"""How far each chain of seals has come, and whether it leads on from a head kept elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, select

from reception.database.run import Row, Run, Statement, given, moment
from reception.database.schema.past import chain
from reception.database.schema.queue import event
from reception.database.seals import OFFICE

CLOCKS_APART_US = 5 * 60 * 1_000_000
"""Clocks are not alike to the second: what is earlier by less is in order."""


_EVENT_AT = given(event.c.at)


def is_late(latest: Select[tuple[int]], at: ColumnElement[int] = _EVENT_AT) -> ColumnElement[Any]:
    """Return what an event says of its time, in SQL, where this is the latest of its day."""
    return case((at < latest.scalar_subquery() - CLOCKS_APART_US, 1))


def latest_of(unit: ColumnElement[str], day: ColumnElement[str]) -> Select[tuple[int]]:
    """Return the question for the latest time of a day's events."""
    return select(chain.c.latest).where(chain.c.unit == unit, chain.c.label == day)


@dataclass(frozen=True, kw_only=True, slots=True)
class DayHead:
    """How far a day's chain has come."""

    day: date
    events: int
    seal: bytes
    office: tuple[int, bytes] | None = None
    """How far the office's chain had come, and its seal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundHead:
    """Where a head is in its chain."""

    events: int
    """So many had happened."""
    later: int
    """So many have happened since."""
    next_at: datetime | None
    """When the first of those happened."""
    is_reduced: bool
    """The day's visits were since reduced to figures: how they led there is no longer known."""


_HEADS = Statement("SELECT unit, label, length, seal FROM chain ORDER BY id")
_HEAD = Statement("""
    SELECT id, base, base_length, length, seal FROM chain WHERE unit = :unit AND label = :day
""")
_SEALS = Statement("SELECT position, seal FROM seal WHERE chain = :chain ORDER BY position")
_NEXT = Statement("""
    SELECT event.at FROM seal JOIN event ON event.seq = seal.ref
    WHERE seal.chain = :chain AND seal.position = :position AND seal.kind = 'event'
""")
_SEAL_AT = Statement("SELECT seal FROM seal WHERE chain = :chain AND position = :position")


def heads_of(run: Run) -> Sequence[Row]:
    """Return of every chain, in the order in which they were begun, unit, name, length and seal."""
    return run.rows(_HEADS)


def what_differs(run: Run, unit: str, chain: str, length: int, sealed: str) -> str | None:
    """Return how a chain no longer leads through a head that was kept; None when it does.

    Of a day that was reduced to figures since, what led to its end is no longer known.
    """
    row = run.row(_HEAD, unit=unit, day=chain)
    if row is None:
        return "it is gone"
    number, base, base_length, present, _ = row
    if length > present:
        return f"it had {length} entries and has {present}"
    if length < base_length:
        return None
    kept = base if length == base_length else None
    if kept is None and (found := run.row(_SEAL_AT, chain=number, position=length)):
        kept = found[0]
    return None if kept and kept.hex() == sealed else f"its first {length} are others"


def day_head(run: Run, unit: str, day: date) -> DayHead | None:
    """Return the head of a day's chain, and of the office's; None when nothing happened."""
    row = run.row(_HEAD, unit=unit, day=day.isoformat())
    if row is None:
        return None
    office = run.row(_HEAD, unit=unit, day=OFFICE)
    return DayHead(day=day, events=row[3], seal=row[4], office=office and (office[3], office[4]))


def find_head(run: Run, unit: str, chain: str, digits: str) -> FoundHead | None:
    """Return where a head is that begins with these hexadecimal digits; None: nowhere."""
    row = run.row(_HEAD, unit=unit, day=chain)
    if row is None:
        return None
    number, base, base_length, length, _ = row
    if base_length and base.hex().startswith(digits):
        return FoundHead(events=base_length, later=0, next_at=None, is_reduced=True)
    for position, sealed in run.stream(_SEALS, chain=number):
        if sealed.hex().startswith(digits):
            after = run.row(_NEXT, chain=number, position=position + 1)
            return FoundHead(
                events=position,
                later=length - position,
                next_at=moment(after[0]) if after else None,
                is_reduced=False,
            )
    return None


def is_reduced(run: Run, unit: str, day: date) -> bool:
    """Return whether a day's visits were reduced to figures, and their seals with them."""
    row = run.row(_HEAD, unit=unit, day=day.isoformat())
    return row is not None and row[2] > 0
