"""The audit log: who did what, narrowed by person and act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from admin_console.page import Card
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.tools import FlowLayout
from admin_console.words import NOTHING, translate
from reception.domain.language import text_in
from reception.domain.rights import AuditAct, AuditEntry
from reception.domain.unit import Unit
from reception.system.clock import unit_zone
from reception.unit.changes import ChangeKind
from reception.unit.names import names_by_key
from ui_kit.translations import current_language, marked
from ui_kit.words import date_text, from_its_side, time_text

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
    AuditAct.OTHER: marked("Console", "Something without the right to it"),
}
_KINDS: Mapping[str, str] = {
    ChangeKind.ADDED: marked("Console", "added"),
    ChangeKind.RETIRED: marked("Console", "retired"),
    ChangeKind.RESTORED: marked("Console", "taken back"),
    ChangeKind.REMOVED: marked("Console", "removed"),
    ChangeKind.MOVED: marked("Console", "in another order"),
}
_MOST_WORDS = 60
_BOX_LETTERS = 20


def act_words(act: AuditAct) -> str:
    """Return what somebody did."""
    return translate("Console", _ACTS[act])


def subject_words(entry: AuditEntry) -> str:
    """Return on what; codes stay as the description has them, keys are in words."""
    if not entry.subject or entry.refused:
        return NOTHING
    back, _, told = entry.subject.rpartition(": ")
    words = " ".join(_word(one) for one in told.split(" ")[:_MOST_WORDS])
    if back.startswith("to "):
        state = translate("Console", "Back to state %1").replace("%1", back.removeprefix("to "))
        return f"{state}: {words}"
    return words


def _word(text: str) -> str:
    plain = text.rstrip(",")
    names = names_by_key().get(plain)
    if plain in _KINDS:
        known = translate("Console", _KINDS[plain])
    else:
        known = text_in(names, current_language()) if names else plain
    return known + text[len(plain) :]


def who_words(unit: Unit, login: str | None) -> str:
    """Return the name of who did something."""
    if login is None:
        return translate("Console", "Unknown, or this computer")
    if login.split(" ")[0] == "nouba":
        return translate("Console", "This computer")
    return text_in(unit.person_names(login), current_language())


def when_words(unit: Unit, at: datetime) -> str:
    """Return the day and the time of day, by the clock of the unit."""
    local = at.astimezone(unit_zone(unit.zone))
    return from_its_side(f"{date_text(local.date())} {time_text(local)}")


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
        self._who, self._act = QComboBox(), QComboBox()
        self._who.setObjectName("log-who")
        self._who.setAccessibleName(translate("Console", "Who"))
        self._act.setObjectName("log-act")
        self._act.setAccessibleName(translate("Console", "What"))
        for box in (self._who, self._act):
            # The longest act must not make the page wider than its window.
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_BOX_LETTERS)
        self._refused = QCheckBox(translate("Console", "Only what was refused"))
        self._refused.setObjectName("log-refused")
        self._table = ReadingTable("changes-log")
        self._who.activated.connect(self._narrow)
        self._act.activated.connect(self._narrow)
        self._refused.clicked.connect(self._narrow)
        card = Card("log-card")
        card.heading.hide()
        card.column.addWidget(self._table)
        filters = FlowLayout()
        for part in (self._who, self._act, self._refused):
            filters.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(filters)
        column.addWidget(card)
        column.addStretch(1)

    def _narrow(self) -> None:
        self.wanted = LogWanted(
            who=self._who.currentData(),
            act=self._act.currentData(),
            refused=True if self._refused.isChecked() else None,
        )
        self.narrowed.emit()

    def show_entries(self, unit: Unit, entries: Sequence[AuditEntry]) -> None:
        """Show lines in the language of the app."""
        self._refused.setChecked(bool(self.wanted.refused))
        self._fill(unit)
        refused = translate("Console", "refused")
        self._table.show_rows(
            (
                TableColumn(title=translate("Console", "When")),
                TableColumn(title=translate("Console", "Who")),
                TableColumn(title=translate("Console", "What")),
                TableColumn(title=translate("Console", "On what"), stretches=True),
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

    def _fill(self, unit: Unit) -> None:
        people = (*unit.people, *unit.retired.people)
        everybody = [(None, translate("Console", "Everybody"))] + [
            (one.login, text_in(one.names, current_language())) for one in people
        ]
        everything = [(None, translate("Console", "Everything"))] + [
            (one, act_words(one)) for one in AuditAct
        ]
        for box, choices, chosen in (
            (self._who, everybody, self.wanted.who),
            (self._act, everything, self.wanted.act),
        ):
            box.clear()
            for value, words in choices:
                box.addItem(words, value)
            box.setCurrentIndex(max(box.findData(chosen), 0))
