"""The first page: whoever comes says who she is."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from admin_console.style import SIGN_IN_PX
from admin_console.widgets import Card, asked_line, button, label, put, row_of
from admin_console.words import translate
from ui_kit.announce import announce
from ui_kit.tokens import GRID_PX


@dataclass
class TypedLogin:
    """What somebody has typed who is not in yet."""

    login: str = ""
    password: str = ""


class ConsoleSignIn(QWidget):
    """Asks for a login and a password."""

    asked = Signal(str, str)

    def __init__(self, typed: TypedLogin) -> None:
        super().__init__()
        self._typed = typed
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("sign-in-page")
        card = Card("sign-in-card", translate("Console", "Sign in"))
        card.setFixedWidth(SIGN_IN_PX)
        card.heading.setProperty("kind", "title")
        login_words, self._login = asked_line("login", translate("Console", "Login"))
        password_words, self._password = asked_line(
            "password", translate("Console", "Password"), secret=True
        )
        self._login.setText(typed.login)
        self._password.setText(typed.password)
        self._button = button(translate("Console", "Sign in"), "sign-in", self._ask, kind="primary")
        self._refused = label("danger", "sign-in-refused", wraps=True)
        self._refused.hide()
        put(
            card.column,
            login_words,
            self._login,
            password_words,
            self._password,
            self._refused,
            self._button,
        )
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID_PX)
        column.addStretch(2)
        # Beside stretches, not aligned: what is aligned gets no more height when its text wraps.
        column.addLayout(row_of(None, card, None))
        column.addStretch(3)
        self._login.textChanged.connect(self._keep)
        self._password.textChanged.connect(self._keep)
        self._login.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self._ask)
        self.setFocusProxy(self._login)

    def say_refused(self, why: str) -> None:
        """Say why nobody came in; the password is to be typed anew."""
        self._refused.setText(why)
        self._refused.show()
        announce(self, why, is_urgent=True)
        for field in (self._login, self._password):
            field.setAccessibleDescription(why)
        self._password.clear()
        self._set_enabled(enabled=True)
        if self.isVisible():
            self._password.setFocus()

    def _keep(self) -> None:
        self._typed.login, self._typed.password = self._login.text(), self._password.text()

    def _ask(self) -> None:
        if not self._button.isEnabled():
            return
        self._set_enabled(enabled=False)
        self.asked.emit(self._login.text().strip(), self._password.text())

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self._login, self._password, self._button):
            widget.setEnabled(enabled)
