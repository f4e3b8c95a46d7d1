"""The console's words, and how it writes durations and numbers."""

import re
from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication

from reception.domain.language import Texts, text_in, unbroken
from reception.domain.unit import Role
from reception.reports import words as report_words
from ui_kit.translations import current_language
from ui_kit.words import from_its_side

translate = QCoreApplication.translate

NOTHING = "\u2013"
_SECOND = timedelta(seconds=1)


def duration_words(duration: timedelta | None) -> str:
    """Return a duration as reports tell it; a dash for none."""
    if duration is None:
        return NOTHING
    return from_its_side(report_words.duration_words(duration, current_language()))


def minutes_words(duration: timedelta) -> str:
    """Return a duration to the minute."""
    hours, minutes = divmod(round(duration / _SECOND) // 60, 60)
    if not hours:
        return _unbroken(filled(translate("Console", "%1 min"), minutes))
    return _numbered(translate("Console", "%1 h %2"), hours, minutes)


def hour_words(at: datetime | time) -> str:
    """Return a time of day within a sentence; ``at`` must be in the unit's zone."""
    return report_words.hour_words(at, current_language())


def percent_words(percent: float | None) -> str:
    """Return a percentage without decimals; a dash for none."""
    return NOTHING if percent is None else _unbroken(f"{percent:.0f} %")


def number_words(value: float) -> str:
    """Return a number with no more decimals than it has, behind a comma but in English."""
    said = f"{value:g}"
    return said if current_language() == "en" else said.replace(".", ",")


def _numbered(text: str, whole: int, rest: int) -> str:
    return _unbroken(filled(text, whole, f"{rest:02d}"))


def _unbroken(text: str) -> str:
    return from_its_side(unbroken(text))


def role_words(role: str) -> str:
    """Return what a role is called."""
    match role:
        case Role.ADMINISTRATOR:
            return translate("Console", "Administrator")
        case Role.MANAGER:
            return translate("Console", "Manager")
        case Role.LIVE_VIEW:
            return translate("Console", "Live view only")
        case _:
            return translate("Console", "Clerk")


def filled(text: str, *values: object) -> str:
    """Return a text with values in the places of ``%1``, ``%2`` and so on."""
    return re.sub(
        r"%([1-9])",
        lambda place: str(values[int(place[1]) - 1]) if int(place[1]) <= len(values) else place[0],
        text,
    )


def localized(texts: Texts) -> str:
    """Return what stands in the language of the app, or in the next one its readers know."""
    return text_in(texts, current_language())
