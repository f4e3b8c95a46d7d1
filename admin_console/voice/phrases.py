"""What a person reads who records a clip: the phrase, and how to say it."""

from dataclasses import dataclass

from admin_console.words import translate
from reception.domain.language import Language
from ui_kit.translations import current_language
from ui_kit.voice.clips import JOINER, LETTERS
from ui_kit.voice.words import clip_words


@dataclass(frozen=True, slots=True)
class Shown:
    """A phrase, the language it is written in, and a remark beside it."""

    text: str
    language: Language
    remark: str


def shown_phrase(language: Language, clip: str) -> Shown:
    """Return what to read for a clip."""
    words = clip_words(language, clip)
    if clip in LETTERS:
        return Shown(words, Language.FRENCH, translate("Console", "The letter, as you call it"))
    if not words:
        # Nobody invents a word: the speaker knows it.
        beside = (clip_words(one, clip) for one in (Language.FRENCH, Language.ARABIC))
        return Shown(
            " \u00b7 ".join(beside),
            Language.FRENCH,
            translate("Console", "No attested word: say it in Tamazight, as you say it yourself"),
        )
    if clip.isdecimal():
        return Shown(words, language, clip)
    if clip == JOINER:
        return Shown(words, language, translate("Console", "Between a hundred and what follows it"))
    if language is Language.TAMAZIGHT:
        arabic = current_language() is Language.ARABIC
        return Shown(
            words, language, clip_words(Language.ARABIC if arabic else Language.FRENCH, clip)
        )
    return Shown(words, language, "")
