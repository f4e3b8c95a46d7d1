"""One line about an act that was kept while the database was away, and was not possible later."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from counter_display.clerk_panel.kept_acts import KeptAct
from counter_display.clerk_panel.parts import ReturnButton, set_tone, text_label
from counter_display.clerk_panel.style import EDGE_PX, NOTICE_PX
from counter_display.clerk_panel.words import not_taken_text, translate
from ui_kit.printer_news import Care
from ui_kit.tokens import GRID_PX


class KeptLine(QFrame):
    """Stays until somebody has read it; it takes no focus."""

    seen = Signal(object)
    """The ``KeptAct`` was read about."""

    def __init__(self, refused: Callable[[], tuple[KeptAct, ...]]) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setObjectName("kept-line")
        self._refused = refused
        self._said = text_label("paper-word", "kept-refused", wraps=True)
        self._seen = ReturnButton()
        self._seen.setObjectName("kept-seen")
        self._seen.setProperty("kind", "small")
        self._seen.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._seen.clicked.connect(self._let_go)
        across = QHBoxLayout(self)
        across.setContentsMargins(GRID_PX, EDGE_PX, GRID_PX, EDGE_PX)
        across.setSpacing(GRID_PX)
        across.addWidget(self._said, stretch=1)
        across.addWidget(self._seen)
        self.setMinimumHeight(NOTICE_PX)
        for part in (self, self._said):
            set_tone(part, str(Care.NOW))
        self.hide()

    def show_state(self) -> None:
        """Show the first of what nobody has read yet, or nothing."""
        refused = self._refused()
        self.setVisible(bool(refused))
        if refused:
            first = refused[0]
            self._said.setText(not_taken_text(first.verb, first.label, first.refused or ""))
        self._seen.setText(translate("Clerk", "Seen"))

    def _let_go(self) -> None:
        refused = self._refused()
        if refused:
            self.seen.emit(refused[0])
