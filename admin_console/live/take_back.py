"""What was just done on a card of the live view, and the button that takes it back."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from admin_console.acts import ActRow, ActRows
from admin_console.live.leading import HallLead, LeadPlace, Led
from admin_console.messages import explain
from admin_console.widgets import column_of, tell_for_a_while
from admin_console.words import filled, translate
from reception.watch.conditions import LiveReading
from ui_kit.announce import announce
from ui_kit.roles import text_label

_SECOND = timedelta(seconds=1)


class TakeBackRows(QWidget):
    """Tells each act of one place as long as it can be taken back, and why one was refused."""

    def __init__(self, lead: HallLead, place: LeadPlace) -> None:
        super().__init__()
        self._lead, self._place = lead, place
        self._known: set[int] = set()
        name = place.name.lower()
        self._told = text_label("warning", f"{name}-refused", wraps=True)
        self._told.hide()
        self._rows = ActRows[int, ActRow[Led]](lambda: ActRow(back=self._take_back))
        self.setLayout(column_of(self._told, self._rows))
        lead.refused.connect(self._tell)

    def show_acts(self, reading: LiveReading, now: datetime) -> None:
        """Show what can be taken back at this instant."""
        acts = self._lead.undoable(self._place, now)
        undo = translate("Console", "Undo")
        for row, act in zip(self._rows.rows_of([one.number for one in acts]), acts, strict=True):
            said = act.said(reading)
            row.tell(act, said)
            row.name_parts("led", str(act.number))
            row.name_buttons(said, back=undo)
            left_s = -(-act.left(now) // _SECOND)
            row.buttons["back"].setText(filled(translate("Console", "Undo (%1 s)"), left_s))
            if act.number not in self._known:
                announce(row, said)
        self._known = {one.number for one in acts}

    def _take_back(self, row: ActRow[Led]) -> None:
        if row.shown:
            self._lead.take_back(row.shown.number)

    def _tell(self, place: LeadPlace, error: Exception) -> None:
        if place is self._place:
            said = explain(error)
            tell_for_a_while(self._told, said)
            announce(self._told, said)
