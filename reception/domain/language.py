"""The languages a visitor may choose, and how a text is found in one."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from assets import asset_path


class Language(StrEnum):
    """A language of tickets and screens, by its BCP 47 code."""

    ARABIC = "ar"
    TAMAZIGHT = "zgh"
    FRENCH = "fr"
    ENGLISH = "en"


type Texts = Mapping[Language, str]

PLACEHOLDER = re.compile(r"%(?:n|L?[0-9]+)?|\{\w+\}")
"""What is filled in later; a sign alone is, too, as on the last line of a ticket."""

# A text that is missing in one language is shown in the next of its list, never invented.
_FALLBACKS: Mapping[Language, tuple[Language, ...]] = {
    Language.ARABIC: (Language.ARABIC, Language.FRENCH),
    Language.TAMAZIGHT: (Language.TAMAZIGHT, Language.FRENCH, Language.ARABIC),
    Language.FRENCH: (Language.FRENCH, Language.ARABIC),
    Language.ENGLISH: (Language.ENGLISH, Language.FRENCH, Language.ARABIC),
}


def language_found(texts: Mapping[Language, object], language: Language) -> Language | None:
    """Return the language in which ``texts`` can be shown to a reader of ``language``."""
    found = (choice for choice in (*_FALLBACKS[language], *texts) if texts.get(choice))
    return next(found, None)


def text_in(texts: Texts, language: Language) -> str:
    """Return the text for a reader of ``language``; empty when there is none at all."""
    found = language_found(texts, language)
    return texts[found] if found else ""


def placeholders(source: str) -> list[str]:
    """Return what must be kept as it is, such as ``%n``, each once."""
    return list(dict.fromkeys(PLACEHOLDER.findall(source)))


def keeps_placeholders(source: str, said: str, *, in_a_word: bool = False) -> bool:
    """Return whether all that is filled in into ``source`` can be filled in, and nothing else.

    Args:
        source: the English text.
        said: the same in a language.
        in_a_word: whether the figure may be said in a word.
    """
    wanted, found = set(placeholders(source)), set(placeholders(said))
    missing = wanted - found - ({"%n"} if in_a_word else set())
    return not missing and found <= wanted and not set("{}") & set(PLACEHOLDER.sub("", said))


def unbroken(text: str) -> str:
    """Return a text that goes to the next line whole, such as a date in a sentence."""
    return text.replace(" ", "\u00a0")


def companion(language: Language) -> Language:
    """Return the second language shown beside ``language``: French, or Arabic beside French."""
    return Language.ARABIC if language is Language.FRENCH else Language.FRENCH


@lru_cache(maxsize=1)
def ticket_words() -> Mapping[Language, Mapping[str, Any]]:
    """Return the words of paper, and the names of months and weekdays, by their language."""
    with asset_path("translations", "ticket.toml").open("rb") as file:
        return {Language(code): words for code, words in tomllib.load(file).items()}


def date_words(day: date, language: Language, *, weekday: bool = False, year: bool = True) -> str:
    """Return a date with the month in words, as Morocco names it, and Western digits."""
    words = ticket_words()[language]
    number = "1er" if day.day == 1 and language is Language.FRENCH else str(day.day)
    text = f"{number} {words['months'][day.month - 1]}"
    if year:
        text = f"{text} {day.year}"
    return f"{words['weekdays'][day.weekday()]} {text}" if weekday else text
