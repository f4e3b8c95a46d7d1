"""Why no ticket is given: on the closed page, in short on a tile, and as the answer to a touch."""

from collections.abc import Mapping
from datetime import date

from reception.domain.availability import Availability
from reception.domain.calendar import ClosedReason
from reception.domain.errors import (
    NoTicketNowError,
    QuotaReachedError,
    SeriesExhaustedError,
    ServiceHoursError,
    ServicePausedError,
    UnitClosedError,
)
from reception.domain.language import Language
from ui_kit.translations import current_language, marked, speech
from ui_kit.when import again_text, opens_text

CONTEXT = "NoTicket"

_CLOSED = marked("NoTicket", "We are closed now")
_CLOSED_TODAY = marked("NoTicket", "We are closed today")
_CLOSED_BY_REASON: Mapping[ClosedReason | None, str] = {
    ClosedReason.BREAK: marked("NoTicket", "We are on a break"),
    # The doors are still open: nobody would believe that the office is closed.
    ClosedReason.LAST_TICKET: marked("NoTicket", "No more tickets are given today"),
    ClosedReason.DAY_OFF: _CLOSED_TODAY,
    ClosedReason.CLOSURE: _CLOSED_TODAY,
}
_NOT_NOW = marked("NoTicket", "No tickets now")
_IN_SHORT: Mapping[Availability, str] = {
    Availability.PAUSED: marked("NoTicket", "Paused for the moment"),
    Availability.FULL: marked("NoTicket", "Full for today"),
    Availability.NOT_NOW: _NOT_NOW,
}
# That places are taken or numbers are given away is the same to who asks for one.
_FULL = marked("NoTicket", "This service is full for today.")
_NO_TICKETS = marked("NoTicket", "This service gives no tickets now.")
SENTENCES: Mapping[type[NoTicketNowError], str] = {
    SeriesExhaustedError: _FULL,
    QuotaReachedError: _FULL,
    ServicePausedError: marked("NoTicket", "This service is paused for the moment."),
    ServiceHoursError: _NO_TICKETS,
    NoTicketNowError: _NO_TICKETS,
}
_ASK = marked("NoTicket", "Please ask at the reception")
_CHOOSE_OR_ASK = marked("NoTicket", "Please choose another, or ask at the reception.")


def why_closed(reason: ClosedReason | None, language: Language) -> str:
    """Return why the unit gives no tickets now, without a full stop."""
    return speech(language).say(CONTEXT, _CLOSED_BY_REASON.get(reason, _CLOSED))


def why_in_short(availability: Availability, language: Language) -> str:
    """Return why a service gives no tickets while the unit does; empty when it gives them."""
    source = _IN_SHORT.get(availability)
    return speech(language).say(CONTEXT, source) if source else ""


def not_now(language: Language) -> str:
    """Return that there are no tickets for a service because the unit gives none."""
    return speech(language).say(CONTEXT, _NOT_NOW)


def whom_to_ask(language: Language) -> str:
    """Return who may know what the screen does not."""
    return speech(language).say(CONTEXT, _ASK)


def refused(
    error: UnitClosedError | NoTicketNowError,
    language: Language | None = None,
    *,
    today: date | None = None,
) -> str:
    """Return why a touch gave no ticket, and when there are tickets again, else what to do.

    Args:
        error: as the desk refused.
        language: of the reader; the app's without one.
        today: in the unit's zone, where it is known.
    """
    spoken = language or current_language()
    if isinstance(error, UnitClosedError):
        why = f"{why_closed(error.reason, spoken)}."
        after_break = error.reason is ClosedReason.BREAK
        when = error.opens_at and opens_text(
            error.opens_at, spoken, today=today, after_break=after_break
        )
        return f"{why} {when}" if when else why
    why = speech(spoken).say(CONTEXT, _sentence_of(error))
    when = again_text(error.again_at, spoken, today=today)
    return f"{why} {when}." if when else f"{why} {speech(spoken).say(CONTEXT, _CHOOSE_OR_ASK)}"


def _sentence_of(error: NoTicketNowError) -> str:
    return next(text for kind, text in SENTENCES.items() if isinstance(error, kind))
