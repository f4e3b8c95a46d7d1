"""The report of waits: the figures of every group of stays, and of all of them."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, TextIO
from uuid import UUID

from reception.domain.errors import Refusal
from reception.domain.figures import (
    CounterFigures,
    Figures,
    Measure,
    Measured,
    QuoteFigures,
    Spread,
)
from reception.domain.language import Language, text_in
from reception.domain.paper import PrintJob
from reception.domain.ticket import Leg, Recorded, Ticket, Visit
from reception.reports.dimensions import Key
from reception.reports.question import ReportAnswer, plain
from reception.reports.report_words import STATISTICS, figure_of, wording
from reception.system.files import CsvWriter

_COUNTS = tuple(
    column.name for column in fields(Figures) if column.name not in {"spreads", "open_wait_max"}
)
_SHARES = ("service_level_pct", "abandoned_pct", "no_show_pct")

FIGURE_NAMES = (
    *_COUNTS,
    *_SHARES,
    "open_wait_max_s",
    *(figure_of(measure, statistic) for measure in Measure for statistic in STATISTICS),
)
"""The names of all figures, in the order of the report."""


def figure_names(measures: Collection[Measure]) -> tuple[str, ...]:
    """Return the names of the figures of a report that tells the spread of these durations."""
    untold = {
        figure_of(one, statistic)
        for one in Measure
        if one not in measures
        for statistic in STATISTICS
    }
    return tuple(name for name in FIGURE_NAMES if name not in untold)


def figure_values(figures: Figures) -> dict[str, int | float | None]:
    """Return every figure by its name, in the order of the report; durations in seconds."""
    return {
        **{name: getattr(figures, name) for name in _COUNTS},
        **{name: percent(getattr(figures, name)) for name in _SHARES},
        "open_wait_max_s": seconds(figures.open_wait_max),
        **{
            name: value
            for measure, spread in figures.spreads.items()
            for name, value in spread_values(measure, spread).items()
        },
    }


def spread_values(measure: str, spread: Spread) -> dict[str, int | float | None]:
    """Return the figures of one duration by their names; in seconds."""
    return {figure_of(measure, one): seconds(getattr(spread, one)) for one in STATISTICS}


def percent(value: float | None) -> float | None:
    """Return a share as it is published: to the hundredth of a percent."""
    return None if value is None else round(value, 2)


def seconds(value: int | timedelta | None) -> int | float | None:
    """Return a duration in seconds; a count stays what it is."""
    return value.total_seconds() if isinstance(value, timedelta) else value


COUNTER_FIGURE_NAMES = (
    "open_s",
    "break_s",
    "serving_s",
    "served",
    "occupancy_pct",
    "served_per_open_hour",
)
"""The names of the figures of counters, in the order of the report."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountersRow:
    """The figures of one group, with its place in each dimension of the report."""

    keys: tuple[Key, ...]
    figures: CounterFigures


@dataclass(frozen=True, kw_only=True, slots=True)
class CountersReport(ReportAnswer):
    """How counters were used in a period, by group and in all."""

    rows: tuple[CountersRow, ...]
    total: CounterFigures

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON has it; durations in seconds, instants in UTC."""
        return {
            **self.head(),
            "rows": [
                {
                    **self.places(row.keys),
                    **counter_values(row.figures),
                }
                for row in self.rows
            ],
            "total": counter_values(self.total),
        }


def counter_values(figures: CounterFigures) -> dict[str, int | float | None]:
    """Return every figure of counters by its name; durations in seconds."""
    rate = figures.served_per_open_hour
    return {
        "open_s": figures.open.total_seconds(),
        "break_s": figures.away.total_seconds(),
        "serving_s": figures.serving.total_seconds(),
        "served": figures.served,
        "occupancy_pct": percent(figures.occupancy_pct),
        "served_per_open_hour": None if rate is None else round(rate, 2),
    }


MINUTE = timedelta(minutes=1)
BUCKETS = 120
"""Two hours by the minute; what is longer is counted together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Distribution:
    """How many durations fall into each bucket; bucket ``i`` is ``[i, i + 1)`` times its width."""

    counts: tuple[int, ...]
    over: int
    """How many are as long as all buckets together, or longer."""

    @property
    def n(self) -> int:
        """Return how many durations there are."""
        return sum(self.counts) + self.over


@dataclass(frozen=True, kw_only=True, slots=True)
class DistributionRow:
    """The durations of one group."""

    keys: tuple[Key, ...]
    distribution: Distribution


