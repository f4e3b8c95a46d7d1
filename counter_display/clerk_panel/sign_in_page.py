"""Login and password."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from counter_display.clerk_panel.parts import card, text_label
from counter_display.clerk_panel.style import SIGN_IN_PX
from counter_display.clerk_panel.words import translate
from ui_kit.tokens import GRID_PX


@dataclass(slots=True)
class TypedIn:
    """What stands in the fields; it outlives the page that shows it."""

    login: str = ""
    password: str = ""


class SignInPage(QWidget):
    """Asks who is there; Enter goes on."""

    asked = Signal(str, str)
    """Login and password, as typed."""

    def __init__(self, typed: TypedIn) -> None:
        super().__init__()
        self._typed = typed
        self._title = text_label("heading", text=translate("Clerk", "Sign in"))
        self._login_word = text_label("quiet", text=translate("Clerk", "Login"))
        self._password_word = text_label("quiet", text=translate("Clerk", "Password"))
        self.login, self.password = QLineEdit(typed.login), QLineEdit(typed.password)
        self.login.setAccessibleName(self._login_word.text())
        self.password.setAccessibleName(self._password_word.text())
        self.login.setObjectName("login")
        self.password.setObjectName("password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        # Both are typed from left to right, whatever the language around them.
        self.login.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.password.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._enter = QPushButton(translate("Clerk", "Sign in"))
        self._enter.setObjectName("sign-in")
        self._enter.setProperty("kind", "primary")
        for field in (self.login, self.password):
            field.textChanged.connect(self._keep)
        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._ask)
        self._enter.clicked.connect(self._ask)
        self._lay_out()

    def forget(self) -> None:
        """Empty the password and wait for another."""
        self.password.clear()
        (self.password if self.login.text() else self.login).setFocus()

    def forget_all(self) -> None:
        """Empty both fields for the next person."""
        self.login.clear()
        self.forget()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Put the cursor where typing starts."""
        super().showEvent(event)
        self.login.setFocus()

    def _keep(self) -> None:
        self._typed.login, self._typed.password = self.login.text(), self.password.text()

    def _ask(self) -> None:
        if self.login.text() and self.password.text():
            self.asked.emit(self.login.text().strip(), self.password.text())

    def _lay_out(self) -> None:
        frame = card("sign-in-card")
        frame.setFixedWidth(SIGN_IN_PX)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(*(4 * (4 * GRID_PX,)))
        inside.setSpacing(GRID_PX)
        inside.addWidget(self._title)
        inside.addSpacing(2 * GRID_PX)
        for word, field in ((self._login_word, self.login), (self._password_word, self.password)):
            word.setBuddy(field)
            inside.addWidget(word)
            inside.addWidget(field)
            inside.addSpacing(GRID_PX)
        inside.addSpacing(GRID_PX)
        inside.addWidget(self._enter)
        outside = QVBoxLayout(self)
        outside.addWidget(frame, alignment=Qt.AlignmentFlag.AlignCenter)
