"""A field of a form: what it is called, what is typed or chosen, and what is wrong with it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from admin_console.parts import label
from admin_console.words import translate
from ui_kit.tokens import GRID_PX

type Words = Callable[[], str]
"""A text in the language of the app, asked anew at every change of language."""


class Field(QWidget):
    """One value of a table, by its path; a heir brings what it is edited with."""

    edited = Signal()

    def __init__(
        self,
        path: str,
        caption: Words,
        *,
        hint: Words | None = None,
        expects: Words | None = None,
    ) -> None:
        super().__init__()
        self.path: Sequence[str] = tuple(path.split("."))
        self.setObjectName(f"field-{path.replace('.', '-')}")
        self._words, self._hint_words = caption, hint
        self._expects = expects
        self.caption = label("strong", wraps=True)
        self._hint = label("small", wraps=True)
        self.mistake = label("mistake", f"{self.objectName()}-mistake", wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID_PX // 2)
        self.column.addWidget(self.caption)
        self.column.addWidget(self.mistake)
        self.column.addWidget(self._hint)
        self._hint.setVisible(hint is not None)
        self.mistake.hide()

    def value(self) -> Any:
        """Return what stands here as the unit's file writes it; None leaves the key out."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value of the unit's file; None where the key is left out."""
        raise NotImplementedError

    def set_fixed(self, *, fixed: bool) -> None:
        """Let nobody change what stands here, or let everybody again."""
        for widget in self._editors():
            widget.setEnabled(not fixed)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room beside one another, where a heir has parts that can."""

    def say_mistake(self, text: str) -> None:
        """Say what is wrong here; empty when nothing is."""
        self.mistake.setText(f"\u26a0 {text}" if text else "")
        self.mistake.setVisible(bool(text))

    def within(self, steps: Sequence[str | int]) -> "Field":  # noqa: ARG002 - for heirs
        """Return the field of a part of the value: this one, unless it holds others."""
        return self

    def expected(self) -> str:
        """Return what belongs here, for who left it out or wrote something else."""
        if self._expects:
            return self._expects()
        return translate("Console", "Something is missing here, or does not fit.")

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.caption.setText(self._words())
        if self._hint_words:
            self._hint.setText(self._hint_words())
        for widget in self._editors():
            widget.setAccessibleName(self._words())

    def _take_in(self, *widgets: QWidget) -> None:
        """Put what the value is edited with under the caption."""
        for place, widget in enumerate(widgets, start=1):
            self.column.insertWidget(place, widget)
        first = self._editors()[0]
        self.caption.setBuddy(first)
        self.setFocusProxy(first)

    def _take_in_first(self, widget: QWidget) -> None:
        """Put it where lines begin on the page, even if it is read from the other side itself."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(widget)
        row.addStretch(1)
        self._take_in(whole)

    def _editors(self) -> Sequence[QWidget]:
        """Return the widgets that take the keyboard, the first one first."""
        raise NotImplementedError

    def _tell(self) -> None:
        self.say_mistake("")
        self.edited.emit()


LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight
