"""How many wait for a service now, and for how long, as a visitor reads it."""

from kiosk.choosing.refusal import why_no_ticket
from kiosk.core import HallNow
from kiosk.words import waiting_text
from reception.domain.language import Language
from ui_kit.wording import wait_text


def waiting_now(now: HallNow, service: str, language: Language) -> dict[str, str]:
    """Return how many wait and the expected wait; empty where nobody knows or no ticket is given.

    Args:
        now: the hall as it was read last.
        service: its code.
        language: of the reader.
    """
    outlook = next((one for one in now.outlook if one.service.code == service), None)
    if outlook is None or why_no_ticket(now, service, language):
        return {"waiting": "", "wait": ""}
    return {
        "waiting": waiting_text(outlook.waiting, language),
        "wait": wait_text(outlook.expected_wait, language) if outlook.waiting else "",
    }
