"""The first page of a window of staff: whoever comes says who she is."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui_kit.roles import text_label
from ui_kit.sign_in.sheets import card_in_the_middle, translate, typed_line


@dataclass(slots=True)
class TypedLogin:
    """What stands in the fields of who is not in yet; it outlives the page that shows it."""

    login: str = ""
    password: str = ""


class SignInPage(QWidget):
    """Asks for login and password; Enter goes on."""

    asked = Signal(str, str)
    """Login and password, as typed."""

    def __init__(self, typed: TypedLogin) -> None:
        super().__init__()
        self._typed = typed
        self.setObjectName("sign-in-page")
        self._login, self._password = typed_line("login"), typed_line("password", secret=True)
        self._login.setText(typed.login)
        self._password.setText(typed.password)
        self._go = QPushButton(translate("SignIn", "Sign in"))
        self._go.setObjectName("sign-in")
        self._go.setProperty("kind", "primary")
        self._refused = text_label("danger", "sign-in-refused", wraps=True)
        self._refused.hide()
        card = card_in_the_middle(self)
        card.addWidget(text_label("title", text=self._go.text()))
        for words, field in (
            (translate("SignIn", "Login"), self._login),
            (translate("SignIn", "Password"), self._password),
        ):
            caption = text_label("quiet", text=words)
            caption.setBuddy(field)
            field.setAccessibleName(words)
            field.textChanged.connect(self._keep)
            card.addWidget(caption)
            card.addWidget(field)
        card.addWidget(self._refused)
        card.addWidget(self._go)
        self._login.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self._ask)
        self._go.clicked.connect(self._ask)
        self.setFocusProxy(self._login)

    def reset(self) -> None:
        """Empty both fields for the next person."""
        self._login.clear()
        self.say_refused("")

    def say_refused(self, why: str) -> None:
        """Say why nobody came in; the password is to be typed anew."""
        self._refused.setText(why)
        self._refused.setVisible(bool(why))
        for field in (self._login, self._password):
            field.setAccessibleDescription(why)
        self._password.clear()
        self._wait(waits=False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask anew: whoever comes back gave up what was asked for besides."""
        super().showEvent(event)
        self._wait(waits=False)

    def _keep(self) -> None:
        self._typed.login, self._typed.password = self._login.text(), self._password.text()

    def _ask(self) -> None:
        login, password = self._login.text().strip(), self._password.text()
        self._wait(waits=bool(login and password))
        if login and password:
            self.asked.emit(login, password)

    def _wait(self, *, waits: bool) -> None:
        """Take nothing while an answer is awaited; else have the cursor where typing goes on."""
        for widget in (self._login, self._password, self._go):
            widget.setEnabled(not waits)
        if not waits and self.isVisible():
            (self._password if self._login.text() else self._login).setFocus()
