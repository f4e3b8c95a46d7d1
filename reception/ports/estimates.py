"""What the estimate needs: the day so far, what was announced, and where its model is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol


class StayRow(NamedTuple):
    """A leg of the day in microseconds since 1970 UTC, as an estimate needs it."""

    service: str
    priority: str
    state: str
    waiting_since: int
    ranked_since: int
    called_at: int | None
    ended_at: int | None
    counter: int | None


class Kept(NamedTuple):
    """An announced wait and the one that came, in microseconds."""

    service: str
    service_day: str
    quoted_low: int
    quoted_high: int
    wait: int
    called_at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredModel:
    """What was learned, as text."""

    unit: str
    made_at: datetime
    version: int
    trained_from: date
    trained_to: date
    waits: int
    is_used: bool
    """Whether it was better than the formula on the last days."""
    mae_s: float
    formula_mae_s: float
    coverage_pct: float
    content: str


class EstimateStore(Protocol):
    """Keeps what was learned, and answers what the hall is like."""

    def stays(self, unit: str, day: date, since: datetime) -> Sequence[StayRow]:
        """Return who waits or is served on the day, and who was called or left since then."""
        ...

    def latest_kept(self, unit: str, day: date, limit: int) -> Sequence[Kept]:
        """Return the day's announced waits that are over, the latest call first."""
        ...

    def model_made_at(self, unit: str) -> datetime | None:
        """Return when the model was made; None when there is none."""
        ...

    def model(self, unit: str) -> StoredModel | None:
        """Return the model."""
        ...

    def keep_model(self, model: StoredModel) -> None:
        """Write the model in place of the one before."""
        ...
