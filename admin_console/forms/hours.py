"""Fields for the hours of a week, a line a day."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from admin_console.forms.field import LEFT_TO_RIGHT, Field, Words
from admin_console.words import translate
from reception.unit_wording import DAYS

_BETWEEN = re.compile(r"[,;،\s]+(?=\d)")
_SHORT_HOUR = re.compile(r"\b(\d):")


class DayHoursField(Field):
    """The stretches of one day on one line: ``09:00-12:00, 14:00-16:00``; empty for none."""

    def __init__(self, path: str, caption: Words) -> None:
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
    names: tuple[Words, ...] = (
        lambda: translate("Console", "Monday"),
        lambda: translate("Console", "Tuesday"),
        lambda: translate("Console", "Wednesday"),
        lambda: translate("Console", "Thursday"),
        lambda: translate("Console", "Friday"),
        lambda: translate("Console", "Saturday"),
        lambda: translate("Console", "Sunday"),
    )
    return tuple(
        DayHoursField(f"{path}.{day}", name) for day, name in zip(DAYS, names, strict=True)
    )
