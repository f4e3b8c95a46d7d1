"""The audit log: who did what, narrowed by person and act."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from admin_console.changes.log_words import act_words, subject_words
from admin_console.changes.naming import when_words, who_words
from admin_console.parts import Card, side_by_side
from admin_console.table import Cell, Column, ReadingTable
from admin_console.words import translate
from reception.domain.audit import Act, Entry
from reception.domain.language import text_in
from reception.domain.unit import Unit
from ui_kit.translations import current_language


class LogView(QWidget):
    """Shows the lines that were asked for."""

    narrowed = Signal()
    """Other lines are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._who, self._act = QComboBox(), QComboBox()
        self._who.setObjectName("log-who")
        self._act.setObjectName("log-act")
        self._refused = QCheckBox()
        self._refused.setObjectName("log-refused")
        self._table = ReadingTable("changes-log")
        self._who.activated.connect(self.narrowed)
        self._act.activated.connect(self.narrowed)
        self._refused.clicked.connect(self.narrowed)
        card = Card("log-card")
        card.heading.hide()
        card.column.addWidget(self._table)
        filters = side_by_side((self._who, self._act, self._refused))
        filters.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(filters)
        column.addWidget(card)
        column.addStretch(1)

    @property
    def who(self) -> str | None:
        """Return whose lines are wanted; None for everybody's."""
        chosen: str | None = self._who.currentData()
        return chosen

    @property
    def act(self) -> Act | None:
        """Return which lines are wanted; None for all."""
        chosen: Act | None = self._act.currentData()
        return chosen

    @property
    def refused(self) -> bool | None:
        """Return whether only refused acts are wanted."""
        return True if self._refused.isChecked() else None

    def forget(self) -> None:
        """Ask for everything again."""
        self._refused.setChecked(False)
        for box in (self._who, self._act):
            box.setCurrentIndex(0)

    def show_entries(self, unit: Unit | None, entries: Sequence[Entry]) -> None:
        """Show lines in the language of the app."""
        self._refused.setText(translate("Console", "Only what was refused"))
        self._fill(unit)
        refused = translate("Console", "refused")
        self._table.show_rows(
            (
                Column(title=translate("Console", "When")),
                Column(title=translate("Console", "Who")),
                Column(title=translate("Console", "What")),
                Column(title=translate("Console", "On what"), stretches=True),
            ),
            [
                (
                    Cell(when_words(unit, one.at)),
                    Cell(who_words(unit, one.who)),
                    Cell(
                        f"{act_words(one.act)} \u00b7 {refused}"
                        if one.refused
                        else act_words(one.act),
                        tone="warning" if one.refused else "",
                    ),
                    Cell(subject_words(one), tone="quiet"),
                )
                for one in entries
            ],
        )

    def _fill(self, unit: Unit | None) -> None:
        people = (*unit.people, *unit.retired.people) if unit else ()
        everybody = [(None, translate("Console", "Everybody"))] + [
            (one.login, text_in(one.names, current_language())) for one in people
        ]
        everything = [(None, translate("Console", "Everything"))] + [
            (one, act_words(one)) for one in Act
        ]
        for box, choices in ((self._who, everybody), (self._act, everything)):
            chosen = box.currentData()
            box.clear()
            for value, words in choices:
                box.addItem(words, value)
            box.setCurrentIndex(max(box.findData(chosen), 0))
        self._who.setAccessibleName(translate("Console", "Who"))
        self._act.setAccessibleName(translate("Console", "What"))
