"""The row of controls above a report: which days, told apart by what."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QPushButton, QWidget

from admin_console.parts import label
from admin_console.waits.question import Period, Question
from admin_console.waits.rows import dimension_words
from admin_console.words import translate
from reception.dimensions import Dimension
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language


class PeriodBar(QWidget):
    """Lets a manager choose a period and a dimension; asks at every choice."""

    asked = Signal(object)
    """Question."""

    def __init__(self) -> None:
        super().__init__()
        self._periods = {period: self._period_button(period) for period in Period}
        self._first_words, self._last_words = label("quiet"), label("quiet")
        self._by_words = label("quiet")
        self._first = self._date_field("period-first", self._first_words)
        self._last = self._date_field("period-last", self._last_words)
        self._by = QComboBox()
        self._by.setObjectName("report-by")
        self._by_words.setBuddy(self._by)
        for dimension in Dimension:
            self._by.addItem("", dimension)
        self._by.activated.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID_PX)
        for button in self._periods.values():
            row.addWidget(button)
        row.addSpacing(GRID_PX)
        for widget in (self._first_words, self._first, self._last_words, self._last):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._by_words)
        row.addWidget(self._by)
        self.show_question(Question())

    @property
    def question(self) -> Question:
        """Return what is asked now."""
        chosen = next((one for one, button in self._periods.items() if button.isChecked()), None)
        return Question(
            period=chosen,
            first=_plain(self._first.date()),
            last=_plain(self._last.date()),
            by=Dimension(self._by.currentData()),
        )

    def show_question(self, question: Question) -> None:
        """Show what is asked, without asking it."""
        for period, button in self._periods.items():
            button.setChecked(period is question.period)
        self._by.setCurrentIndex(list(Dimension).index(question.by))
        if question.first and question.last:
            self.show_days(question.first, question.last)

    def show_days(self, first: date, last: date) -> None:
        """Show the days that a period has turned out to hold."""
        for field, day in ((self._first, first), (self._last, last)):
            with QSignalBlocker(field):
                field.setDate(QDate(day.year, day.month, day.day))

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        names = {
            Period.TODAY: translate("Console", "Today"),
            Period.WEEK: translate("Console", "This week"),
            Period.MONTH: translate("Console", "This month"),
        }
        for period, button in self._periods.items():
            button.setText(names[period])
        self._first_words.setText(translate("Console", "From"))
        self._last_words.setText(translate("Console", "to"))
        self._by_words.setText(translate("Console", "By"))
        for index, dimension in enumerate(Dimension):
            self._by.setItemText(index, dimension_words(dimension))
        locale = QLocale(f"{current_language()}_MA")
        for field, words in ((self._first, self._first_words), (self._last, self._last_words)):
            field.setLocale(locale)
            field.calendarWidget().setLocale(locale)
            field.setAccessibleName(words.text())
        self._by.setAccessibleName(self._by_words.text())

    def _ask(self) -> None:
        self.asked.emit(self.question)

    def _choose_period(self, period: Period) -> None:
        for other, button in self._periods.items():
            button.setChecked(other is period)
        self._ask()

    def _choose_days(self) -> None:
        for button in self._periods.values():
            button.setChecked(False)
        self._ask()

    def _period_button(self, period: Period) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"period-{period}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._choose_period(period))
        return button

    def _date_field(self, name: str, words: QLabel) -> QDateEdit:
        field = QDateEdit()
        field.setObjectName(name)
        field.setCalendarPopup(True)
        # Mirrored, Qt would put the year first.
        field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        field.setDisplayFormat("dd/MM/yyyy")
        # A half-typed date is no question yet.
        field.setKeyboardTracking(False)
        field.dateChanged.connect(self._choose_days)
        words.setBuddy(field)
        return field


def _plain(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
