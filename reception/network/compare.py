"""Sites side by side: the same definitions for all, each judged by the targets it gave itself."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from reception.database.connection import Database
from reception.domain.errors import Refusal
from reception.domain.figures import CounterFigures, Figures, Measure
from reception.domain.language import Language, text_in
from reception.domain.rights import Right
from reception.domain.unit import Person, Unit
from reception.network.copies_sql import CopiesDatabase, SqlSites
from reception.network.tables_sql import is_founded
from reception.reports.answers import (
    FIGURE_NAMES,
    AnyFigures,
    GroupRow,
    figure_names,
    figure_value,
    figure_values,
    holds_figure,
    plain,
)
from reception.reports.columns import GroupAxis, MeasuredLegs, axis, days_over, grouped, joined
from reception.reports.count import Counting, figures, targets_of
from reception.reports.document import ReportColumn, ReportRow, ReportSection, ReportValue
from reception.reports.model import Counted
from reception.reports.question import (
    OF_CALENDAR,
    Dimension,
    Key,
    ReportQuestion,
    Sought,
    UnknownChoiceError,
    rank_in,
)
from reception.reports.reports import Reports, together
from reception.reports.words import ReportWords, wording
from reception.system.clock import Clock
from reception.system.csv_text import CsvWriter, rfc3339
from reception.system.progress import Progress, part, tell, unwatched
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, period

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
    until: Mapping[str, date]
    """Until which day all is known of each site."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the figures it tells, in their order."""
        return figure_names(self.total) if self.total else FIGURE_NAMES

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
            "until": {code: plain(day) for code, day in self.until.items()},
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


def sites_section(
    title: str, names: Sequence[str], answers: Sequence[AnyComparison], language: Language
) -> ReportSection:
    """Return sites as a table: a row a site, or a group of its days, that leads to that site.

    The answers are of the same sites, told apart by the same days; each tells what it knows of the
    figures that ``names`` names.
    """
    first = answers[0]
    words, units, by = ReportWords(language, first.head), first.units, first.by
    namers = [words.namer(one) for one in by]
    rows: dict[tuple[str, tuple[Key, ...]], list[AnyFigures]] = {}
    if not by:
        rows |= {(code, ()): [] for code in units}
    for answer in answers:
        for row in answer.rows:
            rows.setdefault((row.unit, row.keys), []).append(row.figures)
    totals = [one.total for one in answers if one.total]
    return ReportSection(
        title=title,
        columns=[
            ReportColumn(title=words.of("site")),
            *(ReportColumn(title=words.dimension(one)) for one in by),
            *words.columns(names),
        ],
        rows=[
            ReportRow(
                cells=(
                    text_in(units[code].names, language),
                    *(name(key) for name, key in zip(namers, keys, strict=True)),
                    *(_told_by(told, one) for one in names),
                ),
                leads=code,
            )
            for (code, keys), told in rows.items()
        ],
        total=(words.of("in_all"), *(None for _ in by), *(_told_by(totals, one) for one in names))
        if totals
        else None,
    )


def _told_by(figures: Sequence[AnyFigures], name: str) -> ReportValue:
    for one in figures:
        if holds_figure(one, name):
            return figure_value(one, name)
    # Nobody is a number too.
    return 0 if name == "arrived" else None


TOLD_APART = (*OF_CALENDAR, Dimension.HOUR)
"""By what the figures of a site may be told apart beside other sites': all count days alike."""
_ALL = ReportQuestion()


class SiteDimensionError(Refusal):
    """Sites are to be compared by something that each of them has for itself."""

    def __init__(self, dimension: Dimension) -> None:
        self.dimension = dimension
        super().__init__(
            f"Sites are not told apart by {dimension.value}, which each has for itself: ask for"
            f" one site alone, or choose among {', '.join(TOLD_APART)}"
        )


