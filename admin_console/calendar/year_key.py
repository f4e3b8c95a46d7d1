"""What the looks of the days in the year mean."""

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from admin_console.parts import label
from admin_console.words import translate
from reception.domain.year import DayKind
from ui_kit.tokens import GRID_PX, LIGHT


class YearKey(QWidget):
    """Names each look of a day."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID_PX)
        self._marks: list[tuple[QFrame, QLabel]] = []
        self._words = {
            DayKind.CLOSED: (LIGHT.primary, label("small")),
            DayKind.HALF: (LIGHT.primary_soft, label("small")),
            DayKind.SEASON: (LIGHT.accent, label("small")),
        }
        self._estimated = label("small")
        for colour, words in (*self._words.values(), ("", self._estimated)):
            mark = QFrame()
            mark.setFixedSize(2 * GRID_PX, 2 * GRID_PX)
            edge = f"border: 2px dotted {LIGHT.danger};" if not colour else ""
            ground = colour or LIGHT.surface
            mark.setStyleSheet(f"background: {ground}; {edge} border-radius: {GRID_PX // 2}px;")
            self._marks.append((mark, words))
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the looks stand under one another where there is little room."""
        for at, (mark, words) in enumerate(self._marks):
            row, column = (at, 0) if narrow else (0, 2 * at)
            self._grid.addWidget(mark, row, column)
            self._grid.addWidget(words, row, column + 1)
        self._grid.setColumnStretch(2 * len(self._marks), 1)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        says = {
            DayKind.CLOSED: translate("Console", "closed"),
            DayKind.HALF: translate("Console", "half day"),
            DayKind.SEASON: translate("Console", "hours of its own"),
        }
        for kind, (_, words) in self._words.items():
            words.setText(says[kind])
        self._estimated.setText(translate("Console", "estimated"))
