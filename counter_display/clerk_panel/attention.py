"""The task bar says that somebody waits for a clerk who is free and looks elsewhere."""

from PySide6.QtWidgets import QApplication, QWidget

from counter_display.clerk_panel.reading import Reading


class Attention:
    """Asks for attention once, when somebody begins to wait."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._is_waited_for = False

    def look(self, reading: Reading) -> None:
        """Ask for it, if somebody waits now for whom nobody waited before."""
        free = reading.held is None and not reading.on_break
        is_waited_for = free and reading.somebody_waits
        if is_waited_for and not self._is_waited_for and not self._window.isActiveWindow():
            QApplication.alert(self._window)
        self._is_waited_for = is_waited_for
