"""What the board shows: the large call, the history, the clock, and whether all that is current."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.board import words
from counter_display.board.call_sequence import CallSequence
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.ports import Call, Clock
from reception.zone import unit_zone
from ui_kit.background import Background
from ui_kit.fonts import families
from ui_kit.minute_clock import MinuteClock
from ui_kit.rereader import Rereader
from ui_kit.wording import label_text, time_text

QML_IMPORT_NAME = "Nouba.Board"
QML_IMPORT_MAJOR_VERSION = 1

_log = logging.getLogger(__name__)
# Three pulses, each slower than a second; the next call waits for their end.
ANNOUNCEMENT_MS = 3_600
_CALLS_READ = 13
_RETRY_MS = 2_000

type Caption = dict[str, Any]


class BoardHall(Protocol):
    """The questions that the board asks."""

    def unit(self) -> Unit:
        """Return the unit as it is described now."""
        ...

    def calls(self, limit: int) -> tuple[Call, ...]:
        """Return today's latest calls, newest first, each ticket once."""
        ...


@dataclass(frozen=True, slots=True)
class _Reading:
    unit: Unit
    calls: tuple[Call, ...]


@QmlElement
class BoardViewModel(QObject):
    """Reads the calls when something changes and announces each new one in its turn."""

    called = Signal(object)
    """A ``Call`` takes the large place and is announced."""
    callsRead = Signal(object, object)
    """The unit and the calls were read; whoever is called next is among them."""
    callsChanged = Signal()
    unitChanged = Signal()
    timeChanged = Signal()
    staleChanged = Signal()

    def __init__(
        self,
        hall: Callable[[], BoardHall],
        background: Background,
        clock: Clock,
        *,
        announcement_ms: int = ANNOUNCEMENT_MS,
        parent: QObject | None = None,
    ) -> None:
        """Show the hall that ``hall`` returns; it is called in the background only."""
        super().__init__(parent)
        self._hall = hall
        self._clock = clock
        self._minute = MinuteClock(clock, self)
        self._minute.ticked.connect(self.timeChanged)
        self._sequence = CallSequence()
        self._unit: Unit | None = None
        self._current_at = clock.now()
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._is_feed_lost = False
        self._is_unreadable = False
        self._announcing = QTimer(self, singleShot=True, interval=announcement_ms)
        self._announcing.timeout.connect(self._announce_next)
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read the calls anew; while a reading is under way, read once more after it."""

        def read() -> _Reading:
            hall = self._hall()
            return _Reading(hall.unit(), hall.calls(_CALLS_READ))

        self._rereader.run(read, self._read, self._not_read)

    @Slot(bool)
    def set_feed_lost(self, lost: bool) -> None:  # noqa: FBT001 - a slot of ChangeBridge.staleChanged
        """Note that changes are no longer heard, or are again."""
        self._is_feed_lost = lost
        self.staleChanged.emit()
        if not lost:
            self.refresh()

    @Slot()
    def distrust(self) -> None:
        """Say that calls may be missing until they could be read again."""
        self._is_unreadable = True
        self.staleChanged.emit()
        self._retry.start()

    @Property(bool, notify=callsChanged)
    def hasCall(self) -> bool:
        """Return whether a call stands in the large place."""
        return self._sequence.large is not None

    @Property(bool, notify=callsChanged)
    def isAnnouncing(self) -> bool:
        """Return whether the large call is being announced now."""
        return self._announcing.isActive()

    @Property(str, notify=callsChanged)
    def label(self) -> str:
        """Return the large call's ticket."""
        large = self._sequence.large
        return label_text(large.label) if large else ""

    @Property(str, notify=callsChanged)
    def counter(self) -> str:
        """Return the large call's counter."""
        large = self._sequence.large
        return str(large.counter) if large else ""

    @Property(list, notify=callsChanged)
    def numberCaptions(self) -> list[Caption]:
        """Return the word over the ticket, in the visitor's language and another."""
        return self._captions(words.NUMBER)

    @Property(list, notify=callsChanged)
    def counterCaptions(self) -> list[Caption]:
        """Return the word over the counter, in the visitor's language and another."""
        return self._captions(words.COUNTER)

    @Property(list, notify=callsChanged)
    def history(self) -> list[dict[str, Any]]:
        """Return the other calls, newest first."""
        return [
            {
                "label": label_text(call.label),
                "counter": str(call.counter),
                "isOpen": call.state is TicketState.CALLED,
            }
            for call in self._sequence.history
        ]

    @Property(bool, notify=unitChanged)
    def isRightToLeft(self) -> bool:
        """Return whether the unit's first language is read from right to left."""
        return self._first_language() is Language.ARABIC

    @Property(dict, notify=unitChanged)
    def frenchName(self) -> Caption:
        """Return the unit's name in French."""
        return self._unit_name(Language.FRENCH)

    @Property(dict, notify=unitChanged)
    def arabicName(self) -> Caption:
        """Return the unit's name in Arabic."""
        return self._unit_name(Language.ARABIC)

    @Property(list, constant=True)
    def welcome(self) -> list[Caption]:
        """Return the greeting, in every language of the hall that has it."""
        return [_caption(*one) for one in words.everywhere(words.WELCOME)]

    @Property(list, constant=True)
    def numberAppearsHere(self) -> list[Caption]:
        """Return what to expect of this screen."""
        return [_caption(*one) for one in words.everywhere(words.NUMBER_APPEARS_HERE)]

    @Property(list, constant=True)
    def advice(self) -> list[Caption]:
        """Return what visitors can do while they wait."""
        return [_caption(*one) for one in words.everywhere(words.HAVE_CARD_READY)]

    @Property(str, notify=unitChanged)
    def contact(self) -> str:
        """Return where complaints and questions go."""
        if self._unit is None:
            return ""
        site = self._unit.complaints_url.split("//")[-1].removeprefix("www.").rstrip("/")
        return " · ".join(part for part in (self._unit.hotline, site) if part)

    @Property(str, notify=timeChanged)
    def time(self) -> str:
        """Return the time of day in the unit's zone."""
        now = self._minute.local()
        return time_text(now) if now else ""

    @Property(bool, notify=staleChanged)
    def isStale(self) -> bool:
        """Return whether calls may be missing from the board."""
        return self._is_feed_lost or self._is_unreadable

    @Property(list, notify=staleChanged)
    def staleNotices(self) -> list[Caption]:
        """Return since when the board is not up to date, in every language that has the words."""
        zone = unit_zone(self._unit.zone) if self._unit else UTC
        since = time_text(self._current_at.astimezone(zone))
        return [
            _caption(language, text.replace("%1", since))
            for language, text in words.everywhere(words.NOT_UP_TO_DATE)
        ]

    def _read(self, reading: _Reading) -> None:
        was_stale, self._is_unreadable = self.isStale, False
        self._current_at = self._clock.now()
        if reading.unit != self._unit:
            self._unit = reading.unit
            self._minute.use_zone(unit_zone(reading.unit.zone))
            self.unitChanged.emit()
        self._sequence.read(reading.calls, self._current_at)
        self.callsRead.emit(reading.unit, reading.calls)
        if was_stale:
            self.staleChanged.emit()
        if self._sequence.waits and not self._announcing.isActive():
            self._announce_next()
        else:
            self.callsChanged.emit()

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, EnvironmentFault | Refusal):
            if not self._is_unreadable:
                _log.warning("the calls cannot be read: %s", error)
        else:
            _log.error("reading the calls failed", exc_info=error)
        self.distrust()

    @Slot()
    def _announce_next(self) -> None:
        call = self._sequence.announce_next()
        if call:
            self._announcing.start()
            self.callsChanged.emit()
            self.called.emit(call)
        else:
            self.callsChanged.emit()

    def _unit_name(self, language: Language) -> Caption:
        return _caption(language, self._unit.names.get(language, "") if self._unit else "")

    def _captions(self, source: str) -> list[Caption]:
        large = self._sequence.large
        language = large.language if large else self._first_language()
        return [_caption(*one) for one in words.side_by_side(source, language)]

    def _first_language(self) -> Language:
        return self._unit.languages[0] if self._unit else Language.ARABIC


def _caption(language: Language, text: str) -> Caption:
    return {
        "text": text,
        "family": families(language)[0],
        "isRightToLeft": language is Language.ARABIC,
    }
