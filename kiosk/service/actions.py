"""What the service menu does with paper: the last ticket once more, and a sheet for trial."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.access.speech import LOUDEST, Speaker, Utterance
from kiosk.service import words
from kiosk.ticket.printing import TicketPrinting
from kiosk.tickets import Aside, LinkStatus, TicketSource
from reception.app import Reception
from reception.domain.errors import TicketNotFoundError
from reception.domain.language import Language
from reception.domain.paper import FRESH, PrintState, SlipPaper, SlipSection
from reception.domain.ticket import Ticket
from reception.paper.slips import slip_words
from reception.system.clock import Ids
from reception.system.files import written_whole
from ui_kit.background import Background
from ui_kit.heartbeat import MinuteClock
from ui_kit.translations import speech, tamazight_seen


def last_ticket(core: Reception, known: Ticket | None, *, station: str) -> Ticket | None:
    """Return today's last ticket of a station: after a restart it knows of none by itself.

    Args:
        core: whom that is asked.
        known: the one that the station remembers, of whatever day; it may be one without paper.
        station: its name.
    """
    hall = core.hall
    visit = hall.last_ticket(station)
    if visit and (known is None or known.id <= visit.ticket.id):
        return visit.ticket
    return known if known and hall.is_of_today(known.label, known.id) else None


def print_again(core: Reception, ticket: Ticket, *, station: str, request: UUID) -> None:
    """Ask a station for a duplicate of one of today's tickets.

    Raises:
        TicketNotFoundError: it is of another day.
    """
    if not core.hall.is_of_today(ticket.label, ticket.id):
        raise TicketNotFoundError(ticket.label, ticket.service_day.isoformat())
    core.prints.want_duplicate(ticket.id, station=station, request=request)


log = logging.getLogger(__name__)


def kept_number(file: Path | None, most_digits: int) -> int | None:
    """Return what was kept in a file; None when there is nothing, or nothing that fits."""
    try:
        text = file.read_text(encoding="ascii").strip() if file else ""
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        log.warning("%s cannot be read, the usual one is taken: %s", file, error)
        return None
    if text.isdecimal() and len(text) <= most_digits:
        return int(text)
    if file:
        log.warning("%s holds no number, the usual one is taken", file)
    return None


def keep_number(file: Path, number: int) -> None:
    """Write it down, whole or not at all; call it off the GUI thread.

    Raises:
        OSError: it cannot be written here.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(file) as stream:
        stream.write(f"{number}\n")


def keep_tries(file: Path | None, wrong: int) -> None:
    """Write down how many count; call it off the GUI thread.

    Where nothing can be written staff come in all the same, and it is said in the log.
    """
    if file is None:
        return
    try:
        keep_number(file, wrong)
    except OSError as error:
        log.warning("it cannot be kept how many PINs were wrong: %s", error)


@dataclass(frozen=True, kw_only=True, slots=True)
class KioskSite:
    """What the service menu knows of its station."""

    core: Reception
    station: str
    outage: TicketSource | None = None
    """How it goes on without the server; None: it does not."""
    pin_hash: str = ""
    """Empty: the menu never opens."""
    volume_file: Path | None = None
    """Where the kiosk keeps how loud it speaks; None: it forgets that when it ends."""
    tries_file: Path | None = None
    """Where it keeps how many wrong PINs count; None: it forgets that as well."""


