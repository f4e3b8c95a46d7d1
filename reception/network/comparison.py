"""What a comparison of sites says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TextIO

from reception.domain.figures import CounterFigures, Figures
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.reports.answers import FIGURE_NAMES, AnyFigures, figure_names, figure_values, plain
from reception.reports.question import Dimension, Key
from reception.reports.words import wording
from reception.system.files import CsvWriter, rfc3339

UNIT = "unit"
"""What the column of sites is called; a word of the command line, too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedRow[Told]:
    """The figures of one site, or of one group of its days."""

    unit: str
    keys: tuple[Key, ...]
    figures: Told


@dataclass(frozen=True, kw_only=True)
class Comparison[Told: AnyFigures]:
    """The figures of each site, and of all: one count, no average of averages."""

    head: Unit
    """Who compares."""
    units: Mapping[str, Unit]
    """The sites that were asked for, by their codes, whether anybody came or not."""
    first: date | None
    """None where no site is followed."""
    last: date | None
    as_of: datetime
    by: tuple[Dimension, ...]
    rows: tuple[ComparedRow[Told], ...]
    total: Told | None
    """None where no site is followed."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the figures it tells, in their order."""
        return figure_names(self.total) if self.total else FIGURE_NAMES

    def of(self, unit: str) -> Told | None:
        """Return the figures of a site; None where nobody came, or no counter was open."""
        return next((row.figures for row in self.rows if row.unit == unit), None)

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON has it; durations in seconds, instants in UTC."""
        told = {
            "unit": self.head.code,
            "zone": self.head.zone,
            "from": plain(self.first),
            "to": plain(self.last),
            "as_of": rfc3339(self.as_of),
            "by": [UNIT, *self.by],
            "sites": {
                code: {one.value: text_in(unit.names, one) for one in Language}
                for code, unit in self.units.items()
            },
            "rows": [
                {
                    UNIT: row.unit,
                    **{one: plain(key) for one, key in zip(self.by, row.keys, strict=True)},
                    **figure_values(row.figures),
                }
                for row in self.rows
            ],
            "total": figure_values(self.total) if self.total else None,
        }
        if isinstance(self.total, CounterFigures):
            return told
        return told | {
            "notes": {name: dict(texts) for name, texts in wording().notes.items()},
            "definitions": {name: dict(wording().of(name).definitions) for name in self.names},
        }

    def write_csv(self, stream: TextIO) -> None:
        """Write it as CSV: a row a site, or a group of its days, then one marked ``total``."""
        writer = CsvWriter(stream, ("row", UNIT, *self.by, *self.names))
        for row in self.rows:
            writer.write(("group", row.unit, *row.keys, *figure_values(row.figures).values()))
        values = figure_values(self.total).values() if self.total else [None for _ in self.names]
        writer.write(("total", None, *(None for _ in self.by), *values))


type AnyComparison = Comparison[Figures] | Comparison[CounterFigures]
