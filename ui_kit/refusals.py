"""Why something was not done, in the words of whoever reads it."""

from collections.abc import Mapping
from datetime import date, datetime

from reception.domain import errors
from reception.domain.calendar import ClosedReason
from reception.domain.errors import (
    CounterTakenError,
    EnvironmentFault,
    NoTicketNowError,
    PrinterFault,
    Refusal,
    StorageFault,
    UnitClosedError,
)
from reception.domain.language import Language
from ui_kit.translations import current_language, marked, speech
from ui_kit.wording import date_text, label_text, time_text

_CONTEXT = "Refusals"

# ``%1`` is the ticket's label or the counter's number where the error has one.
SENTENCES: Mapping[type[Exception], str] = {
    errors.UnitNotSetUpError: marked(
        "Refusals", "This reception is not set up yet. Please call the person in charge."
    ),
    errors.UnknownServiceError: marked(
        "Refusals", "This service is not offered here any more. Please choose another."
    ),
    errors.UnknownPriorityError: marked("Refusals", "This priority is not one of the house rules."),
    errors.UnknownLanguageError: marked(
        "Refusals", "This language is not offered here. Please choose another."
    ),
    errors.UnknownCounterError: marked("Refusals", "This counter does not exist here."),
    errors.UnknownPersonError: marked("Refusals", "Nobody here has this login."),
    errors.SignInRefusedError: marked("Refusals", "The login or the password is not right."),
    errors.NotAllowedError: marked("Refusals", "Your role does not include this."),
    errors.CounterTakenError: marked(
        "Refusals", "Somebody else is serving a visitor at counter %1."
    ),
    errors.UnitClosedError: marked("Refusals", "We are closed now."),
    errors.NoTicketNowError: marked("Refusals", "This service gives no tickets now."),
    errors.SeriesExhaustedError: marked(
        "Refusals", "All numbers for this service are given for today."
    ),
    errors.QuotaReachedError: marked(
        "Refusals", "All places for this service are taken for today."
    ),
    errors.ServicePausedError: marked("Refusals", "This service is paused now."),
    errors.PauseReasonError: marked(
        "Refusals", "Please write the reason in one line of at most 200 signs."
    ),
    errors.PauseEndError: marked(
        "Refusals", "A pause must end later than now. Please choose another time."
    ),
    errors.NothingWaitingError: marked("Refusals", "Nobody is waiting."),
    errors.TicketNotFoundError: marked("Refusals", "There is no ticket %1 today."),
    errors.WrongStateError: marked("Refusals", "This step is not possible for ticket %1 now."),
    errors.ClerkHoldsTicketError: marked(
        "Refusals", "You still hold ticket %1. Please finish it first."
    ),
    errors.NoTicketHeldError: marked("Refusals", "You hold no ticket now."),
    errors.NotYoursError: marked("Refusals", "Ticket %1 is held at another counter."),
    errors.UnknownOutcomeError: marked("Refusals", "A service cannot end this way here."),
    errors.UnknownRatingReasonError: marked(
        "Refusals", "This reason is not offered here any more. Please choose another."
    ),
    errors.AlreadyRatedError: marked("Refusals", "Ticket %1 is already rated. Thank you."),
    errors.OperationReusedError: marked(
        "Refusals", "This request was already used for something else. Please try again."
    ),
    errors.TemplateError: marked(
        "Refusals", "The unit's file has a mistake. Please check it and try again."
    ),
    errors.DayNotBegunError: marked(
        "Refusals", "This day has not begun. Please choose today or an earlier day."
    ),
    errors.PeriodError: marked(
        "Refusals", "This period cannot be shown. Please choose a first and a last day again."
    ),
    errors.StationNotOpenError: marked("Refusals", "This kiosk is not open, or has no printer."),
    Refusal: marked("Refusals", "This is not possible now."),
    StorageFault: marked(
        "Refusals",
        "The database does not answer. Please check the network and the server, then try again.",
    ),
    PrinterFault: marked(
        "Refusals",
        "The printer does not print. Please check paper, cover and cable.",
    ),
    EnvironmentFault: marked(
        "Refusals", "The equipment does not answer. Please call the person in charge."
    ),
    Exception: marked("Refusals", "Something went wrong. Please call the person in charge."),
}
_LAST_TICKET = marked("Refusals", "The last ticket of today is given.")
_OPENS = marked("Refusals", "We open on %1 at %2.")
_AGAIN = marked("Refusals", "Tickets again on %1 at %2")
_AGAIN_TODAY = marked("Refusals", "Tickets again today at %1")
_UNKNOWN = marked("Refusals", "Please choose another, or ask at the reception.")


def sentence(error: Exception, language: Language | None = None) -> str:
    """Return what to say of an error: what happened, and what to do when something can be done."""
    spoken = language or current_language()
    known = next(kind for kind in type(error).__mro__ if kind in SENTENCES)
    source = SENTENCES[known]
    if isinstance(error, UnitClosedError) and error.reason is ClosedReason.LAST_TICKET:
        # The doors are still open: nobody would believe that the office is closed.
        source = _LAST_TICKET
    text = speech(spoken).say(_CONTEXT, source).replace("%1", _subject(error))
    if isinstance(error, UnitClosedError) and error.opens_at:
        return f"{text} {opens_text(error.opens_at, spoken)}"
    if isinstance(error, NoTicketNowError):
        when = again_text(error.again_at, spoken)
        return f"{text} {when}." if when else f"{text} {speech(spoken).say(_CONTEXT, _UNKNOWN)}"
    return text


def opens_text(opens_at: datetime, language: Language | None = None) -> str:
    """Return when the unit opens; ``opens_at`` must be in the unit's zone."""
    return _dated(_OPENS, opens_at, language or current_language())


def again_text(
    again_at: datetime | None, language: Language | None = None, *, today: date | None = None
) -> str:
    """Return when a service gives tickets again; empty when nobody knows.

    Args:
        again_at: in the unit's zone.
        language: of the reader; the app's without one.
        today: of that zone, where it is known; it is said so rather than by its date.
    """
    if again_at is None:
        return ""
    spoken = language or current_language()
    if today == again_at.date():
        return speech(spoken).say(_CONTEXT, _AGAIN_TODAY).replace("%1", time_text(again_at))
    return _dated(_AGAIN, again_at, spoken)


def _dated(source: str, at: datetime, language: Language) -> str:
    text = speech(language).say(_CONTEXT, source)
    # The sentences are not attested in Tamazight: the date follows the French they are seen in.
    dated = Language.FRENCH if language is Language.TAMAZIGHT else language
    # It is soon: the year would only take room.
    day = date_text(at, dated, weekday=True, year=False)
    return text.replace("%1", day).replace("%2", time_text(at))


def _subject(error: Exception) -> str:
    if isinstance(error, CounterTakenError):
        return str(error.number)
    label = getattr(error, "label", "")
    return label_text(label) if isinstance(label, str) else ""
