"""The sections of a report that are tables: a row a group, figures in columns, and all in all."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reception.dimensions import Dimension, Key
from reception.domain.language import Language
from reception.domain.metrics import CounterFigures, Figures, QuoteFigures
from reception.domain.unit import Person, Unit
from reception.report_files.document import Column, Plot, PlotKind, Section
from reception.report_files.figures import figure_columns, figure_title, figure_value
from reception.report_files.names import dimension_name, key_namer
from reception.report_files.progress import Progress
from reception.report_files.words import file_words, flat
from reception.reports import (
    COUNTER_FIGURE_NAMES,
    QUOTE_FIGURE_NAMES,
    Question,
    Reports,
    WaitsReport,
)

WAITS = (
    "arrived",
    "called",
    "wait_mean_s",
    "wait_median_s",
    "wait_p90_s",
    "wait_max_s",
    "service_level_pct",
)
OUTCOMES = ("arrived", "served", "no_show", "cancelled", "unserved", "continued")
# Only a day that still runs has such stays.
OPEN_OUTCOMES = ("still_waiting", "being_called", "being_served", "parked")
SERVICES = ("served", "service_mean_s", "service_median_s", "service_p90_s", "service_max_s")

_OF_TIME = {Dimension.HOUR, Dimension.WEEKDAY, Dimension.DAY, Dimension.WEEK, Dimension.MONTH}
# So many bars can be told apart.
_MOST_BARS = 24

type _Figures = Figures | CounterFigures | QuoteFigures
type _Groups = Sequence[tuple[tuple[Key, ...], _Figures]]


class Tables:
    """Asks what a report needs, in one language, for one person; each answer is a table."""

    def __init__(
        self,
        reports: Reports,
        unit: Unit,
        question: Question,
        *,
        language: Language,
        asking: Person | None,
        progress: Progress,
    ) -> None:
        self.question = question
        self.shown: list[str] = []
        """The names of the figures that the sections made so far hold."""
        self._reports = reports
        self._unit = unit
        self._language = language
        self._asking = asking
        self._progress = progress
        self._words = file_words(language)
        self._answers: dict[tuple[Dimension, ...], WaitsReport] = {}
        self._earlier_answers: dict[tuple[Dimension, ...], WaitsReport] = {}

    def total(self) -> WaitsReport:
        """Return the report's own figures."""
        return self._waits_by(self.question.by)

    def waits(self, by: tuple[Dimension, ...]) -> Section:
        """Return how long each group waited."""
        report = self._waits_by(by)
        groups = [(row.keys, row.figures) for row in report.rows]
        return self._section(
            "waits_by", by, WAITS, groups, total=report.total, drawn=("wait_median_s", "wait_p90_s")
        )

    def outcomes(self, by: tuple[Dimension, ...]) -> Section:
        """Return what became of each group."""
        report = self._waits_by(by)
        still = [name for name in OPEN_OUTCOMES if figure_value(report.total, name)]
        groups = [(row.keys, row.figures) for row in report.rows]
        return self._section("outcomes_by", by, (*OUTCOMES, *still), groups, total=report.total)

    def services(self, by: tuple[Dimension, ...]) -> Section:
        """Return how long the service of each group took."""
        report = self._waits_by(by)
        # Who was never called has no part in this.
        groups = [
            (row.keys, row.figures)
            for row in report.rows
            if row.figures.served or row.figures.service.n
        ]
        drawn = ("service_median_s", "service_p90_s")
        made = self._section("services_by", by, SERVICES, groups, total=report.total, drawn=drawn)
        nothing = self._words["no_service" if report.total.arrived else "nobody"]
        return replace(made, without_rows=nothing)

    def counters(self, by: tuple[Dimension, ...]) -> Section | None:
        """Return how counters were used; None when only a part of the visits is asked for."""
        if set(self.question.only) - {Dimension.COUNTER, Dimension.CLERK}:
            return None
        report = self._reports.counters(
            replace(self.question, by=by), asking=self._asking, watch=self._progress.of_next()
        )
        groups = [(row.keys, row.figures) for row in report.rows]
        drawn = ("occupancy_pct",)
        return self._section(
            "counters_by", by, COUNTER_FIGURE_NAMES, groups, total=report.total, drawn=drawn
        )

    def quotes(self, by: tuple[Dimension, ...], *, wanted: bool = False) -> Section | None:
        """Return how announced waits held; None when none was, unless that is what is wanted."""
        report = self._reports.quotes(
            replace(self.question, by=by), asking=self._asking, watch=self._progress.of_next()
        )
        if not report.total.n and not wanted:
            return None
        groups = [(row.keys, row.figures) for row in report.rows if row.figures.n]
        drawn = ("quote_inside_pct",)
        made = self._section(
            "quotes_by", by, QUOTE_FIGURE_NAMES, groups, total=report.total, drawn=drawn
        )
        return replace(made, without_rows=self._words["not_announced"])

    def _section(
        self,
        title: str,
        by: tuple[Dimension, ...],
        names: Sequence[str],
        groups: _Groups,
        *,
        total: _Figures,
        drawn: tuple[str, ...] = (),
    ) -> Section:
        spoken = self._language
        self.shown += names
        namers: list[Callable[[Key], str]] = [key_namer(one, self._unit, spoken) for one in by]
        told = [dimension_name(one, spoken) for one in by]
        plot = None
        known = drawn and any(figure_value(one, drawn[0]) is not None for _, one in groups)
        if known and len(by) == 1 and 1 < len(groups) <= _MOST_BARS:
            plot = Plot(
                kind=PlotKind.COLUMNS if by[0] in _OF_TIME else PlotKind.BARS,
                columns=tuple(len(by) + names.index(name) for name in drawn),
                title=self._title(drawn[0]),
            )
        of_what = " × ".join(told)
        return Section(
            title=self._words[title].format(
                dimension=of_what if spoken is Language.ARABIC else of_what.lower()
            ),
            columns=(
                *(Column(title=one) for one in told),
                *figure_columns(names, spoken),
            ),
            rows=[
                (
                    *(namer(key) for namer, key in zip(namers, keys, strict=True)),
                    *(figure_value(figures, name) for name in names),
                )
                for keys, figures in groups
            ],
            total=(
                self._words["in_all"],
                *(None for _ in by[1:]),
                *(figure_value(total, name) for name in names),
            ),
            plot=plot,
        )

    def _waits_by(self, by: tuple[Dimension, ...]) -> WaitsReport:
        if by not in self._answers:
            question = replace(self.question, by=by)
            self._answers[by] = self._reports.waits(
                question, asking=self._asking, watch=self._progress.of_next()
            )
        return self._answers[by]

    def _before(self, by: tuple[Dimension, ...]) -> WaitsReport:
        """Return the answer for the period before."""
        if by not in self._earlier_answers:
            total = self.total()
            now = replace(self.question, first=total.first, last=total.last, by=by)
            self._earlier_answers[by] = self._reports.waits(
                self._reports.before(now), asking=self._asking, watch=self._progress.of_next()
            )
        return self._earlier_answers[by]

    def _title(self, name: str) -> str:
        return flat(figure_title(name, self._language), self._language)
