"""Fields for dates, for times of day, and for stretches of a day."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, QTime
from PySide6.QtWidgets import QCheckBox, QDateEdit, QGridLayout, QLabel, QTimeEdit, QWidget

from admin_console.forms.fields import LEFT_TO_RIGHT, Field, LineField, indent
from admin_console.style import DAY_PX, HOUR_PX
from admin_console.widgets import row_of
from admin_console.words import filled, translate
from reception.unit.wording import DAYS
from ui_kit.tokens import GRID_PX
from ui_kit.words import weekday_text

_STRETCHES = 2
_LENGTH = len("08:30")
_USUAL = (("08:30", "12:30"), ("13:00", "16:30"))
_BETWEEN = re.compile(r"[,;،\s]+(?=\d)")
_SHORT_HOUR = re.compile(r"\b(\d):")


class DateField(Field):
    """A date."""

    def __init__(self, path: str, caption: str, *, hint: str = "") -> None:
        super().__init__(path, caption, hint=hint)
        self._edit = date_edit(f"{self.objectName()}-edit")
        self._edit.dateChanged.connect(self._tell)
        self._take_in_first(self._edit)

    def value(self) -> date:
        """Return the date."""
        return plain_date(self._edit.date())

    def show_value(self, value: Any) -> None:
        """Show a date."""
        if isinstance(value, date):
            with QSignalBlocker(self._edit):
                self._edit.setDate(QDate(value.year, value.month, value.day))


class TimeField(Field):
    """A time of day."""

    def __init__(
        self, path: str, caption: str, *, usual: str | None = None, hint: str = ""
    ) -> None:
        super().__init__(path, caption, hint=hint)
        self._usual = usual
        self._edit = _time_edit(f"{self.objectName()}-edit")
        indent(self._edit)
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


class StretchesField(Field):
    """The opening times of a day: none, one stretch, or two with a break between them."""

    def __init__(self, path: str, caption: str, *, hint: str = "") -> None:
        super().__init__(path, caption, hint=hint)
        self._more: list[str] = []
        says = (translate("Console", "Open"), translate("Console", "and again"))
        self._stretches = [
            _Stretch(f"{self.objectName()}-{at}", text) for at, text in enumerate(says)
        ]
        whole = QWidget()
        self._grid = QGridLayout(whole)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID_PX)
        self._grid.setVerticalSpacing(GRID_PX // 2)
        self._grid.setColumnStretch(_STRETCHES + 1, 1)
        # A day takes one line: its name stands before its hours.
        self.column.removeWidget(self.caption)
        for stretch in self._stretches:
            stretch.box.clicked.connect(self._switch)
            for edit in (stretch.opens, stretch.closes):
                edit.timeChanged.connect(self._tell)
        self.set_narrow(narrow=False)
        names = [f"{caption}: {text}" for text in says]
        self._take_in(whole, *(one.box for one in self._stretches), names=names)
        for stretch, name in zip(self._stretches, names, strict=True):
            stretch.name_hours(name)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the hours stand under the name where there is little room beside it."""
        self.caption.setFixedWidth(DAY_PX)
        parts = (self.caption, *self._stretches)
        for at, part in enumerate(parts):
            self._grid.addWidget(part, *((at, 0) if narrow else (0, at)))

    def value(self) -> list[str] | None:
        """Return the stretches as the file writes them; None for a day off."""
        written = [one.text() for one in self._stretches if one.box.isChecked()]
        return [*written, *self._more] or None

    def show_value(self, value: Any) -> None:
        """Show stretches; a third one and more stay as they are."""
        written = [str(one) for one in value or ()]
        self._more = written[_STRETCHES:]
        for at, stretch in enumerate(self._stretches):
            stretch.show_text(written[at] if at < len(written) else "", _USUAL[at])
        self._switch_off()

    def expected(self) -> str:
        """Return what belongs here."""
        return translate("Console", "Write the opening time before the closing time.")

    def _switch(self) -> None:
        self._switch_off()
        self._tell()

    def _switch_off(self) -> None:
        first, second = self._stretches
        if not first.box.isChecked():
            second.box.setChecked(False)
        second.setVisible(first.box.isChecked())
        for one in self._stretches:
            one.let_be(one.box.isChecked())


