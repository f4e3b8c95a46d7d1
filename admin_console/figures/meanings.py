"""What the figures of a page mean, printed below them in the language of the reader."""

from collections.abc import Iterator, Sequence

from admin_console.figures.subject import AT_COUNTERS, Subject
from admin_console.figures.tables import COUNTERS, OUTCOMES, QUOTES, SERVICES, WAITS
from reception.domain.language import text_in
from reception.domain.metrics import Measure
from reception.report_wording import STATISTICS, Words, figure_of, wording
from ui_kit.translations import current_language

_SPREADS = {
    figure_of(measure, statistic): (measure.value, statistic)
    for measure in Measure
    for statistic in STATISTICS
}


def meanings(subject: Subject, names: Sequence[str]) -> list[tuple[str, str]]:
    """Return each word with its meaning, once: of a duration what it is, and each statistic."""
    return meanings_of([*names, *_of_tables(subject)])


def meanings_of(names: Sequence[str]) -> list[tuple[str, str]]:
    """Return likewise what these figures mean."""
    return list(dict.fromkeys(_sentences(names)))


def _sentences(shown: Sequence[str]) -> Iterator[tuple[str, str]]:
    spoken, words = current_language(), wording()
    for name in dict.fromkeys(shown):
        spread = _SPREADS.get(name)
        if spread:
            measure = words.measures[spread[0]]
            yield _told(measure)
    for name in dict.fromkeys(shown):
        spread = _SPREADS.get(name)
        if spread:
            statistic = words.statistics[spread[1]]
            yield _told(statistic)
    for name in dict.fromkeys(shown):
        if name not in _SPREADS:
            yield _told(wording().of(name))
    for note in words.notes.values():
        yield "", text_in(note, spoken)


def _told(words: Words) -> tuple[str, str]:
    """Return a word and what it means; a meaning that begins with the word does not repeat it."""
    spoken = current_language()
    title = text_in(words.titles, spoken).replace("\n", " ")
    meaning = text_in(words.definitions, spoken)
    before, colon, after = meaning.partition(":")
    if colon and before.strip().casefold() == title.casefold():
        meaning = after.strip()
    return f"{title[:1].upper()}{title[1:]}", f"{meaning[:1].upper()}{meaning[1:]}"


def _of_tables(subject: Subject) -> Sequence[str]:
    if subject in AT_COUNTERS:
        return (*COUNTERS, *SERVICES)
    if subject is Subject.PROMISES:
        return QUOTES
    if subject is Subject.SERVICES:
        return (*WAITS, *SERVICES, *OUTCOMES)
    return (*WAITS, *OUTCOMES) if subject is Subject.WAITS else WAITS
