"""What the board shows: the large calls, the history, the clock, and whether that is current."""

import logging
from dataclasses import asdict
from datetime import UTC, timedelta
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.board import call_rows, content
from counter_display.board.content import BoardReading, Caption, caption, parts, read_board
from counter_display.board.sizes import (
    CallsPlace,
    TicketShape,
    call_sizes,
    least_width,
    pixels_of_mm,
    ticket_shape,
)
from counter_display.board.station import WALL, BoardStation
from reception.domain.board import USUAL_BOARD, Board
from reception.domain.errors import (
    EnvironmentFault,
    Refusal,
    UnknownBoardError,
    UnknownCounterError,
)
from reception.domain.language import Language
from reception.domain.unit import Unit
from reception.queue.calls_on_boards import CallSequence
from reception.queue.hall import Hall, ServiceStatus
from reception.queue.model import Call
from reception.system.clock import Clock, unit_zone
from ui_kit.background import Background
from ui_kit.changes import Rereader
from ui_kit.heartbeat import MinuteClock
from ui_kit.translations import see_tamazight
from ui_kit.words import time_text

QML_IMPORT_NAME = "Nouba.Board"
QML_IMPORT_MAJOR_VERSION = 1

_log = logging.getLogger(__name__)
# Three pulses, each slower than a second; the next call waits for their end.
ANNOUNCEMENT_MS = 3_600
_MS = timedelta(milliseconds=1)
# A timer may come a little early; nobody sees a second.
_LEAST_AGING_MS = 1_000
_RETRY_MS = 2_000
# A call is drawn before the lines are counted: both would take the same moment.
_COUNTED_AFTER_MS = 60


