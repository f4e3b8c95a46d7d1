"""Why something was not done, in the words of whoever reads it."""

from collections.abc import Mapping
from datetime import date, timedelta

from reception.domain import errors, sign_in
from reception.domain.availability import Availability
from reception.domain.calendar import ClosedReason
from reception.domain.care_errors import DatabaseMissingFault
from reception.domain.errors import (
    CounterTakenError,
    EnvironmentFault,
    NoTicketNowError,
    PrinterFault,
    QuotaReachedError,
    Refusal,
    SeriesExhaustedError,
    ServiceHoursError,
    ServicePausedError,
    StorageFault,
    TooEarlyError,
    UnitClosedError,
)
from reception.domain.language import Language
from reception.domain.sign_in import SessionEnd
from ui_kit.translations import current_language, marked, speech
from ui_kit.words import again_text, label_text, opens_text, time_text

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
_IN_A_WORD: Mapping[Availability, str] = {
    Availability.PAUSED: marked("NoTicket", "Paused"),
    Availability.FULL: marked("NoTicket", "Full"),
}
_SHUT = marked("NoTicket", "Closed")
# That places are taken or numbers are given away is the same to who asks for one.
_FULL = marked("NoTicket", "This service is full for today.")
_NO_TICKETS = marked("NoTicket", "This service gives no tickets now.")
NO_TICKET_SENTENCES: Mapping[type[NoTicketNowError], str] = {
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


def why_in_a_word(availability: Availability, language: Language) -> str:
    """Return the same where a column of a list has room for one word."""
    return speech(language).say(CONTEXT, _IN_A_WORD.get(availability, _SHUT))


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
    known = next(one for one in type(error).__mro__ if one in NO_TICKET_SENTENCES)
    why = speech(spoken).say(CONTEXT, NO_TICKET_SENTENCES[known])
    when = again_text(error.again_at, spoken, today=today)
    return f"{why} {when}." if when else f"{why} {speech(spoken).say(CONTEXT, _CHOOSE_OR_ASK)}"


_PIN_SPENT = marked("Refusals", "Too many wrong PINs. Please type your password.")
_ENDED: Mapping[SessionEnd, str] = {
    SessionEnd.ELSEWHERE: marked("Refusals", "You have signed in at another station."),
    SessionEnd.CLOSING: marked("Refusals", "The day was closed. Please sign in again."),
    SessionEnd.ADMINISTRATOR: marked("Refusals", "An administrator has signed you out."),
    SessionEnd.PASSWORD: marked("Refusals", "Your password was changed. Please sign in again."),
    SessionEnd.PUT_BACK: marked("Refusals", "A backup was put back. Please sign in again."),
    SessionEnd.NOT_HERE_ANY_MORE: marked("Refusals", "Your login is not used here any more."),
}


_CONTEXT = "Refusals"

# Why no ticket is given is said elsewhere. ``%1`` is the ticket's label, the counter's number or
# the hour where the error has one; how long to wait, how many characters a password has at least,
# or the tries left.
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
    errors.RemarkError: marked(
        "Refusals", "Please write it in one line of at most 200 characters."
    ),
    errors.NoReasonError: marked("Refusals", "Please say why in a few words."),
    errors.PauseEndError: marked(
        "Refusals", "A pause must end later than now. Please choose another time."
    ),
    errors.NothingWaitingError: marked("Refusals", "Nobody is waiting."),
    errors.PaperComingError: marked(
        "Refusals", "Ticket %1 is still being printed. Please call again in a moment."
    ),
    errors.TicketNotFoundError: marked("Refusals", "There is no ticket %1 today."),
    errors.WrongStateError: marked("Refusals", "This step is not possible for ticket %1 now."),
    errors.ClerkHoldsTicketError: marked(
        "Refusals", "You still hold ticket %1. Please finish it first."
    ),
    errors.NoTicketHeldError: marked("Refusals", "You hold no ticket now."),
    errors.NotGivenBackError: marked(
        "Refusals", "Ticket %1 cannot be given back any more: it stays good."
    ),
    errors.NotYoursError: marked("Refusals", "Ticket %1 is held at another counter."),
    errors.KeptForAnotherError: marked("Refusals", "Ticket %1 is set aside for a colleague."),
    errors.TooFewCallsError: marked(
        "Refusals", "Please call ticket %1 again first, or give the visitor more time to come."
    ),
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
    sign_in.SignInPausedError: marked(
        "Refusals",
        "Too many wrong passwords. Please try again in %1 min, or call an administrator.",
    ),
    sign_in.CodeNeededError: marked(
        "Refusals", "Please type the six digits that your authenticator shows."
    ),
    sign_in.CodeRefusedError: marked(
        "Refusals", "This code is not right, or was used already. Please wait for the next one."
    ),
    sign_in.PasswordToChangeError: marked(
        "Refusals", "Please choose a password of your own, of at least %1 characters."
    ),
    sign_in.PasswordAtConsoleError: marked(
        "Refusals", "Please choose your new password at the console, not at a panel."
    ),
    sign_in.SessionEndedError: marked("Refusals", "You are signed out."),
    sign_in.SessionLockedError: marked("Refusals", "Please unlock the window first."),
    sign_in.PinRefusedError: marked("Refusals", "This PIN is not right. Tries left: %1"),
    sign_in.WeakPinError: marked(
        "Refusals", "Please choose six digits that are no plain row, such as 000000 or 123456."
    ),
    sign_in.NoSecondFactorError: marked("Refusals", "There is no second factor to drop."),
    sign_in.UnknownSessionError: marked("Refusals", "This session is over already."),
    sign_in.WeakPasswordError: marked(
        "Refusals",
        "This password is too easily guessed. Please choose another one of at least %1 characters.",
    ),
    sign_in.CommonPasswordError: marked(
        "Refusals",
        "Many people have this password, or it names you or this office."
        " A sentence of your own is easy to keep.",
    ),
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
    DatabaseMissingFault: marked(
        "Refusals",
        "The database is not there any more. Please call the person in charge: a backup must be"
        " put back.",
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
        "Refusals", "The printer does not print. Please check paper, cover and cable."
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
    return speech(language).say(_CONTEXT, _wording(error)).replace("%1", _subject(error))


def _wording(error: Exception) -> str:
    match error:
        case sign_in.SessionEndedError(ended=SessionEnd() as ended) if ended in _ENDED:
            return _ENDED[ended]
        case sign_in.PinRefusedError() if not error.tries_left:
            return _PIN_SPENT
    return next(SENTENCES[kind] for kind in type(error).__mro__ if kind in SENTENCES)


def _subject(error: Exception) -> str:
    """Return what stands for ``%1``; empty where the sentence has none."""
    match error:
        case sign_in.SignInPausedError():
            return str(-(-error.wait // timedelta(minutes=1)))
        case sign_in.PinRefusedError():
            return str(error.tries_left)
        case sign_in.PasswordToChangeError() | sign_in.WeakPasswordError():
            return str(error.shortest)
        case CounterTakenError():
            return str(error.number)
        case TooEarlyError():
            return time_text(error.from_at)
    label = getattr(error, "label", "")
    return label_text(label) if isinstance(label, str) else ""
