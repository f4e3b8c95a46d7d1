"""Why something was not done: one class per refusal, and one for a failing environment."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from reception.domain.calendar import ClosedReason
from reception.domain.printer import PrinterState


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The desk says no: one sentence for the person, and nothing was changed."""

    says: ClassVar[str] = ""
    """The sentence of a kind that always says the same."""

    def __str__(self) -> str:
        return super().__str__() or self.says


class UnitNotSetUpError(Refusal):
    """The database holds no reception unit yet."""

    says = "No unit is set up here: a new one by docs/install.md, an old one by 'nouba restore'"


class _NotAmongError(Refusal):
    """A word is none of those that count here; these are offered instead."""

    says: ClassVar[str]
    none_known: ClassVar[str] = ""

    def __init__(self, code: str, known: tuple[str, ...] = ()) -> None:
        offer = f"; choose one of: {', '.join(known)}" if known else self.none_known
        super().__init__(self.says.format(code) + offer)


class UnknownServiceError(_NotAmongError):
    """The service does not exist in this unit."""

    says = "There is no service '{}' here"


class UnknownPriorityError(_NotAmongError):
    """The priority class is not one of the house rules."""

    says = "There is no priority class '{}'"


class UnknownLanguageError(_NotAmongError):
    """The language is not offered."""

    says = "Language '{}' is not offered"


class UnknownOutcomeError(_NotAmongError):
    """The outcome is not one of the unit's."""

    says = "There is no outcome '{}'"


class UnknownProfileError(_NotAmongError):
    """The work profile is not one of the unit's."""

    says = "There is no work profile '{}' here"


class UnknownBoardError(_NotAmongError):
    """The board is not described in the unit."""

    says = "There is no board '{}' here"
    none_known = "; the unit's file describes none; leave the name out or add a [[boards]] table"


class UnknownRatingReasonError(_NotAmongError):
    """The reason is not one of those that visitors may name."""

    says = "There is no reason '{}' for a rating here"


class UnknownCounterError(Refusal):
    """The counter does not exist in this unit."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no counter {number} here")


class UnknownPersonError(Refusal):
    """Nobody has this login, or the person no longer works here."""

    def __init__(self, login: str) -> None:
        super().__init__(f"Nobody here has the login '{login}'")


class SignInRefusedError(Refusal):
    """Login and password do not belong together."""

    says = "The login or the password is not right"


class NotAllowedError(Refusal):
    """The person's role does not include this."""

    def __init__(self, login: str, what: str) -> None:
        super().__init__(f"'{login}' is not allowed to {what}")


class UnknownAlertError(Refusal):
    """The log holds no such alert."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no alert {number} in the log; 'nouba alerts' lists them")


class CounterTakenError(Refusal):
    """Somebody else works at this counter now."""

    def __init__(self, number: int, login: str) -> None:
        self.number = number
        super().__init__(f"Counter {number} is taken by '{login}'")


class UnitClosedError(Refusal):
    """No ticket is given at this time."""

    def __init__(self, opens_at: datetime | None, reason: ClosedReason | None = None) -> None:
        self.opens_at = opens_at
        self.reason = reason
        last_ticket = reason is ClosedReason.LAST_TICKET
        what = "The last ticket of today is given" if last_ticket else "The unit is closed now"
        when = f"; it opens {opens_at:%Y-%m-%d at %H:%M}" if opens_at else ""
        super().__init__(f"{what}{when}")


class NoTicketNowError(Refusal):
    """A service gives no tickets now, while the unit does."""

    again_at: datetime | None = None
    """When it gives tickets again, in the unit's zone; None when nobody knows."""

    def __str__(self) -> str:
        """Return why, and when there are tickets again."""
        when = f"; tickets again {self.again_at:%Y-%m-%d at %H:%M}" if self.again_at else ""
        return f"{super().__str__()}{when}"


class SeriesExhaustedError(NoTicketNowError):
    """Every number of the series has been given today."""

    def __init__(self, series: str, last: int) -> None:
        super().__init__(f"All numbers of series {series} up to {last} are given for today")


class QuotaReachedError(NoTicketNowError):
    """Every place that a service has in a day is taken."""

    def __init__(self, service: str, quota: int) -> None:
        self.service = service
        self.quota = quota
        super().__init__(f"All {quota} places of '{service}' are taken for today")


class ServicePausedError(NoTicketNowError):
    """The service gives no tickets for a while."""

    def __init__(self, service: str, until: datetime | None = None) -> None:
        self.until = until
        super().__init__(f"No tickets are given for '{service}' while it is paused")


class RemarkError(Refusal):
    """A reason or a note is not written in one line."""

    def __init__(self, longest: int) -> None:
        super().__init__(f"Write it in one line of at most {longest} characters")


class NoReasonError(Refusal):
    """An act out of the ordinary needs a reason, and none is given."""

    says = "Say why in a few words"


class ServiceHoursError(NoTicketNowError):
    """It is not one of the hours at which the service gives tickets."""

    def __init__(self, service: str) -> None:
        super().__init__(f"No tickets are given for '{service}' at this hour")


class PauseEndError(Refusal):
    """A pause would end before it begins."""

    def __init__(self, until: datetime, now: datetime) -> None:
        super().__init__(
            f"A pause cannot end {until:%Y-%m-%d at %H:%M}: it is {now:%Y-%m-%d %H:%M} already"
        )


class TooEarlyError(Refusal):
    """A visitor with an appointment has come long before its hour."""

    def __init__(self, appointment_at: datetime, from_at: datetime) -> None:
        self.from_at = from_at
        super().__init__(
            f"The appointment is at {appointment_at:%H:%M}: its ticket is given from"
            f" {from_at:%H:%M} on"
        )


class AnotherDayError(Refusal):
    """An appointment is on another day."""

    def __init__(self, appointment_at: datetime) -> None:
        super().__init__(f"The appointment is on {appointment_at:%Y-%m-%d at %H:%M}, not today")


class NothingWaitingError(Refusal):
    """Nobody waits for this counter's services."""

    def __init__(self, counter: int) -> None:
        super().__init__(f"Nobody is waiting for counter {counter}")


class TicketNotFoundError(Refusal):
    """No ticket has this label on this day."""

    def __init__(self, label: str, day: str) -> None:
        self.label = label
        super().__init__(f"There is no ticket {label} on {day}")


class WrongStateError(Refusal):
    """The step is not legal from where the ticket stands."""

    def __init__(self, label: str, state: str, step: str) -> None:
        self.label = label
        super().__init__(f"Ticket {label} is {state.replace('_', ' ')}: it cannot be {step} now")


class ClerkHoldsTicketError(Refusal):
    """A clerk holds one ticket at a time."""

    def __init__(self, clerk: str, label: str) -> None:
        self.label = label
        super().__init__(f"'{clerk}' still holds ticket {label}; finish it first")


class NoTicketHeldError(Refusal):
    """The clerk has no ticket to act on."""

    def __init__(self, clerk: str) -> None:
        super().__init__(f"'{clerk}' holds no ticket now")


class NotGivenBackError(Refusal):
    """A number cannot be given back any more; it stays good."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(f"Ticket {label} stays good: it was called, is over, or is no longer new")


class NotYoursError(Refusal):
    """The ticket is held by another clerk or at another counter."""

    def __init__(self, label: str, clerk: str | None) -> None:
        self.label = label
        holder = f"by '{clerk}'" if clerk else "by nobody"
        super().__init__(f"Ticket {label} is held {holder}, not by you at this counter")


class KeptForAnotherError(Refusal):
    """The visitor is parked for a colleague."""

    def __init__(self, label: str, clerk: str) -> None:
        self.label = label
        super().__init__(f"Ticket {label} is parked for '{clerk}'")


class TooFewCallsError(Refusal):
    """A visitor is called again, or given the house's time to come, before she counts as absent."""

    def __init__(self, label: str, wait: timedelta) -> None:
        self.label = label
        self.wait = wait
        seconds = -(-wait // timedelta(seconds=1))
        super().__init__(f"Call ticket {label} again first, or wait {seconds} more seconds")


class TooLateError(Refusal):
    """A visitor who was called in vain has come back too late to keep the ticket."""

    def __init__(self, label: str, within: timedelta) -> None:
        self.label = label
        minutes = within // timedelta(minutes=1)
        super().__init__(
            f"Ticket {label} was missed more than {minutes} minutes ago; give a new ticket"
        )


class NowhereError(Refusal):
    """A transfer leads to where the visitor is already, or to two places at once."""

    says = "Name another service, and one counter or one person at most"


class NothingToUndoError(Refusal):
    """The last act cannot be taken back any more."""

    def __init__(self, clerk: str) -> None:
        super().__init__(
            f"'{clerk}' has done nothing just now that can be undone: it was long ago, or the "
            "visit went on since"
        )


class OnBreakError(Refusal):
    """Who is on a break calls nobody."""

    def __init__(self, clerk: str) -> None:
        super().__init__(f"'{clerk}' is on a break; end it first")


class NotAtCounterError(Refusal):
    """The person works at no counter now."""

    def __init__(self, clerk: str) -> None:
        super().__init__(f"'{clerk}' works at no counter now; take one first")


class AlreadyRatedError(Refusal):
    """A ticket is rated once."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(f"Ticket {label} is rated already")


class OperationReusedError(Refusal):
    """The request id already belongs to another act."""

    def __init__(self, operation: str) -> None:
        super().__init__(f"Request id {operation} was already used for another act")


class StationNotOpenError(Refusal):
    """No kiosk of this name is open, or it has no printer."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        open_now = f"open are: {', '.join(known)}" if known else "none is"
        super().__init__(f"No station '{name}' with a printer is open; {open_now}")


class TemplateError(Refusal):
    """A unit's file has a mistake; the sentence names the file, the key and what is expected."""


class NotTomlError(TemplateError):
    """A line of a unit's file is no TOML."""

    def __init__(self, file: str, line: int, text: str, reason: str) -> None:
        self.line = line
        self.text = text
        """What stands in the line."""
        super().__init__(
            f"{file}, line {line}: this is not well-formed TOML ({reason}); texts stand in "
            '"quotation marks", lists in [brackets], and each key once in its table'
        )


class NotUtf8Error(TemplateError):
    """A line of a unit's file is written in other letters than UTF-8."""

    def __init__(self, file: str, line: int) -> None:
        self.line = line
        super().__init__(f"{file}, line {line}: the text is not in UTF-8; save the file as UTF-8")


class DayNotBegunError(Refusal):
    """A service day that is still to come cannot be closed."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(f"{day} has not begun: the latest day that can be closed is {today}")


class PeriodError(Refusal):
    """No report can be made of such a period."""

    def __init__(
        self, first: date, last: date, today: date, *, earliest: date, latest: date
    ) -> None:
        super().__init__(
            f"A report cannot run from {first} to {last}: "
            f"it starts no later than today, {today}, and ends no earlier than it starts; "
            f"it knows the days from {earliest} to {latest}"
        )


class PrefixesUsedUpError(Refusal):
    """Every pair of letters is given to a station, or is the series of a service."""

    says = "No letters are left for another station; it gives no numbers while it is cut off"


class NoConflictError(Refusal):
    """No ticket of this label waits for a decision."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(
            f"No ticket {label} waits to be taken in; 'nouba offline conflicts' lists them"
        )


