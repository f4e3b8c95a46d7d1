"""What widgets are to who listens: a label that heads a part is a heading, a list is a list."""

import re
from functools import lru_cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox, QLabel, QWidget

_ROLE = "reader-role"


def take_role(widget: QWidget, role: QAccessible.Role, name: str = "") -> None:
    """Have a screen reader take a widget for this, before it is shown; Qt takes it for a filler."""
    _offer_roles()
    widget.setProperty(_ROLE, role.value)
    if name:
        widget.setAccessibleName(name)


class Heading(QLabel):
    """Heads a part of a page, by which who listens goes from part to part."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        take_role(self, QAccessible.Role.Heading)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text, and be called by it."""
        super().setText(text)
        self.setAccessibleName(text)


_HEADINGS = frozenset({"title", "heading"})


def text_label(kind: str = "", name: str = "", *, text: str = "", wraps: bool = False) -> QLabel:
    """Return a label of a kind that the style sheets know; those that head a part are headings."""
    made = Heading() if kind in _HEADINGS else QLabel()
    made.setProperty("kind", kind)
    made.setObjectName(name)
    made.setWordWrap(wraps)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget another tone of the style sheets; empty for none."""
    if (widget.property("tone") or "") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()


@lru_cache(maxsize=1)
def _offer_roles() -> None:
    QAccessible.installFactory(_interface)


def _interface(_kind: str, widget: QObject) -> QAccessibleInterface | None:
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        return _Checkable(widget)
    role = widget.property(_ROLE) if isinstance(widget, QWidget) else None
    if role is None or not isinstance(widget, QWidget):
        return None
    if isinstance(widget, QComboBox):
        return _NamedBox(widget, QAccessible.Role(role), "")
    return QAccessibleWidget(widget, QAccessible.Role(role), "")


class _NamedBox(QAccessibleWidget):
    """Says what is chosen as its value; Qt says it instead of the name on Linux."""

    def text(self, kind: QAccessible.Text) -> str:
        box = self.widget()
        if kind is QAccessible.Text.Value and isinstance(box, QComboBox):
            return box.currentText()
        return super().text(kind)


class _Checkable(QAccessibleWidget):
    """Is clicked by who listens; Qt would check it without what follows a click."""

    def __init__(self, button: QAbstractButton) -> None:
        role = QAccessible.Role
        super().__init__(button, role.RadioButton if button.autoExclusive() else role.CheckBox, "")
        self.addControllingSignal("toggled(bool)")

    def actionNames(self) -> list[str]:  # noqa: N802 - Qt's name
        names, button = super().actionNames(), self.widget()
        return [self.toggleAction(), *names] if button and button.isEnabled() else names

    def doAction(self, name: str) -> None:  # noqa: N802 - Qt's name
        button = self.widget()
        if name == self.toggleAction() and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().doAction(name)

    def state(self) -> QAccessible.State:
        state, button = super().state(), self.widget()
        if isinstance(button, QAbstractButton):
            state.checkable = True
            state.checked = button.isChecked()
            state.pressed = button.isDown()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        button = self.widget()
        if kind is QAccessible.Text.Name and isinstance(button, QAbstractButton):
            # Without what marks a letter for the keyboard.
            shown = re.sub("&(.?)", r"\1", button.text())
            return button.accessibleName() or shown or super().text(kind)
        return super().text(kind)
