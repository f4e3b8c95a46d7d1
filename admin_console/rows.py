"""Rows of which each tells of one thing, and has the buttons of what may be done with it."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from admin_console.page import label
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side


class ActRow[T](QWidget):
    """A name, a line about it, facts in small, and buttons beside them."""

    def __init__(self, *acts: str) -> None:
        super().__init__()
        self.shown: T | None = None
        """What it tells of now."""
        self._acts = acts
        self._labels = {
            "label": label("strong", wraps=True),
            "reason": label("", wraps=True),
            "facts": label("small", wraps=True),
        }
        self.buttons = {act: QPushButton() for act in acts}
        words, beside = QVBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        for widget in self._labels.values():
            words.addWidget(widget)
        beside.setSpacing(GRID_PX // 2)
        for button in self.buttons.values():
            button.setProperty("kind", "small")
            beside.addWidget(button)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID_PX)
        across.addLayout(words, 1)
        across.addLayout(beside)

    def tell(self, shown: T, name: str, *, reason: str = "", facts: str = "") -> None:
        """Show what is known now."""
        self.shown = shown
        for widget, text in zip(self._labels.values(), (name, reason, facts), strict=True):
            widget.setText(from_its_side(text))
            widget.setVisible(bool(text))

    def name_buttons(self, of: str, **words: str) -> None:
        """Say what the buttons do, and of what to who does not see the row."""
        for act, button in self.buttons.items():
            button.setText(words[act])
            button.setAccessibleName(f"{words[act]} {of}")

    def name_parts(self, kind: str, key: str) -> None:
        """Let the parts be found by the kind and the key of what they tell of."""
        for part, widget in (*self._labels.items(), *self.buttons.items()):
            widget.setObjectName(f"{kind}-{part.replace('_', '-')}-{key}")


class ActRows[K: Hashable, T](QWidget):
    """Keeps a row as long as what it tells of is there: a focus or a click is not lost."""

    rowGoes = Signal(QWidget)  # noqa: N815 - signals are named as Qt names its own
    """What a row tells of is there no more."""

    def __init__(self, make: Callable[[], ActRow[T]]) -> None:
        super().__init__()
        self._make = make
        self._rows: dict[K, ActRow[T]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID_PX)

    def rows_of(self, keys: Sequence[K]) -> list[ActRow[T]]:
        """Return a row for each key, in this order; others go."""
        self.setVisible(bool(keys))
        for key in self._rows.keys() - set(keys):
            row = self._rows.pop(key)
            self.rowGoes.emit(row)
            row.setParent(None)
            row.deleteLater()
        for place, key in enumerate(keys):
            if key not in self._rows:
                self._rows[key] = self._make()
            if self._column.indexOf(self._rows[key]) != place:
                self._column.insertWidget(place, self._rows[key])
        return [self._rows[key] for key in keys]