class NumberInUseError(Refusal):
    """A ticket has the number that would be void."""

    def __init__(self, label: str, day: str) -> None:
        self.label = label
        super().__init__(f"Ticket {label} was given on {day}: its number cannot be void")


class NotNextNumberError(Refusal):
    """The number does not follow the last one of its series."""

    def __init__(self, series: str, following: int) -> None:
        super().__init__(
            f"The numbers of series {series} have not come so far: the next is {following}"
        )


class PaperComingError(NothingWaitingError):
    """Whoever waits for this counter has no paper yet."""

    def __init__(self, counter: int, label: str) -> None:
        super().__init__(counter)
        self.label = label
        self.args = (f"The paper of {label} is still being printed; call again in a moment",)


class EnvironmentFault(Exception):  # noqa: N818 - the printer or the disk is at fault, not the code
    """Printer, network, disk or database failed: what happened and what to do."""

    def __init__(self, what: str, hint: str) -> None:
        self.what = what
        self.hint = hint
        super().__init__(f"{what}: {hint}")


class StorageFault(EnvironmentFault):
    """The database cannot be used now."""


class ProgramTooOldFault(StorageFault):
    """The database was upgraded too far for this program."""

    def __init__(self, database: str, schema: str, made_for: str) -> None:
        super().__init__(
            f"{database} has schema {schema}, and this program was made for {made_for}, which is"
            " too old",
            "install the newest version of Nouba here, then start it again",
        )


class NotAllowedFault(StorageFault):
    """The server knows this account, and does not let it do so."""


class DeniedFault(NotAllowedFault):
    """An act of the server denies it, whatever rights the account has: no later try helps."""


class UnreachableFault(StorageFault):
    """Nobody answers where the database is: nothing was done, and it comes back by itself."""


class UnansweredFault(StorageFault):
    """The answer was lost: what was asked for may have been done, or not.

    The same operation id, asked again, finds what was done or does it now.
    """

    def __init__(self, what: str, *, is_patience_spent: bool = False) -> None:
        self.is_patience_spent = is_patience_spent
        """Whether it was waited for as long as an answer may take."""
        hint = "look whether it was done, or ask again with the same request id"
        super().__init__(f"{what}; it may have been done or not", hint)


class PrinterFault(EnvironmentFault):
    """The printer cannot be used now; ``state`` says how it is, where that is the reason."""

    def __init__(self, what: str, hint: str, state: PrinterState | None = None) -> None:
        self.state = state
        super().__init__(what, hint)


class DeadlockFault(StorageFault):
    """Two acts were in each other's way, and this one was undone: it may be tried again."""
