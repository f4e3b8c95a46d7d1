"""What a comparison of sites says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TextIO

from reception.domain.figures import CounterFigures, Figures, Measure
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.reports.answers import (
    COUNTER_FIGURE_NAMES,
    counter_values,
    figure_names,
    figure_values,
)
from reception.reports.dimensions import Dimension, Key
from reception.reports.question import plain
from reception.reports.report_words import wording
from reception.system.files import CsvWriter, rfc3339

UNIT = "unit"
"""What the column of sites is called; a word of the command line, too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedRow:
    """The figures of one site, or of one group of its days."""

    unit: str
    keys: tuple[Key, ...]
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class _Compared:
    head: Unit
    """Who compares."""
    units: Mapping[str, Unit]
    """The sites that were asked for, by their codes, whether anybody came or not."""
    first: date | None
    """None where no site is followed."""
    last: date | None
    as_of: datetime
    by: tuple[Dimension, ...]

    def _head(self) -> dict[str, Any]:
        return {
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
        }

    def _places(self, unit: str, keys: Iterable[Key]) -> dict[str, Any]:
        return {UNIT: unit} | {
            one.value: plain(key) for one, key in zip(self.by, keys, strict=True)
        }

    def _write(
        self,
        stream: TextIO,
        names: Iterable[str],
        rows: Iterable[tuple[str, tuple[Key, ...], Iterable[Any]]],
        total: Iterable[Any],
    ) -> None:
        writer = CsvWriter(stream, ("row", UNIT, *self.by, *names))
        for unit, keys, values in rows:
            writer.write(("group", unit, *keys, *values))
        writer.write(("total", None, *(None for _ in self.by), *total))


@dataclass(frozen=True, kw_only=True)
class Comparison(_Compared):
    """How long people waited at each site, and in all: one count, no average of averages."""

    rows: tuple[ComparedRow, ...]
    total: Figures | None
    """None where no site is followed."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the figures it tells, in their order."""
        return figure_names(self.total.spreads if self.total else tuple(Measure))

    def of(self, unit: str) -> Figures | None:
        """Return the figures of a site; None where nobody came."""
        return next((row.figures for row in self.rows if row.unit == unit), None)

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON has it; durations in seconds, instants in UTC."""
        return {
            **self._head(),
            "rows": [
                {**self._places(row.unit, row.keys), **figure_values(row.figures)}
                for row in self.rows
            ],
            "total": figure_values(self.total) if self.total else None,
            "notes": {name: dict(texts) for name, texts in wording().notes.items()},
            "definitions": {name: dict(wording().of(name).definitions) for name in self.names},
        }

    def write_csv(self, stream: TextIO) -> None:
        """Write it as CSV: a row a site, or a group of its days, then one marked ``total``."""
        self._write(
            stream,
            self.names,
            ((row.unit, row.keys, figure_values(row.figures).values()) for row in self.rows),
            figure_values(self.total).values() if self.total else (None for _ in self.names),
        )


@dataclass(frozen=True, kw_only=True)
class CountersCompared(_Compared):
    """How the counters of each site were used, and in all."""

    rows: tuple[tuple[str, tuple[Key, ...], CounterFigures], ...]
    total: CounterFigures

    def of(self, unit: str) -> CounterFigures | None:
        """Return the figures of a site; None where no counter was open."""
        return next((told for code, _, told in self.rows if code == unit), None)

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON has it; durations in seconds, instants in UTC."""
        return {
            **self._head(),
            "rows": [
                {**self._places(unit, keys), **counter_values(told)}
                for unit, keys, told in self.rows
            ],
            "total": counter_values(self.total),
        }

    def write_csv(self, stream: TextIO) -> None:
        """Write it as CSV, likewise."""
        self._write(
            stream,
            COUNTER_FIGURE_NAMES,
            ((unit, keys, counter_values(told).values()) for unit, keys, told in self.rows),
            counter_values(self.total).values(),
        )
