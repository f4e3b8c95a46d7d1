"""The ticket a visitor was given: what is said of it, and what becomes of its paper."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.access.speech import Speaker
from kiosk.ticket.printing import Paper, TicketPrinting, paper_after
from kiosk.tickets import Issued
from kiosk.words import LanguageText, in_every_language, word
from printer_drivers.render.words import (
    PaperWords,
    about_words,
    closing_words,
    people_words,
    place_words,
    turn_words,
)
from reception.domain.language import Language, companion, unbroken
from reception.domain.paper import PrintState, TicketLine
from reception.domain.printer import PrinterStatus
from reception.paper.slips import slip_words
from reception.unit.tamazight import paper_tamazight
from ui_kit.translations import tamazight_seen, text_for
from ui_kit.voice.process import Announcement, VoiceProcess
from ui_kit.words import date_text, label_text, time_text


class NumberVoice(QObject):
    """Says one number at a time; asked again while it speaks, it goes on as it is."""

    availableChanged = Signal()

    def __init__(
        self, voice: VoiceProcess, speaker: Speaker | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        voice.setParent(self)
        self._voice = voice
        self._speaker = speaker
        self._asked = 0
        voice.readied.connect(self.availableChanged)
        voice.lost.connect(self.availableChanged)

    @property
    def available(self) -> bool:
        """Return whether anything would be heard."""
        return self._voice.is_ready and bool(self._voice.languages)

    def start(self) -> None:
        """Start the voice."""
        self._voice.start()

    def close(self) -> None:
        """End the voice."""
        self._voice.close()

    def say(self, label: str, language: Language) -> None:
        """Say a ticket's number in the visitor's language, or in the next one that has a voice."""
        if not self._voice.is_free:
            return
        if self._speaker:
            self._speaker.hush()
        self._asked += 1
        self._voice.say(
            Announcement(
                id=self._asked,
                label=label,
                languages=[language, companion(language), Language.FRENCH, Language.ARABIC],
                most_languages=1,
                volume=self._speaker.volume if self._speaker else 100,
                chimes=False,
            )
        )


_NEWS = {Paper.PRINTING: "printing", Paper.PERHAPS: "perhapsTicket", Paper.READY: "takeTicket"}


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketWords:
    """What the ticket page shows."""

    label: str = ""
    service: str = ""
    day: str = ""
    time: str = ""
    priority: str = ""
    """The class that was asked for; empty for the ordinary one."""
    ahead: str = ""
    """Empty where nobody knows."""
    aheadAbout: str = ""
    """That she is next, though she waits; else empty."""
    turn: str = ""
    """Between which hours it comes, or before which; empty where nobody knows."""
    turnAbout: str = ""
    """Why only the later one is told; empty where that need not be said."""
    place: str = ""
    alone: str = ""
    """That the server was away, and the place is kept all the same; empty while it was there."""
    follows: bool = False
    """Whether the code leads to the visitor's own page."""
    complaints: str = ""
    captions: list[LanguageText] = field(default_factory=list)
    """"Your number" in every language, the visitor's first."""
    others: list[LanguageText] = field(default_factory=list)
    """What to do with the number, in every language but the visitor's."""


def news_text(paper: Paper, language: Language) -> str:
    """Return what becomes of the paper; empty where none comes and the number is all there is."""
    return word(_NEWS[paper], language) if paper in _NEWS else ""


def compose(issued: Issued, language: Language) -> TicketWords:
    """Return what the ticket page shows to readers of ``language``."""
    paper = issued.paper
    own = paper_tamazight(tamazight_seen().rules)
    people = partial(people_words, paper.ahead, own=own)
    turn = partial(turn_words, paper, own=own)

    def about(line: TicketLine) -> str:
        return _told(partial(about_words, paper, line, own=own), language)

    return TicketWords(
        label=label_text(paper.label),
        service=text_for(paper.service_names, language),
        day=date_text(paper.issued_at.date(), language),
        time=time_text(paper.issued_at),
        priority=text_for(paper.priority_names, language),
        ahead="" if paper.given_alone else unbroken(_told(people, language)),
        aheadAbout=about(TicketLine.AHEAD),
        turn=_told(turn, language) if paper.expected_wait else "",
        turnAbout=about(TicketLine.EXPECTED_WAIT),
        alone=_alone(language) if paper.given_alone else "",
        place=_told(partial(place_words, paper), language),
        follows=paper.qr_follows,
        complaints=_told(partial(closing_words, paper, own=own), language),
        captions=in_every_language("yourNumber", language),
        others=in_every_language("keepNumber", language)[1:],
    )


def _told(told_in: Callable[[Language], PaperWords | None], language: Language) -> str:
    """Return words of the paper as a visitor reads them; empty where there are none."""
    told = told_in(language)
    if told and language is Language.TAMAZIGHT and told.language is not language:
        told = told_in(tamazight_seen().second)
    return told.text if told else ""


def _alone(language: Language) -> str:
    return text_for(slip_words("alone", tamazight_seen().rules), language)


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
        printing: TicketPrinting | None,
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
        self._ended: tuple[UUID, PrintState] | None = None
        """The ticket whose sheet ended last, and how; it may be shown a moment later only."""
        if number_voice:
            number_voice.setParent(self)
            number_voice.availableChanged.connect(self.changed)
        if printing:
            printing.printerChanged.connect(self.on_printer)

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

    @property
    def issued(self) -> Issued | None:
        """Return the ticket that is shown; None without one."""
        return self._issued

    @property
    def is_printed(self) -> bool:
        """Return whether the visitor has more than the number on the screen."""
        return self._paper is Paper.READY

    def show(self, issued: Issued, qr: str, language: Language) -> None:
        """Show a ticket that was just given; its sheet is on its way, or has ended already."""
        self._issued, self._qr = issued, qr
        if self._ended and self._ended[0] == issued.visit.ticket.id:
            self._paper = self.paper_after(self._ended[1])
        else:
            self._paper = Paper.PRINTING if self.prints else Paper.WITHOUT
        self.set_language(language)

    def put_on_paper(self, issued: Issued) -> None:
        """Put a ticket on paper; any thread may ask."""
        if self._printing:
            # A printer without paper is told all the same: staff see who holds none.
            ticket = issued.visit.ticket
            self._printing.print_ticket(ticket, issued.paper, partial(self._end, ticket.id))

    def set_language(self, language: Language) -> None:
        """Use another language."""
        self._language = language
        if self._issued:
            self._words = compose(self._issued, language)
            self.changed.emit()

    @Slot()
    def sayNumber(self) -> None:
        """Say the number aloud."""
        if self._issued and self._number_voice:
            self._number_voice.say(self._issued.visit.ticket.label, self._language)

    def reset(self) -> None:
        """Reset for the next visitor, who must not be told of this one's paper."""
        self._issued = None

    @Slot(object)
    def on_printer(self, status: PrinterStatus) -> None:
        """Know how the printer is now, by its own word alone."""
        self._answered = self._answered or status.known
        if self.prints is not status.state.prints:
            self.prints = status.state.prints
            self.paperlessChanged.emit()

    def paper_after(self, state: PrintState) -> Paper:
        """Return what a visitor is told of a sheet that ended so."""
        return paper_after(state, answers=self._answered or not self.prints)

    def _end(self, ticket: UUID, state: PrintState) -> None:
        self._ended = ticket, state
        if self._issued and self._issued.visit.ticket.id == ticket:
            self._paper = self.paper_after(state)
            self.changed.emit()
        self.paperEnded.emit(state)
