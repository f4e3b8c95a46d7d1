"""How the printer of a station is, and what to do about it, in the words of staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reception.domain.language import Language
from reception.domain.printer import PrinterState, PrinterStatus
from reception.ports import StationPrinter
from ui_kit.translations import marked, speech
from ui_kit.wording import from_its_side

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


def printer_state_sentence(state: PrinterState, language: Language | None = None) -> str:
    """Return how a printer is that is in this state, and what to do."""
    return from_its_side(speech(language).say(_CONTEXT, _SENTENCES[state]), language)


def most_urgent_first(news: tuple[PrinterNews, ...]) -> tuple[PrinterNews, ...]:
    """Return the printers in the order in which somebody must look after them."""
    return tuple(sorted(news, key=lambda one: (_URGENCY.index(one.care), one.station)))


def _source(state: PrinterState, answers: bool) -> str:  # noqa: FBT001 - the two say it together
    mute = state is PrinterState.READY and not answers
    return _MUTE if mute else _SENTENCES[state]