@dataclass(frozen=True, kw_only=True, slots=True)
class DistributionReport(ReportAnswer):
    """How the durations of a period are spread, by group and in all."""

    measure: Measure
    bucket: timedelta
    rows: tuple[DistributionRow, ...]
    total: Distribution

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON has it; durations in seconds, instants in UTC."""
        return {
            **self.head(),
            "measure": self.measure.value,
            "bucket_s": self.bucket.total_seconds(),
            "rows": [
                {
                    **self.places(row.keys),
                    "counts": list(row.distribution.counts),
                    "over": row.distribution.over,
                }
                for row in self.rows
            ],
            "total": {"counts": list(self.total.counts), "over": self.total.over},
        }


def distribution_from(found: Counter[int], *, buckets: int) -> Distribution:
    """Return the distribution of which bucket ``i`` holds ``found[i]``, whatever is beyond."""
    over = sum(count for index, count in found.items() if index >= buckets)
    return Distribution(counts=tuple(found[index] for index in range(buckets)), over=over)


QUOTE_FIGURE_NAMES = (
    "quoted",
    "quote_inside",
    "quote_shorter",
    "quote_longer",
    "quote_inside_pct",
    "quote_mean_absolute_error_s",
    "quote_mean_width_s",
)
"""The names of the figures of promises, in the order of the report."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotesRow:
    """The figures of one group, with its place in each dimension of the report."""

    keys: tuple[Key, ...]
    figures: QuoteFigures


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotesReport(ReportAnswer):
    """How the announced waits of a period held, by group and in all."""

    rows: tuple[QuotesRow, ...]
    total: QuoteFigures

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON has it; durations in seconds, instants in UTC."""
        return {
            **self.head(),
            "rows": [
                {
                    **self.places(row.keys),
                    **quote_values(row.figures),
                }
                for row in self.rows
            ],
            "total": quote_values(self.total),
        }


def quote_values(figures: QuoteFigures) -> dict[str, int | float | None]:
    """Return every figure of promises by its name; durations in seconds."""
    return {
        "quoted": figures.n,
        "quote_inside": figures.inside,
        "quote_shorter": figures.shorter,
        "quote_longer": figures.longer,
        "quote_inside_pct": percent(figures.inside_pct),
        "quote_mean_absolute_error_s": seconds(figures.mean_absolute_error),
        "quote_mean_width_s": seconds(figures.mean_width),
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitRow:
    """One leg of a visit as the export has it; the fields are its columns, in order."""

    ticket_id: UUID
    label: str
    unit: str
    service_day: date
    service: str
    leg: int
    language: str
    priority: str
    waiting_since: datetime
    first_called_at: datetime | None
    last_called_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    counter: int | None
    clerk: str | None
    outcome: str | None
    state: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LegOfReport:
    """One stay of a visitor in a queue, as a list shows it: what the figures count one by one."""

    ticket: Ticket
    leg: Leg
    measured: Measured


@dataclass(frozen=True, kw_only=True, slots=True)
class StaysPage:
    """A page of single stays; as many pages as there are hold as many stays as ``arrived`` says."""

    stays: tuple[LegOfReport, ...]
    after: str | None
    """Where the next page begins; None when this is the last one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """Everything that is known of one visit."""

    visit: Visit
    stays: tuple[Measured, ...]
    """What each of its legs adds to the figures, in their order."""
    wait: timedelta | None
    """Of all its stays together; None when it was never called."""
    events: tuple[Recorded, ...]
    """In the order in which they happened."""
    papers: tuple[PrintJob, ...]
    """The sheets that were wanted for it."""


class UnknownVisitError(Refusal):
    """There is no such visit, or nothing is kept of it any more."""

    def __init__(self, ticket: UUID) -> None:
        super().__init__(f"There is no visit {ticket} here")


class PlaceInListError(Refusal):
    """What should say where the next page begins says nothing."""

    def __init__(self, after: str) -> None:
        super().__init__(f"'{after}' is no place in a list of visits; start from its beginning")


def visit_row(ticket: Ticket, leg: Leg) -> VisitRow:
    """Return a leg as the export has it."""
    return VisitRow(
        ticket_id=ticket.id,
        label=ticket.label,
        unit=ticket.unit,
        service_day=ticket.service_day,
        service=leg.service,
        leg=leg.index,
        language=ticket.language.value,
        priority=leg.priority,
        waiting_since=leg.waiting_since,
        first_called_at=leg.first_called_at,
        last_called_at=leg.last_called_at,
        started_at=leg.started_at,
        ended_at=leg.ended_at,
        counter=leg.counter,
        clerk=leg.clerk,
        outcome=leg.outcome,
        state=leg.state.value,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitsRow:
    """The figures of one group, with its place in each dimension of the report."""

    keys: tuple[Key, ...]
    figures: Figures


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitsReport(ReportAnswer):
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
