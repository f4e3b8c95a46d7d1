"""The page "changes": every state of the unit, what each changed, going back; and the audit log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QStackedWidget, QWidget

from admin_console.forms.words import change_words, in_short, value_words
from admin_console.page import ReadingPage
from admin_console.style import LIST_PX
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.tools import Tools
from admin_console.widgets import (
    Card,
    FlowLayout,
    boxed,
    button,
    choice,
    column_of,
    offer,
    put,
    row_of,
    stand,
    tell,
)
from admin_console.words import NOTHING, filled, hour_words, localized, translate
from reception.app import Reception
from reception.domain.rights import AuditAct, AuditEntry
from reception.domain.unit import Unit
from reception.system.clock import Topic, unit_zone
from reception.unit.changes import ChangeKind
from reception.unit.names import names_by_key
from reception.unit.office import EditStep
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX, NO_LIMIT_PX
from ui_kit.translations import marked
from ui_kit.words import date_text, from_its_side

_ACTS: Mapping[AuditAct, str] = {
    AuditAct.SIGN_IN: marked("Console", "Signing in"),
    AuditAct.UNLOCK: marked("Console", "Unlocking a window"),
    AuditAct.END_SESSION: marked("Console", "Signing somebody out"),
    AuditAct.LIFT_PAUSE: marked("Console", "Lifting a pause of sign-in"),
    AuditAct.SECOND_FACTOR: marked("Console", "Changing a second factor"),
    AuditAct.CHOOSE_PIN: marked("Console", "Choosing a PIN"),
    AuditAct.SEE_PEOPLE: marked("Console", "Seeing figures by clerk"),
    AuditAct.SEE_VISITS: marked("Console", "Seeing single visits"),
    AuditAct.DESCRIBE: marked("Console", "Changing the unit"),
    AuditAct.UNDO: marked("Console", "Taking a change back"),
    AuditAct.RENEW_PASSWORD: marked("Console", "Giving a new password"),
    AuditAct.CHANGE_PASSWORD: marked("Console", "Changing the own password"),
    AuditAct.TAKE_OUT_VISITS: marked("Console", "Taking out visits"),
    AuditAct.TAKE_OUT_FIGURES: marked("Console", "Taking out figures"),
    AuditAct.TAKE_OUT_UNIT: marked("Console", "Taking out the unit"),
    AuditAct.BRING_IN_VISITS: marked("Console", "Bringing in visits"),
    AuditAct.FORGET_VISITS: marked("Console", "Forgetting old visits"),
    AuditAct.DECIDE_ON_CONFLICT: marked(
        "Console", "Deciding on a ticket of a kiosk that stood alone"
    ),
    AuditAct.VOID_NUMBER: marked("Console", "Declaring a number void"),
    AuditAct.SERVED_ON_PAPER: marked("Console", "Noting who was served in an outage"),
    AuditAct.PUT_BACK: marked("Console", "Putting a backup back"),
    AuditAct.NEW_LIFE: marked("Console", "Beginning a new life of the unit"),
    AuditAct.REPAIR: marked("Console", "Correcting the log"),
    AuditAct.PAUSE_SERVICE: marked("Console", "Pausing a service"),
    AuditAct.RESUME_SERVICE: marked("Console", "Resuming a service"),
    AuditAct.STAFF_COUNTER: marked("Console", "Changing who works at a counter"),
    AuditAct.CLOSE_DAY: marked("Console", "Closing the day"),
    AuditAct.ACKNOWLEDGE: marked("Console", "Acknowledging an alert"),
    AuditAct.PUBLISH: marked("Console", "Publishing visits to a centre"),
    AuditAct.KEEP_STATIONS: marked("Console", "Changing an account of a station"),
    AuditAct.FOLLOW: marked("Console", "Following a site"),
    AuditAct.TYPE: marked("Console", "Typing a command"),
    AuditAct.OTHER: marked("Console", "Something without the right to it"),
}
_KINDS: Mapping[str, str] = {
    ChangeKind.ADDED: marked("Console", "added"),
    ChangeKind.RETIRED: marked("Console", "retired"),
    ChangeKind.RESTORED: marked("Console", "taken back"),
    ChangeKind.REMOVED: marked("Console", "removed"),
    ChangeKind.MOVED: marked("Console", "in another order"),
}
# No word of these is a key of the description, but a station or a person may be called like one.
_OF_STATIONS = frozenset(
    {AuditAct.SIGN_IN, AuditAct.UNLOCK, AuditAct.END_SESSION, AuditAct.LIFT_PAUSE}
)
_MOST_WORDS = 60
_BOX_LETTERS = 20


def act_words(act: AuditAct) -> str:
    """Return what somebody did."""
    return translate("Console", _ACTS[act])


def subject_words(entry: AuditEntry) -> str:
    """Return on what; codes stay as the description has them, keys are in words."""
    if not entry.subject or entry.refused:
        return NOTHING
    if entry.act in _OF_STATIONS:
        return entry.subject
    back, _, told = entry.subject.rpartition(": ")
    words = " ".join(_word(one) for one in told.split(" ")[:_MOST_WORDS])
    if back.startswith("to "):
        state = filled(translate("Console", "Back to state %1"), back.removeprefix("to "))
        return filled(translate("Console", "%1: %2"), state, words)
    return words


def _word(text: str) -> str:
    plain = text.rstrip(",")
    names = names_by_key().get(plain)
    if plain in _KINDS:
        known = translate("Console", _KINDS[plain])
    else:
        known = localized(names) if names else plain
    return known + text[len(plain) :]


def who_words(unit: Unit, login: str | None) -> str:
    """Return the name of who did something."""
    if login is None:
        return translate("Console", "Unknown, or this computer")
    if login.split(" ")[0] == "nouba":
        return translate("Console", "This computer")
    return localized(unit.person_names(login))


def when_words(unit: Unit, at: datetime) -> str:
    """Return the day and the time of day, by the clock of the unit."""
    local = at.astimezone(unit_zone(unit.zone))
    return from_its_side(f"{date_text(local.date())} \u00b7 {hour_words(local)}")


@dataclass(frozen=True, kw_only=True)
class LogWanted:
    """Which lines are wanted; None: all."""

    who: str | None = None
    act: AuditAct | None = None
    refused: bool | None = None


class LogView(QWidget):
    """Shows the lines that were asked for."""

    narrowed = Signal()
    """Other lines are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = LogWanted()
        self._who = choice("log-who", translate("Console", "Who"), act=self._narrow)
        self._act = choice("log-act", translate("Console", "What"), act=self._narrow)
        for box in (self._who, self._act):
            # The longest act must not make the page wider than its window.
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_BOX_LETTERS)
        self._refused = QCheckBox(translate("Console", "Only what was refused"))
        self._refused.setObjectName("log-refused")
        self._table = ReadingTable("changes-log")
        self._refused.clicked.connect(self._narrow)
        card = Card("log-card")
        card.heading.hide()
        card.column.addWidget(self._table)
        self.setLayout(column_of(FlowLayout(self._who, self._act, self._refused), card, None))

    def _narrow(self) -> None:
        self.wanted = LogWanted(
            who=self._who.currentData(),
            act=self._act.currentData(),
            refused=True if self._refused.isChecked() else None,
        )
        self.narrowed.emit()

    def show_entries(self, unit: Unit, entries: Sequence[AuditEntry], *, narrow: bool) -> None:
        """Show lines in the language of the app, each in one cell where there is little room."""
        self._refused.setChecked(bool(self.wanted.refused))
        self._fill(unit)
        columns = [
            TableColumn(title=translate("Console", "When")),
            TableColumn(title=translate("Console", "Who")),
            TableColumn(title=translate("Console", "What"), stretches=narrow),
            TableColumn(title=translate("Console", "On what"), stretches=True),
        ]
        rows = [_entry_row(unit, one) for one in entries]
        if narrow:
            columns = columns[2:3]
            rows = [
                [Cell(f"{what.text}\n{_joined(when, who, on_what)}", what.tone)]
                for when, who, what, on_what in rows
            ]
        self._table.show_rows(columns, rows)

    def _fill(self, unit: Unit) -> None:
        people = (*unit.people, *unit.retired.people)
        everybody = [(one.login, localized(one.names)) for one in people]
        every_act = [(one, act_words(one)) for one in AuditAct]
        offer(self._who, [(None, translate("Console", "Everybody")), *everybody], self.wanted.who)
        offer(self._act, [(None, translate("Console", "Everything")), *every_act], self.wanted.act)


