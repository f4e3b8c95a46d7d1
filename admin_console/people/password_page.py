"""The page "my password": everybody here chooses an own one."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from admin_console.messages import explain
from admin_console.page import Card, ConsolePage, button, label, set_tone
from admin_console.people.second_factor_card import FactorShown, SecondFactorCard
from admin_console.style import SIGN_IN_PX
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.sign_in import SHORTEST_ADMINISTRATORS_PASSWORD, SHORTEST_PASSWORD
from reception.domain.unit import Role

_SHORTEST = dict.fromkeys(Role, SHORTEST_PASSWORD) | {
    Role.ADMINISTRATOR: SHORTEST_ADMINISTRATORS_PASSWORD
}


class PasswordPage(ConsolePage):
    """Changes the password of who has signed in."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("password", translate("Console", "My password"))
        self._tools = tools
        card = Card("password-card")
        card.setFixedWidth(SIGN_IN_PX)
        card.heading.hide()
        self._edits: list[QLineEdit] = []
        for name, words in (
            ("password-old", translate("Console", "Present password")),
            ("password-new", translate("Console", "New password")),
            ("password-again", translate("Console", "New password once more")),
        ):
            caption, edit = label("quiet", text=words), QLineEdit()
            edit.setObjectName(name)
            edit.setAccessibleName(words)
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.returnPressed.connect(self._change)
            caption.setBuddy(edit)
            card.column.addWidget(caption)
            card.column.addWidget(edit)
            self._edits.append(edit)
        rule = translate(
            "Console", "At least %1 characters. A sentence of your own is easy to keep."
        )
        rule = rule.replace("%1", str(_SHORTEST[tools.person.role]))
        self._said = label("strong", "password-said", wraps=True)
        self._said.hide()
        self._button = button(
            translate("Console", "Change the password"), "password-change", kind="primary"
        )
        self._button.clicked.connect(self._change)
        for widget in (label("small", text=rule, wraps=True), self._said, self._button):
            card.column.addWidget(widget)
        self._factor = SecondFactorCard(tools)
        # Once the page knows how high it is now.
        self._factor.grown.connect(lambda: QTimer.singleShot(0, self, self._show_factor))
        self.column.addWidget(card)
        self.column.addWidget(self._factor)
        self.column.addStretch(1)

    def hand_over(self) -> tuple[list[str], FactorShown]:
        """Return what was typed, and how the second factor stands."""
        return [edit.text() for edit in self._edits], self._factor.shown

    def take_up(self, draft: tuple[list[str], FactorShown]) -> None:
        """Go on typing."""
        typed, shown = draft
        for edit, text in zip(self._edits, typed, strict=True):
            edit.setText(text)
        self._factor.show_stage(shown)

    def refresh(self) -> None:
        """Read whether there is a second factor."""
        self._factor.refresh()

    def _show_factor(self) -> None:
        self.ensureWidgetVisible(self._factor)

    def _change(self) -> None:
        old, new, again = (edit.text() for edit in self._edits)
        token = self._tools.inside.token
        if not token or not self._button.isEnabled():
            return
        if new != again:
            self._say(translate("Console", "The new password is not the same twice."), "warning")
            return
        self._button.setEnabled(False)
        self._tools.background.run(
            lambda: self._tools.reception.sign_in.change_password(token, old, new),
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
