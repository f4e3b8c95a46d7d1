"""The hidden menu of those who look after the kiosk, behind a PIN."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.access.speech import Speaker
from kiosk.care import service_words as say
from kiosk.care.close_twice import CloseTwice
from kiosk.care.kept_tries import kept_tries
from kiosk.care.outage_acts import OutageActs
from kiosk.care.paper_acts import PaperActs
from kiosk.care.pin import Tries
from kiosk.care.pin_entry import PinEntry
from kiosk.care.service_shown import ServicePace, ServiceShown, Stage, nouba_version
from kiosk.care.site import Site
from kiosk.care.sound_acts import SoundActs
from kiosk.ticket.printing import Printing
from reception.domain.printer import PrinterStatus
from reception.domain.ticket import Ticket
from reception.ports import Ids
from ui_kit.background import Background
from ui_kit.minute_clock import MinuteClock

QML_IMPORT_NAME = "Nouba.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)


@QmlElement
class ServiceMenu(ServiceShown):
    """Says how the kiosk is, and does what staff ask of it."""

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
        self._notice: tuple[str, str] = ("", "")
        self._database_away = False
        self._printer: PrinterStatus | None = None
        tries = Tries(monotonic_s, wrong=kept_tries(site.tries_file))
        self._pin = PinEntry(
            site.pin_hash, care or background, tries, self, tries_file=site.tries_file
        )
        self._pin.changed.connect(self.changed)
        self._pin.entered.connect(self._open)
        self._paper = PaperActs(site, background, clock, self, ids=ids, printing=printing)
        self._paper.told.connect(self._tell)
        self._paper.changed.connect(self.changed)
        self._sound = SoundActs(speaker, site.volume_file, care or background, self)
        self._sound.told.connect(self._tell)
        self._sound.changed.connect(self.changed)
        self._outage = OutageActs(site.outage, care or background, self)
        self._outage.told.connect(self._tell)
        self._outage.changed.connect(self.changed)
        self._local = clock.in_zone
        self._close = CloseTwice(self._pace.close_ms, self)
        self._close.lapsed.connect(self._take_back_notice)
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

    @Slot()
    def look_at_line(self) -> None:
        """Know how the kiosk stands to its server, if somebody looks."""
        if self._stage is Stage.OPEN:
            self._outage.look()

    @Slot(object)
    def _hear_printer(self, status: PrinterStatus) -> None:
        self._printer = status
        self.changed.emit()

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
        if self._stage is Stage.PIN:
            log.info("the service menu is opened")
            self._show(Stage.OPEN)
            self._paper.look()
            self.look_at_line()

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
            self._paper.print_test_page(self._language, nouba_version())

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
    def handOver(self) -> None:
        """Hand over again a ticket that the server has refused."""
        if self._stage is Stage.OPEN:
            self._outage.hand_over()

    @Slot()
    def giveUp(self) -> None:
        """Give such a ticket up, at the second touch."""
        if self._stage is Stage.OPEN:
            self._outage.give_up()

    @Slot()
    def closeKiosk(self) -> None:
        """End the kiosk at the second touch: somebody must start it again then."""
        if self._stage is not Stage.OPEN:
            return
        if self._close.asked:
            log.info("the kiosk is closed by its service menu")
            self.closeAsked.emit()
        else:
            self._tell(say.CLOSE_TWICE)
            self._close.ask()

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
        self._close.forget()
        self._outage.forget()
        self.stay()
        self.changed.emit()

    @Slot()
    def _take_back_notice(self) -> None:
        self._notice = ("", "")
        self.changed.emit()
