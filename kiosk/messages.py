"""Why a service gives no ticket now, and when again, said before anybody asks for one."""

import logging
from datetime import date, datetime

from kiosk.reception import HallNow
from kiosk.words import word
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language
from reception.system.clock import unit_zone
from ui_kit.refusals import not_now, sentence, whom_to_ask, why_in_short
from ui_kit.words import again_text


def why_no_ticket(now: HallNow, service: str, language: Language) -> str:
    """Return why a service gives no ticket now; empty when it gives one, or nobody knows."""
    if not now.opening.is_open:
        return not_now(language)
    known = now.status_of(service)
    return why_in_short(known.availability, language) if known else ""


def when_again(
    now: HallNow, service: str, language: Language, at: datetime | None
) -> dict[str, str]:
    """Return when a service gives tickets again, else who may know; empty while it gives them.

    Args:
        now: the hall as it was read last.
        service: its code.
        language: of the reader.
        at: the present instant in the unit's zone, if it is known.
    """
    known = now.status_of(service)
    if known is None or not why_no_ticket(now, service, language):
        return {"again": "", "againIcon": ""}
    if known.again_at:
        local = known.again_at.astimezone(unit_zone(now.unit.zone))
        said = again_text(local, language, today=at.date() if at else None)
        return {"again": said, "againIcon": "clock"}
    # Before the doors open there is nobody to ask.
    asks = whom_to_ask(language) if now.opening.is_open else ""
    return {"again": asks, "againIcon": "person"}


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
