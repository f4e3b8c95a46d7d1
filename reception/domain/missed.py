"""What visitors searched for and did not find, by kind alone: never what they wrote."""

from dataclasses import dataclass
from enum import StrEnum

from reception.domain.language import Language


class SearchScript(StrEnum):
    """With which letters something was written."""

    ARABIC = "arabic"
    TIFINAGH = "tifinagh"
    LATIN = "latin"
    OTHER = "other"
    """Digits and signs alone, or several scripts."""


class SearchLength(StrEnum):
    """How much was written."""

    SHORT = "short"
    """Up to five letters."""
    LONG = "long"
    """A word, up to twelve letters."""
    SENTENCE = "sentence"
    """More."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MissedSearch:
    """A search that ended without an answer."""

    language: Language
    """Of the pages she read."""
    script: SearchScript
    length: SearchLength
    nearest: str
    """The code of the group whose words it was most like; empty where it was like nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MissedCount:
    """How often searches of a kind found nothing."""

    missed: MissedSearch
    times: int


_SHORTEST = 3
_LONGEST_SHORT, _LONGEST_WORD = 5, 12
_FIRST_AND_LAST = {
    SearchScript.ARABIC: ("\u0600", "\u06ff"),
    SearchScript.TIFINAGH: ("\u2d30", "\u2d7f"),
}


def missed_search(text: str, language: Language, nearest: str) -> MissedSearch | None:
    """Return of what kind a text is that found nothing; None where it is too short to mean any."""
    letters = "".join(text.split())
    if len(letters) < _SHORTEST:
        return None
    scripts = {_script_of(one) for one in letters if one.isalpha()}
    short = SearchLength.SHORT if len(letters) <= _LONGEST_SHORT else SearchLength.LONG
    return MissedSearch(
        language=language,
        script=scripts.pop() if len(scripts) == 1 else SearchScript.OTHER,
        length=short if len(letters) <= _LONGEST_WORD else SearchLength.SENTENCE,
        nearest=nearest,
    )


def _script_of(letter: str) -> SearchScript:
    for script, (first, last) in _FIRST_AND_LAST.items():
        if first <= letter <= last:
            return script
    return SearchScript.LATIN
