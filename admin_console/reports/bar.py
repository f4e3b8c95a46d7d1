"""The controls above a page of figures: which days, told apart by what, of whom alone."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from admin_console.page import label
from admin_console.reports.question import Inquiry, Span, days_of, kept_by, shifted, span_words
from admin_console.reports.words import dimension_words, namer
from admin_console.tools import FlowLayout
from admin_console.words import translate
from reception.domain.language import text_in
from reception.domain.unit import Unit
from reception.reports.build import Report
from reception.reports.question import Dimension
from reception.reports.report_list import VISITS
from reception.reports.words import wait_range_words
from ui_kit.theme import icon
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language, reads_right_to_left
from ui_kit.words import from_its_side


class Chip(QPushButton):
    """A choice that stands; pressed, it goes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"only-{name}")
        self.setProperty("kind", "chip")


class InquiryBar(QWidget):
    """Lets a manager say what is asked; asks at every choice."""

    asked = Signal(object)
    """Inquiry."""
    walked = Signal(int)
    """Back or forward through the questions."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        self._inquiry = Inquiry().of(report)
        self._today: date | None = None
        self._unit: Unit | None = None
        self._first_day: date | None = None
        self._last_day: date | None = None
        self._back = self._tool(
            "back",
            translate("Console", "Back to the question before"),
            lambda: self.walked.emit(-1),
        )
        self._forward = self._tool(
            "forward", translate("Console", "Forward again"), lambda: self.walked.emit(1)
        )
        self._earlier = self._tool(
            "earlier", translate("Console", "The period before"), lambda: self._shift(-1)
        )
        self._later = self._tool(
            "later", translate("Console", "The period after"), lambda: self._shift(1)
        )
        self._show_arrows()
        self._span = QComboBox()
        self._span.setObjectName("span")
        self._span.setAccessibleName(translate("Console", "Period"))
        for span in Span:
            self._span.addItem(span_words(span), span)
        self._span.addItem(translate("Console", "Chosen days"), None)
        self._span.activated.connect(self._choose_span)
        self._from_words = label("quiet", text=translate("Console", "From"))
        self._to_words = label("quiet", text=translate("Console", "to"))
        self._from = self._date_field("period-first", self._from_words)
        self._to = self._date_field("period-last", self._to_words)
        self._compares = QCheckBox(translate("Console", "Compare with the period before"))
        self._compares.setObjectName("compares")
        self._compares.setToolTip(
            translate(
                "Console",
                "A period that still runs is compared up to the same time of day, office time.",
            )
        )
        self._compares.clicked.connect(lambda on: self._ask(compares=on))
        self._by_words = label("quiet", text=translate("Console", "By"))
        self._and_words = label("quiet", text=translate("Console", "and by"))
        self._by = self._dimension_field("report-by", self._by_words)
        self._and = self._dimension_field("report-and", self._and_words)
        self._chips: list[Chip] = []
        self._ways = QWidget()
        self._ways_row = FlowLayout(self._ways)
        self._lay_out()
        # A list of visits is compared with nothing.
        self._compares.setVisible(report is not VISITS)
        self._show_dimensions()
        self._show_chips()

    def show_inquiry(self, inquiry: Inquiry, *, back: bool, forward: bool) -> None:
        """Show what is asked, without asking it."""
        self._inquiry = inquiry
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)
        self._span.setCurrentIndex(self._span.findData(inquiry.span))
        self._compares.setChecked(inquiry.compares)
        self._show_dimensions()
        if inquiry.first and inquiry.last:
            self._show_days(inquiry.first, inquiry.last)
        elif inquiry.span and self._today:
            self._show_days(*days_of(inquiry.span, self._today))
        self._show_chips()

    def show_answer(self, unit: Unit, today: date, first: date, last: date) -> None:
        """Show the days that a period has turned out to hold, and the names of what is chosen."""
        self._unit, self._today = unit, today
        self._show_days(first, last)
        self._show_chips()

    def _lay_out(self) -> None:
        days = QWidget()
        first = FlowLayout(days)
        of_days: tuple[QWidget, ...] = (
            *(self._back, self._forward, self._earlier, self._span, self._later),
            *(self._from_words, self._from, self._to_words, self._to, self._compares),
        )
        of_ways = (self._by_words, self._by, self._and_words, self._and)
        for flow, widgets in ((first, of_days), (self._ways_row, of_ways)):
            for widget in widgets:
                flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID_PX)
        column.addWidget(days)
        column.addWidget(self._ways)

    def _ask(self, **changes: object) -> None:
        changed = replace(self._inquiry, after=(), visit=None, **changes)  # type: ignore[arg-type] # its own fields
        self.asked.emit(changed)

    def _choose_span(self) -> None:
        span = self._span.currentData()
        if span:
            self._ask(span=Span(span), first=None, last=None)
        elif self._first_day and self._last_day:
            self._ask(span=None, first=self._first_day, last=self._last_day)

    def _choose_days(self) -> None:
        self._ask(span=None, first=_plain(self._from.date()), last=_plain(self._to.date()))

    def _shift(self, steps: int) -> None:
        if self._first_day and self._last_day and self._today:
            first, last = shifted(self._first_day, self._last_day, steps, self._today)
            named = [one for one in Span if days_of(one, self._today) == (first, last)]
            if named:
                self._ask(span=named[0], first=None, last=None)
            else:
                self._ask(span=None, first=first, last=last)

    def _choose_dimensions(self) -> None:
        first = self._by.currentData() if kept_by(self._report) is None else None
        chosen = [one for one in (first, self._and.currentData()) if one]
        self._ask(by=tuple(dict.fromkeys(Dimension(one) for one in chosen)))

    def _show_dimensions(self) -> None:
        own, choices = kept_by(self._report), self._report.choices
        told = self._inquiry.told_apart
        for widget in (self._by_words, self._by):
            widget.setVisible(own is None and bool(choices))
        for widget in (self._and_words, self._and):
            widget.setVisible(bool(choices))
        if own is not None:
            name = dimension_words(own).lower()
            text = translate("Console", "By %1 and by").replace("%1", name)
            self._and_words.setText(text)
        main = told[0] if told else None
        _fill(self._by, [*choices], main)
        others = [one for one in choices if one is not main]
        _fill(self._and, [None, *others], told[1] if len(told) > 1 else None)
        for field, words in ((self._by, self._by_words), (self._and, self._and_words)):
            field.setAccessibleName(words.text())

    def _show_days(self, first: date, last: date) -> None:
        self._first_day, self._last_day = first, last
        for field, day in ((self._from, first), (self._to, last)):
            with QSignalBlocker(field):
                field.setDate(QDate(day.year, day.month, day.day))
        self._later.setEnabled(self._today is None or last < self._today)

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._ways_row.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        self._chips = []
        # Before the first answer nobody knows what the choices are called.
        unit = self._unit
        site = self._inquiry.site
        if site:
            name = text_in(unit.names, current_language()) if unit and unit.code == site else site
            self._add_chip("site", translate("Console", "Site"), name, self._inquiry.without_site())
        for dimension, key in self._inquiry.only if unit else ():
            name = namer(dimension, unit)(key) if unit else ""
            self._add_chip(
                dimension, dimension_words(dimension), name, self._inquiry.without(dimension)
            )
        waited = self._inquiry.waited
        if waited:
            self._add_chip(
                "wait",
                translate("Console", "Wait"),
                wait_range_words(waited, current_language()),
                self._inquiry.with_waited(None),
            )
        chosen = self._inquiry.only or waited or site
        self._ways.setVisible(bool(self._report.choices or chosen))
        self._ways.updateGeometry()

    def _add_chip(self, name: str, what: str, which: str, without: Inquiry) -> None:
        """Show a choice; pressed, it is asked without it."""
        chip = Chip(name)
        text = translate("Console", "%1: %2").replace("%1", what).replace("%2", which)
        chip.setText(from_its_side(f"{text}  \u2715"))
        chip.setToolTip(translate("Console", "Take this choice away"))
        chip.setAccessibleName(f"{text}. {chip.toolTip()}")
        chip.clicked.connect(lambda: self.asked.emit(without))
        self._ways_row.addWidget(chip)
        self._chips.append(chip)
        chip.show()

    def _show_arrows(self) -> None:
        onward, backward = "arrow", "back"
        if reads_right_to_left(current_language()):
            onward, backward = backward, onward
        for button, name in ((self._back, backward), (self._forward, onward)):
            button.setIcon(icon(name))
        # Written, not drawn: nobody takes them for the way back through the questions.
        # Where lines begin on the right, Qt turns them round.
        self._earlier.setText("\u2039")
        self._later.setText("\u203a")

    def _tool(self, name: str, told: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.clicked.connect(act)
        return button

    def _dimension_field(self, name: str, words: QLabel) -> QComboBox:
        field = QComboBox()
        field.setObjectName(name)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        field.activated.connect(self._choose_dimensions)
        words.setBuddy(field)
        return field

    def _date_field(self, name: str, words: QLabel) -> QDateEdit:
        field = QDateEdit()
        field.setObjectName(name)
        field.setCalendarPopup(True)
        field.setAccessibleName(words.text())
        locale = QLocale(f"{current_language()}_MA")
        field.setLocale(locale)
        field.calendarWidget().setLocale(locale)
        # The institution's week, whatever the system's locale says.
        field.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        # Mirrored, Qt would put the year first.
        field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        field.setDisplayFormat("dd/MM/yyyy")
        # A half-typed date is no question yet.
        field.setKeyboardTracking(False)
        field.dateChanged.connect(self._choose_days)
        words.setBuddy(field)
        return field


def _fill(field: QComboBox, choices: list[Dimension | None], chosen: Dimension | None) -> None:
    field.clear()
    for one in choices:
        field.addItem(dimension_words(one) if one else translate("Console", "nothing else"), one)
    field.setCurrentIndex(max(0, choices.index(chosen) if chosen in choices else 0))


def _plain(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
