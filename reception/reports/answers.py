"""What reports answer: the figures of groups, how durations are spread, single visits."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, TextIO
from uuid import UUID

from reception.domain.errors import Refusal
from reception.domain.figures import CounterFigures, Figures, Measured, QuoteFigures
from reception.domain.language import Language, Texts, text_in
from reception.domain.ticket import Leg, Ticket
from reception.reports.model import Counted, VisitRecord
from reception.reports.question import Dimension, Key, Sought, rank_in
from reception.reports.words import SPREADS, wording
from reception.system.csv_text import CsvWriter, rfc3339

type AnyFigures = Figures | CounterFigures | QuoteFigures
type Figure = int | float | timedelta | None

_LATER = {"spreads", "wait_with_uncalled", "open_wait_max"}
_OF_WAITS = (
    *(one.name for one in fields(Figures) if one.name not in _LATER),
    *("service_level_pct", "abandoned_pct", "no_show_pct", "open_wait_max_s"),
)
WITH_UNCALLED: Mapping[str, str] = {
    "wait_with_uncalled_median_s": "median",
    "wait_with_uncalled_p90_s": "p90",
}
"""The figures of waits, those included that no call ended, and their statistics."""
_OF_COUNTERS: Mapping[str, str] = {
    "open_s": "open",
    "break_s": "away",
    "serving_s": "serving",
    "served": "served",
    "occupancy_pct": "occupancy_pct",
    "served_per_open_hour": "served_per_open_hour",
}
_OF_QUOTES: Mapping[str, str] = {
    "quoted": "n",
    "quote_inside": "inside",
    "quote_shorter": "shorter",
    "quote_longer": "longer",
    "quote_inside_pct": "inside_pct",
    "quote_mean_absolute_error_s": "mean_absolute_error",
    "quote_mean_width_s": "mean_width",
}

FIGURE_NAMES = (*_OF_WAITS, *SPREADS, *WITH_UNCALLED)
"""The names of all figures of waits, in the order of the report."""


def figure_names(figures: AnyFigures) -> tuple[str, ...]:
    """Return the names of figures, in the order of the report."""
    match figures:
        case Figures():
            told = (name for name, (one, _) in SPREADS.items() if one in figures.spreads)
            return (*_OF_WAITS, *told, *(WITH_UNCALLED if figures.wait_with_uncalled else ()))
        case CounterFigures():
            return tuple(_OF_COUNTERS)
        case QuoteFigures():
            return tuple(_OF_QUOTES)


def holds_figure(figures: AnyFigures, name: str) -> bool:
    """Return whether a figure is one of these."""
    return name in (FIGURE_NAMES if isinstance(figures, Figures) else figure_names(figures))


def figure_value(figures: AnyFigures, name: str) -> Figure:
    """Return a figure by its name, as what it is."""
    match figures:
        case Figures() if name in SPREADS:
            measure, statistic = SPREADS[name]
            found = getattr(figures.spreads[measure], statistic)
        case Figures() if name in WITH_UNCALLED:
            found = getattr(figures.wait_with_uncalled, WITH_UNCALLED[name], None)
        case Figures():
            found = getattr(figures, name.removesuffix("_s"))
        case CounterFigures():
            found = getattr(figures, _OF_COUNTERS[name])
        case QuoteFigures():
            found = getattr(figures, _OF_QUOTES[name])
    return found if isinstance(found, (int, float, timedelta)) else None


def figure_values(figures: AnyFigures) -> dict[str, int | float | None]:
    """Return every figure by its name, as programs read it.

    Durations are in seconds, shares and rates to the hundredth.
    """
    return {name: _plain(figure_value(figures, name)) for name in figure_names(figures)}


def _plain(value: Figure) -> int | float | None:
    if isinstance(value, timedelta):
        return value.total_seconds()
    return round(value, 2) if isinstance(value, float) else value


def plain(key: Key) -> str | int | None:
    """Return a key as JSON has it."""
    return key.isoformat() if isinstance(key, date) else key


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupRow[Told]:
    """What is told of one group, with its place in each dimension of the report."""

    keys: tuple[Key, ...]
    figures: Told


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupsAnswer[Told: AnyFigures]:
    """The figures of a period of service days, by group and in all."""

    sought: Sought
    """What was asked."""
    rows: tuple[GroupRow[Told], ...]
    total: Told

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

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the figures it tells, in their order."""
        return figure_names(self.total)

    @property
    def _notes(self) -> Mapping[str, Texts]:
        notes = wording().notes
        return notes if isinstance(self.total, Figures) else {"days": notes["days"]}

    def figures_as_dict(self) -> dict[str, Any]:
        """Return the figures as JSON has them; durations in seconds, instants in UTC."""
        unit = self.sought.unit
        return {
            "unit": unit.code,
            "zone": unit.zone,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "as_of": rfc3339(self.as_of),
            "by": list(self.by),
            **(self._chosen() if isinstance(self.total, Figures) else {}),
            "rows": [
                {
                    **{one: plain(key) for one, key in zip(self.by, row.keys, strict=True)},
                    **figure_values(row.figures),
                }
                for row in self.rows
            ],
            "total": figure_values(self.total),
        }

    def as_dict(self) -> dict[str, Any]:
        """Return the same, with what the figures mean."""
        return {
            **self.figures_as_dict(),
            "notes": {name: dict(texts) for name, texts in self._notes.items()},
            "definitions": {name: dict(wording().of(name).definitions) for name in self.names},
        }

    def _chosen(self) -> dict[str, Any]:
        """Return who counts alone, as JSON has it."""
        sought, waited = self.sought, self.sought.waited
        only = {one: [plain(key) for key in keys] for one, keys in sought.only.items()}
        if waited is None:
            return {"only": only}
        high = None if waited.high is None else waited.high.total_seconds()
        return {"only": only, "waited_s": [waited.low.total_seconds(), high]}

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

        The report itself stays pure data, so that any program reads it; this is for people.
        """
        writer = CsvWriter(stream, ("figure", *Language), for_people=True)
        unit = self.sought.unit
        period = f"{self.first.isoformat()} .. {self.last.isoformat()} ({unit.zone})"
        writer.write(("unit", *(unit.code for _ in Language)))
        writer.write(("period", *(period for _ in Language)))
        meanings = {name: wording().of(name).definitions for name in self.names}
        for name, texts in {**self._notes, **meanings}.items():
            writer.write((name, *(text_in(texts, language) for language in Language)))


def in_groups[Told: AnyFigures](sought: Sought, found: Counted[Told]) -> GroupsAnswer[Told]:
    """Return what was found, its groups as the unit lists them."""
    order = sorted(found.groups, key=rank_in(sought.by, sought.unit))
    rows = tuple(GroupRow(keys=keys, figures=found.groups[keys]) for keys in order)
    return GroupsAnswer(sought=sought, rows=rows, total=found.total)


@dataclass(frozen=True, kw_only=True, slots=True)
class Distribution:
    """How many waits fall into each bucket; bucket ``i`` is ``[i, i + 1)`` times its width."""

    bucket: timedelta
    """How wide each is."""
    counts: tuple[int, ...]
    over: int
    """How many are as long as all buckets together, or longer."""

    @property
    def n(self) -> int:
        """Return how many waits there are."""
        return sum(self.counts) + self.over


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
    """One leg, as a list shows it: what the figures count one by one."""

    ticket: Ticket
    leg: Leg
    measured: Measured


@dataclass(frozen=True, kw_only=True, slots=True)
class LegsPage:
    """A page of single legs; as many pages as there are hold as many legs as ``arrived`` says."""

    legs: tuple[LegOfReport, ...]
    after: str | None
    """Where the next page begins; None when this is the last one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Story(VisitRecord):
    """Everything that is known of one visit."""

    measured: tuple[Measured, ...]
    """What each of its legs adds to the figures, in their order."""
    wait: timedelta | None
    """Of all its legs together; None when it was never called."""


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
