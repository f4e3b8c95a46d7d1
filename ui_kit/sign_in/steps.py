"""What is asked for besides login and password: a code, or a password of one's own."""

from reception.domain.sign_in_errors import PasswordToChangeError
from ui_kit.sign_in.sheet import Sheet
from ui_kit.sign_in.words import translate


class CodeSheet(Sheet):
    """Asks for the code of the second factor."""

    def __init__(self) -> None:
        super().__init__("code", ("edit",), secret=False)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.heading.setText(translate("SignIn", "Second factor"))
        self.told.setText(
            translate(
                "SignIn",
                "Type the six digits that your authenticator shows now, or one of the recovery"
                " codes.",
            )
        )
        self.caption(0, translate("SignIn", "Code"))
        self.go.setText(translate("SignIn", "Go on"))
        self.back.setText(translate("SignIn", "Back"))


class NewPasswordSheet(Sheet):
    """Asks for a password of one's own, twice."""

    def __init__(self) -> None:
        super().__init__("new-password", ("first", "again"))
        self._asked = PasswordToChangeError(first=True, shortest=0)

    def ask(self, asked: PasswordToChangeError) -> None:
        """Ask for it, and say why."""
        self._asked = asked
        self.say_refused("")
        self.retranslate()

    def agreed(self) -> str | None:
        """Return what was typed twice; None when it is not the same."""
        first, again = self.typed
        if first == again:
            return first
        self.say_refused(translate("SignIn", "The new password is not the same twice."))
        return None

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.heading.setText(translate("SignIn", "A password of your own"))
        why = (
            translate("SignIn", "Your first password is known to who gave it to you.")
            if self._asked.first
            else translate("SignIn", "Your password is too easily guessed.")
        )
        rule = translate("SignIn", "At least %1 signs. A sentence of your own is easy to keep.")
        self.told.setText(f"{why} {rule.replace('%1', str(self._asked.shortest))}")
        self.caption(0, translate("SignIn", "New password"))
        self.caption(1, translate("SignIn", "New password once more"))
        self.go.setText(translate("SignIn", "Go on"))
        self.back.setText(translate("SignIn", "Back"))
