"""The sections of a report: each asks one question and tells its answer as a table and a plot."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from reception.dimensions import Dimension, Key
from reception.domain.language import Language
from reception.domain.metrics import LEAST_FOR_P90, CounterFigures, Figures, QuoteFigures
from reception.domain.unit import Person, Unit
from reception.report_files.document import Column, Kind, Plot, PlotKind, Section, Value
from reception.report_files.figures import figure_columns, figure_kind, figure_title, figure_value
from reception.report_files.names import dimension_name, key_namer
from reception.report_files.progress import Progress
from reception.report_files.words import calendar_words, file_words, flat
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
TREND = ("arrived", "wait_median_s", "wait_p90_s", "service_level_pct")

_BUCKET = timedelta(minutes=3)
_BUCKETS = 40
_OF_TIME = {Dimension.HOUR, Dimension.WEEKDAY, Dimension.DAY, Dimension.WEEK, Dimension.MONTH}
# So many bars can be told apart.
_MOST_BARS = 24
_DAYS_A_WEEK = 7
_DAYS_A_TREND = 62
"""A longer trend goes by the week."""

type _Figures = Figures | CounterFigures | QuoteFigures
type _Groups = Sequence[tuple[tuple[Key, ...], _Figures]]


class Sections:
    """Asks what a report needs, in one language, for one person."""

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
        self._before: WaitsReport | None = None
        self._answers: dict[tuple[Dimension, ...], WaitsReport] = {}

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

    def trend(self) -> Section | None:
        """Return how the wait went on from day to day; None for a single one."""
        return self._trend("trend", ("wait_median_s", "wait_p90_s"))

    def arrivals_trend(self) -> Section | None:
        """Return how many came from day to day; None for a single one."""
        return self._trend("arrivals_trend", ("arrived",))

    def heat_of_waits(self) -> Section | None:
        """Return the median wait of every hour of every weekday."""
        return self._heat("heat_waits", "wait_median_s", Kind.DURATION)

    def heat_of_arrivals(self) -> Section | None:
        """Return how many came in every hour of every weekday."""
        return self._heat("heat_arrivals", "arrived", Kind.COUNT)

    def distribution(self) -> Section | None:
        """Return how many waits of each length there were; None for a handful."""
        report = self._reports.distribution(
            replace(self.question, by=()),
            bucket=_BUCKET,
            buckets=_BUCKETS,
            asking=self._asking,
            watch=self._progress.of_next(),
        )
        found, words = report.total, self._words
        if found.n < LEAST_FOR_P90:
            return None
        counts = list(found.counts)
        while not found.over and counts and not counts[-1]:
            counts.pop()
        rows: list[tuple[Value, ...]] = [
            (number * _BUCKET, (number + 1) * _BUCKET, count, 100 * count / found.n)
            for number, count in enumerate(counts)
        ]
        if found.over:
            rows.append((len(counts) * _BUCKET, None, found.over, 100 * found.over / found.n))
        wait = self.total().total.wait
        known = [("wait_median_s", wait.median), ("wait_p90_s", wait.p90)]
        return Section(
            title=words["distribution"],
            columns=(
                Column(title=words["wait_from"], kind=Kind.DURATION),
                Column(title=words["wait_to"], kind=Kind.DURATION),
                Column(title=words["people_count"], kind=Kind.COUNT),
                Column(title=words["share"], kind=Kind.PERCENT),
            ),
            rows=rows,
            plot=Plot(
                kind=PlotKind.DISTRIBUTION,
                columns=(2,),
                title=words["people_count"],
                landmarks=[
                    (self._title(name), value) for name, value in known if value is not None
                ],
                says_all=True,
            ),
        )

    def _trend(self, title: str, drawn: tuple[str, ...]) -> Section | None:
        total = self.total()
        days = (total.last - total.first).days + 1
        by, step = (Dimension.DAY, 1) if days <= _DAYS_A_TREND else (Dimension.WEEK, _DAYS_A_WEEK)
        report = self._waits_by((by,))
        if len(report.rows) < 2:  # noqa: PLR2004 - one point is no trend
            return None
        self.shown += TREND
        spoken, earlier = self._language, self._earlier(by)
        columns = [
            Column(title=dimension_name(by, spoken), kind=Kind.DAY),
            *figure_columns(TREND, spoken),
        ]
        told = self._words["period_before"]
        if earlier:
            named = f"{figure_title(drawn[0], spoken)}\n({told})"
            columns.append(Column(title=named, kind=figure_kind(drawn[0])))
        rows: list[tuple[Value, ...]] = []
        for row in report.rows:
            day = row.keys[0]
            if not isinstance(day, date):
                continue
            past = earlier.get((day - _start(total.first, by)).days // step)
            rows.append(
                (
                    day,
                    *(figure_value(row.figures, name) for name in TREND),
                    *((figure_value(past, drawn[0]) if past else None,) if earlier else ()),
                )
            )
        return Section(
            title=self._words[title if by is Dimension.DAY else f"{title}_weeks"],
            columns=columns,
            rows=rows,
            plot=Plot(
                kind=PlotKind.LINES,
                columns=tuple(1 + TREND.index(name) for name in drawn),
                title=self._title(drawn[0]),
                before=1 + len(TREND) if earlier else None,
                says_all=True,
            ),
        )

    def _earlier(self, by: Dimension) -> dict[int, Figures]:
        """Return the period before: its first day or week is number 0."""
        if self._before is None:
            total = self.total()
            now = replace(self.question, first=total.first, last=total.last, by=(by,))
            self._before = self._reports.waits(
                self._reports.before(now), asking=self._asking, watch=self._progress.of_next()
            )
        step = 1 if by is Dimension.DAY else _DAYS_A_WEEK
        start = _start(self._before.first, by)
        return {
            (row.keys[0] - start).days // step: row.figures
            for row in self._before.rows
            if isinstance(row.keys[0], date)
        }

    def _heat(self, title: str, name: str, kind: Kind) -> Section | None:
        report = self._waits_by((Dimension.WEEKDAY, Dimension.HOUR))
        cells = {row.keys: figure_value(row.figures, name) for row in report.rows}
        hours = sorted({hour for _, hour in cells if isinstance(hour, int)})
        weekdays = sorted({day for day, _ in cells if isinstance(day, int)})
        if len(cells) < 2:  # noqa: PLR2004 - one cell is no map
            return None
        self.shown.append(name)
        spoken = self._language
        return Section(
            title=self._words[title],
            columns=(
                Column(title=dimension_name(Dimension.WEEKDAY, spoken)),
                *(
                    Column(title=f"{hour:02d}:00", kind=kind)
                    for hour in range(hours[0], hours[-1] + 1)
                ),
            ),
            rows=[
                (
                    calendar_words(spoken)[1][day - 1],
                    *(cells.get((day, hour)) for hour in range(hours[0], hours[-1] + 1)),
                )
                for day in weekdays
            ],
            plot=Plot(
                kind=PlotKind.HEAT,
                columns=tuple(range(1, hours[-1] - hours[0] + 2)),
                title=self._title(name),
                says_all=True,
            ),
        )

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

    def _title(self, name: str) -> str:
        return flat(figure_title(name, self._language), self._language)


def _start(first: date, by: Dimension) -> date:
    """Return the day with which a trend begins."""
    return first if by is Dimension.DAY else first - timedelta(days=first.weekday())
