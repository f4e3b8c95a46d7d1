"""The part "the year": what it looks like, what is still estimated, and what the state adds."""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QToolTip,
    QWidget,
)

from admin_console.forms.editing_page import EditingPage
from admin_console.forms.times import date_edit, plain_date
from admin_console.forms.words import mistake_words
from admin_console.tools import Tools
from admin_console.widgets import Card, FlowLayout, boxed, button, put, row_of
from admin_console.words import filled, localized, translate
from reception.domain.calendar import Calendar, Closure, Season
from reception.domain.language import Language
from reception.unit.checks import Mistake
from reception.unit.document import Tables, written
from reception.unit.fields import read_part
from reception.unit.year import Dated, DayKind, YearDay, days_of, missing, official_days, ramadans
from ui_kit.roles import text_label
from ui_kit.tokens import DESK, GRID_PX, LIGHT, STEP
from ui_kit.translations import current_language, reads_right_to_left
from ui_kit.words import date_text, from_its_side, month_name, weekday_text, without_marks

_BEFORE = date.min


class DatingPage(EditingPage):
    """Reads what day it is with the description."""

    today = _BEFORE

    def refresh(self) -> None:
        """Read the description anew, and the day."""
        self._background.run(self._reception.hall.today, self._learn_today, self._say_failed)
        super().refresh()

    def _learn_today(self, today: date) -> None:
        self.today = today


_MONTHS, _DAYS, _WEEKS = 12, 7, 6
_CELL_PX = 3 * GRID_PX
_HEAD_PX = 5 * GRID_PX
_GAP_PX = 2 * GRID_PX
_FIGURE_PX = round(DESK.body_px * STEP**-1)
_MONTH_PX = _DAYS * _CELL_PX
_MONTH_HEIGHT_PX = _HEAD_PX + _WEEKS * _CELL_PX
# All begin with the article; calendars write these letters, Monday first.
_ARABIC_DAYS = "نثرخجسح"
_GROUND = {
    DayKind.CLOSED: LIGHT.primary,
    DayKind.HALF: LIGHT.primary_soft,
    DayKind.SEASON: LIGHT.accent,
}
_INK = {
    DayKind.USUAL: LIGHT.ink,
    DayKind.DAY_OFF: LIGHT.quiet_ink,
    DayKind.CLOSED: LIGHT.on_primary,
    DayKind.HALF: LIGHT.primary,
    DayKind.SEASON: LIGHT.on_accent,
}


