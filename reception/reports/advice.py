"""One sentence that says what to do about the waits of a period, or that too little is known."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from reception.domain.figures import Figures
from reception.reports.question import Key
from reception.reports.words import ReportWords

LEAST_JUDGED = 30
"""Of fewer visits nothing is advised: another day would say something else."""
_CALM_PCT = 80.0
_MOST_UNSERVED = 0.05
_STANDS_OUT = 1 / 3
_PEAK = 1 / 4
_LEAST_AT_PEAK = 10


def advice_on(
    total: Figures,
    services: Mapping[str, Figures],
    hours: Mapping[int, int],
    words: ReportWords,
    *,
    over_before: int = 0,
) -> str:
    """Return the sentence; empty where nobody came.

    Args:
        total: the figures of all.
        services: those of each service, by its name; none where they were not told apart.
        hours: how many waited beyond the target, of those who came in each hour of the day.
        words: of the report.
        over_before: the hours before this one are over and do not come again: of a single day.
    """
    if not total.arrived:
        return ""
    if total.judged < LEAST_JUDGED:
        return words.of("advice_few").format(judged=total.judged, least=LEAST_JUDGED)
    within_pct = 100 * total.within_target / total.judged
    if within_pct >= _CALM_PCT and total.unserved <= _MOST_UNSERVED * total.arrived:
        percent = words.of("percent").format(value=int(within_pct))
        return words.of("advice_calm").format(percent=percent)
    missed = late(total)
    name, worst = max(
        ((name, late(one)) for name, one in services.items()),
        key=lambda one: one[1],
        default=("", 0),
    )
    if not services:
        said = words.of("advice_late").format(all=missed)
    elif worst >= _STANDS_OUT * missed:
        said = words.of("advice_service").format(service=name, late=worst, all=missed)
    else:
        said = words.of("advice_spread").format(all=missed)
    return f"{said}{_at_peak(hours, missed, words, over_before)}."


def late(figures: Figures) -> int:
    """Return how many were called too late, or never."""
    return figures.judged - figures.within_target


def pain(figures: Figures) -> tuple[int, timedelta]:
    """Return by what groups are worse than others: who was late, then the longest wait."""
    return late(figures), figures.wait.max or timedelta(0)


def late_by_hour(groups: Mapping[tuple[Key, ...], Figures]) -> Mapping[int, int]:
    """Return how many were late by hour; the hour is the last of each group's keys."""
    found: Counter[int] = Counter()
    for keys, figures in groups.items():
        if isinstance(keys[-1], int):
            found[keys[-1]] += late(figures)
    return found


def _at_peak(hours: Mapping[int, int], missed: int, words: ReportWords, over_before: int) -> str:
    hour = max(hours, key=lambda one: hours[one], default=None)
    if hour is None or hours[hour] < max(_LEAST_AT_PEAK, _PEAK * missed):
        return ""
    said = words.of("advice_hour_over" if hour < over_before else "advice_hour")
    return said.format(first=hour, last=hour + 1, late=hours[hour])
