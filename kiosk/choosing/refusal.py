"""Why a service gives no ticket now, said before anybody asks for one."""

from collections.abc import Mapping

from kiosk.core import HallNow
from reception.domain.availability import Availability
from reception.domain.language import Language
from ui_kit.translations import marked, speech

_CONTEXT = "Service"
_CLOSED = marked("Service", "No tickets now")
_WHY: Mapping[Availability, str] = {
    Availability.PAUSED: marked("Service", "Paused for the moment"),
    Availability.FULL: marked("Service", "Full for today"),
}


def why_no_ticket(now: HallNow, service: str, language: Language) -> str:
    """Return why a service gives no ticket now; empty when it gives one, or nobody knows."""
    said = speech(language)
    if not now.opening.is_open:
        return said.say(_CONTEXT, _CLOSED)
    known = next((one for one in now.outlook if one.service.code == service), None)
    why = _WHY.get(known.availability) if known else None
    return said.say(_CONTEXT, why) if why else ""