@QmlElement
class BoardViewModel(QObject):
    """Reads the calls when something changes and announces each new one in its turn."""

    called = Signal(object)
    """A ``Call`` is announced."""
    callsRead = Signal(object, object)
    """The unit and the calls were read; whoever is called next is among them."""
    notDescribed = Signal(object)
    """The unit has no such board or counter; the refusal says so. The board has shown nothing."""
    callsChanged = Signal()
    signChanged = Signal()
    unitChanged = Signal()
    waitingChanged = Signal()
    timeChanged = Signal()
    staleChanged = Signal()

    def __init__(
        self,
        hall: Hall,
        background: Background,
        clock: Clock,
        *,
        station: BoardStation = WALL,
        announcement_ms: int = ANNOUNCEMENT_MS,
        parent: QObject | None = None,
    ) -> None:
        """Show a hall; it is asked in the background only."""
        super().__init__(parent)
        self._hall = hall
        self._clock = clock
        self._station = station
        self._minute = MinuteClock(clock, self)
        self._minute.ticked.connect(self.timeChanged)
        self._minute.ticked.connect(self._let_absent_go)
        self._sequence = CallSequence()
        self._shown = call_rows.shown_calls(self._sequence, clock.now(), Language.ARABIC)
        self._reading: BoardReading | None = None
        self._waiting: tuple[ServiceStatus, ...] = ()
        self._current_at = clock.now()
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._recounter = Rereader(background, self)
        self._recounter.again.connect(self.refresh)
        self._counting = QTimer(self, singleShot=True, interval=_COUNTED_AFTER_MS)
        self._counting.timeout.connect(self._count_lines)
        self._is_feed_lost = False
        self._is_unreadable = False
        self._announcing = QTimer(self, singleShot=True, interval=announcement_ms)
        self._announcing.timeout.connect(self._announce_next)
        self._aging = QTimer(self, singleShot=True)
        self._aging.timeout.connect(self._place_calls)
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read the calls anew; while a reading is under way, read once more after it."""
        self._rereader.run(
            lambda: read_board(self._hall, self._station, self._reading), self._read, self._not_read
        )

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
        # While the feed is lost it says itself when it is back; a question that hangs until then
        # would only keep the next one waiting.
        if not self._is_feed_lost:
            self._retry.start()

    @property
    def announced(self) -> Call | None:
        """Return the call that is being announced."""
        return self._sequence.announced

    @Property(list, notify=callsChanged)
    def large(self) -> list[call_rows.Shown]:
        """Return the calls in the large place, in the order in which they came."""
        return list(self._shown["large"])

    @Property(list, notify=callsChanged)
    def rows(self) -> list[call_rows.Shown]:
        """Return the other open calls, newest first, each with what there is to say of it."""
        return list(self._shown["rows"])

    @Property(int, notify=callsChanged)
    def awaited(self) -> int:
        """Return how many of the rows must have a place: their visitors have not come yet."""
        return sum(one["isAwaited"] for one in self._shown["rows"])

    @Slot(list, int, result=list)
    def mostNeeded(self, rows: list[call_rows.Shown], most: int) -> list[call_rows.Shown]:
        """Return so many of the rows: who is awaited goes before who has come."""
        return call_rows.most_needed(rows, most)

    @Property(list, notify=callsChanged)
    def absent(self) -> list[call_rows.Shown]:
        """Return the tickets of who did not come and may still be taken up again, newest first."""
        return list(self._shown["absent"])

    @Property(list, notify=unitChanged)
    def numberHead(self) -> list[Caption]:
        """Return the word above tickets, in three scripts."""
        return call_rows.head(content.NUMBER, self._first_language())

    @Property(list, notify=unitChanged)
    def counterHead(self) -> list[Caption]:
        """Return the word above counters, likewise."""
        return call_rows.head(content.COUNTER, self._first_language())

    @Property(dict, notify=unitChanged)
    def shape(self) -> dict[str, Any]:
        """Return how wide the tickets and counters of this board may become, and how many."""
        return asdict(self._shape)

    @Property(bool, notify=unitChanged)
    def areFew(self) -> bool:
        """Return whether the table of calls is so short that it stands below the newest."""
        return self._shape.are_few

    @Property(bool, notify=unitChanged)
    def areMany(self) -> bool:
        """Return whether there are more counters than stand in one column."""
        return self._shape.are_many

    @Slot(dict, dict, result=dict)
    def callSizes(self, shape: dict[str, Any], room: dict[str, Any]) -> dict[str, Any]:
        """Return the sizes of calls in a place of this size, in pixels."""
        return dict(call_sizes(TicketShape(**shape), CallsPlace(**room)))

    @Slot(dict, float, float, result=float)
    def leastWidth(self, shape: dict[str, Any], scale: float, mm: float) -> float:
        """Return how wide the calls must be beside pictures."""
        return least_width(TicketShape(**shape), scale, mm)

    @Slot(float, float, result=float)
    def pixelsOfMm(self, width: float, height: float) -> float:
        """Return how many pixels a millimetre has in a window that fills the screen."""
        return pixels_of_mm(width, height, self._station.inches)

    @Property(list, notify=unitChanged)
    def absentCaptions(self) -> list[Caption]:
        """Return what to do for whose ticket stands among the absent."""
        return content.side_by_side(content.ABSENT, self._first_language())

    @Property(dict, notify=signChanged)
    def sign(self) -> dict[str, Any]:
        """Return what stands over the counter, for a display that belongs to one."""
        here = self._reading.here if self._reading else None
        return content.sign_of(here, self._first_language())

    @Property(list, notify=waitingChanged)
    def waiting(self) -> list[dict[str, Any]]:
        """Return who waits for what; empty where the board does not say it."""
        reading = self._reading
        if not reading or not reading.board.waiting:
            return []
        return content.waiting_lines(reading.unit, reading.board, self._waiting)

    @Property(str, notify=unitChanged)
    def template(self) -> str:
        """Return how the board is divided."""
        return self._board.template

    @Property(bool, notify=unitChanged)
    def isRightToLeft(self) -> bool:
        """Return whether the unit's first language is read from right to left."""
        return self._first_language() is Language.ARABIC

    @Property(list, notify=unitChanged)
    def names(self) -> list[Caption]:
        """Return the unit's name in French and in Arabic."""
        return [self._unit_name(Language.FRENCH), self._unit_name(Language.ARABIC)]

    @Slot(list, float, float, list, result=dict)
    def heading(
        self, names: list[Caption], width: float, height: float, sizes: list[int]
    ) -> dict[str, Any]:
        """Return the names as they stand in places of this size, and in which of the sizes."""
        shown, size = content.heading(names, width, height, sizes)
        return {"names": shown, "size": size, "span": content.LINE_SPAN}

    @Slot(list, float, list, result=int)
    def serviceSize(self, lines: list[dict[str, Any]], width: float, sizes: list[int]) -> int:
        """Return the first of these sizes in which every service fits on a line of this width."""
        names = [turn["name"] for line in lines for turn in line["turns"]]
        return content.fitting(names, width, sizes)

    @Property(list, constant=True)
    def welcome(self) -> list[Caption]:
        """Return the greeting, in every language of the hall that has it."""
        return content.everywhere(content.WELCOME)

    @Property(list, notify=unitChanged)
    def numberAppearsHere(self) -> list[Caption]:
        """Return what to expect of this screen."""
        return content.everywhere(content.NUMBER_APPEARS_HERE)

    @Property(list, notify=unitChanged)
    def ticker(self) -> list[Caption]:
        """Return what the board says in turn: the office's messages, and advice."""
        return content.ticker(self._unit, self._board)

    @Slot(list, float, int, result=list)
    def inParts(self, captions: list[Caption], room: float, pixels: int) -> list[Caption]:
        """Return captions in parts that fit on a line of this width, in letters of this size."""
        return [part for one in captions for part in parts(one, room, pixels)]

    @Property(str, notify=unitChanged)
    def contact(self) -> str:
        """Return where complaints and questions go."""
        unit = self._unit
        parts = (unit.hotline, unit.complaints_site) if unit else ()
        return " · ".join(part for part in parts if part)

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
        """Return since when the board is not up to date."""
        zone = unit_zone(self._unit.zone) if self._unit else UTC
        since = time_text(self._current_at.astimezone(zone))
        return content.side_by_side(content.NOT_UP_TO_DATE, self._first_language(), since)

    def _read(self, reading: BoardReading) -> None:
        was_stale, self._is_unreadable = self.isStale, False
        self._current_at = self._clock.now()
        before, self._reading = self._reading, reading
        if before is None or (reading.unit, reading.board) != (before.unit, before.board):
            self._minute.use_zone(unit_zone(reading.unit.zone))
            see_tamazight(reading.unit.tamazight)
            # What is said of counters and lines is in the unit's words, too.
            for change in (self.unitChanged, self.signChanged, self.waitingChanged):
                change.emit()
        elif reading.here != before.here:
            self.signChanged.emit()
        if was_stale:
            self.staleChanged.emit()
        self._sequence.read(reading.calls, self._current_at)
        self.callsRead.emit(reading.unit, reading.calls)
        if self._sequence.waits and not self._announcing.isActive():
            self._announce_next()
        else:
            self._place_calls()
        if reading.board.waiting and not self._counting.isActive():
            self._counting.start()

    @Slot()
    def _count_lines(self) -> None:
        self._recounter.run(self._hall.services, self._counted, self._not_read)

    def _counted(self, waiting: tuple[ServiceStatus, ...]) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            self.waitingChanged.emit()

    def _not_read(self, error: Exception) -> None:
        if self._reading is None and isinstance(error, UnknownBoardError | UnknownCounterError):
            self.notDescribed.emit(error)
        elif isinstance(error, EnvironmentFault | Refusal):
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
        self._place_calls()
        if call:
            self.called.emit(call)

    @Slot()
    def _let_absent_go(self) -> None:
        """Look again while somebody is absent: nothing happens when the house's time is over."""
        if self._sequence.absent:
            self.refresh()

    @Slot()
    def _place_calls(self) -> None:
        now = self._clock.now()
        shown = call_rows.shown_calls(self._sequence, now, self._first_language())
        if shown != self._shown:
            self._shown = shown
            self.callsChanged.emit()
        older = call_rows.next_age_in(self._sequence, now)
        if older is None:
            self._aging.stop()
        else:
            self._aging.start(max(_LEAST_AGING_MS, -(-older // _MS)))

    @property
    def _unit(self) -> Unit | None:
        return self._reading.unit if self._reading else None

    @property
    def _shape(self) -> TicketShape:
        return ticket_shape(self._unit, self._board.zone)

    @property
    def _board(self) -> Board:
        return self._reading.board if self._reading else USUAL_BOARD

    def _unit_name(self, language: Language) -> Caption:
        return caption(language, self._unit.names.get(language, "") if self._unit else "")

    def _first_language(self) -> Language:
        return self._unit.languages[0] if self._unit else Language.ARABIC
