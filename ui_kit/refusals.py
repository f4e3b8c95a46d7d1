"""Why something was not done, in the words of whoever reads it."""

from collections.abc import Mapping
from datetime import date

from reception.domain import errors, offline_errors
from reception.domain.errors import (
    CounterTakenError,
    EnvironmentFault,
    NoTicketNowError,
    PrinterFault,
    Refusal,
    StorageFault,
    TooEarlyError,
    UnitClosedError,
)
from reception.domain.language import Language
from ui_kit import sign_in_refusals
from ui_kit.no_ticket import refused
from ui_kit.translations import marked, speech
from ui_kit.wording import label_text, time_text

_CONTEXT = "Refusals"

# Why no ticket is given is said elsewhere. ``%1`` is the ticket's label, the counter's number or
# the hour where the error has one.
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
    errors.UnknownAlertError: marked("Refusals", "This alert is not in the log any more."),
    errors.CounterTakenError: marked(
        "Refusals", "Somebody else is serving a visitor at counter %1."
    ),
    errors.TooEarlyError: marked(
        "Refusals", "It is too early for this appointment. Please come again from %1 on."
    ),
    errors.AnotherDayError: marked("Refusals", "This appointment is on another day."),
    errors.RemarkError: marked("Refusals", "Please write it in one line of at most 200 signs."),
    errors.NoReasonError: marked("Refusals", "Please say why in a few words."),
    errors.PauseEndError: marked(
        "Refusals", "A pause must end later than now. Please choose another time."
    ),
    errors.NothingWaitingError: marked("Refusals", "Nobody is waiting."),
    offline_errors.PaperComingError: marked(
        "Refusals", "Ticket %1 is still being printed. Please call again in a moment."
    ),
    errors.TicketNotFoundError: marked("Refusals", "There is no ticket %1 today."),
    errors.WrongStateError: marked("Refusals", "This step is not possible for ticket %1 now."),
    errors.ClerkHoldsTicketError: marked(
        "Refusals", "You still hold ticket %1. Please finish it first."
    ),
    errors.NoTicketHeldError: marked("Refusals", "You hold no ticket now."),
    errors.NotYoursError: marked("Refusals", "Ticket %1 is held at another counter."),
    errors.KeptForAnotherError: marked("Refusals", "Ticket %1 is set aside for a colleague."),
    errors.TooFewCallsError: marked("Refusals", "Please call ticket %1 again first."),
    errors.TooLateError: marked(
        "Refusals", "Ticket %1 was called too long ago. Please give a new ticket."
    ),
    errors.NowhereError: marked(
        "Refusals", "Please choose another service, another counter or a colleague."
    ),
    errors.NothingToUndoError: marked("Refusals", "There is nothing left to undo."),
    errors.OnBreakError: marked("Refusals", "You are on a break. Please end it first."),
    errors.NotAtCounterError: marked("Refusals", "You are at no counter. Please choose one first."),
    errors.UnknownProfileError: marked("Refusals", "This work profile is not offered here."),
    errors.UnknownBoardError: marked("Refusals", "This board is not described here."),
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
    **sign_in_refusals.SENTENCES,
    Refusal: marked("Refusals", "This is not possible now."),
    errors.ProgramTooOldFault: marked(
        "Refusals",
        "This program is too old for the database. Please have the newest version installed here,"
        " and start it again.",
    ),
    errors.NotAllowedFault: marked(
        "Refusals",
        "The database does not let this station do so. Please call the person in charge.",
    ),
    errors.UnansweredFault: marked(
        "Refusals",
        "The answer was lost: it may have been done or not. Please look before you repeat it.",
    ),
    errors.UnreachableFault: marked(
        "Refusals",
        "The database does not answer. Please check the network and the server, then try again.",
    ),
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


def sentence(
    error: Exception, language: Language | None = None, *, today: date | None = None
) -> str:
    """Return what to say of an error: what happened, and what to do when something can be done.

    Args:
        error: a refusal, a fault or a bug.
        language: of the reader; the app's without one.
        today: in the unit's zone, where it is known: it is said so rather than by its date.
    """
    if isinstance(error, UnitClosedError | NoTicketNowError):
        return refused(error, language, today=today)
    known = next(kind for kind in type(error).__mro__ if kind in SENTENCES)
    wording = sign_in_refusals.wording_of(error) or SENTENCES[known]
    return speech(language).say(_CONTEXT, wording).replace("%1", _subject(error))


def _subject(error: Exception) -> str:
    number = sign_in_refusals.subject_of(error)
    if number is not None:
        return number
    if isinstance(error, CounterTakenError):
        return str(error.number)
    if isinstance(error, TooEarlyError):
        return time_text(error.from_at)
    label = getattr(error, "label", "")
    return label_text(label) if isinstance(label, str) else ""
