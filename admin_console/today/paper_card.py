"""The card "paper": how each station's printer is, and who perhaps holds no ticket."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from admin_console.failures import explain
from admin_console.parts import Card, label
from admin_console.table import Cell, Column, ReadingTable
from admin_console.words import translate
from reception.domain.paper import PrintState
from reception.ports import UnsurePaper
from ui_kit.paper_watch import PaperReading, PaperWatch
from ui_kit.printer_news import Care, PrinterNews
from ui_kit.theme import GRID_PX
from ui_kit.wording import from_its_side, label_text, time_text

# Long enough to read twice.
_TOLD_MS = 6_000
_TONES = {Care.NONE: "", Care.SOON: "warning", Care.NOW: "danger"}


class PaperCard(Card):
    """Shows the last reading of the watch; every ticket in doubt has a button of its own."""

    def __init__(self, watch: PaperWatch) -> None:
        super().__init__("paper")
        self._watch = watch
        self._printers = ReadingTable("printers-table")
        self._calm = label("quiet", "paper-calm", wraps=True)
        self._without = label("strong", "without-paper", wraps=True)
        self._told = label("quiet", "paper-told", wraps=True)
        self._told.hide()
        self._passing = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._passing.timeout.connect(self._told.hide)
        self._tickets = QWidget()
        self._rows = QGridLayout(self._tickets)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(GRID_PX)
        self._rows.setColumnStretch(0, 1)
        for widget in (self._printers, self._calm, self._without, self._tickets, self._told):
            self.column.addWidget(widget)
        watch.changed.connect(self.show_reading)
        watch.asked.connect(self._tell_asked)
        watch.refused.connect(lambda error: self._tell(explain(error)))

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.heading.setText(translate("Console", "Paper"))
        self._without.setText(translate("Console", "Perhaps without paper"))
        self._told.hide()
        self.show_reading()

    def show_reading(self) -> None:
        """Show what was read last."""
        reading = self._watch.reading
        if reading is None:
            return
        self._printers.setVisible(bool(reading.printers))
        self._printers.show_rows(
            [
                Column(title=translate("Console", "Station")),
                Column(title=translate("Console", "Printer"), stretches=True),
            ],
            [_printer_row(one, reading.at) for one in reading.printers],
        )
        self._calm.setText(_calm_words(reading))
        self._calm.setVisible(not reading.unsure)
        self._without.setVisible(bool(reading.unsure))
        self._tickets.setVisible(bool(reading.unsure))
        self._show_tickets(reading.unsure, reading.at)

    def _show_tickets(self, unsure: Sequence[UnsurePaper], at: datetime) -> None:
        while taken := self._rows.takeAt(0):
            if widget := taken.widget():
                widget.setParent(None)
                widget.deleteLater()
        for row, one in enumerate(unsure):
            self._rows.addWidget(_ticket_label(one, at), row, 0)
            self._rows.addWidget(self._again_button(one), row, 1)

    def _again_button(self, unsure: UnsurePaper) -> QPushButton:
        button = QPushButton(translate("Console", "Print again"))
        button.setObjectName(f"print-again-{unsure.label}")
        button.setProperty("kind", "small")
        button.setAccessibleName(f"{button.text()} {label_text(unsure.label)}")
        button.clicked.connect(lambda: self._watch.print_again(unsure))
        return button

    def _tell_asked(self, unsure: UnsurePaper) -> None:
        text = translate("Console", "%1 is printed again at %2.")
        self._tell(text.replace("%1", label_text(unsure.label)).replace("%2", unsure.station))

    def _tell(self, text: str) -> None:
        self._told.setText(from_its_side(text))
        self._told.show()
        self._passing.start()


def _printer_row(news: PrinterNews, at: datetime) -> list[Cell]:
    tone = _TONES[news.care]
    text = translate("Console", "%1 \u00b7 since %2")
    said = text.replace("%1", news.sentence()).replace("%2", _since(news.since, at))
    # The mark says in black and white what the colour says.
    said = from_its_side(f"\u25b2 {said}" if tone else said)
    return [Cell(news.station, strong=bool(tone)), Cell(said, tone)]


def _ticket_label(unsure: UnsurePaper, at: datetime) -> QLabel:
    said = label("", f"without-{unsure.label}", wraps=True)
    facts = (label_text(unsure.label), unsure.station, _since(unsure.since, at))
    said.setText(from_its_side(" \u00b7 ".join(facts) + "\n") + from_its_side(_why(unsure.state)))
    return said


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