class OutageActions(QObject):
    """Looks how the kiosk stands; hands over again, or gives up, what the server has refused."""

    reported = Signal(str, str)
    """What there is to say of it, and what is put into that."""
    changed = Signal()

    def __init__(
        self, outage: TicketSource | None, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.status = LinkStatus()
        self._outage = outage
        self._background = background
        self._giving_up: UUID | None = None

    @property
    def possible(self) -> bool:
        """Return whether the kiosk goes on without its server."""
        return self._outage is not None

    @property
    def aside(self) -> Aside | None:
        """Return the first ticket that waits for a decision."""
        return self.status.aside[0] if self.status.aside else None

    def refresh(self) -> None:
        """Ask how the kiosk stands."""
        if self._outage:
            self._background.run(self._outage.status, self._learn, self._not_done)

    def hand_over(self) -> None:
        """Hand the first ticket over after all."""
        outage, aside = self._outage, self.aside
        if outage and aside:
            self.reported.emit(words.HANDED_OVER, aside.label)
            self._do(lambda: outage.retry(aside.operation))

    def give_up(self) -> None:
        """Give the first ticket up, at the second touch."""
        outage, aside = self._outage, self.aside
        if outage is None or aside is None:
            return
        if self._giving_up != aside.operation:
            self.reported.emit(words.GIVE_UP_TWICE, aside.label)
            self._giving_up = aside.operation
            return
        log.info("ticket %s is given up in the service menu", aside.label)
        self.reported.emit(words.GIVEN_UP, aside.label)
        self._do(lambda: outage.void(aside.operation, "given up in the service menu"))

    def reset(self) -> None:
        """Take back the first touch."""
        self._giving_up = None

    def _do(self, act: Callable[[], None]) -> None:
        self._giving_up = None
        self._background.run(act, lambda _: self.refresh(), self._not_done)

    def _learn(self, status: LinkStatus) -> None:
        if status != self.status:
            self.status = status
            self.changed.emit()

    def _not_done(self, error: Exception) -> None:
        log.warning("the journal does not do what it is asked for: %s", error)


def printer_trial(language: Language, *, station: str, version: str, at: datetime) -> SlipPaper:
    """Return a sheet that says where and when it was printed; ``at`` in the unit's zone."""
    return SlipPaper(
        language=language,
        unit_names={Language.FRENCH: "Nouba"},
        title=slip_words("test_page"),
        sections=(
            SlipSection(
                heading={Language.FRENCH: station}, lines={Language.FRENCH: (f"Nouba {version}",)}
            ),
        ),
        printed_at=at,
    )


_UNHEARD_MS = (FRESH + timedelta(seconds=15)) // timedelta(milliseconds=1)


class PaperActions(QObject):
    """Knows the ticket that was given last; prints each sheet one at a time.

    A test page needs no database: it is printed while the last ticket waits for one that hangs.
    """

    reported = Signal(str, str)
    """What there is to say of it, and what is put into that."""
    changed = Signal()

    def __init__(
        self,
        site: KioskSite,
        background: Background,
        clock: MinuteClock,
        parent: QObject,
        *,
        ids: Ids,
        printing: TicketPrinting | None,
    ) -> None:
        super().__init__(parent)
        self._site = site
        self._background = background
        self._clock = clock
        self._ids = ids
        self._printing = printing
        self._last: Ticket | None = None
        self._reprinting: Ticket | None = None
        self._testing = False
        # A sheet that is not begun by then never comes out; one that is begun ends in good time.
        self._unheard = QTimer(self, singleShot=True, interval=_UNHEARD_MS)
        self._unheard.timeout.connect(self._on_timeout)
        if printing:
            printing.duplicateEnded.connect(self._on_ended)

    @property
    def last_label(self) -> str:
        """Return the label of the last ticket; empty without one."""
        return self._last.label if self._last else ""

    @property
    def possible(self) -> bool:
        """Return whether there is a printer."""
        return self._printing is not None

    @property
    def again_possible(self) -> bool:
        """Return whether there is a ticket to print once more, and none is on its way."""
        return self.possible and self._last is not None and self._reprinting is None

    @property
    def test_possible(self) -> bool:
        """Return whether a test page can be printed, and none is on its way."""
        return self.possible and not self._testing

    def note_ticket(self, ticket: Ticket) -> None:
        """Know the ticket that was given last."""
        self._last = ticket
        self.changed.emit()

    def forget_ticket(self, ticket: Ticket) -> None:
        """Print a number no more that was given back; which one is the last now, the core knows."""
        if self._last == ticket:
            self._last = None
            self.changed.emit()

    def refresh(self) -> None:
        """Ask which ticket is the last of today: after a restart the database alone knows."""
        known, site = self._last, self._site
        self._background.run(
            lambda: last_ticket(site.core, known, station=site.station),
            lambda found: self._learn(known, found),
            lambda error: log.info("nobody knows which ticket is the last: %s", error),
        )

    def print_again(self) -> None:
        """Print the last ticket once more, marked as a duplicate; say how it ended."""
        ticket, site = self._last, self._site
        if ticket is None or not self.again_possible:
            return
        self._reprinting = ticket
        self._unheard.start()
        self.reported.emit(words.ASKED, "")
        request = self._ids.new()
        self._background.run(
            lambda: print_again(site.core, ticket, station=site.station, request=request),
            lambda _: None,
            lambda error: self._not_again(ticket, error),
        )

    def print_test_page(self, language: Language, version: str) -> None:
        """Print a sheet that is no ticket."""
        if self._printing is None or self._testing:
            return
        self._testing = True
        self.reported.emit(words.TESTING, "")
        page = printer_trial(
            language,
            station=self._site.station,
            version=version,
            at=self._clock.local() or self._clock.now(),
        )
        self._printing.print_slip(page, self._tested)

    def _tested(self, state: PrintState) -> None:
        self._testing = False
        self.reported.emit(words.tested(state), "")

    @Slot(object, object)
    def _on_ended(self, ticket: UUID, state: PrintState) -> None:
        if self._reprinting and self._reprinting.id == ticket:
            self._end_again(words.again(state), self._reprinting.label)

    @Slot()
    def _on_timeout(self) -> None:
        if self._reprinting:
            self._end_again(words.again(PrintState.UNCONFIRMED), self._reprinting.label)

    def _not_again(self, ticket: Ticket, error: Exception) -> None:
        log.warning("the last ticket is not printed again: %s", error)
        if isinstance(error, TicketNotFoundError):
            self._learn(ticket, None)
        if self._reprinting is ticket:
            self._end_again(words.NOT_AGAIN)

    def _learn(self, known: Ticket | None, found: Ticket | None) -> None:
        # A ticket that was given meanwhile is a later one.
        if self._last is known and found != known:
            self._last = found
            self.changed.emit()

    def _end_again(self, source: str, value: str = "") -> None:
        self._reprinting = None
        self._unheard.stop()
        self.reported.emit(source, value)


LEVELS = 10
_STEP = LOUDEST // LEVELS


class SoundActions(QObject):
    """Sets how loud the speaker is; each step is heard at once, and kept for the next start."""

    reported = Signal(str)
    """What there is to say of it."""
    changed = Signal()

    def __init__(
        self, speaker: Speaker | None, file: Path | None, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._speaker = speaker if speaker and speaker.available else None
        self._file = file
        self._background = background
        if self._speaker:
            self._speaker.failed.connect(self._not_heard)
            volume = kept_number(file, len(str(LOUDEST)))
            if volume is not None:
                self._speaker.volume = volume

    @property
    def available(self) -> bool:
        """Return whether anything can be heard here."""
        return self._speaker is not None

    @property
    def level(self) -> int:
        """Return how loud it is, from 0 to ``LEVELS``."""
        return round(self._speaker.volume / _STEP) if self._speaker else 0

    def try_it(self, language: Language) -> None:
        """Say a sentence, as screens are read to those who do not see them."""
        if self._speaker is None:
            self.reported.emit(words.NO_SOUND)
            return
        # Tamazight is heard from recordings alone.
        spoken = tamazight_seen().second if language is Language.TAMAZIGHT else language
        self.reported.emit(words.LISTEN)
        self._speaker.say([Utterance(speech(spoken).say(words.CONTEXT, words.SOUND), spoken)])

    def step(self, levels: int, language: Language) -> None:
        """Make it louder, or quieter below zero, and let it be heard; never wholly silent."""
        if self._speaker is None:
            return
        volume = self._speaker.volume = min(max(self.level + levels, 1), LEVELS) * _STEP
        self.changed.emit()
        self.try_it(language)
        file = self._file
        if file:
            self._background.run(lambda: keep_number(file, volume), lambda _: None, self._not_kept)

    @Slot()
    def _not_heard(self) -> None:
        self.reported.emit(words.NO_SOUND)

    def _not_kept(self, error: Exception) -> None:
        log.warning("the volume stays until the kiosk is restarted only: %s", error)
