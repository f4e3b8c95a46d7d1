"""What the page "voice" says of troubles, takes and time."""

from admin_console.failures import explain
from admin_console.words import translate
from reception.domain.errors import EnvironmentFault
from ui_kit.translations import current_language
from ui_kit.voice.fault import Fault
from ui_kit.voice.pack import PackRefusedError
from ui_kit.wording import from_its_side


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
