"""Figures by their published names: those of JSON, CSV and every table."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from reception.domain.figures import CounterFigures, Figures, Measure, QuoteFigures
from reception.domain.language import Language, Texts
from reception.reports.document import Value, ValueKind

STATISTICS = ("n", "mean", "median", "p90", "max")
_LANGUAGES = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureTexts:
    """What something is called, and what it means."""

    titles: Texts
    definitions: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportTexts:
    """What a report is called, and which question it answers."""

    title: Texts
    page: Texts
    """What its page in the console is called, which may be shorter."""
    question: Texts | None
    """None: it has no page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureWords:
    """All words of the reports."""

    reports: Mapping[str, ReportTexts]
    """By a report's code."""
    words: Mapping[str, Texts]
    """What is no figure's: titles of sections and sheets, how values are written."""

    figures: Mapping[str, FigureTexts]
    """By a figure's name; the title of a duration has two lines."""
    measures: Mapping[str, FigureTexts]
    """What each duration means, whatever the statistic."""
    statistics: Mapping[str, FigureTexts]
    """What each statistic means, whatever the duration."""
    notes: Mapping[str, Texts]
    """What holds for every figure: what is counted, in which period, how totals are made."""
    counters: Mapping[str, FigureTexts]
    """What the figures of counters are called and mean."""
    quotes: Mapping[str, FigureTexts]
    """What the figures of announced waits are called and mean."""
    ratings: Mapping[str, Texts]
    """What the figures of the visitors' ratings mean."""

    def of(self, name: str) -> FigureTexts:
        """Return the words of a figure, whichever report it stands in."""
        return self.figures.get(name) or self.quotes.get(name) or self.counters[name]


def figure_of(measure: str, statistic: str) -> str:
    """Return the name of a duration's figure, such as ``wait_median_s``; ``_s`` is seconds."""
    return f"{measure}_{statistic}" if statistic == "n" else f"{measure}_{statistic}_s"


@lru_cache
def wording() -> FigureWords:
    """Return the words of the reports, read once."""
    file = resources.files("reception.reports").joinpath("report_words.toml")
    words = tomllib.loads(file.read_text(encoding="utf-8"))

    def texts(part: str) -> Mapping[str, Texts]:
        return {name: _texts(entry) for name, entry in words.pop(part).items()}

    def worded(part: str) -> Mapping[str, FigureTexts]:
        return {name: _words(entry) for name, entry in words.pop(part).items()}

    measures, statistics = worded("measures"), worded("statistics")
    spreads = {
        figure_of(measure, statistic): _joined(measures[measure], statistics[statistic])
        for measure in Measure
        for statistic in STATISTICS
    }
    return FigureWords(
        reports={code: _report(entry) for code, entry in words.pop("reports").items()},
        words=texts("words"),
        measures=measures,
        statistics=statistics,
        notes=texts("notes"),
        counters=worded("counters"),
        quotes=worded("quotes"),
        ratings=texts("ratings"),
        # What is left are figures of their own.
        figures={name: _words(entry) for name, entry in words.items()} | spreads,
    )


def _words(entry: Mapping[str, Any]) -> FigureTexts:
    return FigureTexts(titles=_texts(entry["title"]), definitions=_texts(entry))


def _report(entry: Mapping[str, Any]) -> ReportTexts:
    title, question = entry["title"], entry.get("question")
    return ReportTexts(
        title=_texts(title),
        page=_texts(entry.get("page", title)),
        question=_texts(question) if question else None,
    )


def _texts(entry: Mapping[str, Any]) -> Texts:
    return {language: entry[language] for language in _LANGUAGES}


def _joined(measure: FigureTexts, statistic: FigureTexts) -> FigureTexts:
    return FigureTexts(
        titles={one: f"{measure.titles[one]}\n{statistic.titles[one]}" for one in _LANGUAGES},
        definitions={
            one: f"{measure.definitions[one]} {statistic.definitions[one]}" for one in _LANGUAGES
        },
    )


type AnyFigures = Figures | CounterFigures | QuoteFigures

SPREADS = {
    figure_of(measure, statistic): (measure, statistic)
    for measure in Measure
    for statistic in STATISTICS
}
_OF_WAITS = (
    *(one.name for one in fields(Figures) if one.name not in {"spreads", "open_wait_max"}),
    *("service_level_pct", "abandoned_pct", "no_show_pct", "open_wait_max_s"),
)
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

FIGURE_NAMES = (*_OF_WAITS, *SPREADS)
"""The names of all figures of waits, in the order of the report."""


def figure_names(figures: AnyFigures) -> tuple[str, ...]:
    """Return the names of figures, in the order of the report."""
    match figures:
        case Figures():
            told = (name for name, (one, _) in SPREADS.items() if one in figures.spreads)
            return (*_OF_WAITS, *told)
        case CounterFigures():
            return tuple(_OF_COUNTERS)
        case QuoteFigures():
            return tuple(_OF_QUOTES)


def holds_figure(figures: AnyFigures, name: str) -> bool:
    """Return whether a figure is one of these."""
    return name in (FIGURE_NAMES if isinstance(figures, Figures) else figure_names(figures))


def figure_value(figures: AnyFigures, name: str) -> Value:
    """Return a figure by its name, as what it is."""
    match figures:
        case Figures() if name in SPREADS:
            measure, statistic = SPREADS[name]
            found = getattr(figures.spreads[measure], statistic)
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


def _plain(value: Value) -> int | float | None:
    match value:
        case timedelta():
            return value.total_seconds()
        case float():
            return round(value, 2)
        case int():
            return value
        case _:
            return None


def figure_kind(name: str) -> ValueKind:
    """Return what a figure is, which its name says."""
    if name.endswith("_pct"):
        return ValueKind.PERCENT
    if name.endswith("_s"):
        return ValueKind.DURATION
    return ValueKind.NUMBER if name.endswith("_hour") else ValueKind.COUNT
