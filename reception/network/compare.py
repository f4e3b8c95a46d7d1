"""Sites side by side: the same definitions for all, each judged by the targets it gave itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from reception.domain.errors import Refusal
from reception.domain.figures import CounterFigures, Figures, Measure
from reception.domain.rights import Right
from reception.domain.unit import Person, Unit
from reception.network.comparison import ComparedRow, Comparison
from reception.network.copies_sql import SqlSites
from reception.reports.answers import GroupRow
from reception.reports.columns import joined
from reception.reports.count import Counting, figures, targets_of
from reception.reports.counter_answers import together
from reception.reports.dimensions import OF_CALENDAR, Dimension, Key, rank_in
from reception.reports.figures import AnyFigures
from reception.reports.groups import GroupAxis, axis, grouped
from reception.reports.measured import MeasuredLegs
from reception.reports.model import Counted, ReportStore, Sought
from reception.reports.question import ReportQuestion, UnknownChoiceError
from reception.reports.reports import Reports
from reception.system.clock import Clock
from reception.system.progress import Watch, part, tell, unwatched
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, period

TOLD_APART = (*OF_CALENDAR, Dimension.WEEKDAY, Dimension.HOUR)
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
    """Counts the legs of several sites.

    Args:
        store: reads the legs of any of them.
        folder: where the columns of their closed days may stand; None: all days are read.
    """

    def __init__(self, store: ReportStore, folder: Path | None = None) -> None:
        # Those of two thousand sites would not have room in memory.
        self._of_site = Counting(store, folder, keep=0)

    def figures(self, sought: Sequence[Sought], watch: Watch) -> Counted[Figures]:
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
        axes = [
            GroupAxis(sites, [one.unit.code for one in sought]),
            *(axis(legs, one) for one in sought[0].by),
        ]
        measured = MeasuredLegs(legs, np.concatenate(targets), sought[0].now)
        found = figures(measured, grouped(axes, len(legs)), sought[0].measures)
        tell(watch, 1)
        return found


@dataclass(frozen=True, slots=True)
class _Period:
    unit: Unit
    """The head office's: its calendar says what day it is."""
    sought: Sequence[Sought]


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
        return SitesCounting(self._sites.store, self._closed_days)

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
        watch: Watch = unwatched,
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
        found = self._sought(question, sites, asking)
        counted = self._counting.figures(found.sought, watch) if found.sought else None
        groups: Mapping[tuple[Key, ...], Figures] = counted.groups if counted else {}
        rank = rank_in(question.by, found.unit)
        rows = tuple(
            ComparedRow(unit=str(keys[0]), keys=keys[1:], figures=groups[keys])
            for keys in sorted(groups, key=lambda keys: (str(keys[0]), rank(keys[1:])))
        )
        return self._compared(question, found, rows, counted.total if counted else None)

    def counters(
        self,
        question: ReportQuestion = _ALL,
        *,
        sites: Sequence[str] = (),
        asking: Person | None = None,
        watch: Watch = unwatched,
    ) -> Comparison[CounterFigures]:
        """Return how the counters of each site were used, likewise.

        Raises:
            as ``waits``.
        """
        found = self._sought(question, sites, asking)
        rows: list[ComparedRow[CounterFigures]] = []
        totals = []
        for place, one in enumerate(found.sought):
            step = part(watch, place / len(found.sought), (place + 1) / len(found.sought))
            answer = self.of(one.unit.code).counters(question, asking=asking, watch=step)
            # Without groups a site is one row.
            groups = answer.rows if answer.by else [GroupRow(keys=(), figures=answer.total)]
            rows += [
                ComparedRow(unit=one.unit.code, keys=row.keys, figures=row.figures)
                for row in groups
            ]
            totals.append(answer.total)
        return self._compared(question, found, tuple(rows), together(totals))

    def _compared[Told: AnyFigures](
        self,
        question: ReportQuestion,
        found: _Period,
        rows: tuple[ComparedRow[Told], ...],
        total: Told | None,
    ) -> Comparison[Told]:
        return Comparison(
            head=found.unit,
            units={one.unit.code: one.unit for one in found.sought},
            first=found.sought[0].first if found.sought else None,
            last=found.sought[0].last if found.sought else None,
            as_of=self._clock.now(),
            by=question.by,
            rows=rows,
            total=total,
        )

    def _sought(
        self, question: ReportQuestion, sites: Sequence[str], asking: Person | None
    ) -> _Period:
        self._audit.demand(asking, Right.SEE_FIGURES)
        for one in question.by:
            if one not in TOLD_APART:
                raise SiteDimensionError(one)
        if Dimension.CLERK in question.only:
            raise SiteDimensionError(Dimension.CLERK)
        head, now = self._units.current()[1], self._clock.now()
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
        return _Period(head, [replace(one_for_all, unit=one) for one in units])

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
