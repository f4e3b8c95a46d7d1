"""The figures of a report as typed cells, and the words that go with them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from reception.domain.language import Language, text_in
from reception.domain.metrics import CounterFigures, Figures, Measure, QuoteFigures
from reception.report_files.document import Column, Definition, Kind, Value
from reception.report_wording import STATISTICS, figure_of, wording

_SPREADS = {
    figure_of(measure, statistic): (measure, statistic)
    for measure in Measure
    for statistic in STATISTICS
}
_OF_COUNTERS = {"open_s": "open", "break_s": "away", "serving_s": "serving"}
_OF_QUOTES = {
    "quoted": "n",
    "quote_inside": "inside",
    "quote_shorter": "shorter",
    "quote_longer": "longer",
    "quote_inside_pct": "inside_pct",
    "quote_mean_absolute_error_s": "mean_absolute_error",
    "quote_mean_width_s": "mean_width",
}


def figure_value(figures: Figures | CounterFigures | QuoteFigures, name: str) -> Value:
    """Return a figure by its published name, as what it is."""
    match figures:
        case Figures():
            if name in _SPREADS:
                measure, statistic = _SPREADS[name]
                return _value(getattr(figures.spreads[measure], statistic))
            return _value(getattr(figures, name.removesuffix("_s")))
        case CounterFigures():
            return _value(getattr(figures, _OF_COUNTERS.get(name, name)))
        case QuoteFigures():
            return _value(getattr(figures, _OF_QUOTES[name]))


def _value(found: object) -> Value:
    return found if isinstance(found, (int, float, timedelta)) else None


def figure_kind(name: str) -> Kind:
    """Return what a figure is, which its name says."""
    if name.endswith("_pct"):
        return Kind.PERCENT
    if name.endswith("_s"):
        return Kind.DURATION
    return Kind.NUMBER if name.endswith("_hour") else Kind.COUNT


def figure_title(name: str, language: Language) -> str:
    """Return what a figure is called; that of a duration has two lines."""
    return text_in(wording().of(name).titles, language)


def figure_columns(names: Sequence[str], language: Language) -> list[Column]:
    """Return the columns of a table of figures."""
    return [Column(title=figure_title(one, language), kind=figure_kind(one)) for one in names]


def definitions(names: Iterable[str], language: Language) -> list[Definition]:
    """Return what figures mean, each word once: of a duration its measure and its statistic."""
    words = wording()
    own: dict[str, Definition] = {}
    measures: dict[str, Definition] = {}
    statistics: dict[str, Definition] = {}
    for name in names:
        if name in _SPREADS:
            measure, statistic = _SPREADS[name]
            measures[measure] = _split(text_in(words.measures[measure].definitions, language))
            statistics[statistic] = _split(
                text_in(words.statistics[statistic].definitions, language)
            )
        else:
            figure = words.of(name)
            own[name] = Definition(
                term=text_in(figure.titles, language), text=text_in(figure.definitions, language)
            )
    return [*measures.values(), *statistics.values(), *own.values()]


def notes(language: Language) -> list[str]:
    """Return what holds for every figure."""
    return [text_in(one, language) for one in wording().notes.values()]


def _split(sentence: str) -> Definition:
    """Return a definition that begins with its term and a colon."""
    term, _, text = sentence.partition(":")
    text = text.strip()
    return Definition(term=term.strip(), text=text[:1].upper() + text[1:])
