"""How a report is worded: its figures, its groups, its values; Western digits everywhere."""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any

from assets import ticket_words
from reception.domain.expected_wait import WaitRange
from reception.domain.figures import Measure
from reception.domain.language import Language, Texts, date_words, text_in, unbroken
from reception.domain.ticket import EventKind
from reception.domain.unit import FORGOTTEN, Unit
from reception.reports.document import Definition, Document, ReportColumn, ReportValue, ValueKind
from reception.reports.question import Dimension, Key

STATISTICS = ("n", "mean", "median", "p90", "max")
_LANGUAGES = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)
NOTHING = "\u2013"
_LEFT_TO_RIGHT_MARK = "\u200e"
_SECOND = timedelta(seconds=1)
_MINUTE_S = 60
_HOUR_S = 3600
_SECONDS_TELL_S = 5 * _MINUTE_S
_MIDNIGHT = 24

type Name = Callable[[Key], str]


def figure_of(measure: str, statistic: str) -> str:
    """Return the name of a duration's figure, such as ``wait_median_s``; ``_s`` is seconds."""
    return f"{measure}_{statistic}" if statistic == "n" else f"{measure}_{statistic}_s"


SPREADS = {
    figure_of(measure, statistic): (measure, statistic)
    for measure in Measure
    for statistic in STATISTICS
}
"""The measure and the statistic of each figure of durations."""


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
    searches: Mapping[str, Texts]
    """What the counts of searches that found nothing mean."""

    def of(self, name: str) -> FigureTexts:
        """Return the words of a figure, whichever report it stands in."""
        return self.figures.get(name) or self.quotes.get(name) or self.counters[name]


def _report(entry: Mapping[str, Any]) -> ReportTexts:
    title, question = entry["title"], entry.get("question")
    return ReportTexts(
        title=_texts(title),
        page=_texts(entry.get("page", title)),
        question=_texts(question) if question else None,
    )


def _texts(entry: Mapping[str, Any]) -> Texts:
    return {language: entry[language] for language in _LANGUAGES}


def figure_texts(entry: Mapping[str, Any]) -> FigureTexts:
    """Return what a table of words says of a figure or a column."""
    return FigureTexts(titles=_texts(entry["title"]), definitions=_texts(entry))


@lru_cache
def wording() -> FigureWords:
    """Return the words of the reports, read once."""
    file = resources.files("reception.reports").joinpath("report_words.toml")
    words = tomllib.loads(file.read_text(encoding="utf-8"))

    def texts(part: str) -> Mapping[str, Texts]:
        return {name: _texts(entry) for name, entry in words.pop(part).items()}

    def worded(part: str) -> Mapping[str, FigureTexts]:
        return {name: figure_texts(entry) for name, entry in words.pop(part).items()}

    measures, statistics = worded("measures"), worded("statistics")
    spreads = {
        name: _joined(measures[measure], statistics[statistic])
        for name, (measure, statistic) in SPREADS.items()
    }
    for name, titles in texts("own_titles").items():
        spreads[name] = replace(spreads[name], titles=titles)
    return FigureWords(
        reports={code: _report(entry) for code, entry in words.pop("reports").items()},
        words=texts("words"),
        measures=measures,
        statistics=statistics,
        notes=texts("notes"),
        counters=worded("counters"),
        quotes=worded("quotes"),
        ratings=texts("ratings"),
        searches=texts("searches"),
        # What is left are figures of their own.
        figures={name: figure_texts(entry) for name, entry in words.items()} | spreads,
    )


def _joined(measure: FigureTexts, statistic: FigureTexts) -> FigureTexts:
    return FigureTexts(
        titles={one: f"{measure.titles[one]}\n{statistic.titles[one]}" for one in _LANGUAGES},
        definitions={
            one: f"{measure.definitions[one]} {statistic.definitions[one]}" for one in _LANGUAGES
        },
    )


def figure_kind(name: str) -> ValueKind:
    """Return what a figure is, which its name says."""
    if name.endswith("_pct"):
        return ValueKind.PERCENT
    if name.endswith("_s"):
        return ValueKind.DURATION
    return ValueKind.NUMBER if name.endswith("_hour") else ValueKind.COUNT


@lru_cache
def file_words(language: Language) -> Mapping[str, str]:
    """Return the words of reports that are no figure's; French for a language that has none."""
    return {name: text_in(texts, language) for name, texts in wording().words.items()}


def day_words(day: date, language: Language, *, weekday: bool = False) -> str:
    """Return a date that goes to the next line whole."""
    return unbroken(date_words(day, language, ticket_words()[language], weekday=weekday))