class UnknownSiteError(Refusal):
    """A site is asked for that is not followed, or is being copied."""

    def __init__(self, code: str, known: Sequence[str]) -> None:
        told = ", ".join(known[:24]) or "none yet"
        super().__init__(f"The centre tells no figures of a site '{code}'; it does of: {told}")


_READ = 0.6
"""So much of the work is done, by what it tells, when the legs are read."""


class SitesCounting:
    """Counts the legs of several sites, of which ``of_site`` reads those of any one."""

    def __init__(self, of_site: Counting) -> None:
        self._of_site = of_site

    def figures(self, sought: Sequence[Sought], watch: Progress) -> Counted[Figures]:
        """Return the figures of all, and of each group, whose first key is the unit's code.

        All are sought by the same dimensions and of the same durations.
        """
        parts = []
        for place, one in enumerate(sought):
            step = part(watch, _READ * place / len(sought), _READ * (place + 1) / len(sought))
            parts.append(self._of_site.legs(one, step).legs)
        legs = joined(parts)
        sites = np.repeat(np.arange(len(sought)), [len(one) for one in parts])
        targets = [targets_of(some, one) for some, one in zip(parts, sought, strict=True)]
        over = [days_over(some["day"], one.unit) for some, one in zip(parts, sought, strict=True)]
        axes = [
            GroupAxis(sites, [one.unit.code for one in sought]),
            *(axis(legs, one) for one in sought[0].by),
        ]
        measured = MeasuredLegs(legs, np.concatenate(targets), np.concatenate(over), sought[0].now)
        found = figures(measured, grouped(axes, len(legs)), sought[0].measures)
        tell(watch, 1)
        return found


