"""The part "the year": what it looks like, what is still estimated, and what the state adds."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDateEdit, QFrame, QGridLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from admin_console.forms.field import mistake_words
from admin_console.forms.times import DatingPage, date_edit, plain_date
from admin_console.page import Card, button, label
from admin_console.style import SIDE_BY_SIDE_PX
from admin_console.tools import FlowLayout, Tools
from admin_console.unit.year_view import YearView
from admin_console.words import translate
from reception.domain.calendar import Calendar, Closure, Season
from reception.domain.language import text_in
from reception.unit.checks import Mistake
from reception.unit.document import Tables, written
from reception.unit.fields import read_part
from reception.unit.year import Dated, days_of, missing, official_days, ramadans
from ui_kit.tokens import GRID_PX, LIGHT
from ui_kit.translations import current_language
from ui_kit.words import date_text, from_its_side, without_marks


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
            self._marks.append((mark, label("small", text=words)))
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the looks stand under one another where there is little room."""
        for at, (mark, words) in enumerate(self._marks):
            row, column = (at, 0) if narrow else (0, 2 * at)
            self._grid.addWidget(mark, row, column)
            self._grid.addWidget(words, row, column + 1)
        self._grid.setColumnStretch(2 * len(self._marks), 1)


type Official = Callable[[int], tuple[tuple[Closure, ...], tuple[Season, ...]]]

_FIRST_YEAR, _LAST_YEAR = 2020, 2075
_LISTS = ("closures", "seasons")


class YearPage(DatingPage):
    """Shows a year, confirms and moves its estimated days, and takes in those of the state."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("year", tools)
        self._draft: Tables = {}
        self._narrow = False
        self._official: dict[int, tuple[tuple[Closure, ...], tuple[Season, ...]]] = {}
        self._year = QSpinBox()
        self._year.setObjectName("year-chosen")
        self._year.setAccessibleName(translate("Console", "Year"))
        self._year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self._year.valueChanged.connect(self._show_year)
        self._view = YearView()
        self._lacking = label("warning", "year-lacking", wraps=True)
        self._add = button(translate("Console", "Enter the state's days"), "year-add-official")
        self._add.clicked.connect(self._add_official)
        self._open = Card("year-estimated", translate("Console", "To be confirmed"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(2 * GRID_PX)
        self._rows.setColumnStretch(0, 1)
        hint = translate(
            "Console",
            "These dates hang on the moon or on a decision. Confirm them once they are"
            " announced, or move them.",
        )
        self._hint = label("small", text=hint, wraps=True)
        self._open.column.addWidget(self._hint)
        self._open.column.addLayout(self._rows)
        self._key = YearKey()
        card = Card("year-card", translate("Console", "The year at a glance"))
        head = QHBoxLayout()
        head.addWidget(card.heading, 1)
        head.addWidget(self._year)
        card.column.addLayout(head)
        row = QHBoxLayout()
        row.addWidget(self._lacking, 1)
        row.addWidget(self._add)
        card.column.addLayout(row)
        card.column.addWidget(self._key)
        card.column.addWidget(self._view)
        self._card = card
        self.column.addWidget(self._open)
        self.column.addWidget(card)
        self.column.addStretch(1)
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let what is to be confirmed take more lines where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < SIDE_BY_SIDE_PX
        if narrow != self._narrow:
            self._narrow = narrow
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
            names = [text_in(one.names, current_language()) for one in lacking]
            self._lacking.setText(
                translate(
                    "Console", "%n of the state's days are not entered: %1", "", len(names)
                ).replace("%1", translate("Console", ", ").join(names))
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
        name = QLabel(text_in(one["names"], current_language()))
        name.setWordWrap(True)
        dates = QLabel(span_words(one))
        edit = date_edit(f"year-move-{listed}-{at}")
        edit.setDate(QDate(one["first"].year, one["first"].month, one["first"].day))
        move = button(translate("Console", "Move"), f"year-move-to-{listed}-{at}")
        confirm = button(translate("Console", "Confirm"), f"year-confirm-{listed}-{at}")
        move.setEnabled(False)
        first = one["first"]
        edit.dateChanged.connect(lambda day: move.setEnabled(plain_date(day) != first))
        move.clicked.connect(lambda: self._move(listed, at, edit))
        confirm.clicked.connect(lambda: self._confirm(listed, at))
        if self._narrow:
            acts = QWidget()
            row_of_acts = FlowLayout(acts)
            for act in (edit, move, confirm):
                row_of_acts.addWidget(act)
            for line, part in enumerate((name, dates, acts)):
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
