"""Answers as plots."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from admin_console.figures.found import Found, Part, Report
from admin_console.figures.groups import Group, groups_of, leads_of
from admin_console.figures.measures import measure
from admin_console.figures.names import dimension_words, namer, short_name
from admin_console.figures.writing import Value, count_words, title, values_of, written
from admin_console.words import translate
from reception.dimensions import Dimension, Key, rank_in
from reception.reports.waits import WaitsReport
from ui_kit.plots.content import (
    Bar,
    BarsContent,
    Bin,
    DistributionContent,
    HeatContent,
    Kind,
    Landmark,
    Line,
    Measure,
    Place,
    Stroke,
    TrendContent,
)
from ui_kit.wording import weekday_text

MOST_BARS = 30
_MOST_CELLS = 31
OF_TIME = frozenset(
    {
        *(Dimension.HOUR, Dimension.WEEKDAY, Dimension.DAY, Dimension.WEEK, Dimension.MONTH),
        Dimension.YEAR,
    }
)
_DAY = timedelta(days=1)


def before_words() -> str:
    """Return what the period before is called in a legend."""
    return translate("Console", "Period before")


def bars(
    found: Found,
    report: Report,
    past: Report | None,
    name: str,
    *,
    upper: str = "",
) -> BarsContent | None:
    """Return a bar for each group; None where there are none, or too many to be told apart."""
    groups = groups_of(found, report, past)
    if not groups or len(groups) > MOST_BARS or len(report.by) != 1:
        return None
    return BarsContent(
        title=title(name),
        measure=measure(name),
        group=dimension_words(report.by[0]),
        bars=[_bar(one, name, upper) for one in groups],
        upper_name=title(upper) if upper else "",
        before_name=before_words(),
    )


def _bar(group: Group, name: str, upper: str) -> Bar:
    return Bar(
        place=Place(name=group.name, short=group.short, key=group.leads),
        value=group.values[name],
        upper=group.values[upper] if upper else None,
        before=group.past.get(name),
    )


def trend(
    found: Found, part: Part, main: str, second: str = "", target: float | None = None
) -> TrendContent | None:
    """Return how figures went on in the period; None for fewer than two places."""
    report, past = found.now[part], found.past.get(part)
    by = found.trend_by
    places = _places(found, report, past, by)
    if len(places) < 2:  # noqa: PLR2004 - one point is no trend
        return None
    now = _by_key(report)
    name = namer(by, found.unit)
    lines = [Line(name=title(main), values=[now.get(key, {}).get(main) for key, _ in places])]
    if second:
        values = [now.get(key, {}).get(second) for key, _ in places]
        lines.append(Line(name=title(second), values=values, stroke=Stroke.SECOND))
    if past is not None:
        earlier = _by_key(past)
        lines.append(
            Line(
                name=before_words(),
                values=[earlier.get(key, {}).get(main) for _, key in places],
                stroke=Stroke.BEFORE,
                places=[name(key) if key is not None else "" for _, key in places]
                if by is not Dimension.HOUR
                else (),
            )
        )
    return TrendContent(
        title=title(main),
        measure=measure(main),
        places=[
            Place(name=name(key), short=short_name(by, key), key=leads_of((by,), (key,)))
            for key, _ in places
        ],
        lines=lines,
        target=target,
        target_name=translate("Console", "Target"),
    )


def _by_key(report: Report) -> Mapping[Key, dict[str, Value]]:
    return {row.keys[0]: values_of(row.figures) for row in report.rows}


def _places(
    found: Found, report: Report, past: Report | None, by: Dimension
) -> Sequence[tuple[Key, Key]]:
    """Return the places of a trend, each with the one of the period before beside it."""
    now = {row.keys[0] for row in report.rows}
    then = {row.keys[0] for row in past.rows} if past else set()
    if by is Dimension.HOUR:
        hours = [one for one in now | then if isinstance(one, int)]
        return [(one, one) for one in range(min(hours), max(hours) + 1)] if hours else []
    places = _calendar(by, found.first, found.last)
    earlier: Sequence[Key] = _calendar(by, *found.before) if found.before else []
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


def spread(found: Found) -> DistributionContent | None:
    """Return how the waits are spread; None when nobody was called."""
    report = found.spread
    if report is None or not report.total.n:
        return None
    width = report.bucket.total_seconds()
    counts = list(report.total.counts)
    while not report.total.over and len(counts) > 1 and not counts[-1]:
        counts.pop()
    bins = [
        Bin(low=at * width, high=(at + 1) * width, count=count) for at, count in enumerate(counts)
    ]
    if report.total.over:
        bins.append(Bin(low=len(counts) * width, high=None, count=report.total.over))
    wait = found.waits().total.wait
    known = [("wait_median_s", wait.median), ("wait_p90_s", wait.p90)]
    marks = [
        Landmark(name=title(name), value=value.total_seconds())
        for name, value in known
        if value is not None
    ]
    target = the_target(found)
    if target:
        name = translate("Console", "Target")
        marks.append(Landmark(name=name, value=target.total_seconds(), is_target=True))
    people = Measure(
        title=translate("Console", "People called"), kind=Kind.COUNT, write=count_words
    )
    return DistributionContent(
        title=translate("Console", "How the waits are spread"),
        measure=measure("wait_median_s"),
        count=people,
        bins=bins,
        landmarks=marks,
    )


def the_target(found: Found) -> timedelta | None:
    """Return the target that all services in question share; None when they differ."""
    chosen = [key for dimension, key in found.inquiry.only if dimension is Dimension.SERVICE]
    targets = {one.target_wait for one in found.unit.services if not chosen or one.code in chosen}
    return targets.pop() if len(targets) == 1 else None


def heat(found: Found, name: str, report: WaitsReport) -> HeatContent | None:
    """Return a figure of every hour of every weekday; None when nobody came."""
    cells = {row.keys: values_of(row.figures) for row in report.rows}
    hours = [hour for _, hour in cells if isinstance(hour, int)]
    if not hours:
        return None
    weekdays = {day for day, _ in cells if isinstance(day, int)}
    # The working week is always whole; Saturday and Sunday stand where somebody came.
    shown = [day for day in range(1, 8) if day <= 5 or day in weekdays]  # noqa: PLR2004 - Friday
    columns = list(range(min(hours), max(hours) + 1))
    by = (Dimension.WEEKDAY, Dimension.HOUR)
    name_of_hour = namer(Dimension.HOUR, found.unit)
    return HeatContent(
        title=title(name),
        measure=measure(name, in_cells=True),
        rows=[Place(name=weekday_text(day), key=(by[0], day)) for day in shown],
        columns=[
            Place(name=name_of_hour(hour), short=f"{hour:02d}:00", key=(by[1], hour))
            for hour in columns
        ],
        values=[[cells.get((day, hour), {}).get(name) for hour in columns] for day in shown],
        notes=[[_count_note(cells.get((day, hour))) for hour in columns] for day in shown],
    )


def cross(found: Found, report: Report, name: str) -> HeatContent | None:
    """Return a figure of two dimensions together; None where they do not fit on a page."""
    if len(report.by) != 2:  # noqa: PLR2004 - rows and columns
        return None
    first, second = report.by
    downward = list(dict.fromkeys(row.keys[0] for row in report.rows))
    across = _ordered(second, [row.keys[1] for row in report.rows], found)
    if not downward or len(downward) > MOST_BARS or len(across) > _MOST_CELLS:
        return None
    cells = {row.keys: values_of(row.figures) for row in report.rows}
    names, others = namer(first, found.unit), namer(second, found.unit)
    return HeatContent(
        title=title(name),
        measure=measure(name, in_cells=True),
        rows=[Place(name=names(key), key=(first, key)) for key in downward],
        columns=[
            Place(name=others(key), short=short_name(second, key), key=(second, key))
            for key in across
        ],
        values=[[cells.get((one, other), {}).get(name) for other in across] for one in downward],
        notes=[[_count_note(cells.get((one, other))) for other in across] for one in downward],
    )


def _ordered(dimension: Dimension, keys: Sequence[Key], found: Found) -> list[Key]:
    """Return the keys of the second dimension as a report of it alone would have them."""
    rank = rank_in((dimension,), found.unit)
    return sorted(dict.fromkeys(keys), key=lambda key: rank((key,)))


def _count_note(values: Mapping[str, Value] | None) -> str:
    if not values or "arrived" not in values:
        return ""
    said = translate("Console", "%1: %2").replace("%1", title("arrived"))
    return said.replace("%2", written("arrived", values["arrived"]))
