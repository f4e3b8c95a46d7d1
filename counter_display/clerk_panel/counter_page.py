"""Which counter the clerk takes."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_display.clerk_panel.keys import digit_keys
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import card, text_label
from counter_display.clerk_panel.style import CHOICE_PX, ROW_PX, SIGN_IN_PX
from counter_display.clerk_panel.words import translate
from reception.domain.language import text_in
from reception.domain.unit import Unit
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language

_DIGITS = 9


class CounterPage(QWidget):
    """Lists the counters, what they give and who is there; a digit or Enter takes one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        title = text_label("heading", text=translate("Clerk", "Choose your counter"))
        said = translate("Clerk", "Press the counter's number, or Tab and Enter.")
        hint = text_label("quiet", text=said, wraps=True)
        self._choices: dict[int, _Choice] = {}
        self._reading: PanelReading | None = None
        inside = QWidget()
        inside.setFixedWidth(CHOICE_PX)
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(GRID_PX)
        self._list.addWidget(title)
        self._list.addWidget(hint)
        self._list.addSpacing(GRID_PX)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = QWidget()
        middle.setProperty("kind", "scrolled")
        across = QVBoxLayout(middle)
        across.addWidget(
            inside, alignment=Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        )
        area.setWidget(middle)
        QVBoxLayout(self).addWidget(area)

    def show_reading(self, reading: PanelReading) -> None:
        """Show who is at which counter now."""
        self._reading = reading
        numbers = [counter.number for counter in reading.counters]
        if numbers != list(self._choices):
            self._make_choices(numbers)
        spoken = current_language()
        names = {person.login: text_in(person.names, spoken) for person in reading.unit.people}
        for counter in reading.counters:
            self._choices[counter.number].set_text(
                translate("Clerk", "Counter %1").replace("%1", str(counter.number)),
                _services(reading.unit, counter.number),
                names.get(counter.clerk, counter.clerk)
                if counter.clerk
                else translate("Clerk", "Free"),
            )

    def take_focus(self) -> None:
        """Put the focus on the first free counter."""
        free = (
            (one.number for one in self._reading.counters if not one.clerk) if self._reading else ()
        )
        first = next(iter(free), next(iter(self._choices), None))
        if first is not None:
            self._choices[first].setFocus()

    def take_pad(self, character: str) -> None:
        """Take the counter of a digit, or by Enter the one that has the focus."""
        focused = self.window().focusWidget()
        choice = (
            focused
            if character == "enter"
            else self._choices.get(int(character) if character.isdecimal() else 0)
        )
        if isinstance(choice, _Choice):
            choice.click()

    def _make_choices(self, numbers: list[int]) -> None:
        for choice in self._choices.values():
            self._list.removeWidget(choice)
            choice.deleteLater()
        self._choices = {number: _Choice(number) for number in numbers}
        for number, choice in self._choices.items():
            choice.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
            if number <= _DIGITS:
                key = QShortcut(choice)
                key.setKeys([QKeySequence(one) for one in digit_keys(number)])
                key.activated.connect(choice.click)
            self._list.addWidget(choice)


class _Choice(QPushButton):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"counter-{number}")
        self.setProperty("kind", "choice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name, self._services = text_label("strong"), text_label("quiet", wraps=True)
        self._who = text_label("strong")
        self._inside = across = QHBoxLayout(self)
        across.setContentsMargins(2 * GRID_PX, GRID_PX, 2 * GRID_PX, GRID_PX)
        across.setSpacing(2 * GRID_PX)
        across.addWidget(self._name)
        across.addWidget(self._services, stretch=1)
        across.addWidget(self._who)
        for label in (self._name, self._services, self._who):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_text(self, name: str, services: str, who: str) -> None:
        self._name.setText(name)
        self._services.setText(services)
        self._who.setText(who)
        self.setAccessibleName(f"{name}, {who}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(CHOICE_PX, max(ROW_PX, self._inside.heightForWidth(CHOICE_PX)))

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._inside.invalidate()
            # The style sheet's least height is for buttons of one line; this one holds several.
            self.setMinimumHeight(self.sizeHint().height())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        # Whose counter was taken while she worked presses the space bar once more: it takes none.
        elif event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)


def _services(unit: Unit, number: int) -> str:
    language = current_language()
    codes = unit.counter(number).services
    return " · ".join(text_in(unit.service(code).names, language) for code in codes)


@dataclass(slots=True)
class TypedIn:
    """What stands in the fields; it outlives the page that shows it."""

    login: str = ""
    password: str = ""


class PanelSignIn(QWidget):
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

    def reset(self) -> None:
        """Empty the password and wait for another."""
        self.password.clear()
        (self.password if self.login.text() else self.login).setFocus()

    def reset_all(self) -> None:
        """Empty both fields for the next person."""
        self.login.clear()
        self.reset()

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
