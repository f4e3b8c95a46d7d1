"""Fields for one line, a number, minutes, a time of day, and yes or no."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTime
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from admin_console.forms.field import LEFT_TO_RIGHT, Field
from admin_console.style import HOUR_PX, NUMBER_PX
from admin_console.words import translate
from reception.unit.wording import DAYS
from ui_kit.tokens import GRID_PX

_BETWEEN = re.compile(r"[,;،\s]+(?=\d)")
_SHORT_HOUR = re.compile(r"\b(\d):")


class DayHoursField(Field):
    """The stretches of one day on one line: ``09:00-12:00, 14:00-16:00``; empty for none."""

    def __init__(self, path: str, caption: str) -> None:
        super().__init__(path, caption)
        self._edit = QLineEdit()
        self._edit.setObjectName(f"{self.objectName()}-edit")
        self._edit.setPlaceholderText("08:30-12:30, 13:00-16:30")
        self._edit.setLayoutDirection(LEFT_TO_RIGHT)
        self._edit.textEdited.connect(self._tell)
        self._take_in(self._edit)

    def value(self) -> list[str] | None:
        """Return the stretches as the file writes them; None for none."""
        text = re.sub(r"\s*[-\u2013]\s*", "-", self._edit.text().strip())
        stretches = [one for one in _BETWEEN.split(text) if one]
        return [_SHORT_HOUR.sub(r"0\1:", one) for one in stretches] or None

    def show_value(self, value: Any) -> None:
        """Show stretches."""
        self._edit.setText(", ".join(str(one) for one in value or ()))

    def expected(self) -> str:
        """Return what belongs here."""
        return translate("Console", "Write hours such as 09:00-12:00, or leave it empty.")

    def _editors(self) -> Sequence[QWidget]:
        return (self._edit,)


def week_fields(path: str) -> tuple[DayHoursField, ...]:
    """Return a field for each day under a table of hours."""
    names: tuple[str, ...] = (
        translate("Console", "Monday"),
        translate("Console", "Tuesday"),
        translate("Console", "Wednesday"),
        translate("Console", "Thursday"),
        translate("Console", "Friday"),
        translate("Console", "Saturday"),
        translate("Console", "Sunday"),
    )
    return tuple(
        DayHoursField(f"{path}.{day}", name) for day, name in zip(DAYS, names, strict=True)
    )


_LONGEST_LINE = 300
_TENTH = 0.1


class LineField(Field):
    """One line that is for the machine: a code, an address, a telephone number."""

    def __init__(
        self,
        path: str,
        caption: str,
        *,
        usual: str | None = None,
        hint: str = "",
        expects: str = "",
    ) -> None:
        super().__init__(path, caption, hint=hint, expects=expects)
        self._usual = usual
        self._edit = QLineEdit()
        self._edit.setObjectName(f"{self.objectName()}-edit")
        self._edit.setMaxLength(_LONGEST_LINE)
        # Codes and addresses are read from the left on an Arabic page too.
        self._edit.setLayoutDirection(LEFT_TO_RIGHT)
        self._edit.textEdited.connect(self._tell)
        self._take_in(self._edit)

    def value(self) -> str | None:
        """Return the line without spaces around it; None when it is empty."""
        text = self._edit.text().strip()
        return None if text in ("", self._usual) else text

    def show_value(self, value: Any) -> None:
        """Show a line."""
        self._edit.setText(str(value or self._usual or ""))

    def _editors(self) -> Sequence[QWidget]:
        return (self._edit,)


class NumberField(Field):
    """A whole number; ``none`` says what no number means, where there may be none."""

    def __init__(
        self,
        path: str,
        caption: str,
        *,
        least: int,
        most: int,
        usual: int | None = None,
        none: str = "",
        unit: str = "",
        hint: str = "",
        expects: str = "",
    ) -> None:
        super().__init__(path, caption, hint=hint, expects=expects)
        self._usual, self._may_be_none = usual, bool(none)
        self._none_at = least - 1
        self._spin = QSpinBox()
        self._spin.setObjectName(f"{self.objectName()}-edit")
        self._spin.setRange(self._none_at if none else least, most)
        self._spin.setMinimumWidth(NUMBER_PX)
        self._spin.setSpecialValueText(none)
        self._spin.setSuffix(f" {unit}" if unit else "")
        _indent(self._spin)
        self._spin.valueChanged.connect(self._tell)
        self._take_in(self._spin)
        self.column.setAlignment(self._spin, Qt.AlignmentFlag.AlignLeading)

    def value(self) -> int | None:
        """Return the number; None when it is the usual one or none."""
        number = self._spin.value()
        none = self._may_be_none and number == self._none_at
        return None if none or number == self._usual else number

    def show_value(self, value: Any) -> None:
        """Show a number."""
        with QSignalBlocker(self._spin):
            if value is None:
                value = self._none_at if self._usual is None else self._usual
            self._spin.setValue(int(value))

    def _editors(self) -> Sequence[QWidget]:
        return (self._spin,)


class _Decimals(QDoubleSpinBox):
    """Shows a decimal only where there is one."""

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        return self.locale().toString(value, "f", 0 if round(value, 1).is_integer() else 1)


class DecimalField(Field):
    """A number with decimals, or minutes and parts of them; ``none`` as for a whole number."""

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
        hint: str = "",
        expects: str = "",
    ) -> None:
        super().__init__(path, caption, hint=hint, expects=expects)
        self._usual, self._may_be_none = usual, bool(none)
        self._none_at = least - _TENTH
        self._shown: float | None = None
        self._spin = _Decimals()
        self._spin.setObjectName(f"{self.objectName()}-edit")
        self._spin.setDecimals(1)
        self._spin.setRange(self._none_at if none else least, most)
        self._spin.setMinimumWidth(NUMBER_PX)
        self._spin.setSpecialValueText(none)
        self._spin.setSuffix(f" {unit}" if unit else "")
        _indent(self._spin)
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
            none = self._none_at if self._may_be_none else 0
            self._spin.setValue(none if self._shown is None else float(self._shown))

    def _editors(self) -> Sequence[QWidget]:
        return (self._spin,)


def minutes_field(
    path: str,
    caption: str,
    *,
    usual: float | None = None,
    least: float = 0,
    most: float = 480,
    none: str = "",
    hint: str = "",
) -> DecimalField:
    """Return a field for a duration in minutes."""
    return DecimalField(
        path,
        caption,
        least=least,
        most=most,
        usual=usual,
        none=none,
        unit=translate("Console", "min"),
        hint=hint,
        expects=translate("Console", "A number of minutes up to 480 belongs here."),
    )


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

    def __init__(self, path: str, caption: str, *, usual: bool = False, hint: str = "") -> None:
        super().__init__(path, caption, hint=hint)
        self._usual = usual
        self._box = QCheckBox()
        self._box.setObjectName(f"{self.objectName()}-edit")
        self._box.clicked.connect(self._tell)
        # Beside the box and not in it, where it could not go on in a second line.
        words = _SwitchWords(self._box, caption)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID_PX)
        row.addWidget(self._box)
        row.addWidget(words, 1)
        self._take_in(whole)
        self.caption.hide()

    def value(self) -> bool | None:
        """Return whether it is so; None when it is as usual."""
        chosen = self._box.isChecked()
        return None if chosen is self._usual else chosen

    def show_value(self, value: Any) -> None:
        """Show whether it is so."""
        self._box.setChecked(self._usual if value is None else bool(value))

    def _editors(self) -> Sequence[QWidget]:
        return (self._box,)


class TimeField(Field):
    """A time of day."""

    def __init__(
        self, path: str, caption: str, *, usual: str | None = None, hint: str = ""
    ) -> None:
        super().__init__(path, caption, hint=hint)
        self._usual = usual
        self._edit = QTimeEdit()
        self._edit.setMinimumWidth(HOUR_PX)
        self._edit.setObjectName(f"{self.objectName()}-edit")
        # Before the format, which Qt would turn round on an Arabic page.
        self._edit.setLayoutDirection(LEFT_TO_RIGHT)
        self._edit.setDisplayFormat("HH:mm")
        _indent(self._edit)
        self._edit.timeChanged.connect(self._tell)
        self._take_in_first(self._edit)

    def value(self) -> str | None:
        """Return the hour as the file writes it; None when it is the usual one."""
        text = self._edit.time().toString("HH:mm")
        return None if text == self._usual else text

    def show_value(self, value: Any) -> None:
        """Show an hour."""
        with QSignalBlocker(self._edit):
            self._edit.setTime(QTime.fromString(str(value or self._usual or "00:00"), "HH:mm"))

    def _editors(self) -> Sequence[QWidget]:
        return (self._edit,)


def _indent(spin: QAbstractSpinBox) -> None:
    # The style sheet's padding does not reach the line inside.
    line = spin.findChild(QLineEdit)
    if line:
        line.setTextMargins(GRID_PX, 0, GRID_PX, 0)
