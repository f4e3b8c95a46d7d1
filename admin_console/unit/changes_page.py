"""The page "changes": every state of the unit, what each changed, going back; and the audit log."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from admin_console.forms.words import change_words, in_short, value_words
from admin_console.messages import MessageLine, explain
from admin_console.page import Card, ConsolePage, label, set_tone, side_by_side
from admin_console.style import LIST_PX, NARROW_PX, NO_LIMIT_PX
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.tools import Tools
from admin_console.unit.log_view import LogView, when_words, who_words
from admin_console.words import NOTHING, translate
from reception.domain.rights import AuditEntry
from reception.domain.unit import Person, Unit
from reception.system.clock import Topic
from reception.unit.changes import ChangeKind
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

if TYPE_CHECKING:
    from reception.unit.office import EditStep

_STEPS = 30
_LINES = 200


class ChangesPage(ConsolePage):
    """Shows who changed what, and takes it back."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("changes")
        self._reception, self._background = tools.reception, tools.background
        self._person: Person | None = None
        self._unit: Unit | None = None
        self._steps: tuple[EditStep, ...] = ()
        self._entries: tuple[AuditEntry, ...] = ()
        self._views = {"states": QPushButton(), "log": QPushButton()}
        for name, button in self._views.items():
            button.setObjectName(f"changes-{name}")
            button.setProperty("kind", "word")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(self._show_view)
        self._views["states"].setChecked(True)
        self._trouble = MessageLine("changes")
        self._said = label("strong", "changes-said", wraps=True)
        self._list = QListWidget()
        self._list.setObjectName("changes-list")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_step)
        self._card = Card("changes-card")
        self._why = label("quiet", "changes-why", wraps=True)
        self._table = ReadingTable("changes-table")
        self._back = QPushButton()
        self._back.setObjectName("changes-back")
        self._back.clicked.connect(self._go_back)
        self._log = LogView()
        self._log.narrowed.connect(self.refresh)
        self._stack = QStackedWidget()
        self._lay_out()

    def open_for(self, person: Person) -> None:
        """Begin anew for a person who has just come here."""
        self.forget()
        self._person = person

    def forget(self) -> None:
        """Drop what was read."""
        self._person, self._unit = None, None
        self._steps, self._entries = (), ()
        self._log.forget()
        self._trouble.take_back(empty=True)
        self._say("")
        self._show()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Take in that the unit was changed."""
        if Topic.UNIT in topics:
            self.refresh()

    def refresh(self) -> None:
        """Read states and log anew."""
        person = self._person
        if person is None:
            return
        who, act, refused = self._log.who, self._log.act, self._log.refused

        def read() -> "tuple[Unit, tuple[EditStep, ...], tuple[AuditEntry, ...]]":
            office = self._reception().office
            entries = office.audit.entries(
                asking=person, who=who, act=act, refused=refused, limit=_LINES
            )
            return office.unit(), office.history(asking=person, limit=_STEPS), entries

        self._background.run(read, self._take, self._trouble.say_unread)

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say that the database does not answer; when it does again, take it back."""
        self._trouble.say_stale(stale=stale, since=since)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let a state stand below the list where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW_PX
        self._beside.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._list.setMinimumWidth(0 if narrow else LIST_PX)
        self._list.setMaximumWidth(NO_LIMIT_PX if narrow else LIST_PX)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.title.setText(translate("Console", "Changes"))
        self._views["states"].setText(translate("Console", "States of the unit"))
        self._views["log"].setText(translate("Console", "Who did what"))
        self._list.setAccessibleName(self._views["states"].text())
        self._trouble.retranslate()
        self._show()

    def _take(self, read: "tuple[Unit, tuple[EditStep, ...], tuple[AuditEntry, ...]]") -> None:
        self._trouble.take_back()
        self._unit, self._steps, self._entries = read
        self._show()

    def _fail(self, error: Exception) -> None:
        self.setEnabled(True)
        self._say(explain(error), "warning")

    def _say(self, text: str, tone: str = "") -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        set_tone(self._said, tone)

    def _show_view(self) -> None:
        self._stack.setCurrentIndex(0 if self._views["states"].isChecked() else 1)

    def _show(self) -> None:
        row = max(self._list.currentRow(), 0)
        with QSignalBlocker(self._list):
            self._list.clear()
            for step in self._steps:
                self._list.addItem(QListWidgetItem(self._step_words(step)))
            self._list.setCurrentRow(min(row, len(self._steps) - 1))
        self._show_step(self._list.currentRow())
        self._log.show_entries(self._unit, self._entries)

    def _step_words(self, step: "EditStep") -> str:
        revision = step.revision
        who = who_words(self._unit, revision.made_by)
        head = from_its_side(f"{when_words(self._unit, revision.made_at)} \u00b7 {who}")
        if revision.brings_back:
            told = translate("Console", "Back to state %1").replace("%1", str(revision.brings_back))
        else:
            told = in_short(step.changes) or translate("Console", "First description")
        return f"{revision.number}. {head}\n{told}"

    def _show_step(self, row: int) -> None:
        shown = 0 <= row < len(self._steps)
        self._card.setVisible(shown)
        if not shown:
            return
        step = self._steps[row]
        self._card.heading.setText(
            translate("Console", "State %1").replace("%1", str(step.revision.number))
        )
        self._why.setText(step.revision.why or "")
        self._why.setVisible(bool(step.revision.why))
        self._back.setText(translate("Console", "Go back to this state"))
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
        row, person = self._list.currentRow(), self._person
        if not 0 < row < len(self._steps):
            return
        to, since = self._steps[row].revision.number, self._steps[0].revision.number
        self.setEnabled(False)
        self._background.run(
            lambda: self._reception().office.undo(to=to, since=since, asking=person),
            lambda _: self._went_back(to),
            self._fail,
        )

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
        self.column.addWidget(self._trouble)
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
