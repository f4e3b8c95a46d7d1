"""What stands in a visitor's way, and what she is told of it."""

import logging

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


def message_of(error: Exception | None, language: Language) -> str:
    """Return what the visitor is told: why she is refused, else where to go."""
    if isinstance(error, Refusal):
        return sentence(error, language)
    return word("goToReception", language) if error else ""


def note(error: Exception) -> None:
    """Write a fault or a bug to the log; a refusal is an answer."""
    if isinstance(error, EnvironmentFault):
        log.warning("%s", error)
    elif not isinstance(error, Refusal):
        log.error("a bug", exc_info=error)
