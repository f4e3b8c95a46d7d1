"""One card in the middle of an empty page: a heading, fields, what was refused, and two buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui_kit.tokens import GRID_PX

_WIDTH_PX = 45 * GRID_PX


class Sheet(QWidget):
    """Asks for something, and hides what lies under it."""

    answered = Signal()
    given_up = Signal()

    def __init__(self, name: str, fields: Sequence[str], *, secret: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading, self.told = _label("heading"), _label("", f"{name}-told")
        self.refused = _label("danger", f"{name}-refused")
        self.captions = [_label("quiet") for _ in fields]
        self.edits = [_field(f"{name}-{field}", secret=secret) for field in fields]
        self.go, self.back = QPushButton(), QPushButton()
        self.go.setObjectName(f"{name}-go")
        self.go.setProperty("kind", "primary")
        self.back.setObjectName(f"{name}-back")
        self.go.clicked.connect(self._answer)
        self.back.clicked.connect(self.given_up)
        for edit, following in zip(self.edits, [*self.edits[1:], None], strict=True):
            edit.returnPressed.connect(following.setFocus if following else self._answer)
        self.lines = QVBoxLayout()
        self._lay_out()
        self.say_refused("")

    @property
    def typed(self) -> list[str]:
        """Return what stands in each field."""
        return [edit.text() for edit in self.edits]

    def caption(self, place: int, text: str) -> None:
        """Name a field."""
        self.captions[place].setText(text)
        self.edits[place].setAccessibleName(text)

    def say_refused(self, text: str) -> None:
        """Say why it was not taken; everything is to be typed anew."""
        self.refused.setText(text)
        self.refused.setVisible(bool(text))
        self.wait(waits=False)
        for edit in self.edits:
            edit.clear()
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where typing starts."""
        if self.isHidden():
            return  # the keys belong to the page that is seen
        shown = next((edit for edit in self.edits if edit.isVisibleTo(self)), None)
        if shown:
            shown.setFocus()

    def wait(self, *, waits: bool) -> None:
        """Take nothing while an answer is awaited."""
        for widget in (*self.edits, self.go):
            widget.setEnabled(not waits)

    def _answer(self) -> None:
        if self.go.isEnabled():
            self.answered.emit()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        card.setFixedWidth(_WIDTH_PX)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(4 * (4 * GRID_PX,)))
        inside.setSpacing(GRID_PX)
        inside.addWidget(self.heading)
        inside.addWidget(self.told)
        for caption, edit in zip(self.captions, self.edits, strict=True):
            caption.setBuddy(edit)
            inside.addWidget(caption)
            inside.addWidget(edit)
        inside.addWidget(self.refused)
        inside.addWidget(self.go)
        inside.addLayout(self.lines)
        inside.addWidget(self.back)
        # Beside stretches, not aligned: what is aligned gets no more height when its text wraps.
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        outside = QVBoxLayout(self)
        outside.addStretch(2)
        outside.addLayout(middle)
        outside.addStretch(3)


def _label(kind: str, name: str = "") -> QLabel:
    made = QLabel()
    made.setProperty("kind", kind)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made


def _field(name: str, *, secret: bool) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    # Typed from left to right, whatever the language around it.
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return made
