"""The words of the page, in the visitor's language or the nearest one that has them."""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from assets import asset_path, ticket_words
from outward.wire.hall import SentTexts
from reception.domain.language import Language, language_found
from reception.domain.tamazight import LEAST_PERCENT, Confidence, TextPlace
from reception.domain.unit import Service
from reception.unit.names import names_of
from reception.unit.tamazight import draft

RIGHT_TO_LEFT = frozenset({Language.ARABIC})
NAMES: Mapping[Language, str] = {
    Language.ARABIC: "العربية",
    Language.TAMAZIGHT: "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    Language.FRENCH: "Français",
    Language.ENGLISH: "English",
}
# Texts of other pages that say the same; shown where a reader has passed them, or where they were
# published as a whole.
_TAMAZIGHT = {
    "number": TextPlace("board/Board", "Number"),
    "counter": TextPlace("board/Board", "Counter"),
    "face_1": TextPlace("kiosk/Rating", "Very bad"),
    "face_2": TextPlace("kiosk/Rating", "Bad"),
    "face_3": TextPlace("kiosk/Rating", "Fair"),
    "face_4": TextPlace("kiosk/Rating", "Good"),
    "face_5": TextPlace("kiosk/Rating", "Very good"),
    "how": TextPlace("kiosk/Rating", "How was your visit?"),
    "thanks": TextPlace("kiosk/Rating", "Thank you"),
    "again": TextPlace("kiosk/Rating", "Try again"),
}
# Arabic counts ten and fewer with a plural, more with a singular; whole hundreds with another.
_FEW, _HUNDRED, _DUAL = 10, 100, 2


class PageText(NamedTuple):
    """A text and the language it is really in."""

    text: str
    language: Language


@lru_cache(maxsize=1)
def _phone_words() -> Mapping[str, Mapping[Language, str]]:
    with asset_path("translations", "phone.toml").open("rb") as file:
        tables = tomllib.load(file)
    words: dict[str, dict[Language, str]] = {}
    for code, table in (*ticket_words().items(), *tables.items()):
        for key, text in table.items():
            if isinstance(text, str):
                words.setdefault(key, {})[Language(code)] = text
    for key, place in _TAMAZIGHT.items():
        found = draft().get(place)
        if found and found.said and (found.reviewed_by or found.confidence is Confidence.A):
            words[key][Language.TAMAZIGHT] = found.said[0]
    words["documents"] = dict(names_of(Service, "documents"))  # as on the ticket
    return words


@cache
def is_offered(language: Language) -> bool:
    """Return whether so much of the page is said in a language that it may be chosen."""
    words = _phone_words().values()
    return 100 * sum(language in one for one in words) >= LEAST_PERCENT * len(words)


@cache
def _found(key: str, language: Language) -> PageText:
    texts = _phone_words()[key]
    return text_of(texts, language)


def text_of(texts: SentTexts | Mapping[Language, str], language: Language) -> PageText:
    """Return a text for a reader of a language; an empty one where there is none."""
    found = language_found(texts, language)
    return PageText(texts[found], found) if found else PageText("", language)


def page_word(key: str, language: Language, **filled: object) -> PageText:
    """Return a word of the page, with what stands in it."""
    text, found = _found(key, language)
    return PageText(text.format(**filled), found) if filled else PageText(text, found)


def people_word(count: int, language: Language) -> PageText:
    """Return how many people that are."""
    found = _found("people", language).language
    rest = count % _HUNDRED
    fewer = "people_hundreds" if rest <= _DUAL else "people_few" if rest <= _FEW else "people"
    words = _phone_words()
    names = (f"people_{count}", fewer, "people")
    name = next(one for one in names if found in words.get(one, {}))
    return PageText(words[name][found].format(count=count), found)