_STEPS = 30
_LINES = 200
_TOPICS = frozenset({Topic.UNIT})


def _entry_row(unit: Unit, entry: AuditEntry) -> list[Cell]:
    what, tone = act_words(entry.act), ""
    if entry.refused:
        what, tone = " \u00b7 ".join((what, translate("Console", "refused"))), "warning"
    when, who = when_words(unit, entry.at), who_words(unit, entry.who)
    return [Cell(when), Cell(who), Cell(what, tone), Cell(subject_words(entry), "quiet")]


def _joined(*cells: Cell) -> str:
    return from_its_side(" \u00b7 ".join(one.text for one in cells if one.text != NOTHING))


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
        words = {
            "states": translate("Console", "States of the unit"),
            "log": translate("Console", "Who did what"),
        }
        self._views = {
            name: button(text, f"changes-{name}", self._show_view, kind="word", checkable=True)
            for name, text in words.items()
        }
        for made in self._views.values():
            made.setAutoExclusive(True)
        self._views["states"].setChecked(True)
        self._said = text_label("strong", "changes-said", wraps=True)
        self._said.hide()
        self._list = QListWidget()
        self._list.setObjectName("changes-list")
        self._list.setAccessibleName(
            filled(translate("Console", "%1 (list)"), self._views["states"].text())
        )
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_step)
        self._card = Card("changes-card")
        self._why = text_label("quiet", "changes-why", wraps=True)
        self._table = ReadingTable("changes-table")
        self._back = button(
            translate("Console", "Go back to this state"), "changes-back", self._go_back
        )
        self._log = LogView()
        self._log.narrowed.connect(self.refresh)
        self._stack = QStackedWidget()
        self._lay_out()
        self.set_narrow(narrow=False)

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

    def set_narrow(self, *, narrow: bool) -> None:
        """Let a state stand below the list where the page is narrow, and the log in one column."""
        stand(self._beside, narrow=narrow)
        self._list.setMinimumWidth(0 if narrow else LIST_PX)
        self._list.setMaximumWidth(NO_LIMIT_PX if narrow else LIST_PX)
        self.show_reading()

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
            self._log.show_entries(reading.unit, reading.entries, narrow=self.is_narrow)

    def _show_view(self) -> None:
        self._stack.setCurrentIndex(0 if self._views["states"].isChecked() else 1)

    def _show_step(self, row: int) -> None:
        steps = self.reading.steps if self.reading else ()
        shown = 0 <= row < len(steps)
        self._card.setVisible(shown)
        if not shown:
            return
        step = steps[row]
        self._card.heading.setText(filled(translate("Console", "State %1"), step.revision.number))
        tell(self._why, step.revision.why or "")
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
        said = filled(translate("Console", "The unit is described again as in state %1."), to)

        def told(text: str, tone: str) -> None:
            self.setEnabled(True)
            tell(self._said, text, tone)
            if not tone:
                self._list.setCurrentRow(0)

        self.setEnabled(False)
        self.carry_out(
            lambda reception: reception.office.undo(to=to, since=since, asking=self.person),
            lambda _: (said, ""),
            told,
        )

    def _lay_out(self) -> None:
        views = row_of(*self._views.values(), None, spacing=2 * GRID_PX)
        put(self.column, views, self._said)
        put(self._card.column, self._why, self._table, row_of(self._back, None))
        self._beside = row_of(self._list, (self._card, 1), spacing=3 * GRID_PX)
        self._beside.setAlignment(self._card, Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(boxed(self._beside))
        self._stack.addWidget(self._log)
        self.column.addWidget(self._stack, 1)


def _step_words(step: EditStep, unit: Unit) -> str:
    revision = step.revision
    who = who_words(unit, revision.made_by)
    head = from_its_side(f"{when_words(unit, revision.made_at)} \u00b7 {who}")
    if revision.brings_back:
        told = filled(translate("Console", "Back to state %1"), revision.brings_back)
    else:
        told = in_short(step.changes) or translate("Console", "First description")
    return f"{revision.number}. {head}\n{told}"
