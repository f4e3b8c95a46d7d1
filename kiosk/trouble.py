"""What stands in a visitor's way, and what she is told of it."""

import logging
from datetime import date

from kiosk.words import word
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language
from ui_kit.refusals import sentence

log = logging.getLogger(__name__)


def page_of(error: Exception) -> str:
    """Return which page tells of it: ``refused``, ``fault`` or ``bug``."""
    if isinstance(error, Refusal):
        return "refused"
    return "fault" if isinstance(error, EnvironmentFault) else "bug"


def message_of(error: Exception | None, language: Language, *, today: date | None = None) -> str:
    """Return what the visitor is told: why she is refused, else where to go.

    Args:
        error: what stands in her way; None: nothing.
        language: hers.
        today: in the unit's zone, where it is known.
    """
    if isinstance(error, Refusal):
        return sentence(error, language, today=today)
    return word("goToReception", language) if error else ""


def note(error: Exception) -> None:
    """Write a fault or a bug to the log; a refusal is an answer."""
    if isinstance(error, EnvironmentFault):
        log.warning("%s", error)
    elif not isinstance(error, Refusal):
        log.error("a bug", exc_info=error)
