"""What an estimate reads of the day, and what was learned, as they are kept."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


class DayLeg(NamedTuple):
    """A leg of the day in microseconds since 1970 UTC, as an estimate needs it."""

    service: str
    priority: str
    state: str
    waiting_since: int
    ranked_since: int
    called_at: int | None
    ended_at: int | None
    counter: int | None


class RecentStay(NamedTuple):
    """A stay in a line of the last hours, in microseconds since 1970 UTC."""

    service: str
    priority: str
    waiting_since: int
    gone_at: int | None
    """None while she waits."""
    has_left: int
    """1 without having been called, else 0."""
    seen_at: int
    """By which the newest of those who wait, were called or left are the newest."""


class KeptModel(NamedTuple):
    """An announced wait and the one that came, in microseconds."""

    service: str
    service_day: str
    quoted_low: int
    quoted_high: int
    wait: int
    called_at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Learned:
    """What became of learning: whether it is used, and by how much it is better."""

    made_at: datetime
    trained_from: date
    trained_to: date
    waits: int
    is_used: bool
    mae_s: float
    """Of what was learned, on the last days, from the days before them."""
    formula_mae_s: float
    """Of the formula on the same waits."""
    coverage_pct: float


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredModel(Learned):
    """The same with the model itself, as text."""

    unit: str
    version: int
    content: str
