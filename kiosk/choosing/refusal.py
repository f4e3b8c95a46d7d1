"""Why a service gives no ticket now, and when again, said before anybody asks for one."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.core import HallNow
from reception.domain.availability import Availability
from reception.domain.language import Language
from reception.zone import unit_zone
from ui_kit.refusals import again_text
from ui_kit.translations import marked, speech

if TYPE_CHECKING:
    from reception.hall import ServiceOutlook

_CONTEXT = "Service"
_CLOSED = marked("Service", "No tickets now")
_WHY: Mapping[Availability, str] = {
    Availability.PAUSED: marked("Service", "Paused for the moment"),
    Availability.FULL: marked("Service", "Full for today"),
}
_ASK = marked("Service", "Please ask at the reception")


def why_no_ticket(now: HallNow, service: str, language: Language) -> str:
    """Return why a service gives no ticket now; empty when it gives one, or nobody knows."""
    said = speech(language)
    if not now.opening.is_open:
        return said.say(_CONTEXT, _CLOSED)
    known = _known(now, service)
    why = _WHY.get(known.availability) if known else None
    return said.say(_CONTEXT, why) if why else ""


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
    known = _known(now, service)
    if known is None or not why_no_ticket(now, service, language):
        return {"again": "", "againIcon": ""}
    if known.again_at:
        local = known.again_at.astimezone(unit_zone(now.unit.zone))
        said = again_text(local, language, today=at.date() if at else None)
        return {"again": said, "againIcon": "clock"}
    # Before the doors open there is nobody to ask.
    asks = speech(language).say(_CONTEXT, _ASK) if now.opening.is_open else ""
    return {"again": asks, "againIcon": "person"}


def _known(now: HallNow, service: str) -> "ServiceOutlook | None":
    return next((one for one in now.outlook if one.service.code == service), None)
