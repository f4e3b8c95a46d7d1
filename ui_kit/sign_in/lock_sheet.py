"""The page over a locked window."""

from PySide6.QtWidgets import QPushButton

from reception.domain.language import text_in
from reception.domain.sign_in import PIN_DIGITS, SignedIn
from ui_kit.sign_in.sheet import Sheet
from ui_kit.sign_in.words import translate
from ui_kit.translations import current_language

_PASSWORD, _PIN, _NEW_PIN, _AGAIN = range(4)


class LockSheet(Sheet):
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
        self.retranslate()

    def ask_for_password(self) -> None:
        """Ask for the password: no PIN is taken any more."""
        self.by_pin = False
        self.retranslate()

    def agreed_pin(self) -> str | None:
        """Return the PIN that was chosen twice; None when it is not the same."""
        if self.typed[_NEW_PIN] == self.typed[_AGAIN]:
            return self.typed[_NEW_PIN]
        self.say_refused(translate("SignIn", "The PIN is not the same twice."))
        return None

    def retranslate(self) -> None:
        """Say everything in the present language, and show the fields that are asked for."""
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
        self.retranslate()

    def _choose(self) -> None:
        self.chooses_pin = True
        self.retranslate()

    def _after_password(self) -> None:
        if self.chooses_pin:
            self.edits[_NEW_PIN].setFocus()
        else:
            self._answer()

    def _take_whole_pin(self, text: str) -> None:
        if len(text) == PIN_DIGITS:
            self._answer()
