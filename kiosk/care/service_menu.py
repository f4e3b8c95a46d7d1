"""The hidden menu of those who look after the kiosk, behind a PIN."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.access.speech import Speaker
from kiosk.care import service_words as say
from kiosk.care.paper_acts import PaperActs
from kiosk.care.pin import Tries
from kiosk.care.pin_entry import PinEntry
from kiosk.care.site import Site
from kiosk.care.sound_acts import LEVELS, SoundActs
from kiosk.part import Part
from kiosk.ticket.printing import Printing
from reception.domain.language import Language
from reception.domain.printer import PrinterStatus
from reception.domain.ticket import Ticket
from reception.ports import Ids
from ui_kit.background import Background
from ui_kit.minute_clock import MinuteClock
from ui_kit.printer_news import printer_sentence
from ui_kit.translations import speech

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)


class Stage(StrEnum):
    """What is seen of the menu."""

    SHUT = "shut"
    PIN = "pin"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True, slots=True)
class ServicePace:
    """How patient the menu is, in milliseconds."""

    hold_ms: int = 3_000
    """So long the corner is held."""
    idle_ms: int = 30_000


@cache
def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - not before the first frame

    return version("nouba")


@QmlElement
class ServiceMenu(Part):
    """Says how the kiosk is, and does what staff ask of it."""

    CONTEXT = say.CONTEXT
    WORDS = say.WORDS

    changed = Signal()
    closeAsked = Signal()
    restartAsked = Signal()

    def __init__(
        self,
        site: Site,
        background: Background,
        clock: MinuteClock,
        ids: Ids,
        *,
        care: Background | None = None,
        printing: Printing | None = None,
        speaker: Speaker | None = None,
        pace: ServicePace | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._site = site
        self._pace = pace or ServicePace()
        self._stage = Stage.SHUT
        self._close_touched = False
        self._notice: tuple[str, str] = ("", "")
        self._database_away = False
        self._printer: PrinterStatus | None = None
        self._pin = PinEntry(site.pin_hash, care or background, Tries(monotonic_s), self)
        self._pin.changed.connect(self.changed)
        self._pin.entered.connect(self._open)
        self._paper = PaperActs(site, background, clock, self, ids=ids, printing=printing)
        self._paper.told.connect(self._tell)
        self._paper.changed.connect(self.changed)
        self._sound = SoundActs(speaker, site.volume_file, care or background, self)
        self._sound.told.connect(self._hear_of_sound)
        self._sound.changed.connect(self.changed)
        self._idle = QTimer(self, singleShot=True, interval=self._pace.idle_ms)
        self._idle.timeout.connect(self.shut)
        if printing:
            printing.printerChanged.connect(self._hear_printer)

    # What it hears of the kiosk --------------------------------------------------------------

    def note_ticket(self, ticket: Ticket) -> None:
        """Know the ticket that was given last."""
        self._paper.note_ticket(ticket)

    @Slot(bool)
    def note_database(self, away: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Know whether the database answers."""
        self._database_away = away
        self.changed.emit()

    @Slot(object)
    def _hear_printer(self, status: PrinterStatus) -> None:
        self._printer = status
        self.changed.emit()

    @Slot(str)
    def _hear_of_sound(self, source: str) -> None:
        # Visitors' pages are read aloud as well, and may not be heard either.
        if self._stage is Stage.OPEN:
            self._tell(source)

    # The way in and out ----------------------------------------------------------------------

    @Slot()
    def hold(self) -> None:
        """Ask for the PIN; without one there is no menu."""
        if self._pin.possible and self._stage is Stage.SHUT:
            self._show(Stage.PIN)
            self._pin.begin()

    @Slot(str)
    def type(self, digit: str) -> None:
        """Add a digit to the PIN."""
        if self._stage is Stage.PIN:
            self._pin.type(digit)

    @Slot()
    def erase(self) -> None:
        """Take the PIN's last digit away."""
        self._pin.erase()

    @Slot()
    def enter(self) -> None:
        """Open the menu if this is the PIN."""
        if self._stage is Stage.PIN:
            self._pin.enter()

    @Slot()
    def shut(self) -> None:
        """Leave the screen to the visitors."""
        self._idle.stop()
        self._show(Stage.SHUT)

    @Slot()
    def stay(self) -> None:
        """Know that somebody is there."""
        if self._stage is not Stage.SHUT:
            self._idle.start()

    @Slot()
    def _open(self) -> None:
        if self._stage is Stage.PIN:
            log.info("the service menu is opened")
            self._show(Stage.OPEN)
            self._paper.look()

    def _show(self, stage: Stage) -> None:
        self._pin.end()
        self._stage = stage
        self._tell("")

    # What it does ----------------------------------------------------------------------------

    @Slot()
    def printAgain(self) -> None:
        """Print the last ticket once more, marked as a duplicate."""
        if self._stage is Stage.OPEN:
            self._paper.print_again()

    @Slot()
    def printTestPage(self) -> None:
        """Print a sheet that is no ticket."""
        if self._stage is Stage.OPEN:
            self._paper.print_test_page(self._language, _version())

    @Slot()
    def trySound(self) -> None:
        """Say a sentence, as screens are read to those who do not see them."""
        if self._stage is Stage.OPEN:
            self._sound.try_it(self._language)

    @Slot(int)
    def changeVolume(self, levels: int) -> None:
        """Speak louder by so many levels, or quieter below zero."""
        if self._stage is Stage.OPEN:
            self._sound.step(levels, self._language)

    @Slot()
    def closeKiosk(self) -> None:
        """End the kiosk at the second touch: somebody must start it again then."""
        if self._stage is not Stage.OPEN:
            return
        if self._close_touched:
            log.info("the kiosk is closed by its service menu")
            self.closeAsked.emit()
        else:
            self._tell(say.CLOSE_TWICE)
            self._close_touched = True

    @Slot()
    def restart(self) -> None:
        """End the kiosk and start it anew."""
        if self._stage is Stage.OPEN:
            log.info("the kiosk is restarted by its service menu")
            self.restartAsked.emit()

    @Slot(str, str)
    @Slot(str)
    def _tell(self, source: str, value: str = "") -> None:
        self._notice = (source, value)
        self._close_touched = False
        self.stay()
        self.changed.emit()

    # What QML reads --------------------------------------------------------------------------

    def speak(self, language: Language) -> None:
        """Say everything in another language."""
        super().speak(language)
        self.changed.emit()

    def _said(self, source: str) -> str:
        return speech(self._language).say(self.CONTEXT, source) if source else ""

    def _facts(self) -> list[dict[str, str]]:
        rows = (
            ("printer", say.PRINTER, self._printer_text()),
            ("info", say.DATABASE, self._said(say.AWAY if self._database_away else say.ANSWERS)),
            ("ticket", say.LAST_TICKET, self._paper.last_label or self._said(say.NO_TICKET)),
            ("building", say.STATION, self._site.station),
            ("gear", say.VERSION, _version()),
        )
        return [
            {"icon": icon, "label": self._said(label), "value": value}
            for icon, label, value in rows
        ]

    def _printer_text(self) -> str:
        if not self._paper.possible:
            return self._said(say.NO_PRINTER)
        if self._printer is None:
            return self._said(say.NOT_HEARD)
        return printer_sentence(
            self._printer.state, answers=self._printer.answers, language=self._language
        )

    def _notice_text(self) -> str:
        source, value = self._pin.notice if self._stage is Stage.PIN else self._notice
        return self._said(source).replace("%1", value)

    stage = Property(str, lambda self: str(self._stage), notify=changed)
    digits = Property(int, lambda self: self._pin.count, notify=changed)
    busy = Property(bool, lambda self: self._paper.busy or self._pin.busy, notify=changed)
    paused = Property(bool, lambda self: self._pin.paused, notify=changed)
    notice = Property(str, _notice_text, notify=changed)
    facts = Property("QVariantList", _facts, notify=changed)  # type: ignore[arg-type] # see Part
    prints = Property(bool, lambda self: self._paper.possible, constant=True)
    printsAgain = Property(bool, lambda self: self._paper.again_possible, notify=changed)
    sounds = Property(bool, lambda self: self._sound.available, constant=True)
    volume = Property(int, lambda self: self._sound.level, notify=changed)
    volumes = Property(int, lambda _: LEVELS, constant=True)
    holdMs = Property(int, lambda self: self._pace.hold_ms, constant=True)
