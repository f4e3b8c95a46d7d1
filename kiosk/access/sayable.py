"""Which words of a screen can be spoken, and by which voice."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kiosk.access.speech import Utterance
from reception.domain.language import Language
from ui_kit.translations import speech

_TIFINAGH = re.compile("[\u2d30-\u2d7f]+(?:[ \u00a0'’-]+[\u2d30-\u2d7f]+)*")
# A stretch of Arabic with the figures and marks in it, or a stretch without any Arabic.
_STRETCHES = re.compile("([\u0600-\u06ff][^A-Za-zÀ-ÿ]*)")


def utterances(text: str, language: Language, french: Mapping[str, str]) -> Iterator[Utterance]:
    """Yield what can be said of a text on a screen in ``language``.

    Every script has its voice, since names stand in their own. No voice reads Tifinagh: what is
    known in ``french`` is said so, the rest is left out, and clips of a speaker may come later.
    """
    sayable = _TIFINAGH.sub(lambda found: french.get(found[0], ""), french.get(text, text))
    latin = Language.ENGLISH if language is Language.ENGLISH else Language.FRENCH
    for stretch in (one for part in sayable.split("·") for one in _STRETCHES.split(part)):
        said = stretch.replace("\u00a0", " ").strip(" :,")
        if any(letter.isalnum() for letter in said):
            arabic = "\u0600" <= said[0] <= "\u06ff"
            figures = not any(letter.isalpha() for letter in said)
            own = language is Language.ARABIC
            yield Utterance(said, Language.ARABIC if arabic or (figures and own) else latin)


@lru_cache
def french_of(sources: frozenset[tuple[str, str]]) -> Mapping[str, str]:
    """Return the French of every Tamazight text, from pairs of a context and a source."""
    tamazight, french = speech(Language.TAMAZIGHT), speech(Language.FRENCH)
    return {tamazight.say(*source): french.say(*source) for source in sources}
