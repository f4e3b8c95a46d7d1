"""The words on a ticket, in the visitor's language or the nearest one that has them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from assets import asset_path
from reception.domain.language import Language, Texts, language_found
from reception.domain.wait import ExpectedWait

type Own = Mapping[str, str]

_NONE: Own = {}
# Arabic counts ten and fewer with a plural, more with a singular.
_FEW = 10


@dataclass(frozen=True, slots=True)
class PaperWords:
    """A text and the language it is really in."""

    text: str
    language: Language


@lru_cache(maxsize=1)
def _words() -> Mapping[Language, Mapping[str, object]]:
    with asset_path("translations", "ticket.toml").open("rb") as file:
        return {Language(code): table for code, table in tomllib.load(file).items()}


def _find(key: str, language: Language, own: Own = _NONE) -> tuple[object, Language]:
    """Return the entry for a reader of ``language`` and the language it was found in."""
    entries = {code: table[key] for code, table in _words().items() if key in table}
    if key in own:
        entries[Language.TAMAZIGHT] = own[key]
    found = language_found(entries, language)
    if found is None:
        raise KeyError(key)
    return entries[found], found


def word(key: str, language: Language, own: Own = _NONE, **figures: int) -> PaperWords:
    """Return the wording of ``key`` with its figures filled in.

    Args:
        key: what it is called in the file of words.
        language: the reader's.
        own: what the sheet brings along in Tamazight, as its unit shows it.
        figures: what stands in the wording.
    """
    entry, found = _find(key, language, own)
    return PaperWords(str(entry).format(**figures), found)


def wording_of(texts: Texts, language: Language) -> PaperWords | None:
    """Return the unit's own text for a reader of ``language``; None when there is none."""
    found = language_found(texts, language)
    return PaperWords(texts[found], found) if found else None


def expected_wait_words(wait: ExpectedWait, language: Language, own: Own = _NONE) -> PaperWords:
    """Return the range of a wait, such as "15–25 min"."""
    low, high = _minutes(wait.low), _minutes(wait.high)
    key = "minutes_under" if low == 0 else "minutes_range"
    _, found = _find(key, language, own)
    table = _words()[found]
    if high <= _FEW and f"{key}_few" in table:
        key = f"{key}_few"
    return word(key, found, own, low=low, high=high)


def date_words(issued_at: date, language: Language) -> PaperWords:
    """Return the day in words with Western digits, as Morocco writes it."""
    return _date(issued_at, "date", language)


def short_date_words(issued_at: date, language: Language) -> PaperWords:
    """Return the day without its weekday."""
    return _date(issued_at, "short_date", language)


def printed_words(at: datetime, language: Language) -> PaperWords:
    """Return when a sheet was printed."""
    entry, found = _find("printed_at", language)
    day = short_date_words(at, found)
    return PaperWords(str(entry).format(date=day.text, time=time_words(at)), found)


def _date(issued_at: date, key: str, language: Language) -> PaperWords:
    pattern, found = _find(key, language)
    names = _words()[found]
    weekdays, months = names["weekdays"], names["months"]
    if not (isinstance(pattern, str) and isinstance(weekdays, list) and isinstance(months, list)):
        raise TypeError(f"ticket.toml: the dates of '{found}' are not complete")
    text = pattern.format(
        weekday=weekdays[issued_at.weekday()],
        day=issued_at.day,
        month=months[issued_at.month - 1],
        year=issued_at.year,
    )
    return PaperWords(text, found)


def time_words(issued_at: datetime) -> str:
    """Return the time of day, such as "09:42"."""
    return f"{issued_at:%H:%M}"


def label_words(label: str) -> str:
    """Return a ticket's label with air between letters and number: "A042" gives "A 042"."""
    parts = re.fullmatch(r"(\D+)(\d+)", label)
    return "\N{THIN SPACE}".join(parts.groups()) if parts else label


def _minutes(wait: timedelta) -> int:
    return round(wait / timedelta(minutes=1))
