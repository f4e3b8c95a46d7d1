"""Which counter the clerk takes."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_display.clerk_panel.keys import western
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import PanelCard, Part, column, heading, row, text_label
from counter_display.clerk_panel.style import CHOICE_PX, ROW_PX, SIGN_IN_PX
from counter_display.clerk_panel.words import counter_name, spoken, translate
from ui_kit.tokens import GRID_PX


class CounterPage(QWidget):
    """Lists the counters, what they give and who is there; a digit or Enter takes one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        title = heading(text=translate("Clerk", "Choose your counter"))
        said = translate("Clerk", "Press the counter's number, or Tab and Enter.")
        hint = text_label("quiet", text=said, wraps=True)
        self._choices: dict[int, _Choice] = {}
        self._reading: PanelReading | None = None
        inside = QWidget()
        inside.setFixedWidth(CHOICE_PX)
        self._list = column(title, hint, GRID_PX, spacing=GRID_PX, margins=0)
        inside.setLayout(self._list)
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
        unit = reading.unit
        for one in reading.counters:
            given = (unit.service(code) for code in unit.counter(one.number).services)
            self._choices[one.number].set_text(
                counter_name(one.number),
                " · ".join(spoken(service.names) for service in given),
                reading.who_is_at(one),
            )

    def take_focus(self) -> None:
        """Put the focus on the first free counter."""
        counters = self._reading.counters if self._reading else ()
        free = (one.number for one in counters if not one.clerk)
        first = next(free, next(iter(self._choices), None))
        if first is not None:
            self._choices[first].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the counter of a digit, while the list of counters has the focus."""
        digit = western(event.text())
        if digit.isdecimal() and not event.isAutoRepeat():
            self.take_pad(digit)
        else:
            super().keyPressEvent(event)

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
            self._list.addWidget(choice)


class _Choice(QPushButton):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"counter-{number}")
        self.setProperty("kind", "choice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name, self._services = text_label("strong"), text_label("quiet", wraps=True)
        self._who = text_label("strong")
        self._inside = row(self._name, (self._services, 1), self._who, spacing=2 * GRID_PX)
        self._inside.setContentsMargins(2 * GRID_PX, GRID_PX, 2 * GRID_PX, GRID_PX)
        self.setLayout(self._inside)
        for label in (self._name, self._services, self._who):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_text(self, name: str, services: str, who: str) -> None:
        self._name.setText(name)
        self._services.setText(services)
        self._who.setText(who)
        self.setAccessibleName(f"{name} · {who}")
        self.setAccessibleDescription(services)
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
            if not event.isAutoRepeat():
                self.click()
        # Whose counter was taken while she worked presses the space bar once more: it takes none.
        elif event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)


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
        self.login, self.password = QLineEdit(typed.login), QLineEdit(typed.password)
        self.login.setObjectName("login")
        self.password.setObjectName("password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self.login, self.password):
            # Both are typed from left to right, whatever the language around them.
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            field.textChanged.connect(self._keep)
        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._ask)
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

    def say(self, text: str) -> None:
        """Tie what is said of them to the fields: why somebody is not let in."""
        for field in (self.login, self.password):
            field.setAccessibleDescription(text)

    def _keep(self) -> None:
        self._typed.login, self._typed.password = self.login.text(), self.password.text()

    def _ask(self) -> None:
        if self.login.text() and self.password.text():
            self.asked.emit(self.login.text().strip(), self.password.text())

    def _lay_out(self) -> None:
        fields: list[Part] = []
        for word, field in (
            (translate("Clerk", "Login"), self.login),
            (translate("Clerk", "Password"), self.password),
        ):
            label = text_label("quiet", text=word)
            label.setBuddy(field)
            field.setAccessibleName(word)
            fields += [label, field, GRID_PX]
        enter = QPushButton(translate("Clerk", "Sign in"))
        enter.setObjectName("sign-in")
        enter.setProperty("kind", "primary")
        enter.clicked.connect(self._ask)
        title = heading(text=translate("Clerk", "Sign in"))
        parts = (title, 2 * GRID_PX, *fields, GRID_PX, enter)
        frame = PanelCard("sign-in-card")
        frame.setFixedWidth(SIGN_IN_PX)
        frame.setLayout(column(*parts, spacing=GRID_PX, margins=4 * GRID_PX))
        outside = QVBoxLayout(self)
        outside.addWidget(frame, alignment=Qt.AlignmentFlag.AlignCenter)
