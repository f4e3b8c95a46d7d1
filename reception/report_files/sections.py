"""The sections of a report: tables of groups, and what is drawn over time and over the week."""

from dataclasses import replace
from datetime import date, timedelta

from reception.dimensions import Dimension
from reception.domain.metrics import LEAST_FOR_P90, Figures
from reception.report_files.document import Column, Kind, Plot, PlotKind, Section, Value
from reception.report_files.figures import figure_columns, figure_kind, figure_title, figure_value
from reception.report_files.names import dimension_name
from reception.report_files.tables import Tables
from reception.report_files.words import calendar_words

TREND = ("arrived", "wait_median_s", "wait_p90_s", "service_level_pct")

_BUCKET = timedelta(minutes=3)
_BUCKETS = 40
_DAYS_A_WEEK = 7
_DAYS_A_TREND = 62
"""A longer trend goes by the week."""


class Sections(Tables):
    """Every section that a report may have."""

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
        before = self._before((by,))
        step = 1 if by is Dimension.DAY else _DAYS_A_WEEK
        start = _start(before.first, by)
        return {
            (row.keys[0] - start).days // step: row.figures
            for row in before.rows
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


def _start(first: date, by: Dimension) -> date:
    """Return the day with which a trend begins."""
    return first if by is Dimension.DAY else first - timedelta(days=first.weekday())
