"""How a printer is, in the words that every command uses."""

from printer_drivers.driver.probing import Confirmation
from printer_drivers.status import trouble
from reception.domain.printer import PrinterStatus

CONFIRMS = {
    Confirmation.STRONG: "it names each ticket that is printed",
    Confirmation.WEAK: "it tells that it has worked up to the end of a ticket",
    Confirmation.NONE: "it never tells whether a ticket is printed: they stay unconfirmed",
    None: "it cannot tell now whether it confirms tickets",
}
"""What a printer can say of a ticket."""


def condition(status: PrinterStatus) -> tuple[str, str]:
    """Return one sentence on how a printer is, and what to do, empty if nothing."""
    if wrong := trouble(status):
        return wrong.what, wrong.hint
    if not status.known:
        return "The printer takes data but says nothing of itself", ""
    if status.paper_near_end:
        return "The printer's paper is near its end", "bring a new roll"
    if status.ticket_in_mouth:
        return "The printer is ready; the last sheet is still in its mouth", "take it out"
    return "The printer is ready", ""
