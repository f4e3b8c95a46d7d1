"""The questions managers ask: how long people waited, and every visit as it was."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any, TextIO
from uuid import UUID

from reception.csv_text import CsvWriter, rfc3339
from reception.dimensions import Dimension, Key, place_in, rank_in
from reception.domain.errors import NotAllowedError
from reception.domain.language import Language, text_in
from reception.domain.metrics import Figures, Tally, measure
from reception.domain.ticket import Leg, Ticket
from reception.domain.unit import Person, Role, Unit
from reception.office import UnitReader
from reception.period import period
from reception.ports import Clock, ReportStore
from reception.report_wording import MEASURES, STATISTICS, figure_of, wording


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitsRow:
    """The figures of one group, with its place in each dimension of the report."""

    keys: tuple[Key, ...]
    figures: Figures


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitsReport:
    """How long people waited in a period, by group and in all."""

    unit: str
    zone: str
    first: date
    last: date
    as_of: datetime
    by: tuple[Dimension, ...]
    rows: tuple[WaitsRow, ...]
    total: Figures

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON has it; durations in seconds, instants in UTC."""
        return {
            "unit": self.unit,
            "zone": self.zone,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "as_of": rfc3339(self.as_of),
            "by": list(self.by),
            "rows": [
                {
                    **{one: _plain(key) for one, key in zip(self.by, row.keys, strict=True)},
                    **figure_values(row.figures),
                }
                for row in self.rows
            ],
            "total": figure_values(self.total),
            "notes": {name: dict(texts) for name, texts in wording().notes.items()},
            "definitions": {
                name: dict(wording().figures[name].definitions) for name in FIGURE_NAMES
            },
        }

    def write_csv(self, stream: TextIO) -> None:
        """Write the report as CSV: a row per group, then one marked ``total``.

        The stream must not translate line ends (``newline=""``).
        """
        writer = CsvWriter(stream, ("row", *self.by, *FIGURE_NAMES))
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
        for name in FIGURE_NAMES:
            texts = wording().figures[name].definitions
            writer.write((name, *(text_in(texts, language) for language in Language)))


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


class Reports:
    """Answers questions about periods of service days; every answer is one pass over the visits."""

    def __init__(self, store: ReportStore, units: UnitReader, clock: Clock) -> None:
        self._store = store
        self._units = units
        self._clock = clock

    def waits(
        self,
        first: date | None = None,
        last: date | None = None,
        by: Sequence[Dimension] = (),
        *,
        asking: Person | None = None,
    ) -> WaitsReport:
        """Return how long people waited in a period.

        Args:
            first: its first service day; by default today, or ``last``.
            last: its last service day, included; by default today.
            by: what to tell apart; nothing gives the total alone.
            asking: who wants to know; None for whoever rules this computer.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError: a clerk asks for figures by clerk.
        """
        unit = self._units.current()[1]
        now = self._clock.now()
        start, end = period(unit, now, first, last)
        dimensions = tuple(dict.fromkeys(by))
        if asking and asking.role is Role.CLERK and Dimension.CLERK in dimensions:
            raise NotAllowedError(asking.login, "see figures by clerk")
        place = place_in(dimensions, unit)
        targets = {service.code: service.target_wait for service in unit.services}
        total = Tally()
        groups: dict[tuple[Key, ...], Tally] = defaultdict(Tally)
        for ticket, leg in self._legs(unit, start, end):
            measured = measure(leg, target=targets.get(leg.service), now=now)
            total.add(measured)
            if dimensions:
                groups[place(ticket, leg)].add(measured)
        rank = rank_in(dimensions, unit)
        return WaitsReport(
            unit=unit.code,
            zone=unit.zone,
            first=start,
            last=end,
            as_of=now,
            by=dimensions,
            rows=tuple(
                WaitsRow(keys=keys, figures=groups[keys].figures())
                for keys in sorted(groups, key=rank)
            ),
            total=total.figures(),
        )

    def visits(self, first: date | None = None, last: date | None = None) -> Iterator[VisitRow]:
        """Return every leg of a period's visits, oldest ticket first, without keeping them.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
        """
        unit = self._units.current()[1]
        start, end = period(unit, self._clock.now(), first, last)
        return (_visit_row(ticket, leg) for ticket, leg in self._legs(unit, start, end))

    def write_visits_csv(
        self, stream: TextIO, first: date | None = None, last: date | None = None
    ) -> int:
        """Write a period's visits as CSV, a row a leg; return how many rows.

        The stream must not translate line ends (``newline=""``).

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
        """
        rows = self.visits(first, last)
        columns = [column.name for column in fields(VisitRow)]
        writer = CsvWriter(stream, columns)
        cells = attrgetter(*columns)
        written = 0
        for row in rows:
            writer.write(cells(row))
            written += 1
        return written

    def _legs(self, unit: Unit, first: date, last: date) -> Iterator[tuple[Ticket, Leg]]:
        for visit in self._store.visits(unit.code, first, last):
            for leg in visit.legs:
                yield visit.ticket, leg


def figure_values(figures: Figures) -> dict[str, int | float | None]:
    """Return every figure by its name, in the order of the report; durations in seconds."""
    level = figures.service_level_pct
    return {
        **{name: getattr(figures, name) for name in _COUNTS},
        "service_level_pct": None if level is None else round(level, 2),
        "open_wait_max_s": _seconds(figures.open_wait_max),
        **{
            figure_of(measure, statistic): _seconds(getattr(getattr(figures, measure), statistic))
            for measure in MEASURES
            for statistic in STATISTICS
        },
    }


_COUNTS = tuple(
    column.name for column in fields(Figures) if column.name not in {*MEASURES, "open_wait_max"}
)
FIGURE_NAMES = (
    *_COUNTS,
    "service_level_pct",
    "open_wait_max_s",
    *(figure_of(measure, statistic) for measure in MEASURES for statistic in STATISTICS),
)
"""The names of all figures, in the order of the report."""


def _seconds(value: int | timedelta | None) -> int | float | None:
    return value.total_seconds() if isinstance(value, timedelta) else value


def _plain(key: Key) -> str | int | None:
    return key.isoformat() if isinstance(key, date) else key


def _visit_row(ticket: Ticket, leg: Leg) -> VisitRow:
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
