"""Which words of a screen can be spoken, and by which voice."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from kiosk.access.speech import Utterance
from reception.domain.language import Language

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


def french_of(spoken: Iterable[Callable[[Language], Mapping[str, str]]]) -> Mapping[str, str]:
    """Return the French of every Tamazight text, from words that are named alike in each."""
    return {
        tamazight: french
        for words_in in spoken
        for tamazight, french in zip(
            words_in(Language.TAMAZIGHT).values(),
            words_in(Language.FRENCH).values(),
            strict=True,
        )
    }
