"""What staff are told of paper: how the printers are, and who perhaps holds no ticket."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from reception.app import Reception
from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from reception.domain.paper import PrintJob
from reception.domain.printer import PrinterState, PrinterStatus
from reception.paper.model import StationPrinter, UnsurePaper
from reception.system.clock import Topic
from ui_kit.background import Background
from ui_kit.changes import Rereader
from ui_kit.translations import marked, speech
from ui_kit.words import from_its_side

_CONTEXT = "Printers"
_SENTENCES: Mapping[PrinterState, str] = {
    PrinterState.READY: marked("Printers", "Ready"),
    PrinterState.NEAR_END: marked("Printers", "The roll is nearly used up: bring a new one"),
    PrinterState.PAPER_OUT: marked("Printers", "Out of paper: put in a new roll"),
    PrinterState.COVER_OPEN: marked("Printers", "The cover is open: close it"),
    PrinterState.CUTTER_ERROR: marked(
        "Printers", "The cutter is stuck: free the paper, then close the cover"
    ),
    PrinterState.OVERHEATED: marked("Printers", "Too hot: it rests and goes on by itself"),
    PrinterState.OFFLINE: marked("Printers", "Paused: press the button on the printer"),
    PrinterState.STALLED: marked("Printers", "It takes nothing more: switch it off and on"),
    PrinterState.DISCONNECTED: marked("Printers", "Not connected: check the cable and the power"),
    PrinterState.FATAL: marked(
        "Printers", "Broken down: switch it off and on, else call a technician"
    ),
}
_MUTE = marked("Printers", "Ready, but it says nothing of its paper")
_IN_MOUTH = marked("Printers", "Ready; the last sheet is still in its mouth: take it out")
_SILENT = marked("Printers", "Nothing heard from this station: check that it is running")
_AT_STATION = marked("Printers", "%1: %2")


class Care(StrEnum):
    """How soon somebody must look after a printer."""

    NONE = "none"
    SOON = "soon"
    """It prints still: visitors notice nothing."""
    NOW = "now"


_URGENCY = (Care.NOW, Care.SOON, Care.NONE)


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterNews:
    """A station's printer as staff see it."""

    printer: StationPrinter

    @property
    def station(self) -> str:
        """Return whose printer it is."""
        return self.printer.station

    @property
    def since(self) -> datetime:
        """Return since when it is so."""
        return self.printer.heard_at if self.printer.silent else self.printer.since

    @property
    def care(self) -> Care:
        """Return how soon somebody must look after it."""
        if self.printer.silent or not self.printer.state.prints:
            return Care.NOW
        return Care.SOON if self.printer.state is PrinterState.NEAR_END else Care.NONE

    def sentence(self, language: Language | None = None) -> str:
        """Return how it is and what to do; without a language, in that of the app."""
        said = speech(language).say(_CONTEXT, self._source())
        return from_its_side(said, language)

    def line(self, language: Language | None = None) -> str:
        """Return the same with the station's name before it."""
        words = speech(language)
        said = words.say(_CONTEXT, self._source())
        line = words.say(_CONTEXT, _AT_STATION).replace("%1", self.station).replace("%2", said)
        return from_its_side(line, language)

    def _source(self) -> str:
        return _SILENT if self.printer.silent else _source(self.printer.state, self.printer.answers)


def printer_sentence(status: PrinterStatus, language: Language | None = None) -> str:
    """Return how a printer is and what to do, as its own station knows it."""
    source = _source(status.state, status.answers)
    if status.ticket_in_mouth and status.state is PrinterState.READY:
        source = _IN_MOUTH
    return from_its_side(speech(language).say(_CONTEXT, source), language)


def printer_state_sentence(state: PrinterState) -> str:
    """Return how a printer is that is in this state, and what to do."""
    return from_its_side(speech().say(_CONTEXT, _SENTENCES[state]))