class YearView(QWidget):
    """Draws a year; whoever points at a day reads what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendar-year")
        self._days: Mapping[date, YearDay] = {}
        self._year = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_MONTH_PX)

    def show_year(self, year: int, days: Sequence[YearDay]) -> None:
        """Show a year's days."""
        self._year = year
        self._days = {one.date: one for one in days}
        self.setAccessibleName(filled(translate("Console", "The year %1"), year))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the room for four months a row."""
        width = 4 * _MONTH_PX + 3 * _GAP_PX
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own
        """Return that it takes more rows where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return how high it is when so wide."""
        rows = -(-_MONTHS // self._a_row(width))
        return rows * _MONTH_HEIGHT_PX + (rows - 1) * _GAP_PX

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's own
        """Draw the months."""
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, _MONTHS + 1):
            self._draw_month(painter, month)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell what a day is when somebody points at it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = next(
                (
                    one
                    for one in self._days.values()
                    if self._cell(one.date).contains(QPointF(event.pos()))
                ),
                None,
            )
            if day is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), day_words(day), self)
            return True
        return super().event(event)

    def _a_row(self, width: int) -> int:
        fitting = (width + _GAP_PX) // (_MONTH_PX + _GAP_PX)
        return next(one for one in (6, 4, 3, 2, 1) if one <= max(fitting, 1))

    def _month_rect(self, month: int) -> QRectF:
        a_row = self._a_row(self.width())
        row, column = divmod(month - 1, a_row)
        step_px = (self.width() - _MONTH_PX) / (a_row - 1) if a_row > 1 else 0
        step_px = min(step_px, _MONTH_PX + 4 * _GAP_PX)
        left = column * step_px
        if reads_right_to_left(current_language()):
            left = self.width() - left - _MONTH_PX
        return QRectF(left, row * (_MONTH_HEIGHT_PX + _GAP_PX), _MONTH_PX, _MONTH_HEIGHT_PX)

    def _cell(self, day: date) -> QRectF:
        month = self._month_rect(day.month)
        first = date(day.year, day.month, 1).weekday()
        week, weekday = divmod(first + day.day - 1, _DAYS)
        return self._place(month, weekday, _HEAD_PX + week * _CELL_PX)

    def _place(self, month: QRectF, weekday: int, top: float) -> QRectF:
        mirrored = reads_right_to_left(current_language())
        column = _DAYS - 1 - weekday if mirrored else weekday
        return QRectF(month.left() + column * _CELL_PX, month.top() + top, _CELL_PX, _CELL_PX)

    def _draw_month(self, painter: QPainter, month: int) -> None:
        rect = self._month_rect(month)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.ink))
        head = QRectF(rect.left(), rect.top(), rect.width(), _HEAD_PX / 2)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, month_name(month))
        small = self.font()
        small.setPixelSize(_FIGURE_PX)
        painter.setFont(small)
        painter.setPen(QColor(LIGHT.quiet_ink))
        for weekday in range(_DAYS):
            cell = self._place(rect, weekday, _HEAD_PX / 2)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, weekday_letter(weekday))
        for number in range(1, monthrange(self._year, month)[1] + 1):
            self._draw_day(painter, self._days[date(self._year, month, number)])

    def _draw_day(self, painter: QPainter, day: YearDay) -> None:
        cell = self._cell(day.date).adjusted(1, 1, -1, -1)
        ground = _GROUND.get(day.kind)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(cell, GRID_PX / 2, GRID_PX / 2)
        if day.estimated:
            # Not by colour alone: what may yet move has a broken edge.
            pen = QPen(QColor(LIGHT.danger), 2, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, GRID_PX / 2, GRID_PX / 2)
        painter.setPen(QColor(_INK[day.kind]))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.date.day))


def weekday_letter(weekday: int) -> str:
    """Return a day of the week in a letter or two."""
    if current_language() is Language.ARABIC:
        return _ARABIC_DAYS[weekday]
    return weekday_text(weekday + 1)[:1].upper()


def day_words(day: YearDay) -> str:
    """Return what a day is: its date, its name, its hours."""
    hours = ", ".join(f"{one.opens:%H:%M}\u2013{one.closes:%H:%M}" for one in day.hours)
    parts = [
        date_text(day.date, weekday=True),
        localized(day.names) if day.names else "",
        hours or translate("Console", "closed"),
        translate("Console", "estimated") if day.estimated else "",
    ]
    return "\n".join(part for part in parts if part)


class YearKey(QWidget):
    """Names each look of a day."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID_PX)
        self._marks: list[tuple[QFrame, QLabel]] = []
        looks = (
            (LIGHT.primary, translate("Console", "closed")),
            (LIGHT.primary_soft, translate("Console", "half day")),
            (LIGHT.accent, translate("Console", "hours of its own")),
            ("", translate("Console", "estimated")),
        )
        for colour, words in looks:
            mark = QFrame()
            mark.setFixedSize(2 * GRID_PX, 2 * GRID_PX)
            edge = f"border: 2px dotted {LIGHT.danger};" if not colour else ""
            ground = colour or LIGHT.surface
            mark.setStyleSheet(f"background: {ground}; {edge} border-radius: {GRID_PX // 2}px;")
            self._marks.append((mark, text_label("small", text=words)))
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the looks stand under one another where there is little room."""
        for at, (mark, words) in enumerate(self._marks):
            row, column = (at, 0) if narrow else (0, 2 * at)
            self._grid.addWidget(mark, row, column)
            self._grid.addWidget(words, row, column + 1)
        self._grid.setColumnStretch(2 * len(self._marks), 1)


_FIRST_YEAR, _LAST_YEAR = 2020, 2075
_LISTS = ("closures", "seasons")


class YearPage(DatingPage):
    """Shows a year, confirms and moves its estimated days, and takes in those of the state."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("year", tools)
        self._draft: Tables = {}
        self._official: dict[int, tuple[tuple[Closure, ...], tuple[Season, ...]]] = {}
        self._year = QSpinBox()
        self._year.setObjectName("year-chosen")
        self._year.setAccessibleName(translate("Console", "The year at a glance"))
        self._year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self._year.valueChanged.connect(self._show_year)
        self._view = YearView()
        self._lacking = text_label("warning", "year-lacking", wraps=True)
        self._add = button(
            translate("Console", "Enter the state's days"), "year-add-official", self._add_official
        )
        self._open = Card("year-estimated", translate("Console", "To be confirmed"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(2 * GRID_PX)
        self._rows.setColumnStretch(0, 1)
        hint = translate(
            "Console",
            "These dates hang on the moon or on a decision. Confirm them once they are"
            " announced, or move them.",
        )
        self._hint = text_label("small", text=hint, wraps=True)
        put(self._open.column, self._hint, self._rows)
        self._key = YearKey()
        card = Card("year-card", translate("Console", "The year at a glance"))
        put(
            card.column,
            row_of((card.heading, 1), self._year),
            row_of((self._lacking, 1), self._add),
            self._key,
            self._view,
        )
        self._card = card
        put(self.column, self._open, card, None)
        self._open.hide()
        card.hide()

    def show_described(self) -> None:
        """Show what was read anew."""
        self._draft = deepcopy(self.base)
        self._card.show()
        self._show_estimated()
        self._show_year()

    def edited_tables(self) -> Tables:
        """Return the whole unit as it stands here now."""
        return deepcopy(self._draft)

    def say_mistakes(self, mistakes: Sequence[Mistake]) -> Sequence[Mistake]:
        """Say what does not agree; nothing here has a field of its own."""
        if mistakes:
            self._hint.setText(mistake_words(mistakes[0]))
        return mistakes

    def hand_over(self) -> Any:
        """Return what was read and what is not saved yet, and the year that is shown."""
        return super().hand_over(), self.today, self._year.value()

    def take_up(self, draft: Any) -> None:
        """Show the same year."""
        described, self.today, year = draft
        with QSignalBlocker(self._year):
            self._year.setValue(year)
        super().take_up(described)

    def edits(self) -> Any:
        """Return the unit as it stands here."""
        return self._draft

    def show_edits(self, edits: Any) -> None:
        """Show the unit as it stood on the page in another language."""
        self._draft = edits
        self._show_estimated()
        self._show_year()

    def set_narrow(self, *, narrow: bool) -> None:
        """Let what is to be confirmed take more lines where the page is narrow."""
        self._key.set_narrow(narrow=narrow)
        self._show_estimated()

    def _learn_today(self, today: date) -> None:
        """Begin with the year that is."""
        if self.today.year != today.year:
            with QSignalBlocker(self._year):
                self._year.setValue(today.year)
        super()._learn_today(today)

    # --- the year ---

    def _show_year(self) -> None:
        if not self._draft:
            return
        year = self._year.value()
        calendar = read_part(Calendar, self._draft["calendar"])
        self._view.show_year(year, list(days_of(calendar, year)))
        if year in self._official:
            days, seasons = self._official[year]
            lacking: Sequence[Dated] = (
                *missing(calendar.closures, days),
                *missing(calendar.seasons, seasons),
            )
            names = [localized(one.names) for one in lacking]
            self._lacking.setText(
                filled(
                    translate(
                        "Console", "%n of the state's days are not entered: %1", "", len(names)
                    ),
                    translate("Console", ", ").join(names),
                )
            )
            for part in (self._lacking, self._add):
                part.setVisible(bool(names))
            return
        for part in (self._lacking, self._add):
            part.hide()
        self._background.run(lambda: _official(year), self._learn(year), self._say_failed)

    def _learn(self, year: int) -> Callable[[tuple[tuple[Closure, ...], tuple[Season, ...]]], None]:
        def learn(found: tuple[tuple[Closure, ...], tuple[Season, ...]]) -> None:
            self._official[year] = found
            if year == self._year.value():
                self._show_year()

        return learn

    def _add_official(self) -> None:
        days, seasons = self._official[self._year.value()]
        calendar = read_part(Calendar, self._draft["calendar"])
        self._enter("closures", missing(calendar.closures, days))
        self._enter("seasons", missing(calendar.seasons, seasons))
        self._changed()

    def _enter(self, listed: str, lacking: Sequence[Dated]) -> None:
        if lacking:
            found = self._draft["calendar"].setdefault(listed, [])
            found.extend(written(one) for one in lacking)
            found.sort(key=lambda one: one["first"])

    # --- what is estimated ---

    def _show_estimated(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        shown = 0
        estimated = [
            (listed, at, one)
            for listed in _LISTS
            for at, one in enumerate(self._draft.get("calendar", {}).get(listed, ()))
            if one.get("estimated") and one.get("last", one["first"]) >= self.today
        ]
        for listed, at, one in sorted(estimated, key=lambda each: each[2]["first"]):
            self._show_row(shown, listed, at, one)
            shown += 1
        self._open.setVisible(shown > 0)

    def _show_row(self, row: int, listed: str, at: int, one: Tables) -> None:
        name = QLabel(localized(one["names"]))
        name.setWordWrap(True)
        dates = QLabel(span_words(one))
        edit = date_edit(f"year-move-{listed}-{at}")
        edit.setDate(QDate(one["first"].year, one["first"].month, one["first"].day))
        move = button(
            translate("Console", "Move"),
            f"year-move-to-{listed}-{at}",
            lambda: self._move(listed, at, edit),
        )
        confirm = button(
            translate("Console", "Confirm"),
            f"year-confirm-{listed}-{at}",
            lambda: self._confirm(listed, at),
        )
        of = f"{name.text()}, {dates.text()}"
        edit.setAccessibleName(of)
        for made in (move, confirm):
            made.setAccessibleName(f"{made.text()} {of}")
        move.setEnabled(False)
        first = one["first"]
        edit.dateChanged.connect(lambda day: move.setEnabled(plain_date(day) != first))
        if self.is_narrow:
            acts = FlowLayout(edit, move, confirm)
            for line, part in enumerate((name, dates, boxed(acts))):
                self._rows.addWidget(part, 3 * row + line, 0)
            return
        for column, widget in enumerate((name, dates, edit, move, confirm)):
            self._rows.addWidget(widget, row, column)

    def _confirm(self, listed: str, at: int) -> None:
        del self._draft["calendar"][listed][at]["estimated"]
        self._changed()

    def _move(self, listed: str, at: int, edit: QDateEdit) -> None:
        one: dict[str, Any] = self._draft["calendar"][listed][at]
        first: date = plain_date(edit.date())
        last = one.get("last", one["first"])
        if "last" in one:
            one["last"] = first + (last - one["first"])
        one["first"] = first
        one.pop("estimated", None)
        self._draft["calendar"][listed].sort(key=lambda each: each["first"])
        self._changed()

    def _changed(self) -> None:
        self._show_estimated()
        self._show_year()
        self.tell_edited()


def span_words(one: Tables) -> str:
    """Return the dates of a closure or season."""
    first: date = one["first"]
    last: date = one.get("last", first)
    if first == last:
        return date_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return from_its_side(f"{first.day}\u2013{without_marks(date_text(last))}")
    begins = without_marks(date_text(first, year=first.year != last.year))
    return from_its_side(f"{begins} \u2013 {without_marks(date_text(last))}")


def _official(year: int) -> tuple[tuple[Closure, ...], tuple[Season, ...]]:
    return official_days(year), ramadans(year)
