"""The letters of the keyboard on the screen, in three scripts; none of them needs a shift key."""

from collections.abc import Mapping
from dataclasses import dataclass

from reception.domain.language import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """One script's keys, row by row and from left to right in every language."""

    language: Language
    """Whose typeface draws the letters."""
    sign: str
    """What the key that brings this script shows."""
    rows: tuple[str, ...]


# The places of the letters are those of Moroccan keyboards. What these write with a second hand
# on the shift key stands on keys of its own: letters with hamza or madda at the end of the last
# Arabic row, the emphatic letters at the end of the last Tifinagh one, accents above the others.
LAYOUTS: Mapping[str, Layout] = {
    "arabic": Layout(
        language=Language.ARABIC,
        sign="أ ب ت",
        rows=("ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظأإآ"),
    ),
    "tifinagh": Layout(
        language=Language.TAMAZIGHT,
        sign="ⴰ ⴱ ⴳ",
        rows=("ⴰⵣⴻⵔⵜⵢⵓⵉⵄⵃⵯ", "ⵇⵙⴷⴼⴳⵀⵊⴽⵍⵎ", "ⵡⵅⵛⵖⴱⵏⵥⵕⵟⵚⴹ"),
    ),
    "latin": Layout(
        language=Language.FRENCH,
        sign="A B C",
        rows=("éèêàâçîôùû", "azertyuiop", "qsdfghjklm", "wxcvbnëï'-"),
    ),
}
_FIRST: Mapping[Language, str] = {
    Language.ARABIC: "arabic",
    Language.TAMAZIGHT: "tifinagh",
    Language.FRENCH: "latin",
    Language.ENGLISH: "latin",
}


def first_script(language: Language) -> str:
    """Return the script in which a reader of ``language`` begins to write."""
    return _FIRST[language]


def written_in(text: str) -> Language:
    """Return whose typeface draws a text, by its first letter that tells."""
    for letter in text:
        if "\u0600" <= letter <= "\u06ff":
            return Language.ARABIC
        if "\u2d30" <= letter <= "\u2d7f":
            return Language.TAMAZIGHT
        if letter.isalpha():
            return Language.FRENCH
    return Language.FRENCH
