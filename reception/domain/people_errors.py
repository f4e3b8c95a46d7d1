"""Why somebody is not let in, or not back in: one class each."""

from datetime import datetime, timedelta

from reception.domain.errors import Refusal
from reception.domain.sign_in import PIN_DIGITS, SessionEnd


class SignInPausedError(Refusal):
    """Too many wrong passwords: nobody may try for a while."""

    def __init__(self, until: datetime, now: datetime) -> None:
        self.until = until
        self.wait = until - now
        super().__init__(
            f"Too many wrong passwords: try again in {-(-self.wait // timedelta(seconds=1))} s;"
            " an administrator can lift it"
        )


class CodeNeededError(Refusal):
    """The password is right; the second factor is asked for."""

    says = "Type the six digits that your authenticator shows, or a recovery code"


class CodeRefusedError(Refusal):
    """The second factor is wrong, or was used before."""

    says = "The code is not right, or was used already; wait for the next one"


class PasswordToChangeError(Refusal):
    """The password is right, but may not be kept: it is a first one, or it is too weak now."""

    def __init__(self, *, first: bool, shortest: int) -> None:
        self.first = first
        self.shortest = shortest
        why = "This password was given to you" if first else "This password is too weak"
        super().__init__(f"{why}: choose one of your own, of at least {shortest} characters")


class PasswordAtConsoleError(Refusal):
    """Who does more than serve chooses her password where a desk's account cannot reach it."""

    says = "Choose your new password at the console, not at a panel"


class SessionEndedError(Refusal):
    """Who was in is in no more."""

    def __init__(self, ended: SessionEnd | None) -> None:
        self.ended = ended
        super().__init__(f"You are signed out: {ended or 'there is no such session'}")


class SessionLockedError(Refusal):
    """The session has to be unlocked first."""

    says = "The window is locked: unlock it first"


class PinRefusedError(Refusal):
    """The PIN is wrong, or none is taken any more."""

    def __init__(self, tries_left: int) -> None:
        self.tries_left = tries_left
        left = f"{tries_left} tries are left" if tries_left else "type the password"
        super().__init__(f"The PIN is not right; {left}")


class WeakPinError(Refusal):
    """A PIN is too easily guessed."""

    says = f"Choose {PIN_DIGITS} digits that are no plain row, such as 000000 or 123456"


class NoSecondFactorError(Refusal):
    """There is none that could be changed."""

    def __init__(self, login: str) -> None:
        super().__init__(f"'{login}' has no second factor")


class UnknownSessionError(Refusal):
    """No such session is open."""

    says = "This session is over already"
