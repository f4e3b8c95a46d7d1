"""The sections that reports are made of: which answers each needs, and what it makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reception.domain.expected_wait import WaitRange
from reception.domain.figures import Figures
from reception.reports.advice import pain
from reception.reports.answers import AnyFigures, figure_value
from reception.reports.build import IN_A_GRID, AnswerKind, Answers, Part
from reception.reports.document import (
    Plot,
    PlotKind,
    ReportColumn,
    ReportRow,
    ReportSection,
    ReportValue,
    ValueKind,
)
from reception.reports.question import Dimension, Key, rank_in
from reception.reports.words import ReportWords, figure_kind, short_name, value_words

OF_TIME = (
    *(Dimension.HOUR, Dimension.WEEKDAY, Dimension.DAY, Dimension.WEEK, Dimension.MONTH),
    Dimension.YEAR,
)
"""By these, groups stand in a row and are drawn upright."""

# So many bars can be told apart, and so many cells of a row.
_MOST_BARS = 30
_MOST_CELLS = 31
# Longer trends go by weeks, then by months.
_MOST_DAYS = 62
_MOST_WEEKS = 60
_DAYS_A_WEEK = 7
_FRIDAY = 5
_DAY = timedelta(days=1)
# Nobody is ranked who works here, and hours stand as they follow one another.
_RANKED = {(Dimension.SERVICE,), (Dimension.PRIORITY,)}


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupsSection(Part):
    """A row a group: figures in columns, all in all, and a plot of one of them."""

    name: str
    figures: tuple[str, ...]
    kind: AnswerKind = AnswerKind.WAITS
    drawn: tuple[str, ...] = ()
    """The figure that is drawn, and up to which the bar goes on pale."""
    where_any: tuple[str, ...] = ()
    """Figures that stand there only when the total has some."""
    counted: tuple[str, ...] = ()
    """Groups of which all of these are nothing are left out."""
    optional: bool = False
    """Whether it is left out when it has no groups."""
    without_rows: str = "nobody"
    """The word that is said when there are no groups."""
    says_all: bool = False
    """Whether paper needs no table beside the plot, and there is nothing without one."""
    bars: bool = False
    """Whether a screen draws the wait of each row as a small bar."""
    note: str = ""
    """The word that is said below it."""
    compares: bool = True
    """Whether the period before is drawn beside it."""
    worst_first: bool = False
    """Whether services and classes stand in the order of how badly they were received."""

    def made(self, answers: Answers, words: ReportWords) -> Iterator[ReportSection]:
        """Yield the table, with bars of one dimension; before it a map of two."""
        report = answers.of(self.kind, self.by or answers.question.by)
        if report is None:
            return
        names = (*self.figures, *(one for one in self.where_any if figure_value(report.total, one)))
        groups = [
            (row.keys, row.figures)
            for row in report.rows
            if not self.counted or any(figure_value(row.figures, one) for one in self.counted)
        ]
        if self.optional and not groups:
            return
        by = report.by
        if self.worst_first and by in _RANKED:
            # Equal ones stay in the order of the unit's own list.
            groups.sort(key=lambda one: _pain(one[1]), reverse=True)
        compares = self.drawn and self.compares and len(by) == 1
        past = answers.of(self.kind, by, is_before=True) if compares else None
        earlier = {row.keys: row.figures for row in past.rows} if past else {}
        title = words.of(self.title).format(dimension=words.dimensions(by))
        namers = [words.namer(one) for one in by]
        if self.drawn and len(by) == 2:  # noqa: PLR2004 - rows and columns
            yield from self._map(title, by, dict(groups), words)
        if self.says_all and len(by) != 1:
            return
        drawn = self.drawn[0] if self.drawn else ""
        plot = self._plot(names, by, groups, words) if drawn else None
        if self.says_all and plot is None:
            return
        at, bars = len(by), None
        if self.bars:
            bars = at + names.index("wait_median_s"), at + names.index("wait_p90_s")
        nothing = self.without_rows
        # Where nobody came, no service has ended either: the cause is said.
        if nothing == "no_service" and not figure_value(report.total, "arrived"):
            nothing = "nobody"
        yield ReportSection(
            name=self.name,
            title=title,
            columns=(
                *(ReportColumn(title=words.dimension(one)) for one in by),
                *words.columns(names),
            ),
            rows=[
                ReportRow(
                    cells=(
                        *(name(key) for name, key in zip(namers, keys, strict=True)),
                        *(figure_value(figures, name) for name in names),
                    ),
                    short=short_name(by[0], keys[0]),
                    before=_value(earlier.get(keys), drawn),
                    warned=_unserved_words(figures, words) if plot else "",
                    warned_part=_unserved_part(figures) if plot else 0.0,
                    leads=tuple(zip(by, keys, strict=True)),
                )
                for keys, figures in groups
            ],
            total=(
                words.of("in_all"),
                *(None for _ in by[1:]),
                *(figure_value(report.total, name) for name in names),
            ),
            plot=plot,
            bars=bars,
            note=words.of(self.note) if self.note else "",
            without_rows=words.of(nothing),
        )

    def _plot(
        self,
        names: Sequence[str],
        by: tuple[Dimension, ...],
        groups: Sequence[tuple[tuple[Key, ...], AnyFigures]],
        words: ReportWords,
    ) -> Plot | None:
        known = any(figure_value(one, self.drawn[0]) is not None for _, one in groups)
        if not known or len(by) != 1 or len(groups) > _MOST_BARS:
            return None
        return Plot(
            kind=PlotKind.COLUMNS if by[0] in OF_TIME else PlotKind.BARS,
            columns=tuple(1 + names.index(name) for name in self.drawn),
            title=words.title(self.drawn[0]),
            before_name=words.of("period_before"),
            says_all=self.says_all,
        )

    def _map(
        self,
        title: str,
        by: tuple[Dimension, ...],
        groups: Mapping[tuple[Key, ...], AnyFigures],
        words: ReportWords,
    ) -> Iterator[ReportSection]:
        """Yield a figure of two dimensions together; nothing where they do not fit on a page."""
        rank = rank_in(by[1:], words.unit)
        across = sorted({keys[1] for keys in groups}, key=lambda key: rank((key,)))
        downward = list(dict.fromkeys(keys[0] for keys in groups))
        if groups and len(downward) <= _MOST_BARS and len(across) <= _MOST_CELLS:
            grid = _Grid(by, downward, across, groups)
            yield _heat_map(f"{self.name}-cross", title, grid, self.drawn[0], words)


@dataclass(frozen=True, kw_only=True, slots=True)
class TrendSection(Part):
    """How figures went on in the period, beside the period before."""

    figures: tuple[str, ...]
    drawn: tuple[str, ...]
    kind: AnswerKind = AnswerKind.WAITS
    target_pct: float | None = None
    """What a share should keep to; a wait should keep to the target of its services."""
    name: str = "trend"

    def made(self, answers: Answers, words: ReportWords) -> Iterator[ReportSection]:
        """Yield a row for each place in time; nothing for fewer than two."""
        by = trend_by(answers.main.first, answers.main.last)
        report = answers.of(self.kind, (by,))
        if report is None:
            return
        past = answers.of(self.kind, (by,), is_before=True)
        now = {row.keys[0]: row.figures for row in report.rows}
        then = {row.keys[0]: row.figures for row in past.rows} if past else {}
        places = _places(answers, by, now, then)
        if len(places) < 2:  # noqa: PLR2004 - one point is no trend
            return
        name = words.namer(by)
        is_day = by in {Dimension.DAY, Dimension.WEEK}
        drawn = self.drawn[0]
        columns = [
            ReportColumn(
                title=words.dimension(by), kind=ValueKind.DAY if is_day else ValueKind.TEXT
            ),
            *words.columns(self.figures),
        ]
        if past:
            (column,) = words.columns((drawn,))
            told = f"{column.title}\n({words.of('period_before')})"
            columns.append(ReportColumn(title=told, kind=column.kind))
        yield ReportSection(
            name=self.name,
            title=words.of(f"{self.title}{_STEPS[by]}"),
            columns=columns,
            rows=[
                ReportRow(
                    cells=(
                        key if isinstance(key, date) and is_day else name(key),
                        *(_value(now.get(key), one) for one in self.figures),
                        *((_value(then.get(other), drawn),) if past else ()),
                    ),
                    short=short_name(by, key),
                    before_name=""
                    if other is None or by is Dimension.HOUR
                    else words.namer(by)(other),
                    leads=((by, key),),
                )
                for key, other in places
            ],
            plot=Plot(
                kind=PlotKind.LINES,
                columns=tuple(1 + self.figures.index(one) for one in self.drawn),
                title=words.title(drawn),
                before=len(columns) - 1 if past else None,
                before_name=words.of("period_before"),
                target=self._target(answers),
                target_name=words.of("target"),
                says_all=True,
            ),
        )

    def _target(self, answers: Answers) -> ReportValue:
        if self.target_pct is not None:
            return self.target_pct
        return answers.target if self.drawn[0].startswith("wait_") else None


@dataclass(frozen=True, kw_only=True, slots=True)
class HeatSection(Part):
    """A figure of every hour of every weekday."""

    figure: str

    def made(self, answers: Answers, words: ReportWords) -> Iterator[ReportSection]:
        """Yield the map; nothing for a single day or hour."""
        one_day = answers.main.first == answers.main.last
        report = None if one_day else answers.of(AnswerKind.WAITS, IN_A_GRID)
        cells = {row.keys: row.figures for row in report.rows} if report else {}
        if len(cells) < 2:  # noqa: PLR2004 - one cell is no map
            return
        hours = [hour for _, hour in cells if isinstance(hour, int)]
        # The working week is always whole; Saturday and Sunday stand where somebody came.
        came = {day for day, _ in cells}
        days = [day for day in range(1, _DAYS_A_WEEK + 1) if day <= _FRIDAY or day in came]
        grid = _Grid(IN_A_GRID, days, range(min(hours), max(hours) + 1), cells)
        yield _heat_map(f"heat-{self.figure}", words.of(self.title), grid, self.figure, words)


@dataclass(frozen=True, kw_only=True, slots=True)
class SpreadSection(Part):
    """How many waits of each length there were."""

    def made(self, answers: Answers, words: ReportWords) -> Iterator[ReportSection]:
        """Yield a row for each length; nothing when nobody was called."""
        waits, found = answers.of(AnswerKind.WAITS, answers.question.by), answers.lengths
        if waits is None or not found.n:
            return
        counts, width = list(found.counts), found.bucket
        while not found.over and len(counts) > 1 and not counts[-1]:
            counts.pop()
        bins: list[tuple[timedelta, timedelta | None, int]] = [
            (number * width, (number + 1) * width, count) for number, count in enumerate(counts)
        ]
        if found.over:
            bins.append((len(counts) * width, None, found.over))
        yield ReportSection(
            name="spread",
            title=words.of(self.title),
            columns=(
                ReportColumn(title=words.of("wait_from"), kind=ValueKind.DURATION),
                ReportColumn(title=words.of("wait_to"), kind=ValueKind.DURATION),
                ReportColumn(title=words.of("people_count"), kind=ValueKind.COUNT),
                ReportColumn(title=words.of("share"), kind=ValueKind.PERCENT),
            ),
            rows=[
                ReportRow(
                    cells=(low, high, count, 100 * count / found.n), leads=WaitRange(low, high)
                )
                for low, high, count in bins
            ],
            plot=Plot(
                kind=PlotKind.DISTRIBUTION,
                columns=(2,),
                title=words.of("people_count"),
                landmarks=[
                    (words.title(name), value)
                    for name in ("wait_median_s", "wait_p90_s")
                    if isinstance(value := figure_value(waits.total, name), timedelta)
                ],
                target=answers.target,
                target_name=words.of("target"),
                says_all=True,
            ),
        )


@dataclass(frozen=True, slots=True)
class _Grid:
    """Figures of two dimensions together, and in which order they stand."""

    by: tuple[Dimension, ...]
    downward: Sequence[Key]
    across: Sequence[Key]
    cells: Mapping[tuple[Key, ...], AnyFigures]


def _heat_map(name: str, title: str, grid: _Grid, figure: str, words: ReportWords) -> ReportSection:
    """Return a figure of two dimensions: one downward, the other from column to column."""
    by, cells = grid.by, grid.cells
    first, second = words.namer(by[0]), words.namer(by[1])
    return ReportSection(
        name=name,
        title=title,
        columns=(
            ReportColumn(title=words.dimension(by[0])),
            *(
                ReportColumn(
                    title=short_name(by[1], key) or second(key),
                    kind=figure_kind(figure),
                    name=figure,
                    full=second(key),
                    leads=((by[1], key),),
                )
                for key in grid.across
            ),
        ),
        rows=[
            ReportRow(
                cells=(
                    first(key),
                    *(_value(cells.get((key, other)), figure) for other in grid.across),
                ),
                notes=("", *(_arrived(cells.get((key, other)), words) for other in grid.across)),
                leads=((by[0], key),),
            )
            for key in grid.downward
        ],
        plot=Plot(
            kind=PlotKind.HEAT,
            columns=tuple(range(1, len(grid.across) + 1)),
            title=words.title(figure),
            says_all=True,
        ),
    )


def trend_by(first: date, last: date) -> Dimension:
    """Return in which steps a trend goes."""
    if first == last:
        return Dimension.HOUR
    days = (last - first).days + 1
    if days <= _MOST_DAYS:
        return Dimension.DAY
    return Dimension.WEEK if days <= _DAYS_A_WEEK * _MOST_WEEKS else Dimension.MONTH


_STEPS: Mapping[Dimension, str] = {
    Dimension.HOUR: "_hours",
    Dimension.DAY: "",
    Dimension.WEEK: "_weeks",
    Dimension.MONTH: "_months",
}


def _pain(figures: AnyFigures) -> tuple[int, timedelta]:
    return pain(figures) if isinstance(figures, Figures) else (0, timedelta(0))


def _unserved_part(figures: AnyFigures) -> float:
    if not isinstance(figures, Figures) or not figures.arrived:
        return 0.0
    return figures.unserved / figures.arrived


def _unserved_words(figures: AnyFigures, words: ReportWords) -> str:
    if not isinstance(figures, Figures) or not figures.unserved:
        return ""
    told = (
        value_words(one, ValueKind.COUNT, words.language)
        for one in (figures.unserved, figures.arrived)
    )
    return words.of("unserved_of").format(*told)


def _value(figures: AnyFigures | None, name: str) -> ReportValue:
    return figure_value(figures, name) if figures else None


def _arrived(figures: AnyFigures | None, words: ReportWords) -> str:
    """Return out of how many a cell was counted."""
    if not isinstance(figures, Figures):
        return ""
    value = value_words(figures.arrived, ValueKind.COUNT, words.language)
    return words.of("pair").format(title=words.title("arrived"), value=value)


def _places(
    answers: Answers, by: Dimension, now: Mapping[Key, object], then: Mapping[Key, object]
) -> Sequence[tuple[Key, Key]]:
    """Return the places of a trend, each with the one of the period before beside it."""
    if by is Dimension.HOUR:
        hours = [one for one in {*now, *then} if isinstance(one, int)]
        return [(one, one) for one in range(min(hours), max(hours) + 1)] if hours else []
    places = _calendar(by, answers.main.first, answers.main.last)
    earlier: Sequence[Key] = _calendar(by, *answers.before) if answers.before else []
    both = [(one, earlier[at] if at < len(earlier) else None) for at, one in enumerate(places)]
    # A day on which nobody ever comes is no place.
    return [(one, other) for one, other in both if one in now or other in then]


def _calendar(by: Dimension, first: date, last: date) -> list[date]:
    days = [first + number * _DAY for number in range((last - first).days + 1)]
    match by:
        case Dimension.WEEK:
            return list(dict.fromkeys(day - timedelta(days=day.weekday()) for day in days))
        case Dimension.MONTH:
            return list(dict.fromkeys(day.replace(day=1) for day in days))
        case _:
            return days
