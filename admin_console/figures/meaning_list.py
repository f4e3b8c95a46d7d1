"""What the figures of a page mean, below them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from admin_console.parts import label
from ui_kit.tokens import GRID_PX


class MeaningList(QWidget):
    """Words on one side, what they mean on the other; notes go over both."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("definitions")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID_PX)
        self._grid.setVerticalSpacing(GRID_PX // 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, 18 * GRID_PX)
        self._shown: Sequence[tuple[str, str]] = ()

    def show_meanings(self, meanings: Sequence[tuple[str, str]]) -> None:
        """Show these instead of the present ones."""
        if meanings == self._shown:
            return
        self._shown = meanings
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        for row, (word, meaning) in enumerate(meanings):
            text = label("small", wraps=True)
            text.setText(meaning)
            if word:
                name = label("small", wraps=True)
                name.setProperty("weight", "strong")
                name.setText(word)
                self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(text, row, 1)
            else:
                self._grid.addWidget(text, row, 0, 1, 2)
