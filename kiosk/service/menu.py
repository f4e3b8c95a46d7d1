"""The hidden menu of those who look after the kiosk, behind a PIN."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.access.speech import Speaker
from kiosk.section import Section
from kiosk.service import words
from kiosk.service.actions import (
    LEVELS,
    KioskSite,
    OutageActions,
    PaperActions,
    SoundActions,
    kept_number,
)
from kiosk.service.pin import PinEntry, PinTries
from kiosk.ticket.printing import TicketPrinting
from reception.domain.link import LinkState
from reception.domain.printer import PrinterStatus
from reception.domain.ticket import Ticket
from reception.system.clock import Ids
from ui_kit.background import Background
from ui_kit.heartbeat import MinuteClock
from ui_kit.paper import printer_sentence
from ui_kit.translations import speech
from ui_kit.words import label_text, time_text

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

_VERSION = version("nouba")

# Longer figures count no tries, and are nothing to compute with.
_TRIES_DIGITS = 6


class MenuStage(StrEnum):
    """What is seen of the menu."""

    SHUT = "shut"
    PIN = "pin"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True, slots=True)
class MenuTimeouts:
    """How patient the menu is, in milliseconds."""

    hold_ms: int = 3_000
    """So long the corner is held."""
    idle_ms: int = 30_000
    close_ms: int = 8_000
    """So long the first touch on "close" waits for the second."""


class CloseTwice(QObject):
    """Knows whether closing was asked for just now, and by nothing else since."""

    lapsed = Signal()

    def __init__(self, lapse_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self.asked = False
        """Whether the next touch closes."""
        self._touched_since = False
        self._timer = QTimer(self, singleShot=True, interval=lapse_ms)
        self._timer.timeout.connect(self._lapse)

    def ask(self) -> None:
        """Wait for the second touch for a while."""
        self.asked, self._touched_since = True, False
        self._timer.start()

    def reset(self) -> None:
        """Need two touches again."""
        self.asked = False
        self._timer.stop()

    def begin_touch(self) -> None:
        """Know that a finger is put somewhere, perhaps where it closes the kiosk."""
        self._touched_since = self.asked

    def end_touch(self) -> None:
        """Lapse if that touch, which is over now, did something else."""
        if self.asked and self._touched_since:
            self._lapse()

    @Slot()
    def _lapse(self) -> None:
        self.reset()
        self.lapsed.emit()


@QmlElement
class ServiceMenu(Section):
    """Says how the kiosk is, and does what staff ask of it."""

    CONTEXT = words.CONTEXT
    WORDS = words.WORDS

    changed = Signal()
    closeAsked = Signal()
    restartAsked = Signal()

    def __init__(
        self,
        site: KioskSite,
        background: Background,
        clock: MinuteClock,
        ids: Ids,
        *,
        staff: Background | None = None,
        printing: TicketPrinting | None = None,
        speaker: Speaker | None = None,
        timeouts: MenuTimeouts | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._site = site
        self._timeouts = timeouts or MenuTimeouts()
        self._stage = MenuStage.SHUT
        self._notice: tuple[str, str] = ("", "")
        self._database_away = False
        self._printer: PrinterStatus | None = None
        tries = PinTries(monotonic_s, wrong=kept_number(site.tries_file, _TRIES_DIGITS) or 0)
        self._pin = PinEntry(
            site.pin_hash, staff or background, tries, self, tries_file=site.tries_file
        )
        self.languageChanged.connect(self.changed)
        self._pin.changed.connect(self.changed)
        self._pin.entered.connect(self._open)
        self._paper = PaperActions(site, background, clock, self, ids=ids, printing=printing)
        self._paper.reported.connect(self._report)
        self._paper.changed.connect(self.changed)
        self._sound = SoundActions(speaker, site.volume_file, staff or background, self)
        self._sound.reported.connect(self._report)
        self._sound.changed.connect(self.changed)
        self._outage = OutageActions(site.outage, staff or background, self)
        self._outage.reported.connect(self._report)
        self._outage.changed.connect(self.changed)
        self._local = clock.in_zone
        self._close = CloseTwice(self._timeouts.close_ms, self)
        self._close.lapsed.connect(self._take_back_notice)
        self._idle = QTimer(self, singleShot=True, interval=self._timeouts.idle_ms)
        self._idle.timeout.connect(self.shut)
        if printing:
            printing.printerChanged.connect(self._on_printer)

    # What it hears of the kiosk --------------------------------------------------------------

    def note_ticket(self, ticket: Ticket) -> None:
        """Know the ticket that was given last."""
        self._paper.note_ticket(ticket)

    def forget_ticket(self, ticket: Ticket) -> None:
        """Know that a number was given back."""
        self._paper.forget_ticket(ticket)

    @Slot(bool)
    def note_database(self, away: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Know whether the database answers."""
        self._database_away = away
        self.changed.emit()

    @Slot()
    def refresh_link(self) -> None:
        """Know how the kiosk stands to its server, if somebody looks."""
        if self._stage is MenuStage.OPEN:
            self._outage.refresh()

    @Slot(object)
    def _on_printer(self, status: PrinterStatus) -> None:
        self._printer = status
        self.changed.emit()

    # The way in and out ----------------------------------------------------------------------

    @Slot()
    def hold(self) -> None:
        """Ask for the PIN; without one there is no menu."""
        if self._pin.possible and self._stage is MenuStage.SHUT:
            self._show(MenuStage.PIN)
            self._pin.begin()

    @Slot(str)
    def type(self, digit: str) -> None:
        """Add a digit to the PIN."""
        if self._stage is MenuStage.PIN:
            self._pin.type(digit)

    @Slot()
    def erase(self) -> None:
        """Take the PIN's last digit away."""
        self._pin.erase()

    @Slot()
    def enter(self) -> None:
        """Open the menu if this is the PIN."""
        if self._stage is MenuStage.PIN:
            self._pin.enter()

    @Slot()
    def shut(self) -> None:
        """Leave the screen to the visitors."""
        self._idle.stop()
        self._show(MenuStage.SHUT)

    @Slot()
    def stay(self) -> None:
        """Know that somebody is there."""
        if self._stage is not MenuStage.SHUT:
            self._idle.start()

    @Slot()
    def beginTouch(self) -> None:
        """Know that a finger is put on the menu."""
        self._close.begin_touch()
        self.stay()

    @Slot()
    def endTouch(self) -> None:
        """Know that the finger is gone, and that what it does is done."""
        self._close.end_touch()

    @Slot()
    def _open(self) -> None:
        if self._stage is MenuStage.PIN:
            log.info("the service menu is opened")
            self._show(MenuStage.OPEN)
            self._paper.refresh()
            self.refresh_link()

    def _show(self, stage: MenuStage) -> None:
        self._pin.end()
        self._stage = stage
        self._report("")

    # What it does ----------------------------------------------------------------------------

    @Slot()
    def printAgain(self) -> None:
        """Print the last ticket once more, marked as a duplicate."""
        if self._stage is MenuStage.OPEN:
            self._paper.print_again()

    @Slot()
    def printTestPage(self) -> None:
        """Print a sheet that is no ticket."""
        if self._stage is MenuStage.OPEN:
            self._paper.print_test_page(self._language, _VERSION)

    @Slot()
    def trySound(self) -> None:
        """Say a sentence, as screens are read to those who do not see them."""
        if self._stage is MenuStage.OPEN:
            self._sound.try_it(self._language)

    @Slot(int)
    def changeVolume(self, levels: int) -> None:
        """Speak louder by so many levels, or quieter below zero."""
        if self._stage is MenuStage.OPEN:
            self._sound.step(levels, self._language)

    @Slot()
    def handOver(self) -> None:
        """Hand over again a ticket that the server has refused."""
        if self._stage is MenuStage.OPEN:
            self._outage.hand_over()

    @Slot()
    def giveUp(self) -> None:
        """Give such a ticket up, at the second touch."""
        if self._stage is MenuStage.OPEN:
            self._outage.give_up()

    @Slot()
    def closeKiosk(self) -> None:
        """End the kiosk at the second touch: somebody must start it again then."""
        if self._stage is not MenuStage.OPEN:
            return
        if self._close.asked:
            log.info("the kiosk is closed by its service menu")
            self.closeAsked.emit()
        else:
            self._report(words.CLOSE_TWICE)
            self._close.ask()

    @Slot()
    def restart(self) -> None:
        """End the kiosk and start it anew."""
        if self._stage is MenuStage.OPEN:
            log.info("the kiosk is restarted by its service menu")
            self.restartAsked.emit()

    @Slot(str, str)
    @Slot(str)
    def _report(self, source: str, value: str = "") -> None:
        self._notice = (source, value)
        self._close.reset()
        self._outage.reset()
        self.stay()
        self.changed.emit()

    @Slot()
    def _take_back_notice(self) -> None:
        self._notice = ("", "")
        self.changed.emit()

    # What its pages read ----------------------------------------------------------------------

    def _said(self, source: str) -> str:
        return speech(self._language).say(self.CONTEXT, source) if source else ""

    def _database_text(self) -> str:
        status = self._outage.status
        if status.is_database_gone:
            return self._said(words.GONE)
        if status.away_since and status.state is LinkState.OFFLINE:
            since = self._local(status.away_since)
            return self._said(words.ALONE).replace("%1", time_text(since))
        if status.state is LinkState.DRAINING:
            return self._said(words.BRINGING_IN)
        return self._said(words.AWAY if self._database_away else words.ANSWERS)

    def _journal_text(self) -> str:
        status, aside = self._outage.status, self._outage.aside
        if status.fault:
            return self._said(words.NO_JOURNAL)
        if aside:
            return self._said(words.ASIDE).replace("%1", label_text(aside.label))
        if status.waiting:
            return self._said(words.WAITING).replace("%1", str(status.waiting))
        return self._said(words.NOTHING_WAITS)

    def _printer_text(self) -> str:
        if not self._paper.possible:
            return self._said(words.NO_PRINTER)
        if self._printer is None:
            return self._said(words.NOT_HEARD)
        return printer_sentence(self._printer, self._language)

    @Property(str, notify=changed)
    def stage(self) -> str:
        """Return what is seen of the menu."""
        return str(self._stage)

    @Property(int, notify=changed)
    def digits(self) -> int:
        """Return how many digits of the PIN were typed."""
        return self._pin.count

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Return whether the PIN is being checked."""
        return self._pin.busy

    @Property(bool, notify=changed)
    def paused(self) -> bool:
        """Return whether nobody may try now."""
        return self._pin.paused

    @Property(str, notify=changed)
    def notice(self) -> str:
        """Return what is said of the last act."""
        source, value = self._pin.notice if self._stage is MenuStage.PIN else self._notice
        return self._said(source).replace("%1", value)

    @Property(list, notify=changed)
    def facts(self) -> list[dict[str, str]]:
        """Return how the kiosk is, row by row."""
        rows = (
            ("printer", words.PRINTER, self._printer_text()),
            ("info", words.DATABASE, self._database_text()),
            *([("clock", words.JOURNAL, self._journal_text())] if self._outage.possible else []),
            ("ticket", words.LAST_TICKET, self._paper.last_label or self._said(words.NO_TICKET)),
            ("building", words.STATION, self._site.station),
            ("gear", words.VERSION, _VERSION),
        )
        return [
            {"icon": icon, "label": self._said(label), "value": value}
            for icon, label, value in rows
        ]

    @Property(bool, notify=changed)
    def printsTest(self) -> bool:
        """Return whether a test page can be printed now."""
        return self._paper.test_possible

    @Property(bool, notify=changed)
    def printsAgain(self) -> bool:
        """Return whether the last ticket can be printed again now."""
        return self._paper.again_possible

    @Property(bool, notify=changed)
    def aside(self) -> bool:
        """Return whether a ticket waits for a decision."""
        return self._outage.aside is not None

    @Property(bool, constant=True)
    def sounds(self) -> bool:
        """Return whether anything can be heard here."""
        return self._sound.available

    @Property(int, notify=changed)
    def volume(self) -> int:
        """Return how loud it is."""
        return self._sound.level

    @Property(int, constant=True)
    def volumes(self) -> int:
        """Return how loud it can be."""
        return LEVELS

    @Property(int, constant=True)
    def holdMs(self) -> int:
        """Return for how long the corner is held."""
        return self._timeouts.hold_ms
