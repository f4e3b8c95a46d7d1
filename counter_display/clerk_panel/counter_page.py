"""Which counter the clerk takes."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_display.clerk_panel.keys import digit_keys
from counter_display.clerk_panel.parts import text_label
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.style import CHOICE_PX, ROW_PX
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
        self._reading: Reading | None = None
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

    def show_reading(self, reading: Reading) -> None:
        """Show who is at which counter now."""
        self._reading = reading
        numbers = [counter.number for counter in reading.counters]
        if numbers != list(self._choices):
            self._make_choices(numbers)
        spoken = current_language()
        names = {person.login: text_in(person.names, spoken) for person in reading.unit.people}
        for counter in reading.counters:
            self._choices[counter.number].say(
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

    def take_pad(self, sign: str) -> None:
        """Take the counter of a digit, or by Enter the one that has the focus."""
        focused = self.window().focusWidget()
        choice = (
            focused if sign == "enter" else self._choices.get(int(sign) if sign.isdecimal() else 0)
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

    def say(self, name: str, services: str, who: str) -> None:
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
