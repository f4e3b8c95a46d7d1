"""The ticket a visitor was given: what is said of it, and what becomes of its paper."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core import Issued
from kiosk.patience import Pace
from kiosk.ticket.number_voice import NumberVoice
from kiosk.ticket.paper_news import Paper, paper_after
from kiosk.ticket.printing import Printing
from kiosk.ticket.ticket_words import TicketWords, compose, news_text
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TicketPage(QObject):
    """Follows one ticket, until its visitor leaves; knows whether the next one would be printed."""

    changed = Signal()
    """Something else is to be said of the ticket."""
    paperlessChanged = Signal()
    """Tickets come on paper again, or do not any more."""
    paperEnded = Signal(str)
    """What became of a sheet, for whoever drives the kiosk."""

    def __init__(
        self,
        printing: Printing | None,
        parent: QObject,
        number_voice: NumberVoice | None = None,
    ) -> None:
        super().__init__(parent)
        self.prints = printing is not None
        """Whether the next ticket would come on paper."""
        self._printing = printing
        self._number_voice = number_voice
        self._answered = False
        self._issued: Issued | None = None
        self._qr = ""
        self._words = TicketWords()
        self._language = Language.ARABIC
        self._paper = Paper.WITHOUT
        if number_voice:
            number_voice.setParent(self)
            number_voice.availableChanged.connect(self.changed)
        if printing:
            printing.printerChanged.connect(self.hear_printer)

    @property
    def station(self) -> str | None:
        """Return whose printer prints the tickets; None without one."""
        return self._printing.station if self._printing else None

    @Property(bool, notify=paperlessChanged)
    def paperless(self) -> bool:
        """Return whether tickets stay on the screen now."""
        return not self.prints

    @Property(dict, notify=changed)
    def shown(self) -> dict[str, Any]:
        """Return everything that is said of the ticket, by name."""
        return {
            **asdict(self._words),
            "paper": str(self._paper),
            "paperNews": news_text(self._paper, self._language),
            "qr": self._qr,
            "canHear": self._number_voice is not None and self._number_voice.available,
        }

    def stay_ms(self, pace: Pace) -> int:
        """Return how long the page stays: longer while the number is all the visitor has."""
        return pace.ticket_ms if self._paper is Paper.READY else pace.keep_number_ms

    def show(self, issued: Issued, qr: str, language: Language) -> None:
        """Show a ticket that was just given, and put it on paper."""
        self._issued, self._qr = issued, qr
        self._paper = Paper.PRINTING if self.prints else Paper.WITHOUT
        self.speak(language)
        self.print_only(issued)

    def print_only(self, issued: Issued) -> None:
        """Put a ticket on paper."""
        if self._printing:
            # A printer without paper is told all the same: staff see who holds none.
            ticket = issued.visit.ticket
            self._printing.print_ticket(
                ticket, issued.paper, lambda state: self._end(ticket.label, state)
            )

    def speak(self, language: Language) -> None:
        """Say everything in another language."""
        self._language = language
        if self._issued:
            self._words = compose(self._issued, language)
            self.changed.emit()

    @Slot()
    def hear(self) -> None:
        """Say the number aloud."""
        if self._issued and self._number_voice:
            self._number_voice.say(self._issued.visit.ticket.label, self._language)

    def forget(self) -> None:
        """Know that the visitor has left; the next one must not be told of her paper."""
        self._issued = None

    @Slot(object)
    def hear_printer(self, status: PrinterStatus) -> None:
        """Know how the printer is now, by its own word alone."""
        self._answered = self._answered or status.known
        if self.prints is not status.state.prints:
            self.prints = status.state.prints
            self.paperlessChanged.emit()

    def paper_after(self, state: PrintState) -> Paper:
        """Return what a visitor is told of a sheet that ended so."""
        return paper_after(state, answers=self._answered or not self.prints)

    def _end(self, label: str, state: PrintState) -> None:
        if self._issued and self._issued.visit.ticket.label == label:
            self._paper = self.paper_after(state)
            self.changed.emit()
        self.paperEnded.emit(state)
