"""Which counter the clerk takes."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from counter_display.clerk_panel.keys import western
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import column, heading, row
from counter_display.clerk_panel.style import CHOICE_PX, ROW_PX
from counter_display.clerk_panel.words import counter_name, spoken, translate
from ui_kit.roles import text_label
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
