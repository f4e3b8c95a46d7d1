"""The console's words, and how it writes durations to the second."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from ui_kit.translations import current_language, reads_right_to_left

translate = QCoreApplication.translate

NOTHING = "\u2013"
_RIGHT_TO_LEFT_MARK = "\u200f"
_NO_BREAK_SPACE = "\u00a0"
_SECOND = timedelta(seconds=1)


def duration_words(duration: timedelta | None) -> str:
    """Return a duration to the second, or to the minute from an hour on; a dash for none."""
    if duration is None:
        return NOTHING
    seconds = round(duration / _SECOND)
    minutes, rest_s = divmod(seconds, 60)
    hours, rest_min = divmod(minutes, 60)
    if hours:
        text, parts = translate("Console", "%1 h %2"), (hours, f"{rest_min:02d}")
    elif minutes:
        text, parts = translate("Console", "%1 min %2"), (minutes, f"{rest_s:02d}")
    else:
        text, parts = translate("Console", "%1 s"), (rest_s, "")
    return _unbroken(text.replace("%1", str(parts[0])).replace("%2", str(parts[1])))


def percent_words(percent: float | None) -> str:
    """Return a percentage without decimals; a dash for none."""
    return NOTHING if percent is None else _unbroken(f"{percent:.0f} %")


def from_its_side(text: str) -> str:
    """Return a text that begins where the language's lines begin, even with digits or a name."""
    return f"{_RIGHT_TO_LEFT_MARK}{text}" if reads_right_to_left(current_language()) else text


def _unbroken(text: str) -> str:
    return from_its_side(text.replace(" ", _NO_BREAK_SPACE))
