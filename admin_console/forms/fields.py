"""A field of a form; fields for one line, a number, minutes, and yes or no."""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypedDict, Unpack

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from admin_console.style import NUMBER_PX
from admin_console.widgets import boxed, column_of, row_of, tell
from admin_console.words import filled, translate
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX

LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight
_LONGEST_LINE = 300


class FieldWords(TypedDict, total=False):
    """What is said around a field besides its caption."""

    hint: str
    expects: str
    """What belongs in it."""


class Field(QWidget):
    """One value of a table, by its path; a heir brings what it is edited with."""

    edited = Signal()

    def __init__(self, path: str, caption: str, *, hint: str = "", expects: str = "") -> None:
        super().__init__()
        self.path: Sequence[str] = tuple(path.split("."))
        self.setObjectName(f"field-{path.replace('.', '-')}")
        self._expects, self._hint = expects, hint
        self._edits: Sequence[QWidget] = ()
        self._said_names: Sequence[str] = ()
        self.caption = text_label("strong", text=caption, wraps=True)
        remark = text_label("small", text=hint, wraps=True)
        self.mistake = text_label("mistake", f"{self.objectName()}-mistake", wraps=True)
        self.column = column_of(self.caption, self.mistake, remark, spacing=GRID_PX // 2)
        self.setLayout(self.column)
        remark.setVisible(bool(hint))
        self.mistake.hide()

    def value(self) -> Any:
        """Return what stands here as the unit's file writes it; None leaves the key out."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value of the unit's file; None where the key is left out."""
        raise NotImplementedError

    def set_fixed(self, *, fixed: bool) -> None:
        """Let nobody change what stands here, or let everybody again."""
        for widget in self._edits:
            widget.setEnabled(not fixed)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room beside one another, where a heir has parts that can."""

    def say_mistake(self, text: str) -> None:
        """Say what is wrong here; empty when nothing is."""
        tell(self.mistake, f"\u26a0 {text}" if text else "")
        for edit in self._edits:
            edit.setAccessibleDescription(text or self._hint)

    def tell_apart(self, by: str) -> None:
        """Be told apart by ear from a field of the same name."""
        for edit, name in zip(self._edits, self._said_names, strict=True):
            edit.setAccessibleName(f"{name} ({by})")

    def within(self, steps: Sequence[str | int]) -> "Field":  # noqa: ARG002 - for heirs
        """Return the field of a part of the value: this one, unless it holds others."""
        return self

    def expected(self) -> str:
        """Return what belongs here, for who left it out or wrote something else."""
        return self._expects or translate("Console", "Something is missing here, or does not fit.")

    def _take_in(self, widget: QWidget, *edits: QWidget, names: Sequence[str] = ()) -> None:
        """Put a widget under the caption; ``edits`` in it take the keyboard, the first one first.

        Without any it does so itself. ``names`` tell several edits apart by ear.
        """
        self.column.insertWidget(1, widget)
        self._edits = edits or (widget,)
        first = self._edits[0]
        if not first.objectName():
            first.setObjectName(f"{self.objectName()}-edit")
        self._said_names = names or [self.caption.text()] * len(self._edits)
        for edit, name in zip(self._edits, self._said_names, strict=True):
            edit.setAccessibleName(name)
            edit.setAccessibleDescription(self._hint)
        self.caption.setBuddy(first)
        self.setFocusProxy(first)

    def _take_in_first(self, edit: QWidget) -> None:
        """Put it where lines begin on the page, even if it is read from the other side itself."""
        self._take_in(boxed(row_of(edit, None)), edit)

    def _tell(self) -> None:
        self.say_mistake("")
        self.edited.emit()


class LineField(Field):
    """One line that is for the machine: a code, an address, a telephone number."""

    def __init__(
        self, path: str, caption: str, *, usual: str | None = None, **words: Unpack[FieldWords]
    ) -> None:
        super().__init__(path, caption, **words)
        self._usual = usual
        self._edit = QLineEdit()
        self._edit.setMaxLength(_LONGEST_LINE)
        # Codes and addresses are read from the left on an Arabic page too.
        self._edit.setLayoutDirection(LEFT_TO_RIGHT)
        self._edit.textEdited.connect(self._tell)
        self._take_in(self._edit)

    def value(self) -> Any:
        """Return the line without spaces around it; None when it is empty."""
        text = self._edit.text().strip()
        return None if text in ("", self._usual) else text

    def show_value(self, value: Any) -> None:
        """Show a line."""
        self._edit.setText(str(value or self._usual or ""))


class _Spin(QDoubleSpinBox):
    """Shows a decimal only where there is one."""

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        whole = round(value, 1).is_integer()
        return f"{value:.0f}" if whole else super().textFromValue(value)


class NumberField(Field):
    """A number, or minutes and parts of them.

    ``none`` says what no number means, if it may be; ``unit`` stands behind it, or round its %1.
    """

    def __init__(
        self,
        path: str,
        caption: str,
        *,
        least: float = 0,
        most: float = 480,
        usual: float | None = None,
        none: str = "",
        unit: str = "",
        decimals: int = 0,
        **words: Unpack[FieldWords],
    ) -> None:
        super().__init__(path, caption, **words)
        self._usual, self._may_be_none = usual, bool(none)
        self._none_at = least - 10**-decimals
        self._shown: float | None = None
        self._spin = _Spin()
        self._spin.setDecimals(decimals)
        self._spin.setRange(self._none_at if none else least, most)
        fits = translate("Console", "A figure from %1 to %2 belongs here.")
        self._expects = filled(fits, *map(self._spin.textFromValue, (least, most)))
        self._spin.setMinimumWidth(NUMBER_PX)
        self._spin.setSpecialValueText(none)
        pattern = unit if "%1" in unit or not unit else f"%1 {unit}"
        before, _, behind = pattern.partition("%1")
        self._spin.setPrefix(before)
        self._spin.setSuffix(behind)
        indent(self._spin)
        self._spin.valueChanged.connect(self._tell)
        self._take_in(self._spin)
        self.column.setAlignment(self._spin, Qt.AlignmentFlag.AlignLeading)

    def value(self) -> float | int | None:
        """Return the number; None when it is the usual one or none."""
        if self._may_be_none and self._spin.value() == self._spin.minimum():
            return None
        number = round(self._spin.value(), 1)
        # A figure of the file that is finer than what is shown stays as it was.
        if self._shown is not None and number == round(self._shown, 1):
            number = self._shown
        if number == self._usual:
            return None
        return int(number) if float(number).is_integer() else number

    def show_value(self, value: Any) -> None:
        """Show a number."""
        self._shown = self._usual if value is None else value
        with QSignalBlocker(self._spin):
            self._spin.setValue(self._none_at if self._shown is None else float(self._shown))


DecimalField = partial(NumberField, decimals=1)


def minutes_field(path: str, caption: str, **odd: Any) -> NumberField:
    """Return a field for a duration in minutes."""
    return DecimalField(path, caption, unit=translate("Console", "min"), **odd)


class _SwitchWords(QLabel):
    """The words beside a box; pressing them is pressing the box."""

    def __init__(self, box: QCheckBox, text: str) -> None:
        super().__init__(text)
        self._box = box
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own
        super().mouseReleaseEvent(event)
        if self._box.isEnabled() and self.rect().contains(event.position().toPoint()):
            self._box.click()


class SwitchField(Field):
    """Yes or no."""

    def __init__(
        self, path: str, caption: str, *, usual: bool = False, **words: Unpack[FieldWords]
    ) -> None:
        super().__init__(path, caption, **words)
        self._usual = usual
        self._box = QCheckBox()
        self._box.clicked.connect(self._tell)
        # Beside the box and not in it, where it could not go on in a second line.
        beside = row_of(self._box, _SwitchWords(self._box, caption))
        beside.setStretch(1, 1)
        self._take_in(boxed(beside), self._box)
        self.caption.hide()

    def value(self) -> bool | None:
        """Return whether it is so; None when it is as usual."""
        chosen = self._box.isChecked()
        return None if chosen is self._usual else chosen

    def show_value(self, value: Any) -> None:
        """Show whether it is so."""
        self._box.setChecked(self._usual if value is None else bool(value))


def indent(spin: QAbstractSpinBox) -> None:
    """Put room around the line inside, which the style sheet's padding does not reach."""
    line = spin.findChild(QLineEdit)
    if line:
        line.setTextMargins(GRID_PX, 0, GRID_PX, 0)
