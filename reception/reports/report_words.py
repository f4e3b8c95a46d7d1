"""The words of reports: the title and the definition of every figure, in each language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from reception.domain.figures import Measure
from reception.domain.language import Language, Texts

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
    reports = {code: _report(entry) for code, entry in words.pop("reports").items()}
    others = {name: _texts(entry) for name, entry in words.pop("words").items()}
    notes = {name: _texts(entry) for name, entry in words.pop("notes").items()}
    ratings = {name: _texts(entry) for name, entry in words.pop("ratings").items()}
    measures = {name: _words(entry) for name, entry in words.pop("measures").items()}
    statistics = {name: _words(entry) for name, entry in words.pop("statistics").items()}
    counters = {name: _words(entry) for name, entry in words.pop("counters").items()}
    quotes = {name: _words(entry) for name, entry in words.pop("quotes").items()}
    figures = {name: _words(entry) for name, entry in words.items()}
    for measure in Measure:
        for statistic in STATISTICS:
            name = figure_of(measure, statistic)
            figures[name] = _joined(measures[measure], statistics[statistic])
    return FigureWords(
        reports=reports,
        words=others,
        figures=figures,
        measures=measures,
        statistics=statistics,
        notes=notes,
        counters=counters,
        quotes=quotes,
        ratings=ratings,
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