def span_words(first: date, last: date, language: Language) -> str:
    """Return the days of a period: one date, or from the first to the last."""
    if first == last:
        return day_words(first, language, weekday=True)
    return file_words(language)["span"].format(
        first=day_words(first, language), last=day_words(last, language)
    )


def value_words(value: ReportValue, kind: ValueKind, language: Language) -> str:
    """Return a value as a page shows it; a dash for none."""
    if value is None:
        return NOTHING
    match value:
        case timedelta():
            return duration_words(value, language)
        case date():
            return day_words(value, language, weekday=True)
        case str():
            return value
        case _ if kind is ValueKind.PERCENT:
            number = _decimal(f"{value:.1f}", language)
            return unbroken(file_words(language)["percent"].format(value=number))
        case int():
            return _decimal(str(value), language)
        case _:
            return _decimal(f"{value:.1f}", language)


def duration_words(duration: timedelta, language: Language) -> str:
    """Return a duration to the minute; below five minutes, where they still tell, with seconds."""
    words = file_words(language)
    seconds = round(duration / _SECOND)
    if seconds < _MINUTE_S:
        return unbroken(words["seconds"].format(s=seconds))
    if seconds < _SECONDS_TELL_S:
        minutes, rest_s = divmod(seconds, _MINUTE_S)
        return unbroken(words["minutes"].format(m=minutes, s=f"{rest_s:02d}"))
    hours, minutes = divmod((seconds + _MINUTE_S // 2) // _MINUTE_S, _MINUTE_S)
    if not hours:
        return unbroken(words["whole_minutes"].format(m=minutes))
    return unbroken(words["hours"].format(h=hours, m=f"{minutes:02d}"))


def round_duration_words(duration: timedelta, language: Language) -> str:
    """Return a duration, without its seconds where it has none, as at an axis."""
    minutes, rest_s = divmod(round(duration / _SECOND), _MINUTE_S)
    if rest_s or minutes >= _HOUR_S // _MINUTE_S:
        return duration_words(duration, language)
    return unbroken(file_words(language)["whole_minutes"].format(m=minutes))


def hour_words(at: datetime | time, language: Language) -> str:
    """Return a time of day within a sentence, in the zone that it is in."""
    french = language is Language.FRENCH
    return unbroken(f"{at.hour} h {at.minute:02d}") if french else f"{at:%H:%M}"


def axis_words(value: float, kind: ValueKind, language: Language) -> str:
    """Return a round value as it stands at an axis; a duration is in seconds."""
    match kind:
        case ValueKind.DURATION if not value:
            return "0"
        case ValueKind.DURATION:
            return round_duration_words(timedelta(seconds=round(value)), language)
        case ValueKind.PERCENT:
            return unbroken(file_words(language)["percent"].format(value=round(value)))
        case _:
            return value_words(round(value) if value == round(value) else value, kind, language)


def wait_range_words(waited: WaitRange, language: Language) -> str:
    """Return a range of waits."""
    words, low = file_words(language), round_duration_words(waited.low, language)
    if waited.high is None:
        return words["wait_at_least"].format(low=low)
    return words["wait_between"].format(low=low, high=round_duration_words(waited.high, language))


def compared_words(document: Document) -> str:
    """Return with which days a report is compared, and until when on the last; empty: none."""
    if document.compared is None:
        return ""
    span, until = span_words(*document.compared, document.language), document.compared_until
    if until is None:
        return span
    words = file_words(document.language)
    return words["compared_until"].format(span=span, time=hour_words(until, document.language))


def _decimal(number: str, language: Language) -> str:
    """Return a number as the language writes it, its thousands told apart."""
    words = file_words(language)
    whole, _, part = number.partition(".")
    grouped = f"{int(whole):,}".replace(",", words["thousands"])
    return unbroken(f"{grouped}{words['decimal']}{part}" if part else grouped)


def flat(title: str, language: Language) -> str:
    """Return a title of two lines as one."""
    comma = "\u060c " if language is Language.ARABIC else ", "
    return title.replace("\n(", " (").replace("\n", comma)


def number_of(value: ReportValue) -> float:
    """Return a value as a number that others may be compared with; durations in seconds."""
    match value:
        case timedelta():
            return value.total_seconds()
        case int() | float():
            return value
        case _:
            return 0.0


def definitions(names: Iterable[str], language: Language) -> list[Definition]:
    """Return what figures mean, each word once: of a duration its measure and its statistic."""
    words = wording()
    own: dict[str, Definition] = {}
    measures: dict[str, Definition] = {}
    statistics: dict[str, Definition] = {}
    for name in names:
        if name in SPREADS:
            measure, statistic = SPREADS[name]
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


def figure_notes(language: Language) -> list[str]:
    """Return what holds for every figure."""
    return [text_in(one, language) for one in wording().notes.values()]


def _split(sentence: str) -> Definition:
    """Return a definition that begins with its term and a colon."""
    term, _, text = sentence.partition(":")
    text = text.strip()
    return Definition(term=term.strip(), text=text[:1].upper() + text[1:])


def hour_name(hour: int) -> str:
    """Return an hour of the day, which keeps its order in every language."""
    return f"{_LEFT_TO_RIGHT_MARK}{hour:02d}:00\u2013{(hour + 1) % _MIDNIGHT:02d}:00"


def short_name(dimension: Dimension, key: Key) -> str:
    """Return the name of a place in time as it stands at an axis; empty: as in full."""
    match key:
        case date() if dimension is Dimension.MONTH:
            return f"{key:%m/%Y}"
        case date():
            return f"{key:%d/%m}"
        case int() if dimension is Dimension.HOUR:
            return f"{key:02d}:00"
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words of one report: in one language, with the names that one unit gives."""

    language: Language
    unit: Unit

    def of(self, word: str) -> str:
        """Return a word of reports."""
        return file_words(self.language)[word]

    def title(self, figure: str) -> str:
        """Return what a figure is called, in one line."""
        return flat(text_in(wording().of(figure).titles, self.language), self.language)

    def columns(self, figures: Sequence[str]) -> list[ReportColumn]:
        """Return the columns of a table of figures; the title of a duration has two lines."""
        titles = {one: text_in(wording().of(one).titles, self.language) for one in figures}
        return [
            ReportColumn(title=title, kind=figure_kind(one), name=one)
            for one, title in titles.items()
        ]

    def dimension(self, dimension: Dimension) -> str:
        """Return what a dimension is called."""
        return self.of(f"dimension_{dimension}")

    def dimensions(self, by: Sequence[Dimension]) -> str:
        """Return by what groups are told apart, inside a title."""
        told = " \u00d7 ".join(self.dimension(one) for one in by)
        return told if self.language is Language.ARABIC else told.lower()

    def namer(self, dimension: Dimension) -> Name:
        """Return how groups are called; a code that the unit has no more stays a code."""
        language, calendar = self.language, ticket_words()[self.language]
        known = dict(self._listed(dimension))
        nameless = self.of("no_outcome" if dimension is Dimension.OUTCOME else "not_called")
        of_calendar = {
            Dimension.DAY: lambda day: day_words(day, language, weekday=True),
            Dimension.WEEK: lambda day: self.of("week_of").format(day=day_words(day, language)),
            Dimension.MONTH: lambda day: f"{calendar['months'][day.month - 1]} {day.year}",
        }

        def name(key: Key) -> str:
            match key:
                case None:
                    return nameless
                case _ if key == FORGOTTEN:
                    return self.of("no_longer_kept")
                case date():
                    return of_calendar[dimension](key)
                case str():
                    return known.get(key, key)
                case _ if dimension is Dimension.HOUR:
                    return hour_name(key)
                case _ if dimension is Dimension.WEEKDAY:
                    return str(calendar["weekdays"][key - 1])
                case _ if dimension is Dimension.COUNTER:
                    return self.of("counter").format(number=key)
                case _:
                    return str(key)

        return name

    def _listed(self, dimension: Dimension) -> Iterable[tuple[str, str]]:
        """Return the codes of a dimension and how they are called."""
        unit, named = self.unit, wording().figures
        if dimension is Dimension.LANGUAGE:
            return [(one.value, self.of(f"language_{one.value}")) for one in Language]
        texts: Mapping[Dimension, Iterable[tuple[str, Texts]]] = {
            Dimension.SERVICE: ((one.code, one.names) for one in unit.every_service),
            Dimension.PRIORITY: ((one.code, one.names) for one in unit.every_priority),
            Dimension.CLERK: ((one.login, one.names) for one in unit.every_person),
            Dimension.OUTCOME: (
                *((code, one.titles) for code, one in named.items()),
                (EventKind.LEFT, wording().words[EventKind.LEFT]),
                *((one.code, one.names) for one in unit.outcomes),
            ),
        }
        return [(code, text_in(one, self.language)) for code, one in texts.get(dimension, ())]

    def listed(self, names: Sequence[str]) -> str:
        """Return names one after the other."""
        return ("\u060c " if self.language is Language.ARABIC else ", ").join(names)
