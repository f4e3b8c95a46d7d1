"""The keys on which a visitor writes, a layout a script."""

from collections.abc import Mapping
from dataclasses import dataclass

from reception.domain.language import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyboardLayout:
    """One script's keys, row by row and from left to right in every language."""

    language: Language
    """Whose typeface draws the letters."""
    sign: str
    """What the key that brings this script shows."""
    rows: tuple[str, ...]


# The places of the letters are those of Moroccan keyboards. What these write with a second hand
# on the shift key stands on keys of its own: letters with hamza or madda at the end of the last
# Arabic row, the emphatic letters at the end of the last Tifinagh one, accents above the others.
# The figures are those by which Arabic is written in Latin letters: 3 ع, 7 ح, 9 ق, 5 خ.
LAYOUTS: Mapping[str, KeyboardLayout] = {
    "arabic": KeyboardLayout(
        language=Language.ARABIC,
        sign="أ ب ت",
        rows=("ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظأإآ"),
    ),
    "tifinagh": KeyboardLayout(
        language=Language.TAMAZIGHT, sign="ⴰ ⴱ ⴳ", rows=("ⴰⵣⴻⵔⵜⵢⵓⵉⵄⵃⵯ", "ⵇⵙⴷⴼⴳⵀⵊⴽⵍⵎ", "ⵡⵅⵛⵖⴱⵏⵥⵕⵟⵚⴹ")
    ),
    "latin": KeyboardLayout(
        language=Language.FRENCH,
        sign="A B C",
        rows=("éèêàâçîôùû3", "azertyuiop5", "qsdfghjklm7", "wxcvbnëï'-9"),
    ),
}
FIRST_SCRIPT: Mapping[Language, str] = {
    Language.ARABIC: "arabic",
    Language.TAMAZIGHT: "tifinagh",
    Language.FRENCH: "latin",
    Language.ENGLISH: "latin",
}
"""In which a reader begins to write."""


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