class _Stretch(QWidget):
    """From when to when, if at all."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__()
        self.box = QCheckBox(says)
        self.box.setObjectName(f"{name}-open")
        self.opens, self.closes = _time_edit(f"{name}-opens"), _time_edit(f"{name}-closes")
        self._dash = QLabel("\u2013")
        self.setLayout(row_of(self.box, self.opens, self._dash, self.closes))

    def name_hours(self, of: str) -> None:
        """Tell the hours apart by ear from those of other days."""
        self.opens.setAccessibleName(filled(translate("Console", "%1, from"), of))
        self.closes.setAccessibleName(filled(translate("Console", "%1, until"), of))

    def text(self) -> str:
        """Return the stretch as the file writes it."""
        return f"{self.opens.time().toString('HH:mm')}-{self.closes.time().toString('HH:mm')}"

    def show_text(self, text: str, usual: tuple[str, str]) -> None:
        """Show a stretch; the usual hours are at hand where there is none."""
        self.box.setChecked(bool(text))
        opens, closes = usual
        if text:
            opens, closes = text[:_LENGTH], text.replace(" ", "")[-_LENGTH:]
        for edit, said in ((self.opens, opens), (self.closes, closes)):
            with QSignalBlocker(edit):
                edit.setTime(QTime.fromString(said, "HH:mm"))

    def let_be(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's own setVisible
        """Show the hours, or none."""
        for widget in (self.opens, self._dash, self.closes):
            widget.setVisible(shown)


class DayHoursField(LineField):
    """The stretches of one day on one line: ``09:00-12:00, 14:00-16:00``; empty for none."""

    def __init__(self, path: str, caption: str) -> None:
        super().__init__(
            path,
            caption,
            expects=translate("Console", "Write hours such as 09:00-12:00, or leave it empty."),
        )
        self._edit.setPlaceholderText("08:30-12:30, 13:00-16:30")

    def value(self) -> list[str] | None:
        """Return the stretches as the file writes them; None for none."""
        text = re.sub(r"\s*[-\u2013]\s*", "-", self._edit.text().strip())
        stretches = [one for one in _BETWEEN.split(text) if one]
        return [_SHORT_HOUR.sub(r"0\1:", one) for one in stretches] or None

    def show_value(self, value: Any) -> None:
        """Show stretches."""
        self._edit.setText(", ".join(str(one) for one in value or ()))


def week_fields[F: Field](path: str, kind: Callable[[str, str], F]) -> list[F]:
    """Return a field for each day of the week under a table of hours."""
    return [
        kind(f"{path}.{day}", weekday_text(at).capitalize()) for at, day in enumerate(DAYS, start=1)
    ]


def date_edit(name: str) -> QDateEdit:
    """Return a field for a date in figures, with a calendar to choose from."""
    edit = QDateEdit()
    edit.setObjectName(name)
    edit.setCalendarPopup(True)
    edit.setLocale(QLocale(QLocale.Language.French, QLocale.Country.Morocco))
    # Before the format, which Qt would turn round on an Arabic page.
    edit.setLayoutDirection(LEFT_TO_RIGHT)
    edit.setDisplayFormat("dd/MM/yyyy")
    return edit


def plain_date(shown: QDate) -> date:
    """Return a date of Qt's as Python's own."""
    return date(shown.year(), shown.month(), shown.day())


def _time_edit(name: str) -> QTimeEdit:
    edit = QTimeEdit()
    edit.setMinimumWidth(HOUR_PX)
    edit.setObjectName(name)
    # Before the format, which Qt would turn round on an Arabic page.
    edit.setLayoutDirection(LEFT_TO_RIGHT)
    edit.setDisplayFormat("HH:mm")
    return edit
