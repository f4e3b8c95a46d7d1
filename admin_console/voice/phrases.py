"""What a person reads who records a clip: the phrase, and how to say it."""

from dataclasses import dataclass

from admin_console.messages import explain
from admin_console.words import translate
from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from ui_kit.translations import current_language
from ui_kit.voice.composer import clip_words
from ui_kit.voice.pack import JOINER, LETTERS, Fault, PackRefusedError
from ui_kit.words import from_its_side


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A phrase, the language it is written in, and a remark beside it."""

    text: str
    language: Language
    remark: str


def shown_phrase(language: Language, clip: str) -> PhraseRow:
    """Return what to read for a clip."""
    words = clip_words(language, clip)
    if clip in LETTERS:
        return PhraseRow(words, Language.FRENCH, translate("Console", "The letter, as you call it"))
    if not words:
        # Nobody invents a word: the speaker knows it.
        beside = (clip_words(one, clip) for one in (Language.FRENCH, Language.ARABIC))
        return PhraseRow(
            " \u00b7 ".join(beside),
            Language.FRENCH,
            translate("Console", "No attested word: say it in Tamazight, as you say it yourself"),
        )
    if clip.isdecimal():
        return PhraseRow(words, language, clip)
    if clip == JOINER:
        return PhraseRow(
            words, language, translate("Console", "Between a hundred and what follows it")
        )
    if language is Language.TAMAZIGHT:
        arabic = current_language() is Language.ARABIC
        return PhraseRow(
            words, language, clip_words(Language.ARABIC if arabic else Language.FRENCH, clip)
        )
    return PhraseRow(words, language, "")


def with_key(text: str, key: str) -> str:
    """Return the words of a button, and the key that presses it."""
    return f"{text}  ({key})"


def progress_text(done: int, clips: int) -> str:
    """Return how far the pack is."""
    text = translate("Console", "%1 of %2 recorded").replace("%1", str(done))
    return from_its_side(text.replace("%2", str(clips)), current_language())


def minutes_left_text(minutes: int) -> str:
    """Return how long the rest takes, about."""
    return from_its_side(translate("Console", "about %1 min left").replace("%1", str(minutes)))


def trouble_text(error: Exception) -> str:
    """Return why nothing can be kept, and what to do."""
    match error:
        case PackRefusedError():
            return translate(
                "Console",
                "This folder holds another voice, or one that cannot be read. Choose another.",
            )
        case EnvironmentFault():
            return translate(
                "Console", "Nothing can be kept in this folder. Choose another, or make room."
            )
    return explain(error)


def fault_text(fault: Fault) -> str:
    """Return what is wrong with a take, and how to say it better."""
    match fault:
        case Fault.SILENT:
            return translate("Console", "\u25b2 Nothing was heard. Is this the right microphone?")
        case Fault.QUIET:
            return translate("Console", "\u25b2 Too quiet. Come closer and say it again.")
        case Fault.LOUD:
            return translate("Console", "\u25b2 Too loud. Move away a little and say it again.")
        case Fault.SHORT:
            return translate("Console", "\u25b2 Too short. Press, say it, then press again.")
        case Fault.LONG:
            return translate("Console", "\u25b2 Too long. Say this phrase alone.")
