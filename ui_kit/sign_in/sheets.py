"""One card in the middle of an empty page: a heading, fields, what was refused, and two buttons."""

import hashlib
import hmac
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reception.domain.language import text_in
from reception.domain.sign_in import PIN_DIGITS, PasswordToChangeError, SignedIn
from reception.system.ids import pepper
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX, SIGN_IN_PX
from ui_kit.translations import current_language


class SignInSheet(QWidget):
    """Asks for something, and hides what lies under it."""

    answered = Signal()
    given_up = Signal()

    def __init__(self, name: str, fields: Sequence[str], *, secret: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.heading = text_label("heading", wraps=True)
        self.told = text_label("", f"{name}-told", wraps=True)
        self.refused = text_label("danger", f"{name}-refused", wraps=True)
        self.captions = [text_label("quiet", wraps=True) for _ in fields]
        self.edits = [typed_line(f"{name}-{field}", secret=secret) for field in fields]
        self.go, self.back = QPushButton(), QPushButton()
        self.go.setObjectName(f"{name}-go")
        self.go.setProperty("kind", "primary")
        self.back.setObjectName(f"{name}-back")
        self.go.clicked.connect(self._answer)
        self.back.clicked.connect(self.given_up)
        for edit, following in zip(self.edits, [*self.edits[1:], None], strict=True):
            edit.returnPressed.connect(following.setFocus if following else self._answer)
        self.lines = QVBoxLayout()
        self._lay_out()
        self.say_refused("")

    def show_words(self) -> None:
        """Say what is asked in the present language."""
        raise NotImplementedError

    @property
    def typed(self) -> list[str]:
        """Return what stands in each field."""
        return [edit.text() for edit in self.edits]

    def caption(self, place: int, text: str) -> None:
        """Name a field."""
        self.captions[place].setText(text)
        self.edits[place].setAccessibleName(text)

    def say_refused(self, text: str) -> None:
        """Say why it was not taken; everything is to be typed anew."""
        self.refused.setText(text)
        self.refused.setVisible(bool(text))
        self.wait(waits=False)
        for edit in self.edits:
            edit.clear()
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where typing starts."""
        if self.isHidden():
            return  # the keys belong to the page that is seen
        shown = next((edit for edit in self.edits if edit.isVisibleTo(self)), None)
        if shown:
            shown.setFocus()

    def wait(self, *, waits: bool) -> None:
        """Take nothing while an answer is awaited."""
        for widget in (*self.edits, self.go):
            widget.setEnabled(not waits)

    def _answer(self) -> None:
        if self.go.isEnabled():
            self.answered.emit()

    def _lay_out(self) -> None:
        inside = card_in_the_middle(self)
        inside.addWidget(self.heading)
        inside.addWidget(self.told)
        for caption, edit in zip(self.captions, self.edits, strict=True):
            caption.setBuddy(edit)
            inside.addWidget(caption)
            inside.addWidget(edit)
        inside.addWidget(self.refused)
        inside.addWidget(self.go)
        inside.addLayout(self.lines)
        inside.addWidget(self.back)


def card_in_the_middle(page: QWidget) -> QVBoxLayout:
    """Put a card on an empty page, and return what it is laid out by."""
    page.setProperty("kind", "page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    card = QFrame()
    card.setProperty("kind", "card")
    card.setFixedWidth(SIGN_IN_PX)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(*(4 * (4 * GRID_PX,)))
    inside.setSpacing(GRID_PX)
    # Beside stretches, not aligned: what is aligned gets no more height when its text wraps.
    middle = QHBoxLayout()
    middle.addStretch()
    middle.addWidget(card)
    middle.addStretch()
    outside = QVBoxLayout(page)
    outside.addStretch(2)
    outside.addLayout(middle)
    outside.addStretch(3)
    return inside


def typed_line(name: str, *, secret: bool = False) -> QLineEdit:
    """Return a line for what is typed from left to right, whatever the language around it."""
    made = QLineEdit()
    made.setObjectName(name)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return made


translate = QCoreApplication.translate


_PASSWORD, _PIN, _NEW_PIN, _AGAIN = range(4)


class LockSheet(SignInSheet):
    """Asks who is in for her PIN or password; behind it nothing is lost, and nothing is seen."""

    def __init__(self) -> None:
        super().__init__("lock", ("password", "pin", "new-pin", "new-pin-again"))
        self._inside: SignedIn | None = None
        self.by_pin = False
        """Whether the PIN is asked for, rather than the password."""
        self.chooses_pin = False
        """Whether a PIN is chosen as well."""
        self.other, self.choose = QPushButton(), QPushButton()
        for button, name in ((self.other, "lock-other"), (self.choose, "lock-choose-pin")):
            button.setObjectName(name)
            self.lines.addWidget(button)
        self.other.clicked.connect(self._take_other)
        self.choose.clicked.connect(self._choose)
        for edit in self.edits[_PIN:]:
            edit.setMaxLength(PIN_DIGITS)
        self.edits[_PASSWORD].returnPressed.disconnect()
        self.edits[_PASSWORD].returnPressed.connect(self._after_password)
        self.edits[_PIN].returnPressed.disconnect()
        self.edits[_PIN].returnPressed.connect(self._answer)
        self.edits[_PIN].textEdited.connect(self._take_whole_pin)

    def show_lock(self, inside: SignedIn) -> None:
        """Begin to ask who is in."""
        self._inside = inside
        self.by_pin, self.chooses_pin = inside.has_pin, False
        self.say_refused("")

    def ask_for_password(self) -> None:
        """Ask for the password: no PIN is taken any more."""
        self.by_pin = False
        self.show_words()

    def agreed_pin(self) -> str | None:
        """Return the PIN that was chosen twice; None when it is not the same."""
        if self.typed[_NEW_PIN] == self.typed[_AGAIN]:
            return self.typed[_NEW_PIN]
        self.say_refused(translate("SignIn", "The PIN is not the same twice."))
        return None

    def show_words(self) -> None:
        """Say what is asked in the present language, and show its fields."""
        inside = self._inside
        self.heading.setText(translate("SignIn", "Locked"))
        name = text_in(inside.person.names, current_language()) if inside else ""
        told = translate("SignIn", "%1 is signed in. What is open stays open behind this page.")
        self.told.setText(told.replace("%1", name))
        self.caption(_PASSWORD, translate("SignIn", "Password"))
        self.caption(_PIN, translate("SignIn", "PIN"))
        self.caption(_NEW_PIN, translate("SignIn", "New PIN, six digits"))
        self.caption(_AGAIN, translate("SignIn", "New PIN once more"))
        self.go.setText(translate("SignIn", "Unlock"))
        self.back.setText(translate("SignIn", "Sign out"))
        self.other.setText(
            translate("SignIn", "Type the password instead")
            if self.by_pin
            else translate("SignIn", "Type the PIN instead")
        )
        self.choose.setText(translate("SignIn", "Choose a PIN for this station"))
        shown = (not self.by_pin, self.by_pin, self.chooses_pin, self.chooses_pin)
        for caption, edit, is_shown in zip(self.captions, self.edits, shown, strict=True):
            caption.setVisible(is_shown)
            edit.setVisible(is_shown)
        self.other.setVisible(bool(inside and inside.has_pin))
        self.choose.setVisible(not self.by_pin and not self.chooses_pin)
        self.take_focus()

    def _take_other(self) -> None:
        self.by_pin, self.chooses_pin = not self.by_pin, False
        self.say_refused("")
        self.show_words()

    def _choose(self) -> None:
        self.chooses_pin = True
        self.show_words()

    def _after_password(self) -> None:
        if self.chooses_pin:
            self.edits[_NEW_PIN].setFocus()
        else:
            self._answer()

    def _take_whole_pin(self, text: str) -> None:
        if len(text) == PIN_DIGITS:
            self._answer()


_TRIES = 5


class Spare:
    """Keeps no password, but what tells it from another, in this window's memory alone."""

    def __init__(self, password: str) -> None:
        self._key = pepper()
        self._kept = self._made_of(password)
        self._wrong = 0

    def fits(self, password: str) -> bool:
        """Return whether it is the same; after five that were not, none is any more."""
        if self._wrong >= _TRIES:
            return False
        is_same = hmac.compare_digest(self._kept, self._made_of(password))
        self._wrong = 0 if is_same else self._wrong + 1
        return is_same

    def _made_of(self, password: str) -> bytes:
        return hmac.new(self._key, password.encode("utf-8", "replace"), hashlib.sha256).digest()


class CodeSheet(SignInSheet):
    """Asks for the code of the second factor."""

    def __init__(self) -> None:
        super().__init__("code", ("edit",), secret=False)

    def show_words(self) -> None:
        """Say what is asked in the present language."""
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


class NewPasswordSheet(SignInSheet):
    """Asks for a password of one's own, twice."""

    def __init__(self) -> None:
        super().__init__("new-password", ("first", "again"))
        self._asked = PasswordToChangeError(first=True, shortest=0)

    def ask(self, asked: PasswordToChangeError) -> None:
        """Ask for it, and say why."""
        self._asked = asked
        self.say_refused("")

    def agreed(self) -> str | None:
        """Return what was typed twice; None when it is not the same."""
        first, again = self.typed
        if first == again:
            return first
        self.say_refused(translate("SignIn", "The new password is not the same twice."))
        return None

    def show_words(self) -> None:
        """Say what is asked in the present language."""
        self.heading.setText(translate("SignIn", "A password of your own"))
        why = (
            translate("SignIn", "Your first password is known to who gave it to you.")
            if self._asked.first
            else translate("SignIn", "Your password is too easily guessed.")
        )
        rule = translate(
            "SignIn", "At least %1 characters. A sentence of your own is easy to keep."
        )
        self.told.setText(f"{why} {rule.replace('%1', str(self._asked.shortest))}")
        self.caption(0, translate("SignIn", "New password"))
        self.caption(1, translate("SignIn", "New password once more"))
        self.go.setText(translate("SignIn", "Go on"))
        self.back.setText(translate("SignIn", "Back"))
