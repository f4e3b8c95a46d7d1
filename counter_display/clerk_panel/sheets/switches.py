"""What is as usual unless one key says otherwise: beneath a sheet's list, a line for each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_display.clerk_panel.parts import ReturnButton, set_tone
from counter_display.clerk_panel.sheets.question import Switch
from reception.queue.verbs import Said
from ui_kit.tokens import GRID_PX
from ui_kit.wording import from_its_side

_MOST = 2


class Switches(QWidget):
    """Shows how each switch stands; its letter, or a click, turns it to the next setting."""

    def __init__(self) -> None:
        super().__init__()
        self._switches: tuple[Switch, ...] = ()
        self._stand: dict[int, int] = {}
        self._buttons = [self._button(at) for at in range(_MOST)]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GRID_PX // 2)
        for button in self._buttons:
            lines.addWidget(button)

    def show_switches(self, switches: tuple[Switch, ...], turned: dict[int, int]) -> None:
        """Show these as they were turned; how they are turned on is written there."""
        self._switches, self._stand = switches, turned
        self.setVisible(bool(switches))
        self._show()

    def turn(self, at: int) -> None:
        """Turn one to its next setting, if there is such a switch."""
        if at < len(self._switches):
            self._stand[at] = (self._stand.get(at, 0) + 1) % len(self._switches[at].settings)
            self._show()

    def take_letter(self, letter: str) -> None:
        """Turn the switch of a letter."""
        for at, switch in enumerate(self._switches):
            if letter.upper() in switch.letters:
                self.turn(at)

    def applied(self, said: Said) -> Said:
        """Return what was said, as the switches stand."""
        for at, switch in enumerate(self._switches):
            said = switch.settings[self._stand.get(at, 0)].apply(said)
        return said

    def _show(self) -> None:
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(self._switches))
            if at < len(self._switches):
                switch = self._switches[at]
                setting = switch.settings[self._stand.get(at, 0)].name
                button.setText(from_its_side(f"{switch.name} · {setting} · {switch.letters[0]}"))
                set_tone(button, "turned" if self._stand.get(at) else "")

    def _button(self, at: int) -> ReturnButton:
        button = ReturnButton()
        button.setObjectName(f"sheet-switch-{at + 1}")
        button.setProperty("kind", "always")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.turn(at))
        return button