@dataclass(eq=False)
class SitesComparison:
    """Answers questions about several sites at once, for whoever may see figures at the centre."""

    _sites: SqlSites
    _units: UnitReader
    """Knows the head office."""
    _clock: Clock
    _audit: Audit
    _closed_days: Path | None = None
    """Where the columns of days that are over may stand; None: all days are read."""
    _reports: dict[str, Reports] = field(default_factory=dict, init=False)

    @cached_property
    def _counting(self) -> SitesCounting:
        # The columns of two thousand sites would not have room in memory.
        return SitesCounting(Counting(self._sites.store, self._closed_days, keep=0))

    @property
    def _head(self) -> Unit:
        """The head office: its calendar says what day it is."""
        return self._units.current()[1]

    def units(self, *, asking: Person | None = None) -> Sequence[Unit]:
        """Return the sites of which figures may be told, by their codes.

        Raises:
            NotAllowedError: the person's role does not include it.
        """
        self._audit.demand(asking, Right.SEE_FIGURES)
        return self._sites.units()

    def of(self, code: str) -> Reports:
        """Return the ordinary reports of one site, which name nobody who works there.

        Raises:
            UnknownSiteError: it is not followed, or is being copied.
        """
        self._chosen((code,))
        if code not in self._reports:
            self._reports[code] = Reports(
                self._sites.store,
                UnitReader(self._sites.source(code)),
                self._clock,
                self._closed_days,
                self._audit,
            )
        return self._reports[code]

    def waits(
        self,
        question: ReportQuestion = _ALL,
        *,
        sites: Sequence[str] = (),
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> Comparison[Figures]:
        """Return the figures of each site in a period; by default today, of all sites.

        Args:
            question: of which days, told apart by which of them, and of whom alone.
            sites: the codes of those that count alone; nothing for all.
            asking: who wants to know; None for whoever rules this computer.
            watch: is told how far the answer is, and may stop it.

        Raises:
            SiteDimensionError: sites are not told apart by one of the dimensions.
            UnknownSiteError: one is not followed.
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``Reports.waits``.
        """
        sought = self._sought(question, sites, asking)
        counted = self._counting.figures(sought, watch) if sought else None
        groups: Mapping[tuple[Key, ...], Figures] = counted.groups if counted else {}
        rank = rank_in(question.by, self._head)
        rows = tuple(
            ComparedRow(unit=str(keys[0]), keys=keys[1:], figures=groups[keys])
            for keys in sorted(groups, key=lambda keys: (str(keys[0]), rank(keys[1:])))
        )
        return self._compared(question, sought, rows, counted.total if counted else None)

    def counters(
        self,
        question: ReportQuestion = _ALL,
        *,
        sites: Sequence[str] = (),
        asking: Person | None = None,
        watch: Progress = unwatched,
    ) -> Comparison[CounterFigures]:
        """Return how the counters of each site were used, likewise.

        Raises:
            as ``waits``.
        """
        sought = self._sought(question, sites, asking)
        rows: list[ComparedRow[CounterFigures]] = []
        totals = []
        for place, one in enumerate(sought):
            step = part(watch, place / len(sought), (place + 1) / len(sought))
            answer = self.of(one.unit.code).counters(question, asking=asking, watch=step)
            # Without groups a site is one row.
            groups = answer.rows if answer.by else [GroupRow(keys=(), figures=answer.total)]
            rows += [
                ComparedRow(unit=one.unit.code, keys=row.keys, figures=row.figures)
                for row in groups
            ]
            totals.append(answer.total)
        return self._compared(question, sought, tuple(rows), together(totals))

    def _compared[Told: AnyFigures](
        self,
        question: ReportQuestion,
        sought: Sequence[Sought],
        rows: tuple[ComparedRow[Told], ...],
        total: Told | None,
    ) -> Comparison[Told]:
        return Comparison(
            head=self._head,
            units={one.unit.code: one.unit for one in sought},
            first=sought[0].first if sought else None,
            last=sought[0].last if sought else None,
            as_of=self._clock.now(),
            by=question.by,
            rows=rows,
            total=total,
            until=self._sites.until(),
        )

    def _sought(
        self, question: ReportQuestion, sites: Sequence[str], asking: Person | None
    ) -> Sequence[Sought]:
        self._audit.demand(asking, Right.SEE_FIGURES)
        for one in question.by:
            if one not in TOLD_APART:
                raise SiteDimensionError(one)
        if Dimension.CLERK in question.only:
            raise SiteDimensionError(Dimension.CLERK)
        head, now = self._head, self._clock.now()
        units = self._chosen(sites)
        _require_known(question, units)
        first, last = period(head, now, question.first, question.last)
        one_for_all = Sought(
            unit=head,
            now=now,
            first=first,
            last=last,
            by=tuple(dict.fromkeys(question.by)),
            only=question.only,
            waited=question.waited,
            measures=tuple(one for one in Measure if one in question.measures),
        )
        return [replace(one_for_all, unit=one) for one in units]

    def _chosen(self, codes: Sequence[str]) -> Sequence[Unit]:
        every = {one.code: one for one in self._sites.units()}
        for code in codes:
            if code not in every:
                raise UnknownSiteError(code, list(every))
        return [every[code] for code in dict.fromkeys(codes)] if codes else list(every.values())


def _require_known(question: ReportQuestion, units: Sequence[Unit]) -> None:
    """Refuse a service that no site gives: zeros would look like an answer."""
    offered = {service.code for unit in units for service in unit.every_service}
    for code in question.only.get(Dimension.SERVICE, ()):
        if code not in offered:
            raise UnknownChoiceError(Dimension.SERVICE, code, sorted(offered))


def open_comparing(
    database: Database, units: UnitReader, clock: Clock, audit: Audit, closed_days: Path
) -> tuple[SitesComparison, Callable[[], None]] | None:
    """Return what compares the sites, and what gives back all it holds; None: it is no centre."""
    with database.read() as run:
        if not is_founded(run):
            return None
    copies = CopiesDatabase(database.url.render_as_string(hide_password=False))
    folder, sites = closed_days / "sites", SqlSites(copies)
    known = sites.codes()
    for one in folder.glob("*"):
        # Of a site that was shut out nothing is kept.
        if one.name not in known:
            shutil.rmtree(one, ignore_errors=True)
    return SitesComparison(sites, units, clock, audit, folder), copies.close
