"""What every answer says first: of which unit and days, as of when, and told apart by what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reception.csv_text import rfc3339
from reception.dimensions import Dimension, Key
from reception.ports import Sought


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The answer to a question about a period of service days, both included."""

    sought: Sought
    """What was asked."""

    @property
    def unit(self) -> str:
        """Return the code of the unit."""
        return self.sought.unit.code

    @property
    def zone(self) -> str:
        """Return the name of the unit's zone."""
        return self.sought.unit.zone

    @property
    def first(self) -> date:
        """Return the first service day."""
        return self.sought.first

    @property
    def last(self) -> date:
        """Return the last service day."""
        return self.sought.last

    @property
    def as_of(self) -> datetime:
        """Return up to when it is true."""
        return self.sought.now

    @property
    def by(self) -> tuple[Dimension, ...]:
        """Return by what it tells apart."""
        return self.sought.by

    def head(self) -> dict[str, Any]:
        """Return what stands first as JSON has it; instants in UTC."""
        return {
            "unit": self.unit,
            "zone": self.zone,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "as_of": rfc3339(self.as_of),
            "by": list(self.by),
        }

    def places(self, keys: Sequence[Key]) -> dict[str, Any]:
        """Return where a group stands in each dimension, as JSON has it."""
        return {one: plain(key) for one, key in zip(self.by, keys, strict=True)}


def plain(key: Key) -> str | int | None:
    """Return a key as JSON has it."""
    return key.isoformat() if isinstance(key, date) else key
