"""The first page: whoever comes says who she is."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from admin_console.page import Card, label
from admin_console.style import SIGN_IN_PX
from admin_console.words import translate
from ui_kit.tokens import GRID_PX


class ConsoleSignIn(QWidget):
    """Asks for a login and a password."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("sign-in-page")
        card = Card("sign-in-card")
        card.setFixedWidth(SIGN_IN_PX)
        card.heading.setProperty("kind", "title")
        self._heading = card.heading
        self._login_words, self._password_words = label("quiet"), label("quiet")
        self._login = self._field("login", self._login_words)
        self._password = self._field("password", self._password_words)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._button = QPushButton()
        self._button.setObjectName("sign-in")
        self._button.setProperty("kind", "primary")
        self._refused = label("danger", "sign-in-refused", wraps=True)
        for widget in (
            self._login_words,
            self._login,
            self._password_words,
            self._password,
            self._refused,
            self._button,
        ):
            card.column.addWidget(widget)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID_PX)
        column.addStretch(2)
        # Beside stretches, not aligned: what is aligned gets no more height when its text wraps.
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        column.addLayout(middle)
        column.addStretch(3)
        self._login.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self._ask)
        self._button.clicked.connect(self._ask)
        self.say_refused(None)
        self.setFocusProxy(self._login)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self._heading.setText(translate("Console", "Sign in"))
        self._login_words.setText(translate("Console", "Login"))
        self._password_words.setText(translate("Console", "Password"))
        self._login.setAccessibleName(self._login_words.text())
        self._password.setAccessibleName(self._password_words.text())
        self._button.setText(translate("Console", "Sign in"))
        self._refused.setText(self._why() if self._why else "")

    def say_refused(self, why: Callable[[], str] | None) -> None:
        """Say why nobody came in, in the language at the time; the password is to be typed anew."""
        self._why = why
        self._refused.setText(why() if why else "")
        self._refused.setVisible(why is not None)
        self._password.clear()
        self._set_enabled(enabled=True)
        if why and self.isVisible():
            self._password.setFocus()

    def forget(self) -> None:
        """Empty the fields for the next person."""
        self._login.clear()
        self.say_refused(None)
        self._login.setFocus()

    def _ask(self) -> None:
        if not self._button.isEnabled():
            return
        self._set_enabled(enabled=False)
        self.asked.emit(self._login.text().strip(), self._password.text())

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self._login, self._password, self._button):
            widget.setEnabled(enabled)

    @staticmethod
    def _field(name: str, words: QLabel) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        words.setBuddy(made)
        return made
