"""What the figures of a page mean, printed below them in the language of the reader."""

from collections.abc import Iterator, Sequence

from admin_console.figures.subject import AT_COUNTERS, Subject
from admin_console.figures.tables import COUNTERS, OUTCOMES, QUOTES, SERVICES, WAITS
from reception.domain.language import text_in
from reception.domain.metrics import Measure
from reception.report_wording import STATISTICS, figure_of, wording
from ui_kit.translations import current_language

_SPREADS = {
    figure_of(measure, statistic): (measure.value, statistic)
    for measure in Measure
    for statistic in STATISTICS
}


def meanings(subject: Subject, names: Sequence[str]) -> list[tuple[str, str]]:
    """Return each word with its meaning, once: of a duration what it is, and each statistic."""
    return list(dict.fromkeys(_sentences(subject, names)))


def _sentences(subject: Subject, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    spoken, words = current_language(), wording()
    shown = [*names, *_of_tables(subject)]
    for name in dict.fromkeys(shown):
        spread = _SPREADS.get(name)
        if spread:
            measure = words.measures[spread[0]]
            yield text_in(measure.titles, spoken), text_in(measure.definitions, spoken)
    for name in dict.fromkeys(shown):
        spread = _SPREADS.get(name)
        if spread:
            statistic = words.statistics[spread[1]]
            yield text_in(statistic.titles, spoken), text_in(statistic.definitions, spoken)
    for name in dict.fromkeys(shown):
        one = words.figures.get(name)
        if one and name not in _SPREADS:
            yield text_in(one.titles, spoken).replace("\n", " "), text_in(one.definitions, spoken)
    for note in words.notes.values():
        yield "", text_in(note, spoken)


def _of_tables(subject: Subject) -> Sequence[str]:
    if subject in AT_COUNTERS:
        return (*COUNTERS, *SERVICES)
    if subject is Subject.PROMISES:
        return QUOTES
    if subject is Subject.SERVICES:
        return (*WAITS, *SERVICES, *OUTCOMES)
    return (*WAITS, *OUTCOMES) if subject is Subject.WAITS else WAITS