def most_urgent_first(news: tuple[PrinterNews, ...]) -> tuple[PrinterNews, ...]:
    """Return the printers in the order in which somebody must look after them."""
    return tuple(sorted(news, key=lambda one: (_URGENCY.index(one.care), one.station)))


def _source(state: PrinterState, answers: bool) -> str:  # noqa: FBT001 - the two say it together
    mute = state is PrinterState.READY and not answers
    return _MUTE if mute else _SENTENCES[state]


log = logging.getLogger(__name__)

# Neither the second half of a double click nor a click that was aimed before the list moved may
# print another ticket.
DEBOUNCE_MS = 600
_TOPICS = frozenset({Topic.PRINTS, Topic.TICKETS})


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperReading:
    """The paper of all stations at one instant."""

    at: datetime
    """In the unit's zone."""
    printers: tuple[PrinterNews, ...]
    """The most urgent one first."""
    unsure: tuple[UnsurePaper, ...]
    """Latest first."""

    @property
    def needing(self) -> tuple[PrinterNews, ...]:
        """Return the printers that somebody must look after."""
        return tuple(one for one in self.printers if one.care is not Care.NONE)

    @property
    def calm(self) -> bool:
        """Return whether there is nothing to do."""
        return not self.needing and not self.unsure


class PaperWatch(QObject):
    """Reads in the background how paper stands; asks for a sheet again, once a click.

    A button tells it twice: when it goes down, with what it shows then, and when it was clicked.
    """

    changed = Signal()
    """Another reading is there."""
    asked = Signal(object)
    """A sheet was asked for again: UnsurePaper."""
    refused = Signal(object)
    """It could not be asked for: the error."""

    def __init__(self, core: Reception, background: Background) -> None:
        """Ask ``core`` in the background only."""
        super().__init__()
        self.reading: PaperReading | None = None
        self._core = core
        self._background = background
        self._moved_s = float("-inf")
        self._aimed: UnsurePaper | None = None
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read anew."""
        self._rereader.run(lambda: read_paper(self._core), self._done, self._not_read)

    def on_changed(self, topics: frozenset[Topic]) -> None:
        """Read anew when something of it has changed."""
        if topics & _TOPICS:
            self.refresh()

    def reset(self) -> None:
        """Know nothing any more, when the person has left."""
        self.reading = None
        self.changed.emit()

    def aim(self, unsure: UnsurePaper | None) -> None:
        """Note what a button shows as it goes down: that is printed, whatever is read meanwhile."""
        settled = (time.monotonic() - self._moved_s) * 1000 >= DEBOUNCE_MS
        self._aimed = unsure if settled else None

    def print_again(self) -> None:
        """Ask for one more sheet of what was aimed at; however often it is clicked, for one."""
        unsure, self._aimed = self._aimed, None
        if unsure is None or unsure.print_at is None:
            return
        self._moved_s = time.monotonic()

        def done(_: PrintJob) -> None:
            self.asked.emit(unsure)
            self.refresh()

        self._background.run(lambda: self._core.prints.print_again(unsure), done, self.refused.emit)

    def _done(self, reading: PaperReading) -> None:
        shown = self.reading.unsure if self.reading else ()
        # Where nothing stood before, nobody can have aimed at something else.
        if shown and [one.ticket for one in shown] != [one.ticket for one in reading.unsure]:
            self._moved_s = time.monotonic()
        self.reading = reading
        self.changed.emit()

    def _not_read(self, error: Exception) -> None:
        # Whoever shows this shows other readings too, and says that the database is away.
        if not isinstance(error, EnvironmentFault):
            log.error("a bug", exc_info=error)


def read_paper(core: Reception) -> PaperReading:
    """Read how paper stands; runs in a worker."""
    at = core.hall.now()
    news = tuple(PrinterNews(printer=one) for one in core.prints.printers())
    return PaperReading(at=at, printers=most_urgent_first(news), unsure=core.prints.unsure())
