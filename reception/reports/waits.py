"""The report of waits: the figures of every group of stays, and of all of them."""

from dataclasses import dataclass
from typing import Any, TextIO

from reception.csv_text import CsvWriter
from reception.dimensions import Key
from reception.domain.language import Language, text_in
from reception.domain.metrics import Figures
from reception.report_wording import wording
from reception.reports.answer import Answer, plain
from reception.reports.figures import figure_names, figure_values


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitsRow:
    """The figures of one group, with its place in each dimension of the report."""

    keys: tuple[Key, ...]
    figures: Figures


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitsReport(Answer):
    """How long people waited in a period, by group and in all."""

    rows: tuple[WaitsRow, ...]
    total: Figures

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the figures it tells, in their order."""
        return figure_names(self.total.spreads)

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON has it; durations in seconds, instants in UTC."""
        return {
            **self.head(),
            "only": {one: [plain(key) for key in keys] for one, keys in self.sought.only.items()},
            **self._waited(),
            "rows": [
                {
                    **self.places(row.keys),
                    **figure_values(row.figures),
                }
                for row in self.rows
            ],
            "total": figure_values(self.total),
            "notes": {name: dict(texts) for name, texts in wording().notes.items()},
            "definitions": {name: dict(wording().of(name).definitions) for name in self.names},
        }

    def _waited(self) -> dict[str, Any]:
        """Return the range of waits of those who count alone, as JSON has it."""
        waited = self.sought.waited
        if waited is None:
            return {}
        high = None if waited.high is None else waited.high.total_seconds()
        return {"waited_s": [waited.low.total_seconds(), high]}

    def write_csv(self, stream: TextIO) -> None:
        """Write the report as CSV: a row per group, then one marked ``total``.

        The stream must not translate line ends (``newline=""``).
        """
        writer = CsvWriter(stream, ("row", *self.by, *self.names))
        for row in self.rows:
            writer.write(("group", *row.keys, *figure_values(row.figures).values()))
        writer.write(("total", *(None for _ in self.by), *figure_values(self.total).values()))

    def write_definitions_csv(self, stream: TextIO) -> None:
        """Write what each column of the report means, and of which unit and period it is.

        The report itself stays pure data, so that any program reads it.
        """
        writer = CsvWriter(stream, ("figure", *Language))
        period = f"{self.first.isoformat()} .. {self.last.isoformat()} ({self.zone})"
        writer.write(("unit", *(self.unit for _ in Language)))
        writer.write(("period", *(period for _ in Language)))
        for name, texts in wording().notes.items():
            writer.write((name, *(text_in(texts, language) for language in Language)))
        for name in self.names:
            texts = wording().of(name).definitions
            writer.write((name, *(text_in(texts, language) for language in Language)))
