"""``nouba led``: the LED displays over the counters and in the hall, without a window."""

import logging
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Slot

from counter_display.led.driver import BLANK, LineKeeper, WantedText
from counter_display.led.settings import Idle, LedSetting, led_settings
from reception.app import join_reception
from reception.domain.board import CallPlace, call_place
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.ticket import TicketState
from reception.queue.calls_on_boards import CallSequence
from reception.queue.hall import CounterSign, Hall
from reception.queue.model import Call
from reception.system.clock import Clock, clock_named
from reception.system.settings import Settings
from ui_kit.app import close_or_give_up, make_app_without_window, watch_bugs
from ui_kit.background import Background, Pool
from ui_kit.changes import ChangeBridge, Rereader
from ui_kit.heartbeat import heartbeat_from_start

log = logging.getLogger(__name__)

_RETRY_MS = 2_000
# Long enough to be read from the last row before the next call takes the display.
ANNOUNCEMENT_MS = 4_000


type _Reading = tuple[Mapping[int, CounterSign], tuple[Call, ...]]


BLINKS = timedelta(seconds=10)
"""How long a new call blinks; then it stands still, which is easier to read."""
CLOSED = "-"
_BETWEEN = "  "
"""Between a ticket and its counter; most signs have no arrow."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A text, and until when it blinks; None: it stands still."""

    text: str
    blinks_until: datetime | None = None

    def blinks(self, now: datetime) -> bool:
        """Return whether it blinks at an instant.

        A clock that was set back far says that the call is still to come; it stands still then.
        """
        return self.blinks_until is not None and timedelta() < self.blinks_until - now <= 2 * BLINKS


NOTHING = Showing("")


def counter_showing(counter: CounterSign | None, idle: Idle) -> Showing:
    """Return what hangs over a counter: whom it called, else its number, else that it is closed."""
    if counter is None:
        return Showing(CLOSED)
    if counter.held:
        held = counter.held
        return _called(held.label, held.state, held.called_at)
    if not counter.is_open:
        return Showing(CLOSED)
    return Showing(str(counter.number)) if idle is Idle.NUMBER else NOTHING


def hall_showing(call: Call | None) -> Showing:
    """Return what hangs in the hall: a call as long as it stands."""
    if call is None:
        return NOTHING
    return _called(f"{call.label}{_BETWEEN}{call.counter}", call.state, call.called_at)


def _called(text: str, state: TicketState, called_at: datetime | None) -> Showing:
    is_awaited = call_place(state) is CallPlace.AWAITED
    return Showing(text, called_at + BLINKS if is_awaited and called_at else None)


class HallWatcher(QObject):
    """Keeps every line's displays as the hall is; while it cannot be read, they stay as they are.

    In the hall two quick calls are shown one after the other, as on the board.
    """

    def __init__(
        self,
        hall: Hall,
        background: Background,
        clock: Clock,
        keepers: Sequence[LineKeeper],
        *,
        announcement_ms: int = ANNOUNCEMENT_MS,
    ) -> None:
        """Read a hall; it is asked in the background only."""
        super().__init__()
        self._hall = hall
        self._clock = clock
        self._keepers = keepers
        self._sequence = CallSequence()
        self._signs: Mapping[int, CounterSign] | None = None
        self._is_unreadable = False
        self._unknown_reported: set[int] = set()
        self._rereader = Rereader(background, self)
        self._rereader.again.connect(self.refresh)
        self._announcing = QTimer(self, singleShot=True, interval=announcement_ms)
        self._announcing.timeout.connect(self._announce_next)
        self._blink_ends = QTimer(self, singleShot=True)
        self._blink_ends.timeout.connect(self._show)
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read the hall anew; while a reading is under way, read once more after it."""

        def read() -> _Reading:
            signs = {one.number: one for one in self._hall.signs()}
            return signs, self._hall.calls()

        self._rereader.run(read, self._read, self._not_read)

    @Slot()
    def refresh_soon(self) -> None:
        """Read the hall after a pause: a bug that every reading meets must not fill the log."""
        self._retry.start()

    def _read(self, reading: _Reading) -> None:
        if self._is_unreadable:
            log.info("the hall can be read again")
        self._is_unreadable = False
        self._signs, calls = reading
        self._log_unknown_counters()
        self._sequence.read(calls, self._clock.now())
        if self._sequence.waits and not self._announcing.isActive():
            self._announce_next()
        else:
            self._show()

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, EnvironmentFault | Refusal):
            log.error("reading the hall failed", exc_info=error)
        elif not self._is_unreadable:
            log.warning("the displays stay as they are: %s", error)
        self._is_unreadable = True
        if self._signs is None:
            # What stands there is of another day, or of before a power cut.
            for keeper in self._keepers:
                keeper.want({one.address: BLANK for one in keeper.setting.displays})
        self._retry.start()

    @Slot()
    def _announce_next(self) -> None:
        if self._sequence.announce_next():
            self._announcing.start()
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._signs is None:
            return
        now = self._clock.now()
        ends: list[datetime] = []
        for keeper in self._keepers:
            setting = keeper.setting
            wanted: dict[str, WantedText] = {}
            for one in setting.displays:
                showing = self._showing(one.counter, setting)
                is_blinking = setting.blinks and showing.blinks(now)
                wanted[one.address] = WantedText(showing.text, blinking=is_blinking)
                if is_blinking and showing.blinks_until:
                    ends.append(showing.blinks_until)
            keeper.want(wanted)
        if ends:
            self._blink_ends.start(max(1, -(-(min(ends) - now) // timedelta(milliseconds=1))))

    def _showing(self, counter: int | None, setting: LedSetting) -> Showing:
        if counter is None:
            large = self._sequence.large(1)
            # Who is awaited goes first; while nobody is, who was called last is served.
            newest = next(iter((*large, *self._sequence.history(large))), None)
            return hall_showing(self._sequence.announced or newest)
        return counter_showing((self._signs or {}).get(counter), setting.idle)

    def _log_unknown_counters(self) -> None:
        named = {one.counter for keeper in self._keepers for one in keeper.setting.displays}
        unknown = {one for one in named if one is not None and one not in (self._signs or {})}
        for counter in sorted(unknown - self._unknown_reported):
            log.warning("NOUBA_LED names counter %s, and this unit has no such counter", counter)
        self._unknown_reported = unknown


def run(settings: Settings) -> int:
    """Keep the displays until the system asks for the end; return the exit code.

    Raises:
        LedFault: no display is named, or what is named cannot be understood.
    """
    keepers = [LineKeeper(line) for line in led_settings(settings.led)]
    app = make_app_without_window(sys.argv[:1])
    clock = clock_named(settings.clock)
    reception = join_reception(settings.database, clock=clock)
    background = Pool("led")
    changes = ChangeBridge(reception.open_feed)
    watcher = HallWatcher(reception.hall, background, clock, keepers)
    changes.changed.connect(watcher.refresh)
    watch_bugs(watcher.refresh_soon, watcher)
    beating = heartbeat_from_start(watcher)
    for keeper in keepers:
        keeper.start()
    changes.start()
    watcher.refresh()
    try:
        return app.exec()
    finally:
        if beating:
            beating.close()
        for keeper in keepers:
            keeper.close()
        changes.close()
        background.close()
        close_or_give_up(reception.close)
