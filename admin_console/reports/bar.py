"""The controls above a page of figures: which days, told apart by what, of whom alone."""

from collections.abc import Callable, Iterable
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
    QWidget,
)

from admin_console.forms.times import date_edit, plain_date
from admin_console.reports.question import (
    PageQuestion,
    Span,
    days_of,
    dimension_words,
    kept_by,
    namer,
    shifted,
    span_words,
)
from admin_console.widgets import FlowLayout, boxed, choice, column_of, offer
from admin_console.words import filled, localized, translate
from reception.domain.unit import Unit
from reception.reports.build import Report
from reception.reports.question import Dimension
from reception.reports.report_list import VISITS
from reception.reports.words import wait_range_words
from ui_kit.roles import text_label
from ui_kit.staff_window import take_away
from ui_kit.theme import icon
from ui_kit.translations import current_language, reads_right_to_left
from ui_kit.words import from_its_side


class Chip(QPushButton):
    """A choice that stands; pressed, it goes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"only-{name}")
        self.setProperty("kind", "chip")


class QuestionBar(QWidget):
    """Lets a manager say what is asked; asks at every choice."""

    asked = Signal(object)
    """PageQuestion."""
    walked = Signal(int)
    """Back or forward through the questions."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        self._asked = PageQuestion().of(report)
        self._today: date | None = None
        self._unit: Unit | None = None
        self._first_day: date | None = None
        self._last_day: date | None = None
        back = translate("Console", "Back to the question before")
        forward = translate("Console", "Forward again")
        earlier = translate("Console", "The period before")
        later = translate("Console", "The period after")
        self._back = _tool("back", back, lambda: self.walked.emit(-1))
        self._forward = _tool("forward", forward, lambda: self.walked.emit(1))
        self._earlier = _tool("earlier", earlier, lambda: self._shift(-1))
        self._later = _tool("later", later, lambda: self._shift(1))
        self._show_arrows()
        spans: list[tuple[Span | None, str]] = [(one, span_words(one)) for one in Span]
        spans.append((None, translate("Console", "Chosen days")))
        self._span = choice("span", translate("Console", "Period"), spans, self._choose_span)
        self._from_words = text_label("quiet", text=translate("Console", "From"))
        self._to_words = text_label("quiet", text=translate("Console", "to"))
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
        self._by_words = text_label("quiet", text=translate("Console", "By"))
        self._and_words = text_label("quiet", text=translate("Console", "and by"))
        self._by = self._dimension_field("report-by", self._by_words)
        self._and = self._dimension_field("report-and", self._and_words)
        self._chips: list[Chip] = []
        self._ways_row = FlowLayout(self._by_words, self._by, self._and_words, self._and)
        self._ways = boxed(self._ways_row)
        days = FlowLayout(
            *(self._back, self._forward, self._earlier, self._span, self._later),
            *(self._from_words, self._from, self._to_words, self._to, self._compares),
        )
        self.setLayout(column_of(boxed(days), self._ways))
        # A list of visits is compared with nothing.
        self._compares.setVisible(report is not VISITS)
        self._show_dimensions()
        self._show_chips()

    def show_question(self, asked: PageQuestion, *, back: bool, forward: bool) -> None:
        """Show what is asked, without asking it."""
        self._asked = asked
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)
        self._span.setCurrentIndex(self._span.findData(asked.span))
        self._compares.setChecked(asked.compares)
        self._show_dimensions()
        if asked.first and asked.last:
            self._show_days(asked.first, asked.last)
        elif asked.span and self._today:
            self._show_days(*days_of(asked.span, self._today))
        self._show_chips()

    def show_answer(self, unit: Unit, today: date, first: date, last: date) -> None:
        """Show the days that a period has turned out to hold, and the names of what is chosen."""
        self._unit, self._today = unit, today
        self._show_days(first, last)
        self._show_chips()

    def _ask(self, **changes: object) -> None:
        changed = replace(self._asked, after=(), visit=None, **changes)  # type: ignore[arg-type] # its own fields
        self.asked.emit(changed)

    def _choose_span(self) -> None:
        span = self._span.currentData()
        if span:
            self._ask(span=Span(span), first=None, last=None)
        elif self._first_day and self._last_day:
            self._ask(span=None, first=self._first_day, last=self._last_day)

    def _choose_days(self) -> None:
        self._ask(span=None, first=plain_date(self._from.date()), last=plain_date(self._to.date()))

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
        told = self._asked.told_apart
        for widget in (self._by_words, self._by):
            widget.setVisible(own is None and bool(choices))
        for widget in (self._and_words, self._and):
            widget.setVisible(bool(choices))
        if own is not None:
            name = dimension_words(own).lower()
            self._and_words.setText(filled(translate("Console", "By %1 and by"), name))
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
            take_away(chip)
        self._chips = []
        # Before the first answer nobody knows what the choices are called.
        unit = self._unit
        site = self._asked.site
        if site:
            name = localized(unit.names) if unit and unit.code == site else site
            self._add_chip("site", translate("Console", "Site"), name, self._asked.without_site())
        for dimension, key in self._asked.only if unit else ():
            name = namer(dimension, unit)(key) if unit else ""
            self._add_chip(
                dimension, dimension_words(dimension), name, self._asked.without(dimension)
            )
        waited = self._asked.waited
        if waited:
            self._add_chip(
                "wait",
                translate("Console", "Wait"),
                wait_range_words(waited, current_language()),
                self._asked.with_waited(None),
            )
        chosen = self._asked.only or waited or site
        self._ways.setVisible(bool(self._report.choices or chosen))
        self._ways.updateGeometry()

    def _add_chip(self, name: str, what: str, which: str, without: PageQuestion) -> None:
        """Show a choice; pressed, it is asked without it."""
        chip = Chip(name)
        text = filled(translate("Console", "%1: %2"), what, which)
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

    def _dimension_field(self, name: str, words: QLabel) -> QComboBox:
        field = choice(name, words.text(), act=self._choose_dimensions)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        words.setBuddy(field)
        return field

    def _date_field(self, name: str, words: QLabel) -> QDateEdit:
        field = date_edit(name)
        field.setAccessibleName(words.text())
        locale = QLocale(f"{current_language()}_MA")
        field.setLocale(locale)
        field.calendarWidget().setLocale(locale)
        # The institution's week, whatever the system's locale says.
        field.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        # A half-typed date is no question yet.
        field.setKeyboardTracking(False)
        field.dateChanged.connect(self._choose_days)
        words.setBuddy(field)
        return field


def _tool(name: str, told: str, act: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setObjectName(name)
    made.setToolTip(told)
    made.setAccessibleName(told)
    made.clicked.connect(act)
    return made


def _fill(field: QComboBox, choices: Iterable[Dimension | None], chosen: Dimension | None) -> None:
    nothing = translate("Console", "nothing else")
    offer(field, [(one, dimension_words(one) if one else nothing) for one in choices], chosen)
