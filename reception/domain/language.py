"""The languages a visitor may choose, and how a text is found in one."""

from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """A language of tickets and screens, by its BCP 47 code."""

    ARABIC = "ar"
    TAMAZIGHT = "zgh"
    FRENCH = "fr"
    ENGLISH = "en"


type Texts = Mapping[Language, str]

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


def unbroken(text: str) -> str:
    """Return a text that goes to the next line whole, such as a date in a sentence."""
    return text.replace(" ", "\u00a0")


def companion(language: Language) -> Language:
    """Return the second language shown beside ``language``: French, or Arabic beside French."""
    return Language.ARABIC if language is Language.FRENCH else Language.FRENCH
