"""The page "my password": everybody here chooses an own one."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton

from admin_console.messages import explain
from admin_console.page import Card, ConsolePage, label, set_tone
from admin_console.people.second_factor_card import SecondFactorCard
from admin_console.style import SIGN_IN_PX
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.unit import Person, Role
from reception.domain.unit_errors import SHORTEST_ADMINISTRATORS_PASSWORD, SHORTEST_PASSWORD

_SHORTEST = dict.fromkeys(Role, SHORTEST_PASSWORD) | {
    Role.ADMINISTRATOR: SHORTEST_ADMINISTRATORS_PASSWORD
}


class PasswordPage(ConsolePage):
    """Changes the password of who has signed in."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("password")
        self._reception, self._background = tools.reception, tools.background
        self._inside = tools.inside
        self._role = Role.MANAGER
        card = Card("password-card")
        card.setFixedWidth(SIGN_IN_PX)
        card.heading.hide()
        self._captions, self._edits = [], []
        for name in ("password-old", "password-new", "password-again"):
            caption, edit = label("quiet"), QLineEdit()
            edit.setObjectName(name)
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.returnPressed.connect(self._change)
            caption.setBuddy(edit)
            card.column.addWidget(caption)
            card.column.addWidget(edit)
            self._captions.append(caption)
            self._edits.append(edit)
        self._rule = label("small", wraps=True)
        self._said = label("strong", "password-said", wraps=True)
        self._button = QPushButton()
        self._button.setObjectName("password-change")
        self._button.setProperty("kind", "primary")
        self._button.clicked.connect(self._change)
        for widget in (self._rule, self._said, self._button):
            card.column.addWidget(widget)
        self._factor = SecondFactorCard(tools)
        # Once the page knows how high it is now.
        self._factor.grown.connect(lambda: QTimer.singleShot(0, self, self._show_factor))
        self.column.addWidget(card)
        self.column.addWidget(self._factor)
        self.column.addStretch(1)
        self._said.hide()

    def open_for(self, person: Person) -> None:
        """Begin anew for a person who has just come here."""
        self._role = person.role
        self.forget()
        self._write_rule()

    def forget(self) -> None:
        """Drop what was typed."""
        for edit in self._edits:
            edit.clear()
        self._factor.forget()
        self._say("")

    def refresh(self) -> None:
        """Read whether there is a second factor."""
        self._factor.refresh()

    def _show_factor(self) -> None:
        self.ensureWidgetVisible(self._factor)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(translate("Console", "My password"))
        words = (
            translate("Console", "Present password"),
            translate("Console", "New password"),
            translate("Console", "New password once more"),
        )
        for caption, edit, text in zip(self._captions, self._edits, words, strict=True):
            caption.setText(text)
            edit.setAccessibleName(text)
        self._write_rule()
        self._button.setText(translate("Console", "Change the password"))
        self._factor.retranslate()

    def _write_rule(self) -> None:
        text = translate(
            "Console", "At least %1 characters. A sentence of your own is easy to keep."
        )
        self._rule.setText(text.replace("%1", str(_SHORTEST[self._role])))

    def _change(self) -> None:
        old, new, again = (edit.text() for edit in self._edits)
        token = self._inside.token
        if not token or not self._button.isEnabled():
            return
        if new != again:
            self._say(translate("Console", "The new password is not the same twice."), "warning")
            return
        self._button.setEnabled(False)
        self._background.run(
            lambda: self._reception().sign_in.change_password(token, old, new),
            lambda _: self._changed(),
            self._refused,
        )

    def _changed(self) -> None:
        for edit in self._edits:
            edit.clear()
        self._button.setEnabled(True)
        self._say(translate("Console", "Your password is changed."))

    def _refused(self, error: Exception) -> None:
        self._button.setEnabled(True)
        self._say(explain(error), "warning")

    def _say(self, text: str, tone: str = "") -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        set_tone(self._said, tone)
