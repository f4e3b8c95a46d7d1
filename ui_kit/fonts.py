"""The typefaces that Nouba brings: each script in its own family, drawn alike on every machine."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from assets import asset_path
from reception.domain.language import Language

LATIN = "Noto Sans"
ARABIC = "Noto Sans Arabic"
TIFINAGH = "Noto Sans Tifinagh"

_FAMILIES: Mapping[Language, tuple[str, ...]] = {
    Language.ARABIC: (ARABIC, LATIN, TIFINAGH),
    Language.TAMAZIGHT: (TIFINAGH, LATIN, ARABIC),
    Language.FRENCH: (LATIN, ARABIC, TIFINAGH),
    Language.ENGLISH: (LATIN, ARABIC, TIFINAGH),
}
# A letter that only the script's own family draws.
_SAMPLES: Mapping[str, str] = {LATIN: "é", ARABIC: "ش", TIFINAGH: "ⵣ"}


@cache
def load_fonts() -> None:
    """Make the families of ``assets/fonts`` known to Qt, once; needs an application object."""
    for file in sorted(asset_path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    for first, *others in _FAMILIES.values():
        # Whatever a family does not draw is drawn by ours, not by one of the system's.
        QFont.insertSubstitutions(first, others)


def families(language: Language) -> list[str]:
    """Return the families for a text, the script's own first."""
    return list(_FAMILIES[language])


def missing_families() -> list[str]:
    """Return the families that Qt cannot draw with; empty when all is well."""
    return [name for name, letter in _SAMPLES.items() if not _draws(name, letter)]


def _draws(family: str, letter: str) -> bool:
    return family in QFontDatabase.families() and QRawFont.fromFont(
        QFont(family)
    ).supportsCharacter(ord(letter))
