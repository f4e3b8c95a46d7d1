"""The card "paper": how each station's printer is, and who perhaps holds no ticket."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from admin_console.live.words import MARKS
from admin_console.messages import explain
from admin_console.page import Card, button, label
from admin_console.table import Cell, ReadingTable, TableColumn
from admin_console.words import translate
from reception.domain.alerts import AlertLevel
from reception.domain.paper import PrintState
from reception.paper.model import UnsurePaper
from ui_kit.paper import Care, PaperReading, PaperWatch, PrinterNews
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side, label_text, time_text

# Long enough to read twice.
_TOLD_MS = 6_000
_TONES = {Care.NONE: "", Care.SOON: "warning", Care.NOW: "danger"}
_MARKS = {Care.SOON: MARKS[AlertLevel.WARNING], Care.NOW: MARKS[AlertLevel.CRITICAL]}


class PaperCard(Card):
    """Shows the last reading of the watch; every ticket in doubt has a button of its own."""

    def __init__(self, watch: PaperWatch) -> None:
        super().__init__("paper", translate("Console", "Paper"))
        self._watch = watch
        self._printers = ReadingTable("printers-table")
        self._calm = label("quiet", "paper-calm", wraps=True)
        without = translate("Console", "Perhaps without paper")
        self._without = label("strong", "without-paper", text=without, wraps=True)
        self._told = label("quiet", "paper-told", wraps=True)
        self._told.hide()
        self._passing = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._passing.timeout.connect(self._told.hide)
        self._tickets = QWidget()
        self._column = QVBoxLayout(self._tickets)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: dict[UUID, _TicketRow] = {}
        for widget in (self._printers, self._calm, self._without, self._tickets, self._told):
            self.column.addWidget(widget)
        watch.changed.connect(self.show_reading)
        watch.asked.connect(self._tell_asked)
        watch.refused.connect(self._tell_refused)
        self.show_reading()

    def show_reading(self) -> None:
        """Show what was read last."""
        reading = self._watch.reading
        if reading is None:
            return
        self._printers.setVisible(bool(reading.printers))
        self._printers.show_rows(
            [
                TableColumn(title=translate("Console", "Station")),
                TableColumn(title=translate("Console", "Printer"), stretches=True),
            ],
            [_printer_row(one, reading.at) for one in reading.printers],
        )
        self._calm.setText(_calm_words(reading))
        self._calm.setVisible(not reading.unsure)
        self._without.setVisible(bool(reading.unsure))
        self._tickets.setVisible(bool(reading.unsure))
        self._show_tickets(reading.unsure, reading.at)

    def _show_tickets(self, unsure: Sequence[UnsurePaper], at: datetime) -> None:
        # A ticket keeps its row: what is focused stays so, and a click that has begun is heard.
        for ticket in self._rows.keys() - {one.ticket for one in unsure}:
            row = self._rows.pop(ticket)
            row.setParent(None)
            row.deleteLater()
        for place, one in enumerate(unsure):
            row = self._rows.get(one.ticket) or _TicketRow(self._watch)
            self._rows[one.ticket] = row
            row.show_ticket(one, at)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)

    def _tell_asked(self, unsure: UnsurePaper) -> None:
        text = translate("Console", "%1 is printed again at %2.")
        self._tell(
            text.replace("%1", label_text(unsure.label)).replace("%2", unsure.print_at or "")
        )

    def _tell_refused(self, error: Exception) -> None:
        self._tell(explain(error))

    def _tell(self, text: str) -> None:
        self._told.setText(from_its_side(text))
        self._told.show()
        self._passing.start()


class _TicketRow(QWidget):
    """A ticket in doubt: what is known of it, and the button that prints it again."""

    def __init__(self, watch: PaperWatch) -> None:
        super().__init__()
        self._unsure: UnsurePaper | None = None
        self._said = label("", wraps=True)
        self._again = button(translate("Console", "Print again"), "", kind="small")
        self._again.pressed.connect(lambda: watch.aim(self._unsure))
        self._again.clicked.connect(watch.print_again)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID_PX)
        across.addWidget(self._said, stretch=1)
        across.addWidget(self._again)

    def show_ticket(self, unsure: UnsurePaper, at: datetime) -> None:
        """Show what is known now."""
        self._unsure = unsure
        self._said.setObjectName(f"without-{unsure.label}")
        self._said.setText(_ticket_words(unsure, at))
        self._again.setObjectName(f"print-again-{unsure.label}")
        self._again.setAccessibleName(f"{self._again.text()} {label_text(unsure.label)}")
        self._again.setVisible(unsure.print_at is not None)


def _printer_row(news: PrinterNews, at: datetime) -> list[Cell]:
    tone = _TONES[news.care]
    text = translate("Console", "%1 \u00b7 since %2")
    said = text.replace("%1", news.sentence()).replace("%2", _since(news.since, at))
    # The mark says in black and white what the colour says.
    said = from_its_side(f"{_MARKS[news.care]} {said}" if tone else said)
    return [Cell(news.station, strong=bool(tone)), Cell(said, tone)]


def _ticket_words(unsure: UnsurePaper, at: datetime) -> str:
    facts = (label_text(unsure.label), unsure.station, _since(unsure.since, at))
    why = _why(unsure.state)
    if unsure.print_at is None:
        why += " " + translate("Console", "No open station can print it.")
    return from_its_side(" \u00b7 ".join(facts) + "\n") + from_its_side(why)


def _why(state: PrintState) -> str:
    match state:
        case PrintState.FAILED:
            return translate("Console", "No whole sheet came out.")
        case PrintState.EXPIRED:
            return translate("Console", "It was too late to print it.")
        case PrintState.UNCONFIRMED:
            return translate("Console", "The printer did not say whether it came out.")
        case _:
            return translate("Console", "It has been on its way for long.")


def _calm_words(reading: PaperReading) -> str:
    if not reading.printers:
        return translate("Console", "No station with a printer is open.")
    if reading.calm:
        return translate("Console", "All is well: every ticket is on paper.")
    return translate("Console", "Everybody who waits holds a paper ticket.")


def _since(instant: datetime, at: datetime) -> str:
    local = instant.astimezone(at.tzinfo)
    return time_text(local) if local.date() == at.date() else f"{local:%d/%m}"
