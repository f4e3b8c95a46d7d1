"""The page "changes": every state of the unit, what each changed, going back; and the audit log."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QListWidget, QStackedWidget, QWidget

from admin_console.forms.words import change_words, in_short, value_words
from admin_console.messages import explain
from admin_console.page import Card, button, label, set_tone, side_by_side
from admin_console.reading_page import ReadingPage
from admin_console.style import LIST_PX, NARROW_PX, NO_LIMIT_PX
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.tools import Tools
from admin_console.unit.log_view import LogView, when_words, who_words
from admin_console.words import NOTHING, translate
from reception.app import Reception
from reception.domain.rights import AuditEntry
from reception.domain.unit import Unit
from reception.system.clock import Topic
from reception.unit.changes import ChangeKind
from reception.unit.office import EditStep
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

_STEPS = 30
_LINES = 200
_TOPICS = frozenset({Topic.UNIT})


@dataclass(frozen=True, kw_only=True)
class ChangesRead:
    """What the page shows, the latest first."""

    unit: Unit
    steps: tuple[EditStep, ...]
    entries: tuple[AuditEntry, ...]


class ChangesPage(ReadingPage[ChangesRead]):
    """Shows who changed what, and takes it back."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("changes", translate("Console", "Changes"), tools, _TOPICS)
        self._views = {
            "states": button(
                translate("Console", "States of the unit"), "changes-states", kind="word"
            ),
            "log": button(translate("Console", "Who did what"), "changes-log", kind="word"),
        }
        for made in self._views.values():
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.clicked.connect(self._show_view)
        self._views["states"].setChecked(True)
        self._said = label("strong", "changes-said", wraps=True)
        self._said.hide()
        self._list = QListWidget()
        self._list.setObjectName("changes-list")
        self._list.setAccessibleName(self._views["states"].text())
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_step)
        self._card = Card("changes-card")
        self._why = label("quiet", "changes-why", wraps=True)
        self._table = ReadingTable("changes-table")
        self._back = button(translate("Console", "Go back to this state"), "changes-back")
        self._back.clicked.connect(self._go_back)
        self._log = LogView()
        self._log.narrowed.connect(self.refresh)
        self._stack = QStackedWidget()
        self._lay_out()
        self.show_reading()

    def hand_over(self) -> Any:
        """Return what was chosen, and what was read."""
        return (
            self._views["log"].isChecked(),
            self._list.currentRow(),
            self._log.wanted,
            self.reading,
        )

    def take_up(self, draft: Any) -> None:
        """Show the same."""
        shows_log, row, self._log.wanted, reading = draft
        super().take_up(reading)
        self._views["log" if shows_log else "states"].setChecked(True)
        self._show_view()
        self._list.setCurrentRow(row)

    def read(self, reception: Reception) -> ChangesRead:
        """Read states and log."""
        office, wanted = reception.office, self._log.wanted
        return ChangesRead(
            unit=office.unit(),
            steps=office.history(asking=self.person, limit=_STEPS),
            entries=office.audit.entries(
                asking=self.person,
                who=wanted.who,
                act=wanted.act,
                refused=wanted.refused,
                limit=_LINES,
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let a state stand below the list where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW_PX
        self._beside.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._list.setMinimumWidth(0 if narrow else LIST_PX)
        self._list.setMaximumWidth(NO_LIMIT_PX if narrow else LIST_PX)

    def show_reading(self) -> None:
        """Show the states and the log."""
        reading = self.reading
        row = max(self._list.currentRow(), 0)
        with QSignalBlocker(self._list):
            self._list.clear()
            if reading:
                self._list.addItems([_step_words(one, reading.unit) for one in reading.steps])
            self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._show_step(self._list.currentRow())
        if reading:
            self._log.show_entries(reading.unit, reading.entries)

    def _say(self, text: str, tone: str = "") -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        set_tone(self._said, tone)

    def _show_view(self) -> None:
        self._stack.setCurrentIndex(0 if self._views["states"].isChecked() else 1)

    def _show_step(self, row: int) -> None:
        steps = self.reading.steps if self.reading else ()
        shown = 0 <= row < len(steps)
        self._card.setVisible(shown)
        if not shown:
            return
        step = steps[row]
        self._card.heading.setText(
            translate("Console", "State %1").replace("%1", str(step.revision.number))
        )
        self._why.setText(step.revision.why or "")
        self._why.setVisible(bool(step.revision.why))
        self._back.setVisible(row > 0)
        self._table.show_rows(
            (
                TableColumn(title=translate("Console", "What"), stretches=True),
                TableColumn(title=translate("Console", "Before")),
                TableColumn(title=translate("Console", "After")),
            ),
            [
                (
                    Cell(change_words(one), strong=True),
                    Cell(value_words(one.before) if one.kind is ChangeKind.CHANGED else NOTHING),
                    Cell(value_words(one.after) if one.kind is ChangeKind.CHANGED else NOTHING),
                )
                for one in step.changes
            ],
        )
        self._table.setVisible(bool(step.changes))

    def _go_back(self) -> None:
        steps, row = self.reading.steps if self.reading else (), self._list.currentRow()
        if not 0 < row < len(steps):
            return
        to, since = steps[row].revision.number, steps[0].revision.number
        self.setEnabled(False)
        self.tools.background.run(
            lambda: self.tools.reception.office.undo(to=to, since=since, asking=self.person),
            lambda _: self._went_back(to),
            self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self.setEnabled(True)
        self._say(explain(error), "warning")

    def _went_back(self, to: int) -> None:
        self.setEnabled(True)
        self._list.setCurrentRow(0)
        self._say(
            translate("Console", "The unit is described again as in state %1.").replace(
                "%1", str(to)
            )
        )
        self.refresh()

    def _lay_out(self) -> None:
        views = side_by_side(self._views.values())
        views.addStretch()
        self.column.addLayout(views)
        self.column.addWidget(self._said)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch()
        self._card.column.addWidget(self._why)
        self._card.column.addWidget(self._table)
        self._card.column.addLayout(foot)
        states = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, states)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(3 * GRID_PX)
        self._beside.addWidget(self._list)
        self._beside.addWidget(self._card, 1, Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(states)
        self._stack.addWidget(self._log)
        self.column.addWidget(self._stack, 1)


def _step_words(step: EditStep, unit: Unit) -> str:
    revision = step.revision
    who = who_words(unit, revision.made_by)
    head = from_its_side(f"{when_words(unit, revision.made_at)} \u00b7 {who}")
    if revision.brings_back:
        told = translate("Console", "Back to state %1").replace("%1", str(revision.brings_back))
    else:
        told = in_short(step.changes) or translate("Console", "First description")
    return f"{revision.number}. {head}\n{told}"
