"""The words of report files, and how values are written on paper; Western digits everywhere."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

from assets import asset_path
from reception.domain.language import Language
from reception.report_files.document import Document, Kind, Value
from reception.wait_range import WaitRange

NOTHING = "\u2013"
_NO_BREAK_SPACE = "\u00a0"
_SECOND = timedelta(seconds=1)
_MINUTE_S = 60
_HOUR_S = 3600


@lru_cache
def file_words(language: Language) -> Mapping[str, str]:
    """Return the words of files in a language; French for one that has none."""
    file = resources.files("reception.report_files").joinpath("file_words.toml")
    tables: Mapping[str, Mapping[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return tables.get(language) or tables[Language.FRENCH]


def day_words(day: date, language: Language, *, weekday: bool = False) -> str:
    """Return a date with the month in words, as Morocco names it."""
    months, weekdays = calendar_words(language)
    number = "1er" if day.day == 1 and language is Language.FRENCH else str(day.day)
    text = f"{number} {months[day.month - 1]} {day.year}"
    return unbroken(f"{weekdays[day.weekday()]} {text}" if weekday else text)


def span_words(first: date, last: date, language: Language) -> str:
    """Return the days of a period: one date, or from the first to the last."""
    if first == last:
        return day_words(first, language, weekday=True)
    return file_words(language)["span"].format(
        first=day_words(first, language), last=day_words(last, language)
    )


@lru_cache
def calendar_words(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of months and weekdays, which are those of the paper ticket."""
    with asset_path("translations", "ticket.toml").open("rb") as file:
        words = tomllib.load(file)[language]
    return tuple(words["months"]), tuple(words["weekdays"])


def value_words(value: Value, kind: Kind, language: Language) -> str:
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
        case _ if kind is Kind.PERCENT:
            number = _decimal(f"{value:.1f}", language)
            return unbroken(file_words(language)["percent"].format(value=number))
        case int():
            return _decimal(str(value), language)
        case _:
            return _decimal(f"{value:.1f}", language)


def duration_words(duration: timedelta, language: Language) -> str:
    """Return a duration to the second, or to the minute from an hour on."""
    words = file_words(language)
    seconds = round(duration / _SECOND)
    if seconds < _MINUTE_S:
        return unbroken(words["seconds"].format(s=seconds))
    if seconds < _HOUR_S:
        minutes, rest_s = divmod(seconds, _MINUTE_S)
        return unbroken(words["minutes"].format(m=minutes, s=f"{rest_s:02d}"))
    hours, minutes = divmod(seconds // _MINUTE_S, _MINUTE_S)
    return unbroken(words["hours"].format(h=hours, m=f"{minutes:02d}"))


def round_duration_words(duration: timedelta, language: Language) -> str:
    """Return a duration, without its seconds where it has none, as at an axis."""
    minutes, rest_s = divmod(round(duration / _SECOND), _MINUTE_S)
    if rest_s or minutes >= _HOUR_S // _MINUTE_S:
        return duration_words(duration, language)
    return unbroken(file_words(language)["whole_minutes"].format(m=minutes))


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
    return words["compared_until"].format(span=span, time=f"{until:%H:%M}")


def unbroken(text: str) -> str:
    """Return a text that goes to the next line whole."""
    return text.replace(" ", _NO_BREAK_SPACE)


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
