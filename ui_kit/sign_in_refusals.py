"""Why somebody is not let in, in the words of whoever reads it."""

from collections.abc import Mapping
from datetime import timedelta

from reception.domain import office_errors, sign_in_errors
from reception.domain.sign_in import Ended
from ui_kit.translations import marked

# ``%1`` is how long to wait, how many signs a password has at least, or how many tries are left.
SENTENCES: Mapping[type[Exception], str] = {
    sign_in_errors.SignInPausedError: marked(
        "Refusals",
        "Too many wrong passwords. Please try again in %1 min, or call an administrator.",
    ),
    sign_in_errors.CodeNeededError: marked(
        "Refusals", "Please type the six digits that your authenticator shows."
    ),
    sign_in_errors.CodeRefusedError: marked(
        "Refusals", "This code is not right, or was used already. Please wait for the next one."
    ),
    sign_in_errors.PasswordToChangeError: marked(
        "Refusals", "Please choose a password of your own, of at least %1 signs."
    ),
    sign_in_errors.PasswordAtConsoleError: marked(
        "Refusals", "Please choose your new password at the console, not at a panel."
    ),
    sign_in_errors.SessionEndedError: marked("Refusals", "You are signed out."),
    sign_in_errors.SessionLockedError: marked("Refusals", "Please unlock the window first."),
    sign_in_errors.PinRefusedError: marked("Refusals", "This PIN is not right. Tries left: %1"),
    sign_in_errors.WeakPinError: marked(
        "Refusals", "Please choose six digits that are no plain row, such as 000000 or 123456."
    ),
    sign_in_errors.NoSecondFactorError: marked("Refusals", "There is no second factor to drop."),
    sign_in_errors.UnknownSessionError: marked("Refusals", "This session is over already."),
    office_errors.WeakPasswordError: marked(
        "Refusals",
        "This password is too easily guessed. Please choose another one of at least %1 signs.",
    ),
    office_errors.CommonPasswordError: marked(
        "Refusals",
        "Many people have this password, or it names you or this office."
        " A sentence of your own is easy to keep.",
    ),
}
PIN_SPENT = marked("Refusals", "Too many wrong PINs. Please type your password.")
ENDED: Mapping[Ended, str] = {
    Ended.ELSEWHERE: marked("Refusals", "You have signed in at another station."),
    Ended.CLOSING: marked("Refusals", "The day was closed. Please sign in again."),
    Ended.ADMINISTRATOR: marked("Refusals", "An administrator has signed you out."),
    Ended.PASSWORD: marked("Refusals", "Your password was changed. Please sign in again."),
    Ended.PUT_BACK: marked("Refusals", "A backup was put back. Please sign in again."),
    Ended.NOT_HERE_ANY_MORE: marked("Refusals", "Your login is not used here any more."),
}


def wording_of(error: Exception) -> str | None:
    """Return the English sentence of a refusal that has several; None where it has one."""
    if isinstance(error, sign_in_errors.SessionEndedError) and error.ended:
        return ENDED.get(error.ended)
    if isinstance(error, sign_in_errors.PinRefusedError) and not error.tries_left:
        return PIN_SPENT
    return None


def subject_of(error: Exception) -> str | None:
    """Return what stands for ``%1``; None where the sentence has none."""
    if isinstance(error, sign_in_errors.SignInPausedError):
        return str(-(-error.wait // timedelta(minutes=1)))
    if isinstance(error, sign_in_errors.PinRefusedError):
        return str(error.tries_left)
    if isinstance(error, sign_in_errors.PasswordToChangeError | office_errors.WeakPasswordError):
        return str(error.shortest)
    return None
