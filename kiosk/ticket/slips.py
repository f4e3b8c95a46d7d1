"""Sheets a visitor may take along without a ticket."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.rate_limit import RateLimit, TouchWait
from kiosk.section import Section
from kiosk.ticket.page import TicketPage
from kiosk.ticket.printing import Paper, TicketPrinting
from kiosk.tickets import HallReader
from reception.domain.language import Language
from reception.domain.paper import PrintState, SlipPaper
from reception.domain.unit import Unit
from reception.paper.slips import complaints_slip, documents_slip
from ui_kit.heartbeat import MinuteClock
from ui_kit.translations import marked

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

VOICE = "voice"
"""The key of the sheet that says how to complain; lists have the key of their service."""
_LATER = "later"


@QmlElement
class Slips(Section):
    """Prints a sheet once a visitor, and not too many in a row: paper is short.

    Who comes too soon is told when to touch again; the page shows what the paper would say.
    """

    CONTEXT = "Slip"
    WORDS = {
        "list": marked("Slip", "Print this list"),
        "page": marked("Slip", "Print this page"),
        "printing": marked("Slip", "Being printed"),
        "ready": marked("Slip", "Take the sheet from the printer"),
        "perhaps": marked("Slip", "Take it from the printer, or photograph the screen"),
        "without": marked("Slip", "Not printed: photograph the screen"),
        "later": marked("Slip", "Can be printed in %1 s"),
    }

    changed = Signal()
    offeredChanged = Signal()
    slipEnded = Signal(str)
    """What became of a sheet, for whoever drives the kiosk."""

    def __init__(
        self,
        reader: HallReader,
        clock: MinuteClock,
        printing: TicketPrinting | None,
        ticket: TicketPage,
        parent: QObject,
        *,
        rate_limit: RateLimit,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._clock = clock
        self._printing = printing
        self._ticket = ticket
        self._wait = TouchWait(rate_limit, self)
        self._wait.neared.connect(self.changed)
        self._wait.came.connect(self._end_wait)
        self._visitor = 0
        self._news: dict[str, str] = {}
        ticket.paperlessChanged.connect(self.offeredChanged)

    @Slot(str)
    def printList(self, key: str) -> None:
        """Print what to bring for the service that has this key."""
        service = key.partition("-")[2]
        self._print(key, lambda unit, at: documents_slip(unit, service, self._language, at))

    @Slot()
    def printVoice(self) -> None:
        """Print where a complaint, a suggestion or an observation is heard."""
        self._print(VOICE, lambda unit, at: complaints_slip(unit, self._language, at))

    def set_language(self, language: Language) -> None:
        """Let a sheet that was printed be asked for in another language."""
        if language is not self._language:
            self._begin_anew()
        super().set_language(language)

    def reset(self) -> None:
        """Let the next visitor print every sheet again, and hear nothing of the last one's."""
        self._begin_anew()

    def _print(self, key: str, compose: Callable[[Unit, datetime], SlipPaper]) -> None:
        now, at = self._reader.now, self._clock.local()
        asked_again = self._news.get(key, Paper.WITHOUT) != Paper.WITHOUT
        if not (now and at and self._printing) or asked_again:
            return
        if not self._wait.has_come():
            self._news[key] = _LATER
            self.changed.emit()
            return
        self._wait.take()
        visitor = self._visitor
        self._report(key, Paper.PRINTING)
        self._printing.print_slip(
            compose(now.unit, at), lambda state: self._end(visitor, key, state)
        )

    def _end(self, visitor: int, key: str, state: PrintState) -> None:
        if visitor == self._visitor:
            self._report(key, self._ticket.paper_after(state))
        self.slipEnded.emit(str(state))

    def _report(self, key: str, news: Paper) -> None:
        self._news[key] = str(news)
        self.changed.emit()

    def _begin_anew(self) -> None:
        self._visitor += 1
        self._news.clear()
        self._wait.give_up()
        self.changed.emit()

    @Slot()
    def _end_wait(self) -> None:
        self._news = {key: news for key, news in self._news.items() if news != _LATER}
        self.changed.emit()

    @Property(dict, notify=changed)
    def news(self) -> dict[str, str]:
        """Return what became of each sheet, by its key."""
        return dict(self._news)

    @Property(int, notify=changed)
    def waitS(self) -> int:
        """Return in how many seconds the next sheet can be printed."""
        return self._wait.wait_s

    @Property(bool, notify=offeredChanged)
    def offered(self) -> bool:
        """Return whether sheets can be printed here now."""
        return self._printing is not None and self._ticket.prints
